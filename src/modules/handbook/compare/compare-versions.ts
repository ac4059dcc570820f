import { sections } from '#platform/text/index.ts';
import type { Step } from '../steps/step.ts';
import { stepAsText } from '../steps/text-of-steps.ts';
import { t } from '../versions/texts.ts';

export type Compared = { title: string; summary: string; body: string; steps: readonly Step[] };
/** `place` is a heading or a step, in words; `before` and `after` are Markdown, empty where there was or is none. */
export type Difference = { place: string; kind: 'added' | 'removed' | 'changed'; before: string; after: string };

type Piece = { key: string; place: string; text: string; whole: string };

/** What differs, place by place, in the order of the newer text; what was removed stands where it was. Empty when they are alike. */
export function compareVersions(before: Compared, after: Compared): Difference[] {
  const old = piecesOf(before);
  const now = piecesOf(after);
  const places = new Map(old.map(({ key }, at) => [key, at]));
  const nowKeys = new Set(now.map(({ key }) => key));
  const found: Difference[] = [];
  let told = 0;
  const tellGone = (until: number) => {
    for (const { key, place, text, whole } of old.slice(told, until))
      if (!nowKeys.has(key)) found.push({ place, kind: 'removed', before: text || whole, after: '' });
    told = Math.max(told, until);
  };
  for (const { key, place, text, whole } of now) {
    const at = places.get(key);
    if (at !== undefined) tellGone(at);
    const was = at === undefined ? undefined : old[at];
    if (!was) found.push({ place, kind: 'added', before: '', after: text || whole });
    else if (was.text !== text) found.push({ place, kind: 'changed', before: was.text, after: text });
    // The heading alone: its size, its capitals.
    else if (was.whole !== whole) found.push({ place, kind: 'changed', before: was.whole, after: whole });
  }
  tellGone(old.length);
  const moved = [inOrder(old, (key) => nowKeys.has(key)), inOrder(now, (key) => places.has(key))] as const;
  if (moved[0].keys !== moved[1].keys)
    found.push({ place: t.placeOrder(), kind: 'changed', before: moved[0].list, after: moved[1].list });
  return found;
}

function inOrder(pieces: readonly Piece[], kept: (key: string) => boolean): { keys: string; list: string } {
  const both = pieces.filter(({ key }) => kept(key));
  return { keys: both.map(({ key }) => key).join('\n\n'), list: both.map(({ place }) => `- ${place}`).join('\n') };
}

function piecesOf({ title, summary, body, steps }: Compared): Piece[] {
  const seen = new Map<string, number>();
  // Two headings of the same words are told apart by their order.
  const once = (key: string) => {
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? key : `${key}\n${n}`;
  };
  const parts = sections(body).map(({ heading, body: text, source }) => ({
    key: once(`section ${heading.toLowerCase()}`),
    place: heading || t.placeStart(),
    text: tidy(text),
    whole: tidy(source),
  }));
  return [
    { key: 'title', place: t.placeTitle(), text: title, whole: title },
    { key: 'summary', place: t.placeSummary(), text: summary, whole: summary },
    ...parts.filter(({ key, text }) => text !== '' || key !== 'section '),
    ...steps.map((step) => {
      const text = stepAsText(steps, step);
      return { key: `step ${step.id}`, place: t.placeStep({ title: step.title }), text, whole: `**${step.title}**\n\n${text}` };
    }),
  ];
}

/** Empty lines around what stands under a heading say nothing. */
const tidy = (text: string): string => text.replace(/^\s*\n|\s+$/g, '');
