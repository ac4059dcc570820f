import { randomBytes } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { type FormState, filled, readForm, readTyped } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { listTakenInto } from '../proposals/taken-into.queries.ts';
import { getMine, getMyDraft } from '../versions/my-draft.ts';
import { showTypedIn } from '../versions/show-typed-in.ts';
import type { Version } from '../versions/versions.queries.ts';
import { moveForm, moveStep, removeForm, removeStep } from './arrange-steps.ts';
import { placesIn } from './change-steps.ts';
import { addStep, saveStep } from './save-step.ts';
import { StepPage, type StepPageProps, stepLabels } from './step.page.tsx';
import type { Step } from './step.ts';
import { END, newStepForm, ONWARD, placeKey, stampOf, stepForm, valuesOf } from './step-form.ts';
import { StepsPage } from './steps.page.tsx';
import { t } from './texts.ts';

const WRITE = 'handbook.write';

export const stepRoutes = router()
  .get('/handbook/versions/:id/steps', allow(WRITE), async (c) => c.html(<StepsPage version={await myDraft(c)} />))
  .get('/handbook/versions/:id/steps/new', allow(WRITE), async (c) => {
    const version = await myDraft(c);
    const place = placesIn(version.steps).find((one) => placeKey(one) === c.req.query('place')) ?? lastPlace(version);
    const form = filled({ place: placeKey(place), to1: version.steps.length > 0 ? ONWARD : END });
    return await show(c, { version, form, step: { newId: newId() } });
  })
  .post('/handbook/versions/:id/steps', allow(WRITE), showTypedIn(stepLabels), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, newStepForm);
    if (!read.ok) return await showNew(c, read.form);
    const saved = await addStep(c.var.tx, id, read.value);
    if (saved.ok) return redirect(c, `/handbook/versions/${id}/steps#step-${read.value.id}`, t.added());
    if ('closed' in saved) return await showClosed(c, { newId: read.value.id });
    return await showNew(c, { values: await readTyped(c), errors: saved.errors });
  })
  .get('/handbook/versions/:id/steps/:step', allow(WRITE), async (c) => {
    const version = await myDraft(c);
    const step = version.steps.find(({ id }) => id === c.req.param('step'));
    if (!step) throw new NotFound();
    return await show(c, { version, form: filled(valuesOf(step)), step: { id: step.id, stamp: stampOf(step) } });
  })
  .post('/handbook/versions/:id/steps/:step', allow(WRITE), showTypedIn(stepLabels), async (c) => {
    const [id, step] = [uuid(c, 'id'), c.req.param('step')];
    const read = await readForm(c, stepForm);
    if (!read.ok) return await showStep(c, step, read.form);
    const saved = await saveStep(c.var.tx, id, step, read.value);
    if (saved.ok) return redirect(c, `/handbook/versions/${id}/steps#step-${step}`, t.saved());
    if ('closed' in saved) return await showClosed(c, { id: step, stamp: read.value.stamp });
    const values = await readTyped(c);
    if ('errors' in saved) return await showStep(c, step, { values, errors: saved.errors });
    return await showConflict(c, step, values, saved.conflict);
  })
  .post('/handbook/versions/:id/steps/:step/move', allow(WRITE), async (c) => {
    const [id, step] = [uuid(c, 'id'), c.req.param('step')];
    const read = await readForm(c, moveForm);
    if (!read.ok) throw new Refused(t.arrangedSince());
    const said = await moveStep(c.var.tx, id, step, read.value);
    return redirect(c, `/handbook/versions/${id}/steps#step-${step}`, said);
  })
  .post('/handbook/versions/:id/steps/:step/remove', allow(WRITE), async (c) => {
    const [id, step] = [uuid(c, 'id'), c.req.param('step')];
    const read = await readForm(c, removeForm);
    if (!read.ok) throw new Refused(t.arrangedSince());
    await removeStep(c.var.tx, id, step, read.value);
    return redirect(c, `/handbook/versions/${id}/steps`, t.removed());
  });

const mine = (c: Ctx): Promise<Version> => getMine(c.var.tx, uuid(c, 'id'));
const myDraft = (c: Ctx): Promise<Version> => getMyDraft(c.var.tx, uuid(c, 'id'));

/** Where a new step goes unless one says: on the last way that ends. */
const lastPlace = ({ steps }: Version) => {
  const places = placesIn(steps);
  return (
    places.findLast(({ kind, onward }) => kind === 'way' && onward === null) ??
    places[0] ?? { kind: 'first' as const, onward: null }
  );
};

const newId = () => randomBytes(5).toString('hex');
const typed = ({ values }: FormState, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

async function show(c: Ctx, props: Omit<StepPageProps, 'taken'>, status: 200 | 409 | 422 = 200) {
  return c.html(<StepPage {...props} taken={await listTakenInto(c.var.tx, props.version.id)} />, status);
}

async function showNew(c: Ctx, form: FormState) {
  const version = await mine(c);
  const id = typed(form, 'id');
  return await show(c, { version, form, step: { newId: /^[a-z0-9]{1,20}$/.test(id) ? id : newId() } }, 422);
}

/** Goes on from what the form was written from, so that what somebody saved in between is not lost. */
async function showStep(c: Ctx, step: string, form: FormState) {
  const version = await mine(c);
  if (!version.steps.some(({ id }) => id === step)) return await showConflict(c, step, form.values, null);
  return await show(c, { version, form, step: { id: step, stamp: typed(form, 'stamp') } }, 422);
}

/** Somebody saved the step meanwhile: both texts; or took it away: the words, and a place to put them. */
async function showConflict(c: Ctx, step: string, values: FormState['values'], saved: Step | null) {
  const version = await mine(c);
  const form = { values: saved ? values : { ...values, place: placeKey(lastPlace(version)) }, errors: {} };
  const which = saved ? { id: step, stamp: stampOf(saved) } : { newId: newId() };
  return await show(c, { version, form, step: which, conflict: { saved } }, 409);
}

async function showClosed(c: Ctx, step: { newId: string } | { id: string; stamp: string }) {
  const form = filled(await readTyped(c));
  return await show(c, { version: await mine(c), form, step, conflict: 'closed' }, 409);
}
