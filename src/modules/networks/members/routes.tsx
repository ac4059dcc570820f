import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { pageQuery, textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { getInside, getKept, listPlaces } from '../networks/networks.queries.ts';
import { addByFunction, addByName, byEmailForm, byFunctionForm, byNameForm, inviteByEmail } from './add-member.ts';
import type { Which } from './add-members.tsx';
import { answerInvite, endMembership, joinNetwork, leaveNetwork, setLeads, withdrawInvite } from './change-member.ts';
import { memberColumns } from './export-members.ts';
import { listInvites } from './invites.queries.ts';
import { MembersPage } from './members.page.tsx';
import { findPeople, findPerson, listFaces, listFellows, listMemberships, PAGE } from './members.queries.ts';
import { t } from './texts.ts';

const TAKE_PART = 'networks.take_part';

export const memberRoutes = router()
  .get('/networks/:id/members', allow(TAKE_PART), async (c) => {
    const format = formatOf(c);
    if (!format) return await show(c);
    const { id } = await getInside(c.var.tx, uuid(c, 'id'));
    const fellows = await listFellows(c.var.tx, id);
    await record(c.var.tx, 'network_members.exported', { type: 'network', id, details: { format, rows: fellows.length } });
    return await sendTable(c, format, t.title(), memberColumns(), fellows);
  })
  .post('/networks/:id/members/by-name', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    await getKept(c.var.tx, id);
    const read = await readForm(c, byNameForm);
    if (!read.ok) return await show(c, { form: read.form, which: 'name' });
    if (!(await addByName(c.var.tx, id, read.value, c.var.viewer.personId)))
      return await show(c, { form: await refuseField(c, 'person_id', t.notFound()), which: 'name' });
    return redirect(c, `/networks/${id}/members`, t.added());
  })
  .post('/networks/:id/members/by-function', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    await getKept(c.var.tx, id);
    const read = await readForm(c, byFunctionForm);
    if (!read.ok) return await show(c, { form: read.form, which: 'function' });
    if (!(await addByFunction(c.var.tx, id, read.value, c.var.viewer.personId)))
      return await show(c, { form: await refuseField(c, 'organisation_id', t.choosePlace()), which: 'function' });
    return redirect(c, `/networks/${id}/members`, t.addedFunction());
  })
  .post('/networks/:id/members/by-email', allow(TAKE_PART), async (c) => {
    const id = uuid(c, 'id');
    await getKept(c.var.tx, id);
    const read = await readForm(c, byEmailForm);
    if (!read.ok) return await show(c, { form: read.form, which: 'email' });
    await inviteByEmail(c.var.tx, id, read.value);
    return redirect(c, `/networks/${id}/members`, t.invited());
  })
  .post('/networks/members/:id/end', allow(TAKE_PART), async (c) => {
    const network = await endMembership(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/networks/${network}/members?kept=1`, t.ended());
  })
  .post('/networks/members/:id/leads', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, z.object({ leads: z.enum(['yes', 'no']) }));
    if (!read.ok) throw new NotFound();
    const network = await setLeads(c.var.tx, uuid(c, 'id'), read.value.leads === 'yes');
    return redirect(c, `/networks/${network}/members?kept=1`, t.changed());
  })
  .post('/networks/:id/join', allow(TAKE_PART), async (c) => {
    await joinNetwork(c.var.tx, uuid(c, 'id'), c.var.viewer.personId);
    return redirect(c, `/networks/${uuid(c, 'id')}`, t.joined());
  })
  .post('/networks/:id/leave', allow(TAKE_PART), async (c) => {
    await leaveNetwork(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/networks', t.left());
  })
  .post('/networks/invites/:id/answer', allow(TAKE_PART), async (c) => {
    const read = await readForm(c, z.object({ answer: z.enum(['yes', 'no']) }));
    if (!read.ok) throw new NotFound();
    const network = await answerInvite(c.var.tx, uuid(c, 'id'), read.value.answer === 'yes');
    return network ? redirect(c, `/networks/${network}`, t.joined()) : redirect(c, '/networks', t.declined());
  })
  .post('/networks/invites/:id/withdraw', allow(TAKE_PART), async (c) => {
    const network = await withdrawInvite(c.var.tx, uuid(c, 'id'));
    return redirect(c, `/networks/${network}/members`, t.withdrawn());
  });

async function show(c: Ctx, refused?: { form: FormState; which: Which }) {
  const { tx } = c.var;
  const network = await getInside(tx, uuid(c, 'id'));
  const faces = await listFaces(tx, network.id);
  const memberships = network.keeps ? await listMemberships(tx, network.id) : [];
  const [page, kept] = [pageQuery(c), pageQuery(c, 'kept')];
  const of = <T,>(list: readonly T[], n: number) => list.slice((n - 1) * PAGE, n * PAGE);
  const keeping = network.keeps
    ? {
        memberships: of(memberships, kept),
        count: memberships.length,
        page: kept,
        vacant: memberships.filter(({ holders }) => holders === 0),
        invites: await listInvites(tx, network.id),
        places: await listPlaces(tx),
        words: textQuery(c, 'q'),
        ...(await found(c, refused)),
        inviteId: idIn(refused?.form ?? emptyForm),
      }
    : null;
  return c.html(
    <MembersPage {...{ network, faces: of(faces, page), all: faces.length, page, keeping }} {...refused} />,
    refused ? 422 : 200,
  );
}

/** Whom the form was about is still there to be chosen after a refusal. */
async function found(c: Ctx, refused?: { form: FormState; which: Which }) {
  const chosen = refused?.which === 'name' ? refused.form.values['person_id'] : undefined;
  const person = typeof chosen === 'string' && z.uuid().safeParse(chosen).success ? await findPerson(c.var.tx, chosen) : null;
  return person ? { found: [person], more: false } : await findPeople(c.var.tx, textQuery(c, 'q'));
}
