import type { Column } from '#platform/files/write-table.ts';
import { t } from '../texts.ts';
import { sayPlace } from './example-card.tsx';
import type { ExampleLine } from './examples.queries.ts';

export const columns = (): Column<ExampleLine>[] => [
  { title: t.title(), type: 'text', value: ({ title }) => title },
  {
    title: t.filterProblem(),
    type: 'text',
    value: ({ problem_kinds }) => problem_kinds.map((one) => t[`problem_${one}`]()).join(', '),
  },
  {
    title: t.filterAudience(),
    type: 'text',
    value: ({ audiences }) => audiences.map((one) => t[`audience_${one}`]()).join(', '),
  },
  { title: t.factors(), type: 'text', value: ({ factors }) => factors.map((one) => t[`factor_${one}`]()).join(', ') },
  { title: t.filterEvidence(), type: 'text', value: ({ evidence_kind: kind }) => kind && t[`evidence_${kind}`]() },
  { title: t.filterMunicipality(), type: 'text', value: sayPlace },
  { title: t.checked(), type: 'date', value: ({ checked_on }) => checked_on },
  { title: t.usesTitle(), type: 'number', value: ({ uses }) => uses },
];
