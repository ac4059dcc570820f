import { type Fault, faultsOf, mayWait } from '../steps/check-steps.ts';
import type { Step } from '../steps/step.ts';
import { type Piece, piecesOf, withPiece } from './pieces.ts';
import type { RoutineText } from './text-parts.ts';
import { t } from './texts.ts';

/** `pieces` are those taken, the wished one first; `said` why none could be. */
export type Taken = { ok: true; text: RoutineText; pieces: readonly Piece[] } | { ok: false; said: string };
type Texts = { was: RoutineText; now: RoutineText; ours: RoutineText };

/**
 * Takes a piece over, as its `merged` says. No branch may come to lead nowhere or in a circle by it: a step that
 * leads to a new one brings that along, and where that is not enough, the other steps that the origin alone has changed come
 * with it. `left` are pieces that were left: they are never brought along.
 */
export function takePiece({ was, now, ours }: Texts, piece: Piece, left: ReadonlySet<string>): Taken {
  const before = new Set(faultsOf(ours.steps).map(nameOf));
  const fault = (text: RoutineText) => faultsOf(text.steps).find((one) => !mayWait(one) && !before.has(nameOf(one)));
  const pieces = [piece];
  let text = withPiece(ours, now, piece);
  for (let wrong = fault(text); wrong; wrong = fault(text)) {
    const open = piecesOf(was, now, text).filter(
      ({ key, kind, state }) => kind === 'step' && state === 'clean' && !left.has(key) && pieces.every((one) => one.key !== key),
    );
    const wanted = new Set([...missingFrom(text.steps), wrong.step].map((id) => `step:${id}`));
    const along = open.find(({ key }) => wanted.has(key)) ?? open[0];
    if (!along) return { ok: false, said: sayWhy(wrong, text.steps, [...ours.steps, ...now.steps]) };
    pieces.push(along);
    text = withPiece(text, now, along);
  }
  return { ok: true, text, pieces };
}

const nameOf = ({ step, kind }: Fault): string => `${step} ${kind}`;

/** Steps that are led to and are not there. */
function missingFrom(steps: readonly Step[]): string[] {
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ next }) => next.flatMap(({ to }) => (to !== null && !ids.has(to) ? [to] : [])));
}

function sayWhy(fault: Fault, steps: readonly Step[], known: readonly Step[]): string {
  const [missing] = missingFrom(steps);
  if (fault.kind !== 'no_such_step' || missing === undefined) return fault.sentence;
  const title = (id: string | null) => [...steps, ...known].find((one) => one.id === id)?.title ?? '';
  return t.leadsNowhere({ step: title(fault.step), missing: title(missing) });
}
