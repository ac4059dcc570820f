import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Slice } from '../counts.ts';
import { smallAlone, tableByTable } from './careless.ts';
import { type Figure, firstDay, publishYear, ROOT, slice, type Year } from './county.ts';
import { huntByIntervals, huntBySubtraction } from './hunt.ts';
import { makeCounty, shapes } from './made-up.ts';

/** `ATTACKS=500 npx vitest run src/modules/screening/publication/attack` for a long night. */
const ATTACKS = Number(process.env['ATTACKS'] ?? 15);
const T = 5;

test.each(shapes)('no small number is found out in a county: %s', { timeout: 300_000 }, (shape) => {
  let published = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      for (const year of makeCounty(seed, shape)) {
        const figures = publishYear(year, T);
        published += figures.length;
        expect(huntBySubtraction(year, figures, T)).toEqual([]);
        expect(huntByIntervals(year, figures, T, false)).toEqual([]);
        expect(huntByIntervals(year, figures, T, true)).toEqual([]);
      }
    }),
    { numRuns: Math.ceil(ATTACKS / shapes.length), seed: 4 },
  );
  expect(published > 0).toBe(true);
});

const seeds = [1, 2, 3];

test('the attackers can find something: hiding only what is small gives it away', { timeout: 60_000 }, () => {
  const [year] = makeCounty(1, 'ordinary');
  const figures = publishYear(year!, T, smallAlone);
  expect(huntBySubtraction(year!, figures, T).length).toBeGreaterThan(3);
  expect(huntByIntervals(year!, figures, T, false).length).toBeGreaterThan(3);
});

test('nor is it enough to protect each table by itself: a year beside its quarters gives them away', { timeout: 60_000 }, () => {
  const found = seeds.map((seed) => {
    const [year] = makeCounty(seed, 'ordinary');
    const figures = publishYear(year!, T, tableByTable);
    return [huntBySubtraction(year!, figures, T).length, huntByIntervals(year!, figures, T, false).length] as const;
  });
  expect(found.filter(([subtracted]) => subtracted > 0).length).toBeGreaterThan(0);
  // What subtraction alone does not find, the linear program does.
  expect(found.filter(([, solved]) => solved > 0).length).toBe(seeds.length);
});

const town = (slices: readonly Slice[]): Year => {
  const unit = (id: string) => ({ id, parent: ROOT, kind: 'unit' });
  const places = [{ id: ROOT, parent: null, kind: 'municipality' }, unit('one'), unit('two')];
  return { year: 2024, places: [places, places, places, places], slices };
};
const asked = (unit: string, month: number, n: number, yes = 0) =>
  slice(unit, month, 'visit', { visits: n, asked: n, yes, no: n - yes });
const told = (place: string, span: Figure['span'], month: number, family: string, numbers: Record<string, number>): Figure[] =>
  Object.entries(numbers).map(([measure, value]) => ({
    ...{ organisation_id: place, span, starts_on: firstDay(2024, month), family, channel: 'all', measure, value },
  }));

test('where three ways meet, each well protected beside each other one, the most that can be asked is looked at too', () => {
  // Asked is known by unit and quarter; yes by town and quarter, and would be by unit and year.
  const year = town([asked('one', 0, 20, 3), asked('one', 3, 30, 12), asked('two', 0, 20, 5), asked('two', 3, 5, 4)]);
  const figures = publishYear(year, T);
  expect(huntByIntervals(year, figures, T, false)).toEqual([]);
  expect(
    figures.filter(({ span, family }) => span === 'year' && family === 'answers').map((f) => f.organisation_id),
  ).not.toContain('one');
  // 8 said yes in the town's first quarter. Of the other unit's 9 in the year at most 5 were asked in its second: 4 are left.
  const more = [
    ...figures,
    ...told('one', 'year', 0, 'answers', { yes: 15, not_yes: 35 }),
    ...told('two', 'year', 0, 'answers', { yes: 9, not_yes: 16 }),
  ];
  expect(huntBySubtraction(year, more, T)).toEqual([]); // subtraction does not see it
  expect(huntByIntervals(year, more, T, false)).toContain('one quarter 0 all yes = 3 ≤ 4.0');
});

test('that a unit opened in February is known in the town: its months are not shown where they would tell on another', () => {
  const year = town([asked('one', 0, 8), asked('one', 1, 1), asked('one', 2, 1), asked('two', 1, 20), asked('two', 2, 20)]);
  const figures = publishYear(year, T);
  expect(huntByIntervals(year, figures, T, true)).toEqual([]);
  expect(figures.filter(({ span }) => span === 'month')).toEqual([]);
  const months = [8, 21, 21].flatMap((n, month) => told(ROOT, 'month', month, 'asked', { visits: n, asked: n, not_asked: 0 }));
  expect(huntByIntervals(year, [...figures, ...months], T, true)).toContain('one month 1 all asked = 1 ≤ 2.0');
});

test('that a unit takes no calls is known in the town: channels are not shown where they would tell on another', () => {
  const by = (unit: string, channel: Slice['channel'], n: number) => slice(unit, 0, channel, { visits: n, asked: n, no: n });
  const one = [by('one', 'visit', 8), by('one', 'call', 1), by('one', 'assessment', 1)];
  const year = town([...one, by('two', 'call', 20), by('two', 'assessment', 20)]);
  const figures = publishYear(year, T);
  expect(huntByIntervals(year, figures, T, true)).toEqual([]);
  expect(figures.filter(({ channel }) => channel !== 'all')).toEqual([]);
  const channels = Object.entries({ visit: 8, call: 21, assessment: 21 }).flatMap(([channel, n]) =>
    told(ROOT, 'year', 0, 'asked', { visits: n, asked: n, not_asked: 0 }).map((figure) => ({ ...figure, channel })),
  );
  expect(huntByIntervals(year, [...figures, ...channels], T, true)).toContain('one year 0 call asked = 1 ≤ 2.0');
});

test('a year is not shown where it would tell what a hidden quarter was, or whom another county took over', () => {
  const thin = town([asked('one', 0, 3), asked('one', 3, 30), asked('two', 6, 30)]);
  const left = town([asked('one', 0, 30), asked('two', 0, 3)]);
  const without = left.places[0]!.filter(({ id }) => id !== 'two');
  for (const year of [thin, { ...left, places: [left.places[0]!, left.places[0]!, without, without] }]) {
    const figures = publishYear(year, T);
    expect(huntByIntervals(year, figures, T, true)).toEqual([]);
    expect(figures.filter(({ span, family }) => span === 'year' && family === 'asked')).toEqual([]);
  }
});
