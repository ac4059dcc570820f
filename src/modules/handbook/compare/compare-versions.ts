import { sections } from '#platform/text/index.ts';
import type { Step } from '../steps/step.ts';
import { stepAsText } from '../steps/text-of-steps.ts';
import { t } from '../versions/texts.ts';

export type Compared = { title: string; summary: string; body: string; steps: readonly Step[] };
/** `place` is a heading or a step, in words; `before` and `after` are Markdown, empty where there was or is none. */
export type Difference = { place: string; kind: 'added' | 'removed' | 'changed'; before: string; after: string };

type Piece = { key: string; place: string; text: string };

/** What differs, place by place, in the order of the newer text; what was removed stands where it was. Empty when they are alike. */
export function compareVersions(before: Compared, after: Compared): Difference[] {
  const old = piecesOf(before);
  const now = piecesOf(after);
  const places = new Map(old.map(({ key }, at) => [key, at]));
  const nowKeys = new Set(now.map(({ key }) => key));
  const found: Difference[] = [];
  let told = 0;
  const tellGone = (until: number) => {
    for (; told < until; told++) {
      const { key, place, text } = old[told]!;
      if (!nowKeys.has(key)) found.push({ place, kind: 'removed', before: text, after: '' });
    }
  };
  for (const { key, place, text } of now) {
    const at = places.get(key);
    if (at !== undefined) tellGone(at);
    const was = at === undefined ? undefined : old[at];
    if (!was) found.push({ place, kind: 'added', before: '', after: text });
    else if (was.text !== text) found.push({ place, kind: 'changed', before: was.text, after: text });
  }
  tellGone(old.length);
  return found;
}

function piecesOf({ title, summary, body, steps }: Compared): Piece[] {
  const seen = new Map<string, number>();
  // Two headings of the same words are told apart by their order.
  const once = (key: string) => {
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? key : `${key} ${n}`;
  };
  const parts = sections(body).map(({ heading, body: text }) => ({
    key: once(`section ${heading.toLowerCase()}`),
    place: heading || t.placeStart(),
    text: text.trim(),
  }));
  return [
    { key: 'title', place: t.placeTitle(), text: title },
    { key: 'summary', place: t.placeSummary(), text: summary },
    ...parts.filter(({ key, text }) => text !== '' || key !== 'section '),
    ...steps.map((step) => ({
      key: `step ${step.id}`,
      place: t.placeStep({ title: step.title }),
      text: stepAsText(steps, step),
    })),
  ];
}
