import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, filled, readForm, readTyped, refuseField } from '#platform/http/form.ts';
import { textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { ComparePage } from '../compare/compare.page.tsx';
import { findOrigin } from '../origins/origin.queries.ts';
import { OriginNote } from '../origins/origin-note.tsx';
import { answerForm, answerReview, askForm, askForReview, takeBackQuestion } from '../reviews/review-version.ts';
import { findReviewers } from '../reviews/reviewers.queries.ts';
import { t as review } from '../reviews/texts.ts';
import { beginVersion } from './begin-version.ts';
import { findFaults } from './faults.ts';
import { HeadPage, headLabels } from './head.page.tsx';
import {
  dayForm,
  decideForm,
  decideVersion,
  discardVersion,
  publishAnotherDay,
  submitForm,
  submitVersion,
  takeBackVersion,
} from './move-on.ts';
import { getMine, getMyDraft } from './my-draft.ts';
import { listPlaces } from './places.queries.ts';
import { headForm, saveHead } from './save-head.ts';
import { showTypedIn } from './show-typed-in.ts';
import { decisionLabels } from './stale.tsx';
import { t } from './texts.ts';
import { VersionPage } from './version.page.tsx';
import { VersionListPage } from './version-list.page.tsx';
import { findBefore, findInForce, getVersion, listReviews, listVersions, type Version } from './versions.queries.ts';

const READ = 'handbook.read';
const WRITE = 'handbook.write';

export const versionRoutes = router()
  .post('/handbook/routines/:id/versions', allow(WRITE), async (c) => {
    const id = await beginVersion(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, `/handbook/versions/${id}`);
  })
  .get('/handbook/routines/:id/versions', allow(READ), async (c) => {
    const versions = await listVersions(c.var.tx, uuid(c, 'id'));
    const shown = versions.find(({ state }) => state === 'published') ?? versions[0];
    if (!shown) throw new NotFound();
    return c.html(<VersionListPage routine={await getVersion(c.var.tx, shown.id)} versions={versions} />);
  })
  .get('/handbook/versions/:id', allow(READ), async (c) => {
    const version = await getVersion(c.var.tx, uuid(c, 'id'));
    if (version.state === 'published') return redirect(c, `/handbook/routines/${version.routine_id}`);
    return await show(c, version);
  })
  .get('/handbook/versions/:id/compare', allow(READ), async (c) => {
    const to = await getVersion(c.var.tx, uuid(c, 'id'));
    const other = uuidQuery(c, 'with');
    const from = other ? await getVersion(c.var.tx, other) : await findBefore(c.var.tx, to);
    if (!from || from.routine_id !== to.routine_id) throw new NotFound();
    return c.html(<ComparePage from={from} to={to} />);
  })
  .get('/handbook/versions/:id/head', allow(WRITE), async (c) => await showHead(c, await getMyDraft(c.var.tx, uuid(c, 'id'))))
  .post('/handbook/versions/:id/head', allow(WRITE), showTypedIn(headLabels), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, headForm);
    if (!read.ok) return await showHead(c, await getMine(c.var.tx, id), read.form, 422);
    const saved = await saveHead(c.var.tx, id, read.value);
    if (saved.ok) return redirect(c, `/handbook/versions/${id}`, t.saved());
    if ('conflict' in saved) return await showHead(c, saved.conflict, filled(await readTyped(c)), 409, true);
    return await showHead(c, await getMine(c.var.tx, id), await refuseField(c, saved.field, saved.said), 422);
  })
  .post('/handbook/versions/:id/submit', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, submitForm);
    await submitVersion(c.var.tx, id, read.ok ? read.value.revision : 0);
    return redirect(c, `/handbook/versions/${id}`, t.submitted());
  })
  .post('/handbook/versions/:id/take-back', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    await takeBackVersion(c.var.tx, id);
    return redirect(c, `/handbook/versions/${id}`, t.takenBack());
  })
  .post('/handbook/versions/:id/discard', allow(WRITE), async (c) => {
    const routine = await discardVersion(c.var.tx, uuid(c, 'id'));
    return redirect(c, routine ? `/handbook/routines/${routine}` : '/handbook/writing', t.discarded());
  })
  .post('/handbook/versions/:id/decide', allow('handbook.decide'), showTypedIn(decisionLabels), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, decideForm);
    if (!read.ok) return await show(c, await getVersion(c.var.tx, id), read.form, 422);
    const decided = await decideVersion(c.var.tx, id, read.value);
    if (!decided.ok && 'stale' in decided) return await showStale(c, id);
    if (!decided.ok) return await show(c, await getVersion(c.var.tx, id), await refuseField(c, decided.field, decided.said), 422);
    return goOn(c, decided.now, t.decidedLater);
  })
  .post('/handbook/versions/:id/publish-on', allow('handbook.decide'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, dayForm);
    if (!read.ok) return await show(c, await getVersion(c.var.tx, id), read.form, 422);
    const changed = await publishAnotherDay(c.var.tx, id, read.value.publish_on);
    if (!changed.ok) return await show(c, await getVersion(c.var.tx, id), await refuseField(c, changed.field, changed.said), 422);
    return goOn(c, changed.now, t.dayChanged);
  })
  .post('/handbook/versions/:id/reviewers', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, askForm);
    if (!read.ok) throw new NotFound();
    const said = await askForReview(c.var.tx, id, read.value.person, c.var.viewer.personId);
    return redirect(c, `/handbook/versions/${id}`, said);
  })
  .post('/handbook/versions/:id/reviewers/:review/take-back', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    return redirect(c, `/handbook/versions/${id}`, await takeBackQuestion(c.var.tx, id, uuid(c, 'review')));
  })
  .post(
    '/handbook/versions/:id/review',
    allow(READ),
    showTypedIn(() => ({ note: review.note() })),
    async (c) => {
      const id = uuid(c, 'id');
      const read = await readForm(c, answerForm);
      if (!read.ok) return await show(c, await getVersion(c.var.tx, id), read.form, 422);
      const answered = await answerReview(c.var.tx, id, read.value);
      if (!answered.ok && 'stale' in answered) return await showStale(c, id);
      if (!answered.ok)
        return await show(c, await getVersion(c.var.tx, id), await refuseField(c, answered.field, answered.said), 422);
      return redirect(c, `/handbook/versions/${id}`, review.answered());
    },
  );

