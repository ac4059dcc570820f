import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { callToComing } from '../invitations/call-members.ts';
import { getKept } from '../networks/networks.queries.ts';
import { findPerson, listFaces } from './members.queries.ts';
import { functions, type MemberFunction } from './say-function.ts';
import { t } from './texts.ts';

const shared = { stands_for: noPerson(field.optionalText({ max: 200 })), leads: field.checkbox() };
export const byNameForm = z.object({ ...shared, person_id: field.id() });
export const byFunctionForm = z.object({ ...shared, function: field.choice(functions), organisation_id: field.id() });
export const byEmailForm = z.object({ id: field.id(), email: field.email(), stands_for: shared.stands_for });

/** So many may be asked by e-mail in a day, to one network: nobody goes through a list of addresses. */
const A_DAY = 20;

async function open(tx: Tx, network: string): Promise<void> {
  await lock(tx, 'networks.network', network);
  if ((await getKept(tx, network)).closed_at) throw new Refused(t.isClosed());
}

/** A member by name, of those I see. False when she is one already, or is not to be seen. */
export async function addByName(tx: Tx, network: string, form: z.output<typeof byNameForm>, me: string): Promise<boolean> {
  await open(tx, network);
  if (!(await findPerson(tx, form.person_id))) return false;
  if ((await listFaces(tx, network)).some(({ person_id }) => person_id === form.person_id)) return true;
  // Who is none although nobody ended it worked elsewhere meanwhile: she begins anew, for where she is now.
  await tx
    .updateTable('networks.member')
    .set({ left_on: sql<string>`greatest(joined_on, current_date)` })
    .where('network_id', '=', network)
    .where('person_id', '=', form.person_id)
    .where('left_on', 'is', null)
    .execute();
  const id = await insert(tx, network, form, me);
  if (id) await record(tx, 'network_member.added', { type: 'network', id: network, person: form.person_id });
  await callToComing(tx, network);
  return true;
}

/** Whoever holds a function in an organisation of mine, from that day and no longer. False where the organisation is not. */
export async function addByFunction(
  tx: Tx,
  network: string,
  form: z.output<typeof byFunctionForm>,
  me: string,
): Promise<boolean> {
  await open(tx, network);
  const { rows } = await sql<{
    mine: boolean;
  }>`select ${form.organisation_id}::uuid in (select organisation.mine('networks.found')) as mine`.execute(tx);
  if (!rows[0]?.mine) return false;
  const id = await insert(tx, network, form, me);
  const details = { function: form.function, organisation: form.organisation_id };
  if (id) await record(tx, 'network_function.added', { type: 'network', id: network, details });
  await callToComing(tx, network);
  return true;
}

type Written = {
  stands_for: string;
  leads: boolean;
  person_id?: string;
  function?: MemberFunction;
  organisation_id?: string;
};

async function insert(tx: Tx, network: string, form: Written, me: string): Promise<string | null> {
  const made = await tx
    .insertInto('networks.member')
    .values({ network_id: network, added_by: me, ...form })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

/** Asks somebody by e-mail. The answer is the same whether the address is anybody's or not. */
export async function inviteByEmail(
  tx: Tx,
  network: string,
  { id, email, stands_for }: z.output<typeof byEmailForm>,
): Promise<void> {
  await open(tx, network);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from networks.invite i
    where i.network_id = ${network}::uuid and i.invited_at > now() - interval '1 day' and i.id <> ${id}::uuid`.execute(tx);
  if ((rows[0]?.n ?? 0) >= A_DAY) throw new Refused(t.tooManyInvites({ n: A_DAY }));
  await sql`select networks.invite_by_email(${id}::uuid, ${network}::uuid, ${email}, ${stands_for})`.execute(tx);
  await record(tx, 'network_invite.sent', { type: 'network', id: network });
}
