import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { listCourses } from '../targets/targets.queries.ts';
import { CampaignPage } from './campaign.page.tsx';
import { countReach, listCampaignPlaces, listCampaigns } from './campaign.queries.ts';
import { LatePage } from './late.page.tsx';
import { listLate, nextOccasions } from './late.queries.ts';
import { NextPage } from './next.page.tsx';
import { listBehind } from './next.queries.ts';
import { getPlace, listMyPlaces } from './places.queries.ts';
import { remind, remindForm } from './remind.ts';
import { campaignForm, startCampaign } from './start-campaign.ts';
import { t } from './texts.ts';

/** Who is next, who is late, and what is done about it. */
export const reminderRoutes = router()
  .get('/training/coverage/next', allow('training.coverage'), async (c) => {
    const { tx } = c.var;
    const place = await getPlace(tx, uuidQuery(c, 'organisation'));
    return c.html(<NextPage place={place} places={await listMyPlaces(tx)} rows={await listBehind(tx, place.id)} />);
  })
  .get('/training/late', allow('training.team'), async (c) => {
    const { tx, viewer } = c.var;
    const today = localDate(new Date());
    const only = uuidQuery(c, 'course');
    const late = await listLate(tx, viewer.personId, today, only);
    const page = only ? Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1) : 1;
    const next = await nextOccasions(tx, [...new Set(late.map(({ course_id }) => course_id))]);
    return c.html(<LatePage {...{ late, today, next, only, page }} />);
  })
  .post('/training/late/remind', allow('training.team'), async (c) => {
    const read = await readForm(c, remindForm);
    if (!read.ok) throw new NotFound();
    const n = await remind(c.var.tx, c.var.viewer.personId, localDate(new Date()), read.value);
    return redirect(c, '/training/late', n > 0 ? t.reminded({ n }) : t.remindedAlready());
  })
  .get('/training/campaign', allow('training.plan'), async (c) => await showCampaign(c, emptyForm))
  .post('/training/campaign', allow('training.plan'), async (c) => {
    const read = await readForm(c, campaignForm);
    if (!read.ok) return await showCampaign(c, read.form, 422);
    await startCampaign(c.var.tx, c.var.house.jobs, c.var.viewer.personId, read.value);
    return redirect(c, '/training/campaign', t.campaignStarted());
  });

async function showCampaign(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const { tx } = c.var;
  const to = c.req.query('to') === 'everyone' ? ('everyone' as const) : ('groups' as const);
  const asked = { course: uuidQuery(c, 'course'), organisation: uuidQuery(c, 'organisation'), to };
  const reach =
    asked.course && asked.organisation
      ? await countReach(tx, { course: asked.course, organisation: asked.organisation, everyone: to === 'everyone' })
      : null;
  const places = await listCampaignPlaces(tx);
  return c.html(
    <CampaignPage
      {...{ asked, reach, places, form }}
      id={randomUUID()}
      courses={await listCourses(tx)}
      campaigns={await listCampaigns(tx)}
    />,
    status,
  );
}
