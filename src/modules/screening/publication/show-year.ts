import { type Counts, channels } from './counts.ts';
import { answers, asked, type Family, finer, reAsks } from './families.ts';
import { type Ledger, monthsOf, wholeYear } from './ledger.ts';
import { partition } from './partition.ts';
import { leakingBlocks, roomOfAsked, settle } from './settle.ts';
import { isUpper, type Published, type Shown, type Table } from './show-quarter.ts';
import { blockOf, type Tree } from './tree.ts';

type Year = {
  ledger: Ledger;
  tree: Tree;
  quarters: readonly Published[];
  threshold: number;
  totals: ReadonlyMap<string, Counts>;
};

/**
 * What is shown of a year, when its four quarters have been published and cannot be changed: only what fixes no small number
 * together with them.
 */
export function showYear(ledger: Ledger, quarters: readonly Published[], threshold: number): Table[] {
  const { tree } = quarters[3]!;
  const year: Year = { ledger, tree, quarters, threshold, totals: ledger.totals(tree, wholeYear) };
  const moved = unsteady(year);
  const byYear = besideQuarters(
    year,
    asked,
    (quarter) => quarter.asked,
    (id) => !moved.has(id),
  );
  const answered = besideQuarters(
    year,
    answers,
    (quarter) => quarter.answers,
    (id) => byYear.has(id),
  );
  const tables: Table[] = [
    { family: asked, span: 'year', byChannel: false, shown: byYear },
    { family: asked, span: 'year', byChannel: true, shown: byChannel(year, byYear) },
    { family: answers, span: 'year', byChannel: false, shown: answered },
  ];
  const once = (family: Family, may: (id: string) => boolean): Table => ({
    ...{ family, span: 'year', byChannel: false },
    shown: partition({ tree, family, threshold, periods: [year.totals], may }),
  });
  for (const [family, above] of finer) {
    const parent = tables.find((table) => table.family.name === above && !table.byChannel)!.shown;
    tables.push(once(family, (id) => parent.has(id) && isUpper(tree, id)));
  }
  return [...tables, once(reAsks, () => true)];
}

/** Beside what was shown by quarter. Quarters in which the root was hidden are one column: what is left of the year without the others. */
function besideQuarters(year: Year, family: Family, shownOf: (quarter: Published) => Shown, may: (id: string) => boolean): Shown {
  const { ledger, tree, quarters, threshold, totals } = year;
  return settle({
    tree,
    totals,
    propose: (banned) => partition({ tree, family, threshold, periods: [totals], may: (id) => may(id) && !banned.has(id) }),
    leaks: (shown) => {
      const shares = ledger.units.flatMap((unit) => {
        const row = blockOf(tree, shown, unit);
        if (row === null) return [];
        return quarters.map((quarter, q) => {
          const among = blockOf(quarter.tree, shownOf(quarter), unit);
          const column = among === null ? 'hidden' : `${among} ${q}`;
          return { row, column, block: row, counts: ledger.of(unit, monthsOf(q)) };
        });
      });
      return leakingBlocks(family, shares, threshold, family === answers ? roomOfAsked : undefined);
    },
  });
}

/** By channel all three or none, beside the year's own numbers. */
function byChannel({ ledger, tree, threshold, totals }: Year, byYear: Shown): Shown {
  const periods = channels.map((channel) => ledger.totals(tree, wholeYear, channel));
  return settle({
    tree,
    totals,
    propose: (banned) => partition({ tree, family: asked, threshold, periods, may: (id) => byYear.has(id) && !banned.has(id) }),
    leaks: (shown) => {
      const shares = ledger.units.flatMap((unit) => {
        const row = blockOf(tree, byYear, unit);
        const block = blockOf(tree, shown, unit);
        if (row === null || block === null) return [];
        return channels.map((channel) => ({
          ...{ row, block, column: `${block} ${channel}` },
          counts: ledger.of(unit, wholeYear, channel),
        }));
      });
      return leakingBlocks(asked, shares, threshold);
    },
  });
}

/**
 * Places whose units were not the same all year: their quarters and their year would not be about the same people. A unit
 * that opened or closed moved nowhere.
 */
function unsteady({ ledger, tree, quarters }: Year): Set<string> {
  const moved = new Set<string>();
  for (const unit of ledger.units) {
    const last = tree.pathOf(unit);
    quarters.forEach((quarter, q) => {
      if (ledger.of(unit, monthsOf(q)).visits === 0) return;
      const path = quarter.tree.pathOf(unit);
      for (const id of [...path, ...last]) if (path.includes(id) !== last.includes(id)) moved.add(id);
    });
  }
  return moved;
}
