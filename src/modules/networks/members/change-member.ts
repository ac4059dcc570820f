import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { callToComing } from '../invitations/call-members.ts';
import { getKept, getNetwork } from '../networks/networks.queries.ts';
import { t } from './texts.ts';

/** Ends a membership, by name or by function. A second time changes nothing. */
export async function endMembership(tx: Tx, id: string): Promise<string> {
  const member = await keptMember(tx, id);
  if (member.left_on) return member.network_id;
  await tx
    .updateTable('networks.member')
    .set({ left_on: sql<string>`greatest(joined_on, current_date)` })
    .where('id', '=', id)
    .where('left_on', 'is', null)
    .execute();
  await record(tx, 'network_member.ended', { type: 'network', id: member.network_id, person: member.person_id });
  return member.network_id;
}

/** Makes a member one who calls the meetings, or no longer. */
export async function setLeads(tx: Tx, id: string, leads: boolean): Promise<string> {
  const member = await keptMember(tx, id);
  if (member.leads === leads) return member.network_id;
  await tx.updateTable('networks.member').set({ leads }).where('id', '=', id).execute();
  const act = leads ? 'network_member.leads' : 'network_member.leads_no_more';
  await record(tx, act, { type: 'network', id: member.network_id, person: member.person_id });
  return member.network_id;
}

async function keptMember(tx: Tx, id: string) {
  const find = () =>
    tx
      .selectFrom('networks.member')
      .select(['network_id', 'person_id', 'left_on', 'leads'])
      .where('id', '=', id)
      .executeTakeFirst();
  const before = await find();
  if (!before) throw new NotFound();
  await getKept(tx, before.network_id);
  await lock(tx, 'networks.network', before.network_id);
  return (await find()) ?? before;
}

/** Joins an open network where one works. */
export async function joinNetwork(tx: Tx, id: string, me: string): Promise<void> {
  await lock(tx, 'networks.network', id);
  const network = await getNetwork(tx, id);
  if (network.member) return;
  const { rows } = await sql<{
    may: boolean;
  }>`select n.is_open and n.closed_at is null and n.municipality_id in (select networks.my_municipalities()) as may
    from networks.network n where n.id = ${id}::uuid`.execute(tx);
  if (!rows[0]?.may) throw new Refused(t.notOpen());
  await sql`select networks.leave(${id}::uuid)`.execute(tx); // as she stood for where she no longer is
  await tx
    .insertInto('networks.member')
    .values({ network_id: id, person_id: me, added_by: me })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await record(tx, 'network.joined', { type: 'network', id });
  await callToComing(tx, id);
}

/** Leaves a network one is a member of by name. Who is one by her function stays while she holds it. */
export async function leaveNetwork(tx: Tx, id: string): Promise<void> {
  await getNetwork(tx, id);
  const { rows } = await sql<{ left: boolean }>`select networks.leave(${id}::uuid) as "left"`.execute(tx);
  if (rows[0]?.left) await record(tx, 'network.left', { type: 'network', id });
}

/** Answers an invitation. Returns the network joined, null after a no. */
export async function answerInvite(tx: Tx, id: string, joins: boolean): Promise<string | null> {
  const { rows } = await sql<{ network: string | null }>`select networks.answer_invite(${id}::uuid, ${joins}) as network`.execute(
    tx,
  );
  const network = rows[0]?.network;
  if (!network) throw new NotFound();
  await record(tx, joins ? 'network.joined' : 'network_invite.declined', { type: 'network', id: network });
  if (!joins) return null;
  await callToComing(tx, network);
  return network;
}

/** Takes back an invitation nobody has accepted. */
export async function withdrawInvite(tx: Tx, id: string): Promise<string> {
  const invite = await tx.selectFrom('networks.invite').select('network_id').where('id', '=', id).executeTakeFirst();
  if (!invite) throw new NotFound();
  const done = await tx
    .updateTable('networks.invite')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) await record(tx, 'network_invite.withdrawn', { type: 'network', id: invite.network_id });
  return invite.network_id;
}
