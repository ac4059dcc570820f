import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { filled } from '#platform/http/form-state.ts';
import { pageQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { addressWith } from '#platform/ui/index.ts';
import { beginCampaign, campaignForm } from './begin-campaign.ts';
import { CampaignPage, type Preview } from './campaign.page.tsx';
import { countCampaign, countCampaigns, getCampaign, listCampaignChoices, listCampaigns } from './campaign.queries.ts';
import { exportLate } from './export-late.ts';
import { LatePage } from './late.page.tsx';
import { type LateAsked, lateStates, listLate, listLateCourses } from './late.queries.ts';
import { OneCampaignPage } from './one-campaign.page.tsx';
import { remindForm, remindLate, sayWhoReminded } from './remind-late.ts';
import { t } from './texts.ts';

/** Rows on a page of a list. */
const MOST = 50;

export const reminderRoutes = router()
  .get('/training/late', allow('training.team'), async (c) => {
    const format = formatOf(c);
    if (!format) return await showLate(c, emptyForm);
    return await exportLate(c, format, (await listLate(c.var.tx, lateAsked(c), { offset: 0, most: null })).people);
  })
  .post('/training/late', allow('training.team'), async (c) => {
    const read = await readForm(c, remindForm);
    if (!read.ok) throw new NotFound(); // boxes hold ids; what is none was never on the page
    if (read.value.people.length === 0) return await showLate(c, await refuseField(c, 'people', t.chooseSomeone()), 422);
    const result = await remindLate(c.var.tx, c.var.viewer.personId, read.value.people, lateAsked(c));
    return redirect(c, addressWith({ page: c.req.query('page') ?? null }), sayWhoReminded(result));
  })
  .get('/training/campaign', allow('training.plan'), async (c) => await showCampaigns(c))
  .post('/training/campaign', allow('training.plan'), async (c) => {
    const read = await readForm(c, campaignForm);
    if (!read.ok) return await showCampaigns(c, read.form, 422);
    const { courses, places } = await listCampaignChoices(c.var.tx);
    const mine = courses.some(({ id }) => id === read.value.course) && places.some(({ id }) => id === read.value.organisation);
    if (!mine) throw new NotFound();
    await beginCampaign(c.var.tx, c.var.house.jobs, c.var.viewer.personId, read.value);
    return redirect(c, `/training/campaign/${read.value.id}`, t.begun());
  })
  .get('/training/campaign/:id', allow('training.plan'), async (c) => {
    const one = await getCampaign(c.var.tx, uuid(c, 'id'));
    if (!one.finished_at) c.header('Refresh', '2');
    return c.html(<OneCampaignPage one={one} />);
  });

const lateAsked = (c: Ctx): LateAsked => ({
  course: uuidQuery(c, 'course'),
  state: lateStates.find((one) => one === c.req.query('state')) ?? null,
});

async function showLate(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const view = lateAsked(c);
  const asked = pageQuery(c);
  const { people, total } = await listLate(tx, view, { offset: (asked - 1) * MOST, most: MOST });
  if (people.length === 0 && asked > 1) return redirect(c, addressWith({ page: null }));
  const pages = Math.max(1, Math.ceil(total / MOST));
  const courses = await listLateCourses(tx);
  return c.html(<LatePage {...{ people, total, courses, view, pages, form }} page={asked} />, status);
}

async function showCampaigns(c: Ctx, refused?: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const choices = await listCampaignChoices(tx);
  const everyone = c.req.query('everyone') === 'yes';
  const values = { course: uuidQuery(c, 'course') ?? '', organisation: uuidQuery(c, 'organisation') ?? '' };
  const form = refused ?? askedForm(c, { ...values, ...(everyone ? { everyone: 'yes' } : {}) });
  const pages = Math.max(1, Math.ceil((await countCampaigns(tx)) / MOST));
  const page = Math.min(pages, pageQuery(c));
  const earlier = await listCampaigns(tx, (page - 1) * MOST, MOST);
  const preview = refused ? null : await previewOf(c, choices, values, everyone);
  return c.html(<CampaignPage {...{ choices, form, preview, earlier, page, pages }} />, status);
}

/** The choice as it stands in the address; "count first" without a choice says which is missing. */
function askedForm(c: Ctx, values: Record<string, string>): FormState {
  if (c.req.query('course') === undefined) return filled(values);
  const errors = Object.fromEntries(
    ['course', 'organisation'].flatMap((name) => (values[name] ? [] : [[name, t.notSendable()]])),
  );
  return { values, errors };
}

async function previewOf(
  c: Ctx,
  { courses, places }: Awaited<ReturnType<typeof listCampaignChoices>>,
  asked: { course: string; organisation: string },
  everyone: boolean,
): Promise<Preview | null> {
  if (!asked.course || !asked.organisation) return null;
  const course = courses.find(({ id }) => id === asked.course);
  const place = places.find(({ id }) => id === asked.organisation);
  const count = course && place && (await countCampaign(c.var.tx, { course: course.id, place: place.id, everyone }));
  if (!count) throw new NotFound(); // another's, or none
  return { course, place, everyone, count };
}
