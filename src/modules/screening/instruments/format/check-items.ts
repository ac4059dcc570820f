// What items say together: keys, skip rules. Looks at every item by itself, so that a fault in one does not hide those of the
// others.

import { cut } from '#platform/i18n/cut.ts';
import type { Said } from './check-ranges.ts';
import { pointer } from './read-json.ts';
import { readable } from './readable.ts';
import { type Condition, condition, type Item, items } from './schema.ts';
import { suggest } from './suggest.ts';
import { t } from './texts.ts';

/** An item where it stands in the file; `item` is null where something is wrong with it by itself. */
export type Placed = { at: string; raw: Record<string, unknown>; key: string | null; item: Item | null };

/** Every item of the file, in its order. */
export function placeItems(raw: unknown, kind: 'scored' | 'unscored'): Placed[] {
  return readable.list(readable.object(raw)?.['sections']).flatMap((section, i) =>
    readable.list(readable.object(section)?.['items']).map((one, j) => {
      const item = items[kind].safeParse(one);
      const object = readable.object(one) ?? {};
      return {
        at: pointer(['sections', i, 'items', j]),
        raw: object,
        key: readable.text(object['key']),
        item: item.success ? item.data : null,
      };
    }),
  );
}

/** A key that stands twice in a list: told at the second. */
export function checkKeys(path: string, list: unknown): Said[] {
  const seen = new Set<string>();
  return readable.list(list).flatMap((one, i) => {
    const key = readable.text(readable.object(one)?.['key']);
    if (key === null) return [];
    if (seen.has(key)) return [{ path: `${path}/${i}/key`, sentence: t.keyTwice({ key: cut(key, 60) }) }];
    seen.add(key);
    return [];
  });
}

/** One by one, so that who has had enough of faults stops the looking. */
export function* checkItems(placed: readonly Placed[]): Generator<Said> {
  const first = new Map<string, number>();
  for (const [i, { key }] of placed.entries()) if (key !== null && !first.has(key)) first.set(key, i);
  for (const [i, one] of placed.entries()) {
    if (one.key !== null && first.get(one.key) !== i)
      yield { path: `${one.at}/key`, sentence: t.keyTwice({ key: cut(one.key, 60) }) };
    yield* checkKeys(`${one.at}/options`, one.raw['options']);
    yield* checkKeys(`${one.at}/judgements`, one.raw['judgements']);
    yield* checkShowWhen(placed, first, i);
  }
}

function* checkShowWhen(placed: readonly Placed[], first: ReadonlyMap<string, number>, i: number): Generator<Said> {
  const one = placed[i]!;
  const rule = readable.object(one.raw['show_when']);
  if (!rule) return;
  const at = `${one.at}/show_when`;
  if (Number('all' in rule) + Number('any' in rule) !== 1) yield { path: at, sentence: t.needsCondition() };
  for (const name of ['all', 'any'])
    for (const [n, raw] of readable.list(rule[name]).entries()) {
      const read = condition.safeParse(raw);
      if (read.success) yield* checkCondition(placed, first, i, read.data, `${at}/${name}/${n}`);
    }
}

function checkCondition(
  placed: readonly Placed[],
  first: ReadonlyMap<string, number>,
  i: number,
  { item: key, in: answers, from, to }: Condition,
  at: string,
): Said[] {
  const target = first.get(key);
  if (target === undefined) {
    const meant = suggest(key, first.keys());
    return [{ path: `${at}/item`, sentence: meant ? t.unknownItemMeant({ key, meant }) : t.unknownItem({ key }) }];
  }
  if (target === i) return [{ path: `${at}/item`, sentence: t.ownAnswer() }];
  if (target > i) {
    const way = wayBack(placed, first, target, i);
    return [{ path: `${at}/item`, sentence: way ? t.circle({ way: cut(way.join(' → '), 400) }) : t.laterItem({ key }) }];
  }
  const item = placed[target]!.item;
  if (!item) return []; // its own fault is told where it stands
  const ranged = from !== undefined || to !== undefined;
  if (item.type === 'number') {
    if (answers || !ranged) return [{ path: at, sentence: t.needsRange({ key }) }];
    if (from !== undefined && to !== undefined && from > to)
      return [{ path: `${at}/from`, sentence: t.fromAfterTo({ from, to }) }];
    return [];
  }
  if (!answers || ranged) return [{ path: at, sentence: t.needsIn() }];
  const known = answersOf(item);
  return answers.flatMap((answer, n) =>
    known.includes(answer) ? [] : [{ path: `${at}/in/${n}`, sentence: t.unknownAnswer({ answer, key, list: known.join(', ') }) }],
  );
}

/** From one item back to another along what they depend on, both named; null where there is no such way. */
function wayBack(placed: readonly Placed[], first: ReadonlyMap<string, number>, from: number, goal: number): string[] | null {
  const cameFrom = new Map<number, number | null>([[from, null]]);
  for (const here of cameFrom.keys()) {
    if (here === goal) break;
    for (const key of dependsOn(placed[here]!)) {
      const next = first.get(key);
      if (next !== undefined && !cameFrom.has(next)) cameFrom.set(next, here);
    }
  }
  if (!cameFrom.has(goal)) return null;
  const way: string[] = [];
  for (let i: number | null = goal; i !== null; i = cameFrom.get(i) ?? null) way.unshift(placed[i]?.key ?? '?');
  return [placed[goal]?.key ?? '?', ...way];
}

const dependsOn = ({ raw }: Placed): string[] => {
  const rule = readable.object(raw['show_when']);
  return [...readable.list(rule?.['all']), ...readable.list(rule?.['any'])]
    .map((one) => readable.text(readable.object(one)?.['item']))
    .filter((key) => key !== null);
};

/** What may be answered to it, by key. */
export function answersOf(item: Item): string[] {
  if (item.type === 'yes_no') return ['yes', 'no'];
  if (item.type === 'factor') return item.judgements?.map(({ key }) => key) ?? [...JUDGEMENTS];
  return item.type === 'number' ? [] : item.options.map(({ key }) => key);
}

export const JUDGEMENTS = ['present', 'partly', 'absent', 'unknown'] as const;
export const LEVELS = ['low', 'medium', 'high'] as const;
