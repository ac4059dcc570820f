// Questions about steps as a graph: a branch is an edge, a step without an unknown target leads somewhere or ends.
import type { Branch, Step } from './step.ts';

/** A branch and where it stands: the step's id, and 0 for its first branch. */
type Way = { from: string; branch: number; to: string };

/** Who leads to a step, and by which branch. */
export const leadingTo = (steps: readonly Step[], id: string): { step: Step; branch: Branch }[] =>
  steps.flatMap((step) => step.next.filter(({ to }) => to === id).map((branch) => ({ step, branch })));

/** The steps one can come to from `start`, itself among them. */
export function reachedFrom(steps: readonly Step[], start: string): Set<string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const met = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = byId.get(id);
    if (!step || met.has(id)) continue;
    met.add(id);
    for (const { to } of step.next) if (to !== null) waiting.push(to);
  }
  return met;
}

type Circle = {
  /** The branch that closes it. */
  way: Way;
  /** Ids from the step it leads back to, round, and to that step again. */
  path: readonly string[];
};

/** Every branch that leads back to a step on the way to itself, found from the first step on, then from steps not met. */
export function circlesIn(steps: readonly Step[]): Circle[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = new Set<string>();
  const circles: Circle[] = [];
  const follow = (id: string, trail: readonly string[]) => {
    const here = [...trail, id];
    for (const [branch, { to }] of (byId.get(id)?.next ?? []).entries()) {
      if (to === null || !byId.has(to)) continue;
      const at = here.indexOf(to);
      if (at >= 0) circles.push({ way: { from: id, branch, to }, path: [...here.slice(at), to] });
      else if (!done.has(to)) follow(to, here);
    }
    done.add(id);
  };
  for (const { id } of steps) if (!done.has(id)) follow(id, []);
  return circles;
}

/** A way from one step to another, ids with both ends; null where there is none. From a step to itself: itself alone. */
export function pathBetween(steps: readonly Step[], from: string, to: string): string[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const came = new Map<string, string | null>([[from, null]]);
  const waiting = [from];
  for (let id = waiting.shift(); id !== undefined && id !== to; id = waiting.shift())
    for (const { to: on } of byId.get(id)?.next ?? [])
      if (on !== null && !came.has(on)) {
        came.set(on, id);
        waiting.push(on);
      }
  if (!came.has(to)) return null;
  const path: string[] = [];
  for (let id: string | null | undefined = to; id; id = came.get(id)) path.unshift(id);
  return path;
}
