import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishYear } from './county.ts';
import { huntByIntervals, huntBySubtraction } from './hunt.ts';
import { makeCounty, shapes } from './made-up.ts';
import { naive } from './naive.ts';

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

test('the attackers can find something: hiding only what is small gives it away', { timeout: 60_000 }, () => {
  const [year] = makeCounty(1, 'ordinary');
  const figures = publishYear(year!, T, naive);
  expect(huntBySubtraction(year!, figures, T).length).toBeGreaterThan(3);
  expect(huntByIntervals(year!, figures, T, false).length).toBeGreaterThan(3);
});
