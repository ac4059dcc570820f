import type { Column } from '#platform/files/write-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Decision } from './decisions.queries.ts';
import { sayActivity, sayOwner, sayProposal, sayRaised, sayWords } from './say-fate.ts';
import { t } from './texts.ts';

/** A network's decisions as a table to take along. */
export const decisionColumns = (): Column<Decision>[] => [
  { title: t.columnDay(), type: 'date', value: ({ starts_at }) => localDate(starts_at) },
  { title: t.columnMeeting(), type: 'text', value: ({ meeting }) => meeting },
  { title: t.columnNumber(), type: 'number', value: ({ number }) => number },
  { title: t.words(), type: 'text', value: sayWords },
  { title: t.owner(), type: 'text', value: sayOwner },
  {
    title: t.became(),
    type: 'text',
    value: ({ proposals, activities, raised }) =>
      [...proposals.map(sayProposal), ...activities.map(sayActivity), ...raised.map(sayRaised)].join('; '),
  },
];
