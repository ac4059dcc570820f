// Counties made up by chance, and the nasty ones on purpose.
import { type Counts, channels, nothing, plus, type Slice } from '../counts.ts';
import type { Place } from '../tree.ts';
import { type County, ROOT } from './county.ts';

export const shapes = [
  ...['ordinary', 'sparse', 'busy', 'one unit', 'all asked', 'nobody asked', 'equal rows', 'one channel', 'all say yes'],
  ...['opens', 'closes', 'moves', 'many small', 'one big', 'begins late'],
] as const;
export type Shape = (typeof shapes)[number];

/** Small and even enough: mulberry32. */
export function chance(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Unit = { id: string; above: string; rate: number; ask: number; yes: number; months: readonly number[] };

export function makeCounty(seed: number, shape: Shape, years = 1): County {
  const random = chance(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const towns = shape === 'one unit' ? 1 : 1 + upTo(3);
  const above: Place[] = [{ id: ROOT, parent: null, kind: 'region' }];
  const units: Unit[] = [];
  for (let t = 0; t < towns; t++) {
    above.push({ id: `town ${t}`, parent: ROOT, kind: 'municipality' });
    for (let a = 0; a < (shape === 'one unit' ? 1 : 1 + upTo(2)); a++) {
      const id = `${t}.${a}`;
      above.push({ id, parent: `town ${t}`, kind: 'administration' });
      const many = shape === 'one unit' ? 1 : shape === 'many small' ? 4 : 1 + upTo(4);
      for (let u = 0; u < many; u++) units.push(makeUnit(`${id}.${u}`, id, shape, random, units.length === 0));
    }
  }
  return Array.from({ length: years }, (_, i) => {
    const places = [0, 1, 2, 3].map((quarter) => [...above, ...units.flatMap((unit) => placeOf(unit, quarter, shape, above))]);
    const twin = units.map((unit) =>
      slicesOf(
        shape === 'equal rows' ? { ...units[0]!, id: unit.id } : unit,
        shape,
        chance(seed + (shape === 'equal rows' ? 0 : units.indexOf(unit)) * 7919 + i),
      ),
    );
    return { year: 2024 + i, places, slices: twin.flat() };
  });
}

function makeUnit(id: string, above: string, shape: Shape, random: () => number, first: boolean): Unit {
  const rates: Partial<Record<Shape, number>> = { sparse: 1.5, busy: 40, 'many small': 2, 'one big': first ? 60 : 1.5 };
  const from = shape === 'begins late' ? 4 : shape === 'opens' && random() < 0.4 ? Math.floor(random() * 10) : 0;
  const until = shape === 'closes' && random() < 0.4 ? 1 + Math.floor(random() * 10) : 12;
  return {
    ...{ id, above, rate: (rates[shape] ?? 8) * (0.3 + 1.4 * random()) },
    ask: shape === 'all asked' ? 1 : shape === 'nobody asked' ? 0 : 0.4 + 0.55 * random(),
    yes: shape === 'all say yes' ? 1 : 0.05 + 0.5 * random(),
    months: Array.from({ length: 12 }, (_, month) => month).filter((month) => month >= from && month < Math.max(until, from + 1)),
  };
}

/** A unit that opens is not in the tree before; one that closes stays in it, closed; one that moves goes to another town. */
function placeOf(unit: Unit, quarter: number, shape: Shape, above: readonly Place[]): Place[] {
  if (shape === 'opens' && unit.months[0]! >= quarter * 3 + 3) return [];
  const others = above.filter(({ kind, id }) => kind === 'administration' && id !== unit.above);
  const moves = shape === 'moves' && unit.rate > 10 && quarter > 1 && others[0];
  return [{ id: unit.id, parent: moves ? moves.id : unit.above, kind: 'unit' }];
}

function slicesOf(unit: Unit, shape: Shape, random: () => number): Slice[] {
  const byChannel = shape === 'one channel' ? channels.slice(0, 1) : channels;
  return unit.months.flatMap((month) =>
    byChannel.flatMap((channel, c) => {
      const visits = Math.round(((unit.rate * 2 * random()) / byChannel.length) * (c === 0 ? 1.6 : 0.7));
      let sum = nothing;
      for (let i = 0; i < visits; i++) sum = plus(sum, { ...nothing, ...visit(unit, random) });
      const due = { ...nothing, due: Math.round(visits * 0.4), done: Math.round(visits * 0.4 * random()) };
      const counted = channel === 'visit' ? plus(sum, due) : sum;
      return visits > 0 ? [{ unit: unit.id, month, channel, counts: counted }] : [];
    }),
  );
}

function visit(unit: Unit, random: () => number): Partial<Counts> {
  if (random() >= unit.ask) {
    const reasons = ['company', 'interpreter', 'child', 'acute', 'other'] as const;
    return { visits: 1, [reasons[Math.floor(random() * 5)]!]: 1 };
  }
  if (random() >= unit.yes) return { visits: 1, asked: 1, [random() < 0.15 ? 'declined' : 'no']: 1 };
  const offered = random() < 0.85 ? 1 : 0;
  const accepted = offered && random() < 0.6 ? 1 : 0;
  return { visits: 1, asked: 1, yes: 1, children: random() < 0.5 ? 1 : 0, offered, accepted };
}
