import type { Column } from '#platform/files/write-table.ts';
import type { RaisedQuestion } from './raised.queries.ts';
import { sayLevel } from './raised-list.page.tsx';
import { sayRaisedTitle } from './raised-list.tsx';
import { t } from './texts.ts';

export const raisedColumns = (): Column<RaisedQuestion>[] => [
  { title: t.colQuestion(), type: 'text', value: sayRaisedTitle, width: 50 },
  { title: t.colNetwork(), type: 'text', value: ({ network }) => network, width: 36 },
  { title: t.colLevel(), type: 'text', value: ({ level }) => sayLevel(level) },
  { title: t.colTo(), type: 'text', value: ({ addressee }) => addressee, width: 30 },
  { title: t.colRaised(), type: 'moment', value: ({ raised_at }) => raised_at },
  { title: t.colAnswered(), type: 'date', value: ({ answered_on }) => answered_on },
  { title: t.colAnswer(), type: 'text', value: ({ answer }) => answer, width: 70 },
  { title: t.colLink(), type: 'text', value: ({ source_link }) => source_link, width: 40 },
];
