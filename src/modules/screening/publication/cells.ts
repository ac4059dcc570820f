import { type Channel, channels, nothing, type Slice } from './counts.ts';
import { type Ledger, makeLedger, monthsOf, wholeYear } from './ledger.ts';
import { type Published, showQuarter, type Table } from './show-quarter.ts';
import { showYear } from './show-year.ts';
import type { Tree } from './tree.ts';

export type Cell = {
  organisation: string;
  span: 'month' | 'quarter' | 'year';
  /** First month of the span, 0–11. */
  month: number;
  family: string;
  channel: Channel | 'all';
  measure: string;
  value: number;
};

/**
 * The cells of a quarter's publication, and of the year's when it is the last.
 * @param slices raw counts of the year so far
 * @param before the earlier quarters of the year, as published
 * @param tree as on the quarter's last day
 */
export function cellsOf(
  slices: readonly Slice[],
  before: readonly Published[],
  tree: Tree,
  threshold: number,
): { cells: Cell[]; tables: Table[] } {
  const ledger = makeLedger(slices);
  const quarter = before.length;
  const { published, tables } = showQuarter(ledger, tree, quarter, threshold);
  if (quarter === 3) tables.push(...showYear(ledger, [...before, published], threshold));
  return { cells: cellsIn(tables, ledger, tree, quarter), tables };
}

const LENGTH = { month: 1, quarter: 3, year: 12 };

/** Tables as cells: every measure of every shown place. */
export function cellsIn(tables: readonly Table[], ledger: Ledger, tree: Tree, quarter: number): Cell[] {
  const starts = { month: monthsOf(quarter), quarter: [quarter * 3], year: [0] };
  return tables.flatMap(({ family, span, byChannel, shown }) =>
    starts[span].flatMap((month) =>
      (byChannel ? channels : [undefined]).flatMap((channel) => {
        const totals = ledger.totals(tree, wholeYear.slice(month, month + LENGTH[span]), channel);
        return [...shown].flatMap((organisation) =>
          Object.entries(family.measures(totals.get(organisation) ?? nothing)).map(([measure, value]) => ({
            ...{ organisation, span, month, family: family.name, channel: channel ?? ('all' as const) },
            ...{ measure, value },
          })),
        );
      }),
    ),
  );
}
