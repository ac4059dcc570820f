import { type Cell, cellsIn } from '../cells.ts';
import { answers, asked, type Family, families, isEmpty, isSafe } from '../families.ts';
import { makeLedger, monthsOf, wholeYear } from '../ledger.ts';
import type { Table } from '../show-quarter.ts';
import type { Publish } from './county.ts';

/** What most would do: hide what is small, and nothing more. */
export const naive: Publish = (slices, before, tree, threshold) => {
  const ledger = makeLedger(slices);
  const quarter = before.length;
  const safe = (family: Family, months: readonly number[]) =>
    new Set(
      [...ledger.totals(tree, months)].filter(([, c]) => !isEmpty(family, c) && isSafe(family, c, threshold)).map(([id]) => id),
    );
  const tables: Table[] = [
    ...[asked, answers].map(
      (family): Table => ({ family, span: 'quarter', byChannel: false, shown: safe(family, monthsOf(quarter)) }),
    ),
    ...(quarter === 3
      ? families.map((family): Table => ({ family, span: 'year', byChannel: false, shown: safe(family, wholeYear) }))
      : []),
  ];
  return { cells: cellsIn(tables, ledger, tree, quarter) satisfies Cell[] };
};
