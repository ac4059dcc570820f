import { lock } from '#platform/db/db.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { shownIn } from '../answers/steps.ts';
import { anything } from '../anything.ts';
import { listInstruments } from '../instruments.queries.ts';
import { type Assessment, getAssessedVisit, openAssessment } from './assessments.queries.ts';
import { beginAssessment, beginForm, discardAssessment } from './begin-assessment.ts';
import { ChoosePage } from './choose.page.tsx';
import { ResultPage } from './result.page.tsx';
import { resultPdf } from './result-pdf.ts';
import { readStep, saveState } from './save-step.ts';
import { StepPage } from './step.page.tsx';
import { isStep, sectionOf, stepAfter } from './steps.ts';
import { t } from './texts.ts';
import { typedAt } from './typed.ts';

/** An instrument filled in at one's own open visit. */
export const assessmentRoutes = router()
  .get('/screening/visits/:id/assessment', allow('screening.ask'), async (c) => {
    const visit = await getAssessedVisit(c.var.tx, uuid(c, 'id'));
    const assessment = await openAssessment(c.var.tx, visit.id, c.var.house.config.secret);
    if (assessment) return c.redirect(stepAt(visit.id, assessment.state.at), 303);
    return await showChoice(c, filled(visit.protocol_version_id ? { version: visit.protocol_version_id } : {}));
  })
  .post('/screening/visits/:id/assessment', allow('screening.ask'), async (c) => {
    const visit = await getAssessedVisit(c.var.tx, uuid(c, 'id'));
    const form = await readForm(c, beginForm);
    if (!form.ok) return await showChoice(c, form.form, 422);
    await beginAssessment(c.var.tx, visit, form.value.version, c.var.house.config.secret);
    return c.redirect(`/screening/visits/${visit.id}/assessment`, 303);
  })
  .post('/screening/visits/:id/assessment/anew', allow('screening.ask'), async (c) => {
    const visit = await getAssessedVisit(c.var.tx, uuid(c, 'id'));
    await discardAssessment(c.var.tx, visit.id);
    return redirect(c, `/screening/visits/${visit.id}/assessment`, t.gone());
  })
  .get('/screening/visits/:id/assessment/pdf', allow('screening.ask'), async (c) => {
    const { visit, assessment } = await opened(c);
    const { bytes } = await resultPdf(assessment, visit.unit);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(`${t.fileName({ on: localDate(new Date()) })}.pdf`),
    });
  })
  .get('/screening/visits/:id/assessment/:step', allow('screening.ask'), async (c) => {
    const { visit, assessment } = await opened(c);
    const step = stepOf(c, assessment);
    if (step === 'result') return c.html(<ResultPage visit={visit.id} assessment={assessment} />);
    const section = sectionOf(step);
    const { instrument, state } = assessment;
    // A section that a later answer has emptied: on to the next that has something to ask.
    if (section !== null && shownIn(instrument, section, state.answers).length === 0)
      return c.redirect(stepAt(visit.id, stepAfter(instrument, state.answers, step, 1)), 303);
    return c.html(<StepPage visit={visit.id} assessment={assessment} step={step} form={filled(typedAt(assessment, step))} />);
  })
  .post('/screening/visits/:id/assessment/:step', allow('screening.ask'), async (c) => {
    const { visit, assessment } = await opened(c);
    const step = stepOf(c, assessment);
    const form = await readForm(c, anything);
    const typed = form.ok ? form.value : form.form.values;
    const read = form.ok ? readStep(assessment, step, typed) : { ok: false as const, errors: form.form.errors };
    if (!read.ok)
      return c.html(
        <StepPage visit={visit.id} assessment={assessment} step={step} form={{ values: typed, errors: read.errors }} />,
        422,
      );
    await saveState(c.var.tx, assessment, read.state, c.var.house.config.secret);
    if (typed['go'] === 'pause') return redirect(c, `/screening/visits/${visit.id}`, t.paused());
    return redirect(c, stepAt(visit.id, read.next), read.more ? t.more() : undefined);
  });

const stepAt = (visit: string, step: string): string => `/screening/visits/${visit}/assessment/${step}`;

function stepOf(c: Ctx, { instrument }: Assessment): string {
  const step = c.req.param('step') ?? '';
  if (!isStep(instrument, step)) throw new NotFound();
  return step;
}

/** The visit and what is filled in at it, locked: two windows do not write over each other. */
async function opened(c: Ctx) {
  const { tx, house } = c.var;
  const visit = await getAssessedVisit(tx, uuid(c, 'id'));
  await lock(tx, 'screening.assessment', visit.id);
  const assessment = await openAssessment(tx, visit.id, house.config.secret);
  if (!assessment) throw new NotFound();
  return { visit, assessment };
}

async function showChoice(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const visit = await getAssessedVisit(c.var.tx, uuid(c, 'id'));
  return c.html(
    <ChoosePage visit={visit} choices={await listInstruments(c.var.tx, visit.municipality_id)} form={form} />,
    status,
  );
}
