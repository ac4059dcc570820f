// Lists whose parts are known by a key: the sections of a text by their headings, steps by their ids.

export type Item<T> = { key: string; value: T };
export type Keyed<T> = readonly Item<T>[];

export const keysOf = (list: Keyed<unknown>): string[] => list.map(({ key }) => key);
export const found = <T>(list: Keyed<T>, key: string): T | undefined => list.find((item) => item.key === key)?.value;
export const without = <T>(list: Keyed<T>, key: string): Keyed<T> => list.filter((item) => item.key !== key);

/**
 * Puts an item in its place: where it stands, or, when it is new, after the nearest of those that come before it in `order` and
 * are here. Put one by one in any sequence, new items so come in the same order.
 */
export function put<T>(list: Keyed<T>, item: Item<T>, order: readonly string[]): Keyed<T> {
  if (list.some(({ key }) => key === item.key)) return list.map((one) => (one.key === item.key ? item : one));
  const before = order.slice(0, order.indexOf(item.key)).toReversed();
  const nearest = before.find((key) => list.some((one) => one.key === key));
  // What stands before the first heading (key '') has none of its own, and would else become part of another section.
  const opening = list[0]?.key === '' && item.key !== '' ? 1 : 0;
  const at = nearest === undefined ? opening : list.findIndex(({ key }) => key === nearest) + 1;
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** Puts those that are in `order` in that order; the others stay after what they stood after. */
export function sorted<T>(list: Keyed<T>, order: readonly string[]): Keyed<T> {
  const groups: Item<T>[][] = [[]];
  for (const item of list) {
    if (order.includes(item.key)) groups.push([item]);
    else groups.at(-1)?.push(item);
  }
  const [first = [], ...rest] = groups;
  const place = (group: Item<T>[]) => order.indexOf(group[0]?.key ?? '');
  return [...first, ...rest.sort((a, b) => place(a) - place(b)).flat()];
}

export const inCommon = (list: readonly string[], others: readonly string[]): string[] =>
  list.filter((key) => others.includes(key));

/** As one text, whatever order an object's parts stand in: the database keeps them in its own. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
export const alike = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
