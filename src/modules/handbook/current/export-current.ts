import type { Column } from '#platform/files/write-table.ts';
import { t as routine } from '../routines/texts.ts';
import type { Answer, Evidence } from './current.queries.ts';
import { t } from './texts.ts';

type Row = { answer: Answer; evidence: Evidence | null };

/** A row for each routine that bears on a service's answer; one for a service that has none. */
export const evidenceRows = (answers: readonly Answer[]): Row[] =>
  answers.flatMap((answer) => (answer.evidence.length > 0 ? answer.evidence : [null]).map((evidence) => ({ answer, evidence })));

export const evidenceColumns = (): Column<Row>[] => [
  { title: t.colArea(), type: 'text', value: ({ answer }) => routine[`area_${answer.area}`](), width: 30 },
  { title: t.colAnswer(), type: 'text', value: ({ answer }) => (answer.yes ? t.yes() : t.no()) },
  { title: t.colTurns(), type: 'date', value: ({ answer }) => answer.turns },
  {
    ...{ title: t.colLacks(), type: 'text', width: 48 },
    value: ({ answer }) => answer.lacks.map((what) => t[`lacks_${what}`]()).join(' '),
  },
  { title: t.colNumber(), type: 'text', value: ({ evidence }) => evidence?.number },
  { title: t.colRoutine(), type: 'text', value: ({ evidence }) => evidence?.title, width: 48 },
  { title: t.colDecidedBy(), type: 'text', value: ({ evidence }) => evidence?.decided_by_body, width: 30 },
  { title: t.colDecided(), type: 'date', value: ({ evidence }) => evidence?.decided_on },
  { title: t.colFollowed(), type: 'date', value: ({ evidence }) => evidence?.followed_up_on },
  { title: t.colCounts(), type: 'date', value: ({ evidence }) => evidence?.until },
];
