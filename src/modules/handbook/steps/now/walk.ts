// Where somebody is who follows a routine one step at a time. It stands in the address and nowhere else: which way was chosen
// says something of a person one has met, and nothing of it may be kept (decision 0033).
import type { Step } from '../step.ts';

export type Walk = {
  /** The steps come through, ids from where one began to where one is. Empty where there are no steps. */
  path: readonly string[];
  /** The routine ended after the last of them. */
  ended: boolean;
};

/**
 * The walk an address says, as far as it holds: from the first step, each by a way that is there. What does not hold begins at
 * the step asked for, or at the first.
 */
export function walkFrom(
  steps: readonly Step[],
  asked: { way?: string | undefined; step?: string | undefined; ended: boolean },
): Walk {
  const find = (id: string | undefined) => steps.find((step) => step.id === id);
  const path = [...(asked.way ?? '').split('-').filter(Boolean), ...(asked.step ? [asked.step] : [])].slice(0, steps.length);
  const holds =
    path[0] === steps[0]?.id &&
    path.every((id, i) => find(id) && (i === 0 || find(path[i - 1])?.next.some(({ to }) => to === id)));
  const start = find(asked.step) ?? steps[0];
  const here = holds ? path : start ? [start.id] : [];
  const ended = asked.ended && (find(here.at(-1))?.next.some(({ to }) => to === null) ?? false);
  return { path: here, ended };
}

/** The address of a walk; `ended` where the last step's way ended. */
export function walkAddress(routine: string, version: string, path: readonly string[], ended = false): string {
  const query = new URLSearchParams({ version });
  if (path.length > 1) query.set('way', path.slice(0, -1).join('-'));
  const last = path.at(-1);
  if (last) query.set('step', last);
  if (ended) query.set('end', 'yes');
  return `/handbook/routines/${routine}/now?${query}`;
}

/** How many steps at most are left after one. */
export function leftAfter(steps: readonly Step[], id: string): number {
  const known = new Map<string, number>();
  const find = (at: string): number => {
    const found = known.get(at);
    if (found !== undefined) return found;
    known.set(at, 0); // a circle, which is never stored, would end here
    const next = steps.find((step) => step.id === at)?.next ?? [];
    const left = Math.max(0, ...next.map(({ to }) => (to === null ? 0 : find(to) + 1)));
    known.set(at, left);
    return left;
  };
  return find(id);
}