/** To what is in force now, or back to what waits for its day. */
const goOn = (c: Ctx, { id, routine_id, published_at, publish_on }: Version, waits: (values: { day: string }) => string) =>
  published_at
    ? redirect(c, `/handbook/routines/${routine_id}`, t.decidedNow())
    : redirect(c, `/handbook/versions/${id}`, waits({ day: formatDate(publish_on ?? '') }));

/** What was sent is about an earlier saving: the page as it is now, with what was typed. */
async function showStale(c: Ctx, id: string) {
  return await show(c, await getVersion(c.var.tx, id), filled(await readTyped(c)), 409, true);
}

async function show(c: Ctx, version: Version, form?: FormState, status: 200 | 409 | 422 = 200, stale = false) {
  const { tx } = c.var;
  const words = textQuery(c, 'who');
  const [reviews, inForce] = [await listReviews(tx, version.id), await findInForce(tx, version.routine_id)];
  const faults = version.mine ? await findFaults(tx, version) : [];
  const found = version.mine && words ? { words, people: await findReviewers(tx, version.id, words) } : null;
  const origin = <OriginNote routine={version.routine_id} origin={await findOrigin(tx, version.routine_id, version.number)} />;
  return c.html(
    <VersionPage {...{ version, reviews, inForce, faults, found, stale, origin }} {...(form ? { form } : {})} />,
    status,
  );
}

async function showHead(c: Ctx, version: Version, form?: FormState, status: 200 | 409 | 422 = 200, conflict = false) {
  const places = await listPlaces(c.var.tx, version.organisation_id);
  const { owner_function, reviser_function, follower_function, applies_to, valid_until, replaces, change_note, editorial } =
    version;
  const typed = filled({
    ...{ owner_function, reviser_function, follower_function, applies_to, replaces, change_note },
    ...{ valid_until: valid_until ?? '', ...(editorial ? { editorial: 'on' } : {}) },
  });
  return c.html(<HeadPage {...{ version, places, conflict }} form={form ?? typed} />, status);
}
