import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  hello: 'Hello,',

  reminderSubject: { one: 'A course for you at work: {course}', other: 'Courses for you at work: {course} and more' },
  reminderWhy: {
    one: 'Your manager would like to remind you of a course that belongs to your work.',
    other: 'Your manager would like to remind you of {n} courses that belong to your work.',
  },
  campaignWhy:
    'This letter goes to those in {organisation} who do not yet have a course that is needed there. You are one of them.',
  reminderEnd: 'Not sure when it fits? Talk with your manager and find a time together.',

  firstSubject: { one: 'Your first course: {course}', other: 'Your first courses: {course} and more' },
  firstWhy: {
    one: 'You are new in your role, welcome. It comes with a course that is good to begin with.',
    other: 'You are new in your role, welcome. It comes with {n} courses that are good to begin with.',
  },
  firstEnd: 'Do talk with your manager about when to go. The course counts as work.',

  lapsingSubject: { one: 'Your certificate lapses soon: {course}', other: 'Your certificates lapse soon: {course} and more' },
  lapsingWhy: {
    one: 'What you learned is yours, but the certificate is valid for a time only. Take the course again before it lapses, and you keep it.',
    other:
      'What you learned is yours, but the certificates are valid for a time only. Take the courses again before they lapse, and you keep them.',
  },

  never: 'You have not taken this course yet.',
  lapsed: 'You have taken the course, but it was valid until {day} and needs to be taken again.',
  lapsing: 'Your certificate is valid to and including {day}.',
  next: 'The next occasion with a free seat is {when}.',
  noNext: 'Right now no occasion has a free seat for you.',
  signUp: 'Sign up here:',
  look: 'Here you see when the course is given and can join the queue:',
  elsewhere: 'Have you taken it somewhere else? Hand in your certificate here:',
};
