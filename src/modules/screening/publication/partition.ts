// Which places of a tree may be shown, one parent at a time from the top down: HiTaS (P.-P. de Wolf, HiTaS: A Heuristic
// Approach to Cell Suppression in Hierarchical Tables, 2002). Primary suppression by the threshold rule; complementary
// suppression makes what remains of each parent safe too (Hundepool et al., Statistical Disclosure Control, 2012).
import { type Counts, minus, nothing } from './counts.ts';
import { type Family, isEmpty, isSafe } from './families.ts';
import type { Tree } from './tree.ts';

type Asked = {
  tree: Tree;
  family: Family;
  threshold: number;
  /** Totals by place, one map a period: a place is shown in all of them or in none. */
  periods: readonly ReadonlyMap<string, Counts>[];
  /** Places that may be shown at all. */
  may(id: string): boolean;
};

/**
 * Shown places. What is left of each shown place when the shown ones below it are taken away is empty, or is safe itself,
 * in every period: no subtraction finds a small number.
 */
export function partition({ tree, family, threshold, periods, may }: Asked): Set<string> {
  const at = (id: string) => periods.map((period) => period.get(id) ?? nothing);
  const safe = (all: readonly Counts[]) =>
    all.every((c) => isSafe(family, c, threshold)) && !all.every((c) => isEmpty(family, c)); // nobody there is no news
  const bearable = (all: readonly Counts[]) => all.every((c) => isEmpty(family, c) || isSafe(family, c, threshold));
  const below = childrenOf(tree, periods);

  const shown = new Set<string>();
  const open = (parent: string) => {
    shown.add(parent);
    const best = (below.get(parent) ?? [])
      .filter((id) => may(id) && safe(at(id)))
      .sort((a, b) => sizeOf(at(b)) - sizeOf(at(a)) || (a < b ? -1 : 1));
    const rest = () => best.reduce((left, id) => at(id).map((c, i) => minus(left[i]!, c)), at(parent));
    while (best.length > 0 && !bearable(rest())) best.pop(); // the smallest goes back into what is left
    for (const id of best) open(id);
  };
  if (may(tree.root) && safe(at(tree.root))) open(tree.root);
  return shown;
}

/** People a place counts, over all periods. */
export const sizeOf = (all: readonly Counts[]): number => all.reduce((sum, { visits, due }) => sum + visits + due, 0);

/** Places with anyone in them, by the place above. */
export function childrenOf(tree: Tree, periods: readonly ReadonlyMap<string, Counts>[]): ReadonlyMap<string, string[]> {
  const ids = new Set(periods.flatMap((period) => [...period.keys()]));
  ids.delete(tree.root);
  return Map.groupBy(ids, (id) => tree.pathOf(id).at(-2)!);
}
