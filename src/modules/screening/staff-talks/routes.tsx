import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { pageQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { getLeadersCovered, listCourseTitles } from '#training';
import { chooseCourses, courseForm, courseKinds, findChosen } from './choose-course.ts';
import { countSupport, supportForm } from './count-support.ts';
import { exportTalks } from './export-talks.ts';
import type { Learned } from './learned-section.tsx';
import { listPeriods, type Period, readPeriod, usualPeriod } from './period.ts';
import { SupportPage } from './support.page.tsx';
import { listSupportCounts, listSupported, listSupportShown } from './support.queries.ts';
import { SIZE, TalksPage } from './talks.page.tsx';
import { getTalkUnit, listPeriodLines, listTops, listUnits, type TalkUnit, type Top } from './talks.queries.ts';
import { t } from './texts.ts';
import { talkForm, tickTalks } from './tick-talks.ts';
import { TalkUnitPage } from './unit.page.tsx';

export const talkRoutes = router()
  .get('/screening/talks', allow('screening.work'), async (c) => {
    const tops = await listTops(c.var.tx);
    const asked = uuidQuery(c, 'organisation');
    const top = asked ? tops.find(({ id }) => id === asked) : tops[0];
    if (!top) throw new NotFound();
    const period = readPeriod(c.req.query('period')) ?? usualPeriod();
    const units = await listUnits(c.var.tx, top.id, period);
    const format = formatOf(c);
    if (format) return await exportTalks(c, format, top, period, units);
    const lines = await listPeriodLines(c.var.tx, top.id, listPeriods().at(-1) ?? period);
    const support = await listSupportShown(c.var.tx, top.municipality_id);
    const page = Math.max(1, Math.min(Math.ceil(units.length / SIZE), pageQuery(c)));
    return c.html(<TalksPage {...{ top, tops, period, units, lines, support, page }} learned={await findLearned(c, top)} />);
  })
  .post('/screening/talks/courses', allow('screening.work'), async (c) => {
    const read = await readForm(c, courseForm);
    if (!read.ok) throw new NotFound(); // every value stood on the page
    await chooseCourses(c.var.tx, read.value);
    return redirect(c, `/screening/talks?organisation=${read.value.municipality}`, t.coursesSaved());
  })
  .get('/screening/talks/support', allow('screening.support'), async (c) =>
    showSupport(c, uuidQuery(c, 'municipality'), filled({ period: usualPeriod() })),
  )
  .post('/screening/talks/support', allow('screening.support'), async (c) => {
    const read = await readForm(c, supportForm);
    if (!read.ok) return await showSupport(c, String(read.form.values['municipality'] ?? ''), read.form, 422);
    await countSupport(c.var.tx, read.value, c.var.viewer.personId);
    return redirect(c, `/screening/talks/support?municipality=${read.value.municipality}`, t.supportSaved());
  })
  .get('/screening/talks/:unit', allow('screening.talks'), async (c) => {
    const period = readPeriod(c.req.query('period')) ?? usualPeriod();
    const unit = await getTalkUnit(c.var.tx, uuid(c, 'unit'), period);
    return c.html(<TalkUnitPage unit={unit} period={period} form={filled(valuesOf(unit))} />);
  })
  .post('/screening/talks/:unit', allow('screening.talks'), async (c) => {
    const id = uuid(c, 'unit');
    const read = await readForm(c, talkForm);
    const period = readPeriod(read.ok ? read.value.period : String(read.form.values['period'] ?? ''));
    if (!period) throw new NotFound();
    if (!read.ok) return await showUnit(c, id, period, read.form, 422);
    const ticked = await tickTalks(c.var.tx, id, period, read.value, c.var.viewer.personId);
    if (ticked.ok) return redirect(c, `/screening/talks?period=${period}`, ticked.first ? t.ticked() : t.corrected());
    if ('conflict' in ticked) return await showUnit(c, id, period, filled(await readTyped(c)), 409);
    return await showUnit(c, id, period, await refuseField(c, ticked.field, ticked.said), 422);
  });

async function showUnit(c: Ctx, id: string, period: Period, form: FormState, status: 409 | 422) {
  const unit = await getTalkUnit(c.var.tx, id, period);
  return c.html(<TalkUnitPage unit={unit} period={period} form={form} conflict={status === 409} />, status);
}

async function showSupport(c: Ctx, asked: string | null, form: FormState, status: 200 | 422 = 200) {
  const municipalities = await listSupported(c.var.tx);
  const at = asked ? municipalities.find(({ id }) => id === asked.toLowerCase()) : municipalities[0];
  if (!at) throw new NotFound();
  const counted = await listSupportCounts(c.var.tx, at.id);
  return c.html(<SupportPage municipalities={municipalities} at={at.id} counted={counted} form={form} />, status);
}

async function findLearned(c: Ctx, top: Top): Promise<Learned> {
  const chosen = await findChosen(c.var.tx, top.municipality_id);
  const counted: Learned['counted'] = { half_day: null, new_managers: null };
  for (const kind of courseKinds) {
    const course = chosen[kind];
    if (course) counted[kind] = await getLeadersCovered(c.var.tx, course.id, top.id, localDate(new Date()));
  }
  return { chosen, counted, courses: top.kind === 'municipality' ? await listCourseTitles(c.var.tx) : [] };
}

/** What was told last stands in the fields, to be corrected. */
function valuesOf({ told: [last] }: TalkUnit): Record<string, string> {
  if (!last) return {};
  const { held, asked, meeting_on, attended } = last;
  return { held: String(held), asked: String(asked), meeting_on: meeting_on ?? '', attended: String(attended ?? '') };
}
