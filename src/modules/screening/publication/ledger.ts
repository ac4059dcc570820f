import { type Channel, type Counts, nothing, plus, type Slice } from './counts.ts';
import type { Tree } from './tree.ts';

/** The raw counts of a year, and their sums. */
export type Ledger = {
  units: readonly string[];
  /** Of one unit, over months 0–11, by one channel or all. */
  of(unit: string, months: readonly number[], channel?: Channel): Counts;
  /** Of every place of a tree. What has no visits has no entry. */
  totals(tree: Tree, months: readonly number[], channel?: Channel): ReadonlyMap<string, Counts>;
};

export function makeLedger(slices: readonly Slice[]): Ledger {
  const byUnit = Map.groupBy(slices, ({ unit }) => unit);
  const of = (unit: string, months: readonly number[], channel?: Channel): Counts =>
    (byUnit.get(unit) ?? [])
      .filter((slice) => months.includes(slice.month) && (channel === undefined || slice.channel === channel))
      .reduce((sum, { counts }) => plus(sum, counts), nothing);
  const totals = (tree: Tree, months: readonly number[], channel?: Channel) => {
    const sums = new Map<string, Counts>();
    for (const unit of byUnit.keys()) {
      const counts = of(unit, months, channel);
      if (counts.visits === 0 && counts.due === 0) continue;
      for (const id of tree.pathOf(unit)) sums.set(id, plus(sums.get(id) ?? nothing, counts));
    }
    return sums;
  };
  return { units: [...byUnit.keys()], of, totals };
}

export const monthsOf = (quarter: number): readonly number[] => [0, 1, 2].map((i) => quarter * 3 + i);
export const wholeYear: readonly number[] = Array.from({ length: 12 }, (_, i) => i);
