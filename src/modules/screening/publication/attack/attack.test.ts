import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallAlone, tableByTable } from './careless.ts';
import { publishYear } from './county.ts';
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
