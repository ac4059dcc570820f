import type { Step } from '../steps/step.ts';
import { stepAsText } from '../steps/text-of-steps.ts';
import type { Comparison } from './origin.queries.ts';
import type { Piece } from './pieces.ts';
import { headingOf, sectionsOf } from './text-parts.ts';
import { t } from './texts.ts';

/** What a piece is called: "Avsnittet Syfte". */
export function namePiece(piece: Piece): string {
  if (piece.kind === 'section') {
    const name = headingOf(piece.now ?? piece.was ?? '');
    return name ? t.kind_section({ name }) : t.kind_opening();
  }
  if (piece.kind === 'step') return t.kind_step({ name: piece.now?.title ?? piece.was?.title ?? '' });
  return t[`kind_${piece.kind}`]();
}

/** The three texts and what it would become, as Markdown; null where it is not there. */
export type Sides = { was: string | null; now: string | null; ours: string | null; merged: string | null };

export function sidesOf(piece: Piece, { was, now, ours }: Pick<Comparison, 'was' | 'now' | 'ours'>): Sides {
  switch (piece.kind) {
    case 'step': {
      const all = [...(now?.steps ?? []), ...ours.steps, ...was.steps];
      const say = (step: Step | undefined) => (step ? [`**${step.title}**`, stepAsText(all, step)].join('\n\n') : null);
      return { was: say(piece.was), now: say(piece.now), ours: say(piece.ours), merged: say(piece.merged) };
    }
    case 'section_order': {
      const named = new Map(
        [was, now ?? was, ours].flatMap(({ body }) => sectionsOf(body)).map(({ key, value }) => [key, headingOf(value)]),
      );
      return inOrder(piece, (key) => named.get(key) || t.kind_opening());
    }
    case 'step_order': {
      const named = new Map([was, now ?? was, ours].flatMap(({ steps }) => steps).map(({ id, title }) => [id, title]));
      return inOrder(piece, (key) => named.get(key) ?? key);
    }
    default:
      return { was: piece.was ?? null, now: piece.now ?? null, ours: piece.ours ?? null, merged: piece.merged ?? null };
  }
}

function inOrder(piece: { was: string[]; now: string[]; ours: string[] }, name: (key: string) => string): Sides {
  const list = (keys: string[]) => keys.map((key, i) => `${i + 1}. ${name(key)}`).join('\n');
  return { was: list(piece.was), now: list(piece.now), ours: list(piece.ours), merged: list(piece.now) };
}
