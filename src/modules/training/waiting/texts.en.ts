import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  offer: 'You have been offered a seat on {title}',
  offerUntil: 'The seat is yours until {when}. Accept or decline.',
  answer: 'Answer',
  finalCall: 'There is a free seat on {title}',
  finalCallBody: 'First come, first served among those in the queue. {when}.',
  takeIt: 'Take the seat',

  partToday: 'Today at {time} you lead {title}',
  partTodayBody: {
    one: 'Part {number} of {of}. {place}{n} participant.',
    other: 'Part {number} of {of}. {place}{n} participants.',
  },
  takeAttendance: 'Take attendance',
  listMissing: 'Attendance is missing for {title}',
  listMissingBody: 'Part {number}, {when}. Without it nobody can get a certificate.',
  listHalfBody: '{missing} of {people} have no attendance for part {number}, {when}. Without it they get no certificate.',
  fillIn: 'Fill it in',

  requests: { one: 'One of your staff awaits your answer', other: '{n} of your staff await your answer' },
  requestsBody: 'They have signed up for {titles}.',
  decide: 'Say yes or no',
  claims: { one: 'One certificate awaits your approval', other: '{n} certificates await your approval' },
  claimsBody: '{titles}. Approve when you have talked it over at work.',
  look: 'Look at them',

  lapsed: 'Your knowledge has lapsed: {title}',
  lapsedBody: 'It was valid until {day}.',
  lapsing: 'Soon time again: {title}',
  lapsingBody: 'It is valid until {day}.',
  seeDates: 'See dates',
  forYou: 'A course for you: {title}',
  forYouBody: 'It belongs to your work. Next time: {when}.',
  seeCourse: 'See the course',

  noTrainer: 'Nobody leads {title}',
  noTrainerBody: 'Starts {when}.',
  chooseTrainer: 'Choose a trainer',
  draft: 'An occasion is not published: {title}',
  drafts: { one: '{n} occasion is not published', other: '{n} occasions are not published' },
  draftsBody: '{titles}. Nobody sees them yet.',
  draftTitle: '{title} {when}',
  draftBody: '{when}. Nobody sees it yet.',
  goOn: 'Go on',
  interest: { one: '{n} is interested in {title}', other: '{n} are interested in {title}' },
  interestBody: 'Set a date, and everyone on the list is told.',
  setDate: 'Set a date',
  queue: { one: '{n} waits for a seat on {title}', other: '{n} wait for a seat on {title}' },
  queueBody: 'There is no later occasion to take a seat on.',
  planOne: 'Plan another',
};
