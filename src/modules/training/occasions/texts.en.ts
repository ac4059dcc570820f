import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  noDate: 'No date set',
  severalParts: { one: '{first}, {n} part', other: '{first}, {n} parts until {last}' },

  interestCount: { one: '{n} has registered interest', other: '{n} have registered interest' },
  opens: 'Sign-up opens {when}',
  closed: 'Sign-up closed {day}',
  freeSeats: { one: '{n} free seat of {of}', other: '{n} free seats of {of}' },
  freeFirstCome: { one: '{n} free seat, first come first served', other: '{n} free seats, first come first served' },
  onlyKept: { one: 'One seat left, kept for some', other: '{n} seats left, kept for some' },
  fullWithQueue: { one: 'Full, {n} in the queue', other: 'Full, {n} in the queue' },
  full: 'Full',
  youHaveSeat: 'You have a seat',
  youWait: 'You are in the queue',
  youRest: 'You rest in the queue',
  youAsked: 'Waiting for your manager',
  youAreInterested: 'You have registered interest',
};
