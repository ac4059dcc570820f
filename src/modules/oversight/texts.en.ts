import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  menu: 'Oversight',
  start: 'Overview',
  reviews: 'Log review',
  requests: 'Log extracts',
  incidents: 'Incidents',
  whoLooked: 'Who has looked at me',

  title: 'Oversight',
  lead: 'Everyone who is in Samfrid leaves a trace. Here you see who has read about you, and here you tell us when something has gone wrong.',
  toAsk: 'Ask for a log extract',
  askBody: 'You have a right to know when somebody has read about you, and mostly who.',
  toReport: 'Report an incident',
  reportBody:
    'Something has ended up in the wrong place, is gone, or was seen by somebody who should not. Rather once too often.',
  ownLog: 'What I have done myself',
  toLog: 'Read your log',
  ownLogBody: 'All you do is noted. Nobody can change or remove a line.',
  questionsToYou: { one: 'You have a question to answer', other: 'You have {n} questions to answer' },
  questionsBody: 'Your manager or the log reviewer wonders about something in the log.',
  answer: 'Answer',
  reviewsWait: { one: 'A log review waits for you', other: '{n} log reviews wait for you' },
  reviewsBody: { one: '{n} entry is left.', other: '{n} entries are left.' },
  work: 'Go through',
  requestsWait: { one: 'A request for a log extract waits', other: '{n} requests for log extracts wait' },
  soonest: 'The first is to be answered by {day}.',
  incidentsOpen: { one: 'An incident is open', other: '{n} incidents are open' },
  look: 'Open',
  waiting: 'To do',
  forEveryone: 'For everyone',

  someoneProtected: 'A person with protected identity',
  you: 'you',
  employee: 'employee',
};
