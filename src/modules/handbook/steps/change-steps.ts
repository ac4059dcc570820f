// What one does with steps while writing, without touching the database. Each takes steps without circles, and gives steps
// without circles whose every way leads somewhere (change-steps.test.ts).
import { leadingTo } from './follow-steps.ts';
import type { Branch, Step } from './step.ts';

/** Where a new step is put: before the first, or on a way, which then leads to it. `onward` is where that way led. */
export type Place =
  | { kind: 'first'; onward: string | null }
  | { kind: 'way'; from: string; branch: number; onward: string | null };

/** Every place for a new step as the steps now are, in the order they are read. */
export const placesIn = (steps: readonly Step[]): Place[] => [
  { kind: 'first', onward: steps[0]?.id ?? null },
  ...steps.flatMap(({ id, next }) => next.map(({ to }, branch) => ({ kind: 'way' as const, from: id, branch, onward: to }))),
];

/** Puts a step on a way: what led onward now leads to it. Its own ways are its writer's. */
export function putIn(steps: readonly Step[], place: Place, added: Step): Step[] {
  if (place.kind === 'first') return [added, ...steps];
  const led = steps.map((step) => (step.id === place.from ? { ...step, next: turn(step.next, place.branch, added.id) } : step));
  const from = led.findIndex(({ id }) => id === place.from);
  const onward = led.findIndex(({ id }) => id === place.onward);
  // Read just before the step it leads on to; a way that ended among others is read last, so that the others keep their numbers.
  const many = (led[from]?.next.length ?? 0) > 1;
  const at = many && onward > from ? onward : many && place.onward === null ? led.length : from + 1;
  return led.toSpliced(at, 0, added);
}

const turn = (next: readonly Branch[], branch: number, to: string | null): Branch[] =>
  next.map((one, i) => (i === branch ? { ...one, to } : one));

/** Leads everybody who led to a step on to another. */
const leadOn = (steps: readonly Step[], id: string, to: string | null): Step[] =>
  steps.map((step) => ({ ...step, next: step.next.map((one) => (one.to === id ? { ...one, to } : one)) }));

/** Takes a step away. Those who led to it are led to `to`: one of the steps it led on to, or null for the end. */
export const takeAway = (steps: readonly Step[], id: string, to: string | null): Step[] =>
  leadOn(steps, id, to).filter((step) => step.id !== id);

/** Where those who led to a step may be led when it goes: each step it led on to once, and the end where it ended. */
export const onwardOf = (step: Step): (string | null)[] => [...new Set(step.next.map(({ to }) => to))];

const onlyWay = (step: Step | undefined): Branch | null => (step?.next.length === 1 ? (step.next[0] ?? null) : null);

/** Can two neighbours change places with the way through them? One way out of each, and nobody else leads to the second. */
const inLine = (steps: readonly Step[], first: Step, second: Step): boolean =>
  onlyWay(first)?.to === second.id && onlyWay(second) !== null && leadingTo(steps, second.id).length === 1;

/**
 * Moves a step one place up. In a line the way follows: what led to the one above leads to it, and it leads to that one. Where
 * ways part or meet, only the order one reads them in changes. Null where it is first, or would become so without being in line.
 */
export function moveUp(steps: readonly Step[], id: string): { steps: Step[]; waysToo: boolean } | null {
  const at = steps.findIndex((step) => step.id === id);
  const [above, moved] = [steps[at - 1], steps[at]];
  if (!above || !moved) return null;
  if (!inLine(steps, above, moved)) return at === 1 ? null : { steps: swapped(steps, at - 1), waysToo: false };
  const [led, on] = [onlyWay(above), onlyWay(moved)];
  if (!led || !on) return null;
  const turned = leadOn(steps, above.id, moved.id).map((step) =>
    step.id === moved.id
      ? { ...step, next: [{ ...on, to: above.id }] }
      : step.id === above.id
        ? { ...step, next: [{ ...led, to: on.to }] }
        : step,
  );
  return { steps: swapped(turned, at - 1), waysToo: true };
}

export function moveDown(steps: readonly Step[], id: string): { steps: Step[]; waysToo: boolean } | null {
  const below = steps[steps.findIndex((step) => step.id === id) + 1];
  return below && below.id !== steps[0]?.id ? moveUp(steps, below.id) : null;
}

const swapped = (steps: readonly Step[], at: number): Step[] => steps.toSpliced(at, 2, steps[at + 1]!, steps[at]!);

/**
 * Lets the routine begin with a step. One with a single way on is taken out of its place and leads to what was the first; one
 * where ways part keeps them, and what is then not met must be led to again. Null where it is the first.
 */
export function makeFirst(steps: readonly Step[], id: string): Step[] | null {
  const [first] = steps;
  const chosen = steps.find((step) => step.id === id);
  if (!first || !chosen || first.id === id) return null;
  const way = onlyWay(chosen);
  if (!way) return [chosen, ...steps.filter((step) => step !== chosen)];
  return [{ ...chosen, next: [{ ...way, to: first.id }] }, ...takeAway(steps, id, way.to)];
}
