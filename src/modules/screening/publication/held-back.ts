import type { Slice } from './counts.ts';
import { isEmpty } from './families.ts';
import { makeLedger, monthsOf, wholeYear } from './ledger.ts';
import type { Table } from './show-quarter.ts';
import type { Tree } from './tree.ts';

/** A table in numbers: places shown, and places with somebody in them that are hidden. */
export type Held = { family: string; span: string; byChannel: boolean; shown: number; hidden: number };

export function heldBack(slices: readonly Slice[], tables: readonly Table[], tree: Tree, quarter: number): Held[] {
  const ledger = makeLedger(slices);
  return tables.map(({ family, span, byChannel, shown }) => {
    const totals = ledger.totals(tree, span === 'year' ? wholeYear : monthsOf(quarter));
    const hidden = [...totals].filter(([id, counts]) => !isEmpty(family, counts) && !shown.has(id)).length;
    return { family: family.name, span, byChannel, shown: shown.size, hidden };
  });
}
