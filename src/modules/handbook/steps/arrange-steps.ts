// Moving a step, making it the first, taking it away.
import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { takeMyDraft } from '../versions/my-draft.ts';
import { makeFirst, moveDown, moveUp, onwardOf, takeAway } from './change-steps.ts';
import { leadingTo } from './follow-steps.ts';
import { writeSteps } from './save-step.ts';
import { nameOf } from './say-branch.ts';
import type { Step } from './step.ts';
import { END, shapeOf } from './step-form.ts';
import { t } from './texts.ts';

export const moveForm = z.object({ where: z.enum(['up', 'down', 'first']), shape: z.string().max(40) });
export const removeForm = z.object({ to: z.string().max(20).default(''), shape: z.string().max(40) });

/** Moves a step, or makes it the first. Returns what to tell. `Refused` where the steps have been arranged otherwise since. */
export async function moveStep(
  tx: Tx,
  version: string,
  id: string,
  { where, shape }: z.output<typeof moveForm>,
): Promise<string> {
  const now = await takeMyDraft(tx, version);
  refuseStale(now.steps, id, shape);
  const first = where === 'first' && makeFirst(now.steps, id);
  const moved = first
    ? { steps: first, waysToo: true }
    : where === 'up'
      ? moveUp(now.steps, id)
      : where === 'down'
        ? moveDown(now.steps, id)
        : null;
  if (!moved) throw new Refused(t.cannotMove());
  await writeSteps(tx, now, moved.steps);
  const name = nameOf(moved.steps, id);
  return where === 'first' ? t.nowFirst({ name }) : moved.waysToo ? t.movedWithWays({ name }) : t.movedOrder({ name });
}

/** Takes a step away and leads those who led to it on. The second click finds it gone. */
export async function removeStep(tx: Tx, version: string, id: string, { to, shape }: z.output<typeof removeForm>): Promise<void> {
  const now = await takeMyDraft(tx, version);
  const step = now.steps.find((one) => one.id === id);
  if (!step) return;
  refuseStale(now.steps, id, shape);
  const targets = onwardOf(step);
  const chosen = to === '' ? targets[0] : to === END ? null : to;
  if (chosen === undefined || (!targets.includes(chosen) && leadingTo(now.steps, id).length > 0))
    throw new Refused(t.arrangedSince());
  await writeSteps(tx, now, takeAway(now.steps, id, chosen));
}

function refuseStale(steps: readonly Step[], id: string, shape: string): void {
  if (shapeOf(steps) !== shape || !steps.some((step) => step.id === id)) throw new Refused(t.arrangedSince());
}
