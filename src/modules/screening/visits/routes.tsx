import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { Refused } from '#platform/http/failures.ts';
import { type FormState, filled, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { AssessmentLink } from '../instruments/assessments/assessment-link.tsx';
import { findAssessmentAt } from '../instruments/assessments/assessments.queries.ts';
import { answerForm } from './answer.ts';
import { closeVisit, discardVisit } from './close-visit.ts';
import { giveReference, openForm, openVisit, referenceForm } from './open-visit.ts';
import { StartPage } from './start.page.tsx';
import { findSteps } from './steps.queries.ts';
import { t } from './texts.ts';
import { VisitPage } from './visit.page.tsx';
import { countDue, getMyVisit, isClosedByMe, listAskingUnits, listMyOpenVisits } from './visits.queries.ts';

/** Asking: open, answer, close. */
export const visitRoutes = router()
  .get('/screening', allow('screening.browse'), (c) => showStart(c, filled({ id: randomUUID() })))
  .post('/screening/visits', allow('screening.ask'), async (c) => {
    const form = await readForm(c, openForm);
    if (!form.ok) return await showStart(c, form.form, 422);
    const { house, tx, viewer } = c.var;
    await openVisit(tx, form.value, viewer.personId, house.config.secret);
    return redirect(c, `/screening/visits/${form.value.id}`);
  })
  .get('/screening/visits/:id', allow('screening.ask'), async (c) => {
    // Back to a page whose visit is closed: said so, rather than that there is nothing here.
    if (await isClosedByMe(c.var.tx, uuid(c, 'id'))) return redirect(c, '/screening', t.closed());
    const inTwoWeeks = localDate(new Date(Date.now() + 14 * 86_400_000));
    return await showVisit(c, filled({ again: inTwoWeeks }));
  })
  .post('/screening/visits/:id', allow('screening.ask'), async (c) => {
    const { tx } = c.var;
    const id = uuid(c, 'id');
    const form = await readForm(c, answerForm);
    const known = await readForm(c, referenceForm);
    if (!form.ok || !known.ok) {
      if (await isClosedByMe(tx, id)) return redirect(c, '/screening', t.closedBefore());
      return await showVisit(c, together(form, known), 422);
    }
    if (known.value.reference) await giveReference(tx, id, known.value.reference, c.var.house.config.secret);
    const did = await closeVisit(tx, id, form.value);
    return redirect(c, '/screening', did === 'closed' ? t.closed() : t.closedBefore());
  })
  .post('/screening/visits/:id/discard', allow('screening.ask'), async (c) => {
    const visit = await getMyVisit(c.var.tx, uuid(c, 'id'));
    if (!(await discardVisit(c.var.tx, visit.id))) throw new Refused(t.tooLateToDiscard());
    return redirect(c, '/screening', t.discarded());
  });

async function showStart(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { tx, viewer } = c.var;
  if (!viewer.permissions.has('screening.ask')) return c.html(<StartPage units={[]} visits={[]} due={0} form={form} />, status);
  const units = await listAskingUnits(tx);
  return c.html(
    <StartPage units={units} visits={await listMyOpenVisits(tx)} due={await countDue(tx)} form={atHome(form, units)} />,
    status,
  );
}

/** Her own unit is chosen from the start. */
const atHome = (form: FormState, units: readonly { id: string }[]): FormState =>
  form.values['unit'] !== undefined || !units[0] ? form : { ...form, values: { ...form.values, unit: units[0].id } };

type Read = { ok: true } | { ok: false; form: FormState };

/** Both parts of the page's one form, with the errors of each. */
const together = (...parts: Read[]): FormState => {
  const wrong = parts.flatMap((part) => (part.ok ? [] : [part.form]));
  return { values: wrong[0]!.values, errors: Object.assign({}, ...wrong.map(({ errors }) => errors)) };
};

async function showVisit(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const visit = await getMyVisit(c.var.tx, uuid(c, 'id'));
  const steps = await findSteps(c.var.tx, visit.protocol_id);
  const instrument = <AssessmentLink {...(await findAssessmentAt(c.var.tx, visit))} />;
  return c.html(<VisitPage visit={visit} steps={steps} form={form} instrument={instrument} />, status);
}
