import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'Today',
  waits: { one: 'One thing waits for you', other: '{n} things wait for you' },
  nothingWaits: 'Nothing waits for you today',
  more: { one: 'One more thing waits, less pressing.', other: '{n} more things wait, less pressing.' },
  emptyTitle: 'All done',
  emptyBody: 'When somebody needs you, or a seat becomes yours, it stands here. Meanwhile the courses are there.',
  toCourses: 'See the courses',
  coming: 'Your next sessions',
  noComing: 'You have no session planned.',
  part: 'part {number} of {of}',
  allMine: 'All your courses',
  knowledge: 'What you bring',
  certificates: { one: 'You have one valid certificate: {titles}.', other: 'You have {n} valid certificates: {titles}.' },
  noCertificates: 'You have no certificate here yet. If you took a course elsewhere you can hand in your certificate.',
  lapsed: { one: 'One has lapsed: {titles}.', other: '{n} have lapsed: {titles}.' },
  and: 'and',
  coverage: 'How {organisation} stands',
  covered: '{covered} of the {head} who shall have {title} have it – {share}.',
  goal: 'The target is {share} by {day}.',
  ringLabel: 'Have {title}',
  allCoverage: 'See all courses and units',

  welcome: 'Together, so that nobody is left alone with what is hard',
  what: 'Samfrid is where municipalities and regions learn and work together. Here you find courses, sign up and get your certificates. You sign in with the account your workplace gave you.',
  signIn: 'Sign in',
  calendar: 'Course calendar',
  calendarBody: 'See which courses are coming. No need to sign in.',
  certificate: 'Check a certificate',
  certificateBody: 'Has somebody shown you a certificate? Type its code and see that it holds.',
};
