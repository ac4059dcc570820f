// Publications that do less than ours, to see that the attackers find what they should.
import { type Cell, cellsIn } from '../cells.ts';
import { answers, asked, type Family, families, isEmpty, isSafe } from '../families.ts';
import { type Ledger, makeLedger, monthsOf, wholeYear } from '../ledger.ts';
import { partition } from '../partition.ts';
import type { Table } from '../show-quarter.ts';
import type { Tree } from '../tree.ts';
import type { Publish } from './county.ts';

type Choose = (family: Family, ledger: Ledger, tree: Tree, months: readonly number[], threshold: number) => Set<string>;

const publishing =
  (choose: Choose): Publish =>
  (slices, before, tree, threshold): { cells: Cell[] } => {
    const ledger = makeLedger(slices);
    const quarter = before.length;
    const table = (family: Family, span: 'quarter' | 'year', months: readonly number[]): Table => ({
      ...{ family, span, byChannel: false, shown: choose(family, ledger, tree, months, threshold) },
    });
    const tables = [asked, answers].map((family) => table(family, 'quarter', monthsOf(quarter)));
    if (quarter === 3) tables.push(...families.map((family) => table(family, 'year', wholeYear)));
    return { cells: cellsIn(tables, ledger, tree, quarter) };
  };

/** What most would do: hide what is small, and nothing more. */
export const smallAlone = publishing(
  (family, ledger, tree, months, threshold) =>
    new Set(
      [...ledger.totals(tree, months)].filter(([, c]) => !isEmpty(family, c) && isSafe(family, c, threshold)).map(([id]) => id),
    ),
);

/** Each table well protected by itself, and none looked at beside another: the year gives its quarters away. */
export const tableByTable = publishing((family, ledger, tree, months, threshold) =>
  partition({ tree, family, threshold, periods: [ledger.totals(tree, months)], may: () => true }),
);
