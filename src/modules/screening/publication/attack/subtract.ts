// The first attacker: takes away what is known from what it is part of, again and again, over levels, time, channels and
// outcomes, until nothing new is found.
import type { Tree } from '../tree.ts';
import { type Figure, firstDay } from './county.ts';

const wholes: Readonly<Record<string, readonly string[]>> = {
  visits: ['asked', 'not_asked'],
  asked: ['yes', 'not_yes'],
  not_asked: ['company', 'interpreter', 'child', 'acute', 'other'],
  not_yes: ['no', 'declined'],
  yes: ['with_children', 'without_children'],
  offered: ['accepted', 'not_accepted'],
  due: ['done', 'not_done'],
};
const alsoWhole: readonly (readonly [string, readonly string[]])[] = [['yes', ['offered', 'not_offered']]];
const measures = [...new Set([...Object.entries(wholes), ...alsoWhole].flatMap(([whole, parts]) => [whole, ...parts]))];

type Sum = { whole: string; parts: readonly string[] };

/** Everything reckoned out: known numbers by name, and sums of what is still hidden. */
export function subtract(figures: readonly Figure[], year: number, trees: readonly Tree[], units: readonly string[]) {
  const name = (place: string, span: string, month: number, channel: string, measure: string) =>
    `${place} ${span} ${firstDay(year, month)} ${channel} ${measure}`;
  const known = new Map(
    figures
      .filter(({ starts_on }) => starts_on.startsWith(`${year}-`))
      .map((f) => [name(f.organisation_id, f.span, Number(f.starts_on.slice(5, 7)) - 1, f.channel, f.measure), f.value]),
  );
  const sums = allSums(name, trees, units);
  const hidden = new Map<string, number>();
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const { whole, parts } of sums) {
      const unknown = parts.filter((part) => !known.has(part));
      const some = parts.reduce((total, part) => total + (known.get(part) ?? 0), 0);
      if (unknown.length === 0) known.set(whole, some);
      const total = known.get(whole);
      if (total === undefined || unknown.length === 0) continue;
      if (unknown.length === 1) known.set(unknown[0]!, total - some);
      else hidden.set(unknown.join(' + '), total - some);
    }
  }
  return { known, hidden };
}

function allSums(
  name: (place: string, span: string, month: number, channel: string, measure: string) => string,
  trees: readonly Tree[],
  units: readonly string[],
): Sum[] {
  const sums: Sum[] = [];
  const channels = ['all', 'visit', 'call', 'assessment'];
  const spans = [
    ...Array.from({ length: 12 }, (_, month) => ['month', month, Math.floor(month / 3)] as const),
    ...[0, 1, 2, 3].map((quarter) => ['quarter', quarter * 3, quarter] as const),
    ['year', 0, 3] as const,
  ];
  const below = trees.map((tree) => {
    const edges = units.flatMap((unit) =>
      tree
        .pathOf(unit)
        .slice(1)
        .map((id, i) => [tree.pathOf(unit)[i]!, id] as const),
    );
    return new Map(
      [...Map.groupBy(edges, ([above]) => above)].map(([above, list]) => [above, [...new Set(list.map(([, id]) => id))]]),
    );
  });
  const all = (quarter: number) => [...new Set(units.flatMap((unit) => [...trees[quarter]!.pathOf(unit)]))];
  // The same units all year: then its months make its quarters, and they its year.
  const steady = (id: string) =>
    trees.every((tree) =>
      units.every((unit) => {
        const path = tree.pathOf(unit);
        return path.length === 0 || path.includes(id) === trees[3]!.pathOf(unit).includes(id);
      }),
    );

  for (const measure of measures) {
    for (const channel of channels) {
      for (const [span, month, quarter] of spans) {
        for (const [above, ids] of below[quarter]!) {
          sums.push({
            whole: name(above, span, month, channel, measure),
            parts: ids.map((id) => name(id, span, month, channel, measure)),
          });
        }
      }
      for (const [q] of trees.entries()) {
        for (const id of all(q)) {
          const months = [0, 1, 2].map((i) => name(id, 'month', q * 3 + i, channel, measure));
          sums.push({ whole: name(id, 'quarter', q * 3, channel, measure), parts: months });
        }
      }
      for (const id of all(3).filter(steady)) {
        const quarters = [0, 3, 6, 9].map((first) => name(id, 'quarter', first, channel, measure));
        sums.push({ whole: name(id, 'year', 0, channel, measure), parts: quarters });
      }
    }
    for (const [span, month, quarter] of spans) {
      for (const id of all(quarter)) {
        const parts = channels.slice(1).map((channel) => name(id, span, month, channel, measure));
        sums.push({ whole: name(id, span, month, 'all', measure), parts });
      }
    }
  }
  for (const [whole, parts] of [...Object.entries(wholes), ...alsoWhole]) {
    for (const channel of channels) {
      for (const [span, month, quarter] of spans) {
        for (const id of all(quarter)) {
          sums.push({
            whole: name(id, span, month, channel, whole),
            parts: parts.map((part) => name(id, span, month, channel, part)),
          });
        }
      }
    }
  }
  return sums;
}
