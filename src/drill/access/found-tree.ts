import type { Ground, NewRow, Value } from './ground-of-world.ts';

export type Tree = Awaited<ReturnType<typeof foundTree>>;

export async function foundTree({ id, add }: Ground, seed: number) {
  // The tree: a region, two municipalities in it and one beside, units in administrations, two external organisations.
  const organisations: NewRow[] = [];
  const place = (kind: string, parent: string | null, kept_by: string | null = null): string => {
    const row = { id: id(), kind, name: `${kind} ${organisations.length}`, parent_id: parent, kept_by };
    organisations.push({
      ...row,
      ...(kind === 'region' || kind === 'municipality' ? { code: `${seed}-${row.id.slice(0, 8)}` } : {}),
    });
    return row.id;
  };
  const region = place('region', null);
  const towns = [place('municipality', region), place('municipality', region), place('municipality', null)];
  const administrations = towns.flatMap((town) => [place('administration', town), place('administration', town)]);
  const units = administrations.flatMap((above) => [place('unit', above), place('unit', above)]);
  const externals = [place('police', null, towns[0]!), place('womens_shelter', null, towns[1]!)];
  await add('organisation.organisation', organisations);
  const placesOf = [...towns, ...administrations, ...units];

  const topOf = (place: Value): Value => {
    const row = organisations.find((one) => one['id'] === place)!;
    return row['kind'] === 'municipality' || !row['parent_id'] ? place : topOf(row['parent_id']);
  };
  return { region, towns, administrations, units, externals, placesOf, topOf };
}
