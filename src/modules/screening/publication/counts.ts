export const channels = ['visit', 'call', 'assessment'] as const;
export type Channel = (typeof channels)[number];

/** What is counted of closed visits (screening.month_count) and of re-asks (screening.re_ask_count). */
export const counted = [
  'visits',
  'asked',
  'company',
  'interpreter',
  'child',
  'acute',
  'other',
  'yes',
  'no',
  'declined',
  'children',
  'offered',
  'accepted',
  'due',
  'done',
] as const;
export type Counts = Readonly<Record<(typeof counted)[number], number>>;

/** One row of the raw counts: a unit's month, 0–11 in its year, by one channel. Re-asks have no channel: they come with `visit`. */
export type Slice = { unit: string; month: number; channel: Channel; counts: Counts };

export const nothing: Counts = Object.freeze(Object.fromEntries(counted.map((name) => [name, 0])) as Counts);

export function plus(a: Counts, b: Counts): Counts {
  const sum: Record<string, number> = {};
  for (const name of counted) sum[name] = a[name] + b[name];
  return sum as Counts;
}

export function minus(a: Counts, b: Counts): Counts {
  const rest: Record<string, number> = {};
  for (const name of counted) rest[name] = a[name] - b[name];
  return rest as Counts;
}
