import { listProposable } from '#handbook';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { listOwners } from '../activities/activities.queries.ts';
import { activityForm, createActivity } from '../activities/create-activity.ts';
import { getMeeting } from '../meetings/meetings.queries.ts';
import { showMeeting } from '../meetings/routes.tsx';
import { listFaces } from '../members/members.queries.ts';
import { orMembersOnly } from '../members-only.ts';
import { getInside } from '../networks/networks.queries.ts';
import { raiseForm, raiseQuestion } from '../questions/raise-question.ts';
import { listNetworksAbove } from '../questions/raised.queries.ts';
import { type Becoming, DecisionPage } from './decision.page.tsx';
import { DecisionFormPage } from './decision-form.page.tsx';
import { DecisionListPage } from './decision-list.page.tsx';
import { getDecision, listDecisions, PAGE } from './decisions.queries.ts';
import { decisionColumns } from './export-decisions.ts';
import { proposeForm } from './propose-text.ts';
import { t } from './texts.ts';
import {
  changeDecision,
  decisionForm,
  emptyDecision,
  emptyDecisionForm,
  getChangeable,
  getStanding,
  newDecisionForm,
  proposeFrom,
  withdrawDecision,
  writeDecision,
} from './write-decision.ts';

const TAKE_PART = 'networks.take_part';
const at = (id: string) => `/networks/decisions/${id}`;

export const decisionRoutes = router()
  .get('/networks/:id/decisions', allow(TAKE_PART), async (c) => {
    const network = await getInside(c.var.tx, uuid(c, 'id'));
    const words = textQuery(c, 'q');
    const format = formatOf(c);
    if (format) {
      const { decisions } = await listDecisions(c.var.tx, network.id, words, 1, 10_000);
      await record(c.var.tx, 'decisions.exported', {
        type: 'network',
        id: network.id,
        details: { format, rows: decisions.length },
      });
      return await sendTable(c, format, t.title(), decisionColumns(), decisions);
    }
    const page = pageQuery(c);
    const { decisions, total } = await listDecisions(c.var.tx, network.id, words, page);
    return c.html(
      <DecisionListPage {...{ network, decisions, total, words, page }} pages={Math.max(1, Math.ceil(total / PAGE))} />,
    );
  })
  .post('/networks/meetings/:id/decisions', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    await getMeeting(c.var.tx, id);
    const read = await readForm(c, newDecisionForm);
    if (!read.ok) return await showMeeting(c, id, { form: read.form, which: 'decision' });
    const done = await writeDecision(c.var.tx, id, read.value, c.var.viewer.personId);
    if (typeof done === 'number') return redirect(c, `/networks/meetings/${id}`, t.written({ number: done }));
    return await showMeeting(c, id, { form: await refuseField(c, done.field, done.said), which: 'decision' });
  })
  .get('/networks/decisions/:id', allow(TAKE_PART), async (c) => await orMembersOnly(c, t.membersOnly(), () => show(c)))
  .get('/networks/decisions/:id/edit', allow(TAKE_PART), async (c) => {
    const { words, owner, owner_id } = await getChangeable(c.var.tx, uuid(c, 'id'));
    return await edit(c, filled({ words, owner, owner_id: owner_id ?? '' }));
  })
  .post('/networks/decisions/:id/edit', allow(TAKE_PART), async (c) => {
    await getChangeable(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, decisionForm);
    if (!read.ok) return await edit(c, read.form, 422);
    const wrong = await changeDecision(c.var.tx, uuid(c, 'id'), read.value);
    if (wrong) return await edit(c, await refuseField(c, wrong.field, wrong.said), 422);
    return redirect(c, at(uuid(c, 'id')), t.changed());
  })
  .post('/networks/decisions/:id/withdraw', allow(TAKE_PART), async (c) =>
    redirect(c, `/networks/meetings/${await withdrawDecision(c.var.tx, uuid(c, 'id'))}`, t.withdrawnNow()),
  )
  .post('/networks/decisions/:id/empty', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, emptyDecisionForm);
    await emptyDecision(c.var.tx, uuid(c, 'id'), read.ok && read.value.copies);
    return redirect(c, at(uuid(c, 'id')), t.emptiedNow());
  })
  .post('/networks/decisions/:id/routine', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, proposeForm);
    if (!read.ok) return await show(c, { form: read.form, which: 'routine' });
    await proposeFrom(c.var.tx, id, read.value, c.var.viewer.personId);
    return redirect(c, at(id), t.proposedNow());
  })
  .post('/networks/decisions/:id/activity', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    const decision = await getDecision(c.var.tx, id);
    const read = await readForm(c, activityForm);
    if (!read.ok) return await show(c, { form: read.form, which: 'activity' });
    await getStanding(c.var.tx, id);
    const activity = { ...read.value, network: decision.network_id, decision: id };
    const wrong = await createActivity(c.var.tx, activity, c.var.viewer.personId);
    if (wrong) return await show(c, { form: await refuseField(c, wrong.field, wrong.said), which: 'activity' });
    return redirect(c, at(id), t.activityMade());
  })
  .post('/networks/decisions/:id/question', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    const decision = await getDecision(c.var.tx, id);
    if (!decision.keeps) throw new NotFound();
    const read = await readForm(c, raiseForm);
    if (!read.ok) return await show(c, { form: read.form, which: 'question' });
    await getStanding(c.var.tx, id);
    await raiseQuestion(
      c.var.tx,
      { ...read.value, network: decision.network_id, question: null, decision: id },
      c.var.viewer.personId,
    );
    return redirect(c, at(id), t.raisedNow());
  });

async function show(c: Ctx, refused?: { form: FormState; which: Becoming }) {
  const { tx } = c.var;
  const decision = await getDecision(tx, uuid(c, 'id'));
  const books = await listProposable(tx);
  const owners = await listOwners(tx, decision.network_id);
  const above = decision.keeps ? await listNetworksAbove(tx, decision.network_id) : [];
  const id = idIn(refused?.form ?? emptyForm);
  return c.html(<DecisionPage {...{ decision, books, owners, above, id }} {...refused} />, refused ? 422 : 200);
}

async function edit(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const decision = await getDecision(c.var.tx, uuid(c, 'id'));
  const { owner_id, owner_name, network_id } = decision;
  const others = (await listFaces(c.var.tx, network_id)).filter((one) => one.person_id !== owner_id);
  // Whoever sees to it can be left to, also where she is not to be named, or has left the network.
  const now = owner_id ? [{ person_id: owner_id, name: owner_name ?? t.aMember(), stands_for: null }] : [];
  const faces = [...now, ...others];
  return c.html(<DecisionFormPage {...{ decision, faces, form }} />, status);
}
