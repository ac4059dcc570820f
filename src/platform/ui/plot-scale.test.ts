import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayTicks, niceTicks, scale, shareTicks, spread } from './plot-scale.ts';

test('ticks are round, start at nothing and reach over the top', () => {
  expect(niceTicks(612)).toEqual([0, 200, 400, 600, 800]);
  expect(niceTicks(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(niceTicks(0)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (top) => {
      const ticks = niceTicks(top);
      return (ticks.at(-1) ?? 0) >= top && ticks.length <= 7;
    }),
  );
});

test('an axis of shares stands on quarters from nothing, on round tens from higher up, and always ends at all', () => {
  expect(shareTicks(0)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(shareTicks(0.5)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(shareTicks(0.8)).toEqual([0.8, 0.9, 1]);
  expect(shareTicks(0.85)).toEqual([0.8, 0.9, 1]);
  expect(shareTicks(0.2)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
});

test('labels at the ends of lines never stand on each other, and stay on the plot where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 }), (wanted) => {
      const placed = spread(wanted, 46, 300).toSorted((a, b) => a - b);
      const apart = placed.every((y, i) => i === 0 || y - (placed[i - 1] ?? 0) >= 46 - 1e-9);
      const highest = Math.min(...wanted, 300 - 46 * (wanted.length - 1));
      return apart && (placed.at(-1) ?? 0) <= 300 && (placed[0] ?? 0) >= highest;
    }),
  );
});

test('a label moves only when it must', () => {
  expect(spread([10, 200], 46, 300)).toEqual([10, 200]);
});

test('time is labelled by the calendar, few enough to be read', () => {
  expect(dayTicks('2024-01-31', '2027-12-31', 6).map(({ label }) => label)).toEqual(['2025', '2026', '2027']);
  expect(dayTicks('2026-01-01', '2026-12-31', 6).map(({ label }) => label)).toEqual([
    'jan 2026',
    'apr 2026',
    'juli 2026',
    'okt 2026',
  ]);
  expect(dayTicks('2026-11-03', '2026-11-21', 6).map(({ label }) => label)).toEqual(['3 nov 2026', '21 nov 2026']);
  expect(dayTicks('', '', 6)).toEqual([]);
});

test('a plot of one day stands in the middle', () => {
  expect(scale(5, 5, 0, 100)(5)).toBe(50);
});
