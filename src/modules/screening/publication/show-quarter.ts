import { answers, asked, type Family } from './families.ts';
import { type Ledger, monthsOf } from './ledger.ts';
import { partition } from './partition.ts';
import { leakingBlocks, settle } from './settle.ts';
import { blockOf, type Tree } from './tree.ts';

/** Places shown in a table of a family. */
export type Shown = ReadonlySet<string>;
/** A quarter as it was published: the tree of its last day, and the places shown of it. */
export type Published = { tree: Tree; asked: Shown; answers: Shown };
export type Table = { family: Family; span: 'month' | 'quarter' | 'year'; byChannel: boolean; shown: Shown };

/** Levels on which answers are shown by quarter, and the finer questions at all. */
export const isUpper = (tree: Tree, id: string): boolean =>
  id === tree.root || tree.kindOf(id) === 'region' || tree.kindOf(id) === 'municipality';

/** What is shown of a quarter by itself. A place is shown by month, or with answers, only where it is shown by quarter. */
export function showQuarter(
  ledger: Ledger,
  tree: Tree,
  quarter: number,
  threshold: number,
): { published: Published; tables: Table[] } {
  const whole = ledger.totals(tree, monthsOf(quarter));
  const byQuarter = partition({ tree, family: asked, threshold, periods: [whole], may: () => true });
  const answered = partition({
    ...{ tree, family: answers, threshold, periods: [whole] },
    may: (id) => byQuarter.has(id) && isUpper(tree, id),
  });
  const byMonth = showMonths(ledger, tree, quarter, threshold, byQuarter);
  return {
    published: { tree, asked: byQuarter, answers: answered },
    tables: [
      { family: asked, span: 'month', byChannel: false, shown: byMonth },
      { family: asked, span: 'quarter', byChannel: false, shown: byQuarter },
      { family: answers, span: 'quarter', byChannel: false, shown: answered },
    ],
  };
}

/** By month all three or none: two months and their quarter would give the third. */
function showMonths(ledger: Ledger, tree: Tree, quarter: number, threshold: number, byQuarter: Shown): Shown {
  const months = monthsOf(quarter);
  const periods = months.map((month) => ledger.totals(tree, [month]));
  return settle({
    tree,
    totals: ledger.totals(tree, months),
    propose: (banned) =>
      partition({ tree, family: asked, threshold, periods, may: (id) => byQuarter.has(id) && !banned.has(id) }),
    leaks: (shown) => {
      const shares = ledger.units.flatMap((unit) => {
        const row = blockOf(tree, byQuarter, unit);
        const block = blockOf(tree, shown, unit);
        if (row === null || block === null) return [];
        return months.map((month) => ({ row, block, column: `${block} ${month}`, counts: ledger.of(unit, [month]) }));
      });
      return leakingBlocks(asked, shares, threshold);
    },
  });
}
