import type { Item } from '../format/schema.ts';

export type Span = { min: number; max: number };

/**
 * The least and the most one item can give. Nothing (0) is always among them: it may be hidden, left or declined.
 * Weights are whole and positive, so the order stays.
 */
export function spanOf(item: Item): Span {
  const given = pointsOf(item).map((points) => points * weightOf(item));
  if (item.type !== 'choices') return { min: Math.min(0, ...given), max: Math.max(0, ...given) };
  const sum = (wanted: (points: number) => boolean) => given.filter(wanted).reduce((a, b) => a + b, 0);
  return { min: sum((points) => points < 0), max: sum((points) => points > 0) };
}

/**
 * Between which values every score lies, counted as if all items could be shown at once: what skip rules make impossible
 * is not taken off, so that bands that cover this cover whatever can come.
 */
export function reachOf(items: readonly Item[]): Span {
  const spans = items.map(spanOf);
  return {
    min: spans.reduce((sum, { min }) => sum + min, 0),
    max: spans.reduce((sum, { max }) => sum + max, 0),
  };
}

export const weightOf = (item: Item): number => ('weight' in item ? (item.weight ?? 1) : 1);

function pointsOf(item: Item): number[] {
  if (item.type === 'choice' || item.type === 'choices')
    return item.options.map((option) => ('points' in option ? option.points : 0));
  if (!('points' in item) || !item.points) return [];
  return Array.isArray(item.points) ? item.points.map(({ points }) => points) : [item.points.yes, item.points.no];
}
