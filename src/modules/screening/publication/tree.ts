export type Place = { id: string; parent: string | null; kind: string };

/** A tree of organisations as it was at a quarter's end. */
export type Tree = {
  root: string;
  /** Ids from the root down to the place itself; empty for what is not in this tree. */
  pathOf(id: string): readonly string[];
  kindOf(id: string): string;
};

export function makeTree(root: string, places: readonly Place[]): Tree {
  const byId = new Map(places.map((place) => [place.id, place]));
  const paths = new Map<string, readonly string[]>();
  const pathOf = (id: string): readonly string[] => {
    const known = paths.get(id);
    if (known) return known;
    const place = byId.get(id);
    const above = id === root || !place?.parent ? [] : pathOf(place.parent);
    const path = id === root ? [root] : above.length > 0 ? [...above, id] : [];
    paths.set(id, path);
    return path;
  };
  return { root, pathOf, kindOf: (id) => byId.get(id)?.kind ?? 'unit' };
}

/** The nearest shown place above a unit, or itself: in whose number, less those of the shown ones below, the unit is hidden. */
export const blockOf = (tree: Tree, shown: ReadonlySet<string>, unit: string): string | null =>
  tree.pathOf(unit).findLast((id) => shown.has(id)) ?? null;
