// Where numbers and days fall on a plot, and which of them get a label. All lengths are the plot's own units.
import type { Day } from '#platform/i18n/dates.ts';
import { formatShortDay, localDate } from '#platform/i18n/dates.ts';

/** Round steps that fill 0–`top` with at most `most` lines: 1, 2, 5, 10, 20 … */
export function niceTicks(top: number, most = 5): number[] {
  if (top <= 0) return [0, 1];
  const rough = top / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
  const count = Math.ceil(top / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Moves labels apart so that none stand nearer than `gap`, each as little as possible, all within 0–`bottom`. */
export function spread(wanted: readonly number[], gap: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let last = -Infinity;
  for (const label of order) {
    label.y = Math.max(label.y, last + gap);
    last = label.y;
  }
  let next = bottom + gap;
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, next - gap);
    next = label.y;
  }
  const placed = [...wanted];
  for (const { y, i } of order) placed[i] = y;
  return placed;
}

/** At most `most` of the values, the first and last included, evenly chosen. */
export function pick<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => values[Math.round(i * step)]).filter((value) => value !== undefined);
}

/** Milliseconds at noon of the day. */
export const time = (day: Day): number => Date.parse(`${localDate(day)}T12:00:00Z`);

/** A straight scale from a–b to c–d. With nothing between a and b, everything stands in the middle. */
export const scale = (a: number, b: number, c: number, d: number) => (value: number) =>
  a === b ? (c + d) / 2 : c + ((value - a) / (b - a)) * (d - c);

/** nov 2026 */
export const monthOf = (day: Day): string => formatShortDay(day).replace(/^\d+ /, '');
