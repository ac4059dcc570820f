import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  fillIn: 'Please fill this in.',
  notPossible: 'This cannot be read. Please write it again.',
  notKeepable: 'There was a character here that cannot be kept. It is removed; look whether the text is right.',
  personInText: 'There is a personal identity number here. Take it out: no individual may be recognised.',
  personOnLine: 'Line {line}: there is a personal identity number here. Take it out: no individual may be recognised.',
  tooLong: 'Shorten it to at most {max} characters.',
  wholeNumber: 'Write a whole number from {min} to {max}.',
  notADay: 'Write the day as 2026-11-21.',
  notATime: 'Write the time as 14:30.',
  chooseOne: 'Choose one of the options.',
  notAnEmail: 'Write an e-mail address, such as name@ekhaga.example.',
  notAShare: 'Write a share from 1 to 100 per cent, for example 80.',
  notFoundTitle: 'There is no such page here',
  notFoundBody: 'It may have moved, or it belongs to someone else. Go to the start page and find your way from there.',
  refusedTitle: 'That was not possible this time',
  brokenTitle: 'Something went wrong on our side',
  brokenBody:
    'Nothing you did is half saved. Try again in a while. If it happens again, tell whoever runs Samfrid and give the number {reference}.',
  unreadableTitle: 'What was sent cannot be read',
  unreadableBody: 'Something broke on the way. Nothing is saved. Go back and send the form again.',
  tooLargeTitle: 'The file is too large',
  tooLargeBody: 'A file may be at most 50 MB.',
  busyTitle: 'Many people are here just now',
  busyBody: 'Samfrid cannot take everyone at once. Nothing of what you sent is saved. Wait {n} seconds and try again.',
  oftenTitle: 'That was a little too fast',
  oftenBody: {
    one: 'Samfrid cannot answer that many requests in so short a time. Nothing of what you sent is saved. Wait {n} second and try again.',
    other:
      'Samfrid cannot answer that many requests in so short a time. Nothing of what you sent is saved. Wait {n} seconds and try again.',
  },
  awayTitle: 'Samfrid cannot reach its database',
  awayBody:
    'It is usually over within seconds. Wait a while and try again. If you have just sent something, it is saved whole or not at all: look before you send it again.',
  fullTitle: 'Nothing can be saved just now',
  fullBody:
    'There is no room left to save in. Nothing of what you sent is saved, and what was there is still there. Try again in a while. Tell whoever runs Samfrid if it does not pass.',
  slowTitle: 'That took too long',
  slowBody:
    'The database did not answer in time, perhaps because someone else is changing the same thing. Nothing of what you sent is saved. Wait a while and try again.',
  tryAgain: 'Try again',
  toStart: 'To the start page',
};
