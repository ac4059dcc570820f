import type { Step } from '../steps/step.ts';
import { type Piece, piecesOf, withPiece } from './pieces.ts';
import type { RoutineText } from './text-parts.ts';

/** A step that would lead to one that is not there, once the piece is taken over: what stands in the way. */
export type Stuck = { step: string; missing: string };
export type Taken = { ok: true; text: RoutineText; pieces: readonly Piece[] } | { ok: false; stuck: Stuck };
type Texts = { was: RoutineText; now: RoutineText; ours: RoutineText };

/**
 * Takes a piece over, or what was written instead of it. A step that leads to a new one brings that one along, and a step that is
 * taken away those that led to it, as far as the origin changed them too: no branch ends where nothing is. `left` are the pieces
 * that have been left: they are never brought along.
 */
export function takePiece({ was, now, ours }: Texts, piece: Piece, left: ReadonlySet<string>, instead?: string | Step): Taken {
  const danglingBefore = new Set(dangling(ours.steps).map(nameOf));
  const pieces = [piece];
  let text = instead === undefined ? withPiece(ours, now, piece) : withPiece(ours, now, piece, instead as never);
  for (;;) {
    const stuck = dangling(text.steps).find((one) => !danglingBefore.has(nameOf(one)));
    if (!stuck) return { ok: true, text, pieces };
    const open = piecesOf(was, now, text).filter(
      (one) => one.state === 'clean' && !left.has(one.key) && !pieces.some(({ key }) => key === one.key),
    );
    const along = open.find(({ key }) => key === `step:${stuck.missing}`) ?? open.find(({ key }) => key === `step:${stuck.step}`);
    if (!along) return { ok: false, stuck: named(stuck, [...text.steps, ...ours.steps, ...now.steps]) };
    pieces.push(along);
    text = withPiece(text, now, along);
  }
}

const nameOf = ({ step, missing }: Stuck): string => `${step} ${missing}`;

function dangling(steps: readonly Step[]): Stuck[] {
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ id, next }) =>
    next.flatMap(({ to }) => (to !== null && !ids.has(to) ? [{ step: id, missing: to }] : [])),
  );
}

/** By the steps' titles, as a sentence says them. */
function named({ step, missing }: Stuck, steps: readonly Step[]): Stuck {
  const title = (id: string) => steps.find((one) => one.id === id)?.title || id;
  return { step: title(step), missing: title(missing) };
}
