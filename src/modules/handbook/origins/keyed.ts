// Lists whose parts are known by a key: the sections of a text by their headings, steps by their ids. A text can have tens of thousands
// of sections: nothing here looks through one list for each part of another.

export type Item<T> = { key: string; value: T };
export type Keyed<T> = readonly Item<T>[];

export const keysOf = (list: Keyed<unknown>): string[] => list.map(({ key }) => key);
export const byKey = <T>(list: Keyed<T>): ReadonlyMap<string, T> => new Map(list.map(({ key, value }) => [key, value]));
export const without = <T>(list: Keyed<T>, key: string): Keyed<T> => list.filter((item) => item.key !== key);

/**
 * Puts an item in its place: where it stands, or, when it is new, after the nearest of those that come before it in `order` and
 * are here. Put one by one in any sequence, new items so come in the same order.
 */
export function put<T>(list: Keyed<T>, item: Item<T>, order: readonly string[]): Keyed<T> {
  const places = placesIn(keysOf(list));
  if (places.has(item.key)) return list.map((one) => (one.key === item.key ? item : one));
  const nearest = order.slice(0, order.indexOf(item.key)).findLast((key) => places.has(key));
  // What stands before the first heading (key '') has none of its own, and would else become part of another section.
  const opening = list[0]?.key === '' && item.key !== '' ? 1 : 0;
  const at = nearest === undefined ? opening : (places.get(nearest) ?? 0) + 1;
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** Puts those that are in `order` in that order; the others stay after what they stood after. */
export function sorted<T>(list: Keyed<T>, order: readonly string[]): Keyed<T> {
  const places = placesIn(order);
  const opening: Item<T>[] = [];
  const groups: { place: number; items: Item<T>[] }[] = [];
  for (const item of list) {
    const place = places.get(item.key);
    if (place === undefined) (groups.at(-1)?.items ?? opening).push(item);
    else groups.push({ place, items: [item] });
  }
  return [...opening, ...groups.sort((a, b) => a.place - b.place).flatMap(({ items }) => items)];
}

const placesIn = (keys: readonly string[]): ReadonlyMap<string, number> => new Map(keys.map((key, i) => [key, i]));

export function inCommon(list: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others);
  return list.filter((key) => there.has(key));
}

/** As one text, whatever order an object's parts stand in: the database keeps them in its own. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
export const alike = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
