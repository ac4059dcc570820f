import type { Span } from '../answers/points.ts';
import { t } from './texts.ts';

export type Said = { path: string; sentence: string };
type Range = { from: number; to: number };

const say = (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`);

/**
 * Ranges of whole numbers that together cover `span` without gaps or overlaps. `span` is null where it cannot be told because
 * something else is wrong; then only what the ranges say of each other is looked at. `path` is the list's.
 */
export function checkRanges(path: string, ranges: readonly Range[], span: Span | null, kind: 'bands' | 'number'): Said[] {
  const faults: Said[] = [];
  const placed = ranges
    .map((range, i) => ({ ...range, at: `${path}/${i}` }))
    .filter(({ from, to, at }) => {
      if (from > to) faults.push({ path: `${at}/from`, sentence: t.fromAfterTo({ from, to }) });
      return from <= to;
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  if (faults.length > 0) return faults;

  let reached: (typeof placed)[number] | null = null;
  for (const range of placed) {
    if (reached && range.from <= reached.to)
      faults.push({
        path: range.at,
        sentence: t.overlap({
          ...{ from: String(range.from), to: String(range.to) },
          ...{ otherFrom: String(reached.from), otherTo: String(reached.to) },
        }),
      });
    else if (reached && range.from > reached.to + 1)
      faults.push({ path: range.at, sentence: gapSaid(kind, span, say(reached.to + 1, range.from - 1)) });
    if (!reached || range.to > reached.to) reached = range;
  }
  const first = placed[0];
  if (!span || !first || !reached) return faults;
  if (first.from > span.min) faults.push({ path, sentence: gapSaid(kind, span, say(span.min, first.from - 1)) });
  if (reached.to < span.max) faults.push({ path, sentence: gapSaid(kind, span, say(reached.to + 1, span.max)) });
  return faults;
}

function gapSaid(kind: 'bands' | 'number', span: Span | null, gap: string): string {
  if (!span) return t.gap({ gap });
  const said = { min: String(span.min), max: String(span.max), gap };
  return kind === 'bands' ? t.notCovered(said) : t.numberNotCovered(said);
}
