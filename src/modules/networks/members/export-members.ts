import type { Column } from '#platform/files/write-table.ts';
import type { Fellow } from './members.queries.ts';
import { sayFunction } from './say-function.ts';
import { t } from './texts.ts';

/** The members of a network as a table to take along: nothing of who is not to be named but whom she stands for. */
export const memberColumns = (): Column<Fellow>[] => [
  { title: t.name(), type: 'text', value: ({ name }) => name ?? t.nameHidden(), width: 30 },
  { title: t.standsFor(), type: 'text', value: ({ stands_for }) => stands_for, width: 44 },
  { title: t.role(), type: 'text', value: ({ leads }) => (leads ? t.convener() : ''), width: 18 },
  { title: t.through(), type: 'text', value: sayThrough, width: 30 },
  { title: t.since(), type: 'date', value: ({ since }) => since },
];

const sayThrough = ({ by_name, functions }: Fellow): string =>
  [by_name && t.throughName(), ...(functions ?? []).map(sayFunction)].filter(Boolean).join(', ');
