import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { searchWords } from '#platform/audit/search-words.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, field, readForm } from '#platform/http/form.ts';
import { textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { ClashPage } from './clash.tsx';
import { getEntryView } from './entry.queries.ts';
import { exportParticipants } from './export-participants.ts';
import { findInvitation, type Invitation, listExternal, listInvitations } from './invitation.queries.ts';
import { invitationSecret, invite, inviteSchema, revokeInvitation } from './invite.ts';
import { remove } from './leave.ts';
import { ParticipantsPage } from './participants.page.tsx';
import { findPeople, getParticipants } from './participants.queries.ts';
import { AddPeople, InviteOrganisations } from './planner-tools.tsx';
import { ReasonPage } from './reason.page.tsx';
import { signUp } from './sign-up.ts';
import { reasonSchema } from './team.routes.tsx';
import { t } from './texts.ts';

const AT = '/training/occasions/:id/participants';

/** Those who run an occasion see everyone in it; those who plan it add, remove and invite. */
export const participantRoutes = router()
  .get(AT, allow('training.lead'), async (c) => {
    const all = await getParticipants(c.get('tx'), uuid(c, 'id'));
    const format = c.req.query('format');
    if (format === 'xlsx' || format === 'csv') {
      const file = await exportParticipants(c.get('tx'), all, format);
      return c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.type, 'Content-Disposition': file.disposition });
    }
    return c.html(await participantsPage(c, emptyForm));
  })

  .post(AT, allow('training.plan'), async (c) => {
    const all = await getParticipants(c.get('tx'), uuid(c, 'id'));
    const read = await readForm(c, addSchema);
    if (!all.plans || !read.ok) throw new NotFound();
    const { person, despite } = read.value;
    const name = await nameSeen(c, person);
    const at = `/training/occasions/${all.id}/participants`;
    const answer = await signUp(c.get('tx'), { id: randomUUID(), occasion: all.id, person, as: 'planner', despite });
    if (answer.outcome === 'refused') throw new Refused(answer.sentence);
    if (answer.outcome === 'clash') {
      return c.html(
        <ClashPage
          busy={answer.busy}
          missing={answer.missing}
          action={at}
          hidden={{ person }}
          back={at}
          yes={answer.yes}
          self={false}
        />,
        409,
      );
    }
    return redirect(c, at, t.saidAdded({ name }));
  })

  .post('/training/enrolments/:id/remove', allow('training.plan'), async (c) => {
    const id = uuid(c, 'id');
    const view = await getEntryView(c.get('tx'), id);
    const at = `/training/occasions/${view.occasion_id}/participants`;
    const read = await readForm(c, reasonSchema);
    if (!read.ok) {
      const back = { href: at, label: t.participantsTitle() };
      const question = t.removeQuestion({ name: view.name || t.nameHidden() });
      return c.html(<ReasonPage question={question} yes={t.removeYes()} action={c.req.path} form={read.form} back={back} />, 422);
    }
    await remove(c.get('tx'), id, read.value.reason);
    return redirect(c, at, t.saidRemoved({ name: view.name || t.nameHidden() }));
  })

  .post('/training/occasions/:id/invitations', allow('training.plan'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, inviteSchema);
    if (!read.ok) return c.html(await participantsPage(c, read.form), 422);
    await invite(c.get('tx'), c.get('house').config.secret, id, read.value);
    return redirect(c, `/training/occasions/${id}/participants`, t.inviteMade());
  })

  .post('/training/invitations/:id/revoke', allow('training.plan'), async (c) => {
    const occasion = await revokeInvitation(c.get('tx'), uuid(c, 'id'));
    return redirect(c, `/training/occasions/${occasion}/participants`, t.saidRevoked());
  });

const addSchema = z.object({ person: field.id(), despite: field.checkbox() });

/** Somebody the planner may not see is not there. */
async function nameSeen(c: Ctx, person: string): Promise<string> {
  const found = await c
    .get('tx')
    .selectFrom('organisation.person')
    .select(['given_name', 'family_name'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  return `${found.given_name} ${found.family_name}`;
}

async function participantsPage(c: Ctx, form: FormState) {
  const db = c.get('tx');
  const all = await getParticipants(db, uuid(c, 'id'));
  const words = textQuery(c, 'q');
  const planned = all.plans && !all.cancelled_at;
  const found = planned && words ? await findPeople(db, all.id, words) : null;
  if (found)
    await record(db, 'participants.searched', {
      type: 'occasion',
      id: all.id,
      details: { words: searchWords(words), found: found.length },
    });
  const invitations = planned ? await withAddresses(c, await listInvitations(db, all.id)) : [];
  return (
    <ParticipantsPage all={all}>
      {planned && <AddPeople occasion={all.id} words={words} found={found} />}
      {planned && (
        <InviteOrganisations occasion={all.id} invitations={invitations} organisations={await listExternal(db)} form={form} />
      )}
    </ParticipantsPage>
  );
}

/** The address again, where the house's key still makes it; null for one made with another key. */
async function withAddresses(c: Ctx, invitations: readonly Invitation[]) {
  const { publicUrl, secret: key } = c.get('house').config;
  const made: (Invitation & { address: string | null })[] = [];
  for (const one of invitations) {
    const secret = invitationSecret(key, one.id);
    const opens = await findInvitation(c.get('tx'), secret);
    made.push({ ...one, address: opens ? `${publicUrl}/invitation/${secret}` : null });
  }
  return made;
}
