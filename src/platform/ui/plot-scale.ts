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

/** Lines of an axis of shares, up to 1: quarters from nothing, and from higher up round tens, the lowest at or below `lowest`. */
export function shareTicks(lowest: number): number[] {
  if (lowest <= 0) return [0, 0.25, 0.5, 0.75, 1];
  const step = lowest >= 0.4 ? 1 : 2;
  const most = Math.ceil((10 - lowest * 10) / step - 1e-9);
  return Array.from({ length: most + 1 }, (_, i) => (10 - (most - i) * step) / 10);
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

/**
 * The days along a time axis that get a label: firsts of months an even number of months apart, at most `most`. A span too
 * short for that is labelled by its two ends.
 */
export function dayTicks(first: string, last: string, most: number): { day: string; label: string }[] {
  for (const months of [1, 3, 6, 12, 24, 60, 120]) {
    const days = firstsOfMonths(first, last, months);
    if (days.length < 2) break;
    if (days.length <= most) return days.map((day) => ({ day, label: months < 12 ? monthOf(day) : day.slice(0, 4) }));
  }
  return [...new Set([first, last])].filter(Boolean).map((day) => ({ day, label: formatShortDay(day) }));
}

/** Months are counted from year 0, so that a step of six always falls on January and July. */
function firstsOfMonths(first: string, last: string, step: number): string[] {
  const count = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const days: string[] = [];
  for (let month = Math.ceil(count(first) / step) * step; month <= count(last); month += step)
    days.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  return days.filter((day) => day >= first && day <= last);
}

/** Milliseconds at noon of the day. */
export const time = (day: Day): number => Date.parse(`${localDate(day)}T12:00:00Z`);

/** A straight scale from a–b to c–d. With nothing between a and b, everything stands in the middle. */
export const scale = (a: number, b: number, c: number, d: number) => (value: number) =>
  a === b ? (c + d) / 2 : c + ((value - a) / (b - a)) * (d - c);

/** nov 2026 */
const monthOf = (day: Day): string => formatShortDay(day).replace(/^\d+ /, '');
