import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  hello: 'Hello,',
  subjectOne: 'News in {network}',
  subject: { one: '{n} piece of news in your networks', other: '{n} pieces of news in your networks' },
  line: '– {kind}, {day}: {title}\n  {address}',
  letterMore: { one: 'And {n} more: {address}', other: 'And {n} more: {address}' },
  choose: 'How often you get this letter, and where to change it:\n{address}',
  meeting: 'Meeting',
  minutes: 'Minutes',
  decision: 'Decision',
  question: 'Question',
  answer: 'Answer',
  accepted: 'This is how we do',
  raised_answer: 'Answer to a raised question',
  file: 'File',
  title: 'Letters about what is new',
  lead: 'One letter gathers new minutes, decisions, questions, answers and files in the network: titles and links only. Where nothing is new there is no letter. Calls to meetings always come by themselves.',
  pace: 'How often do you want it?',
  at_once: 'At once for questions and answers, the rest every morning',
  daily: 'Every morning',
  weekly: 'Every Monday',
  never: 'Never',
  save: 'Save',
  saved: 'Saved.',
};
