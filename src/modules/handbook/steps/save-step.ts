import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { takeMine } from '../versions/my-draft.ts';
import type { Version } from '../versions/versions.queries.ts';
import { placesIn, putIn } from './change-steps.ts';
import { type Fault, faultsOf } from './check-steps.ts';
import { pathBetween } from './follow-steps.ts';
import { pathOf } from './say-branch.ts';
import type { Step } from './step.ts';
import { placeKey, type StepForm, stampOf, stepFrom } from './step-form.ts';
import { t } from './texts.ts';

/**
 * `conflict`: what somebody saved meanwhile, null where she took the step away, `closed` where it is no longer a draft; the typed
 * words are still in the form.
 */
type StepSaved = StepAdded | { ok: false; conflict: Step | null };
type StepAdded = { ok: true } | { ok: false; closed: true } | { ok: false; errors: Record<string, string> };

/** Saves one step. Others' changes to other steps stay; who changed this one since `stamp` is not written over. */
export async function saveStep(tx: Tx, version: string, id: string, form: StepForm & { stamp: string }): Promise<StepSaved> {
  const now = await takeMine(tx, version);
  if (now.state !== 'draft') return { ok: false, closed: true };
  const before = now.steps.find((step) => step.id === id) ?? null;
  const { step, rowOf } = stepFrom(id, form, null);
  if (before && stampOf(before) === stampOf(step)) return { ok: true };
  if (!before || stampOf(before) !== form.stamp) return { ok: false, conflict: before };
  const steps = now.steps.map((one) => (one.id === id ? step : one));
  const errors = errorsOf(steps, step, rowOf);
  if (errors) return { ok: false, errors };
  await writeSteps(tx, now, steps);
  return { ok: true };
}

/** Puts a new step in its place. The second click finds it there. */
export async function addStep(tx: Tx, version: string, form: StepForm & { id: string; place: string }): Promise<StepAdded> {
  const now = await takeMine(tx, version);
  if (now.state !== 'draft') return { ok: false, closed: true };
  if (now.steps.some(({ id }) => id === form.id)) return { ok: true };
  const place = placesIn(now.steps).find((one) => placeKey(one) === form.place);
  if (!place) return { ok: false, errors: { place: t.placeGone() } };
  const { step, rowOf } = stepFrom(form.id, form, place.onward);
  const steps = putIn(now.steps, place, step);
  const errors = errorsOf(steps, step, rowOf);
  if (errors) return { ok: false, errors };
  await writeSteps(tx, now, steps);
  return { ok: true };
}

/** Sentences for the form's fields; null where nothing is wrong. A circle is told at the way that was typed, not where it closes. */
function errorsOf(steps: readonly Step[], step: Step, rowOf: readonly number[]): Record<string, string> | null {
  const own = faultsOf(steps).filter(
    (fault) => fault.kind !== 'circle' && fault.kind !== 'not_reached' && (fault.step ?? step.id) === step.id,
  );
  const errors = Object.fromEntries(own.reverse().map((fault) => [fieldOf(fault, rowOf), fault.sentence]));
  for (const [i, { to }] of step.next.entries()) {
    const row = rowOf[i] ?? 1;
    if (to === '') errors[`to${row}`] = t.noTarget();
    const round = to ? pathBetween(steps, to, step.id) : null;
    if (round) errors[`to${row}`] = t.circle({ path: pathOf(steps, [step.id, ...round]) });
  }
  return Object.keys(errors).length > 0 ? errors : null;
}

const fieldOf = ({ field, branch }: Fault, rowOf: readonly number[]): string =>
  branch === undefined ? (field ?? 'title') : `${field ?? 'to'}${rowOf[branch] ?? 1}`;

/** Saves the steps of a draft taken above, as one more saving of it. */
export async function writeSteps(tx: Tx, { id, revision }: Version, steps: readonly Step[]): Promise<void> {
  await tx
    .updateTable('handbook.version')
    .set({ steps: JSON.stringify(steps), revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await record(tx, 'version.steps_saved', { type: 'version', id, details: { revision: revision + 1 } });
}
