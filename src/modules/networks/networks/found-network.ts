import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { dealHosts } from '../meetings/deal-hosts.ts';
import { getKept, listPlaces } from './networks.queries.ts';
import { t } from './texts.ts';

/** So many hosts take turns at most; each has as long a name as a meeting's host. */
const HOSTS = 50;
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const parts = {
  name: noPerson(field.text({ max: 200 })),
  purpose: noPerson(field.optionalText({ max: 2000 })),
  is_open: field.checkbox(),
  hosts: noPerson(field.optionalText({ max: 4000 })).refine(
    (text) => linesOf(text).length <= HOSTS && linesOf(text).every((line) => line.length <= 120),
    say(() => t.hostsTooMany({ n: HOSTS })),
  ),
};
export const networkForm = z.object(parts);
export const newForm = z.object({ ...parts, id: field.id(), organisation_id: field.id() });
type Written = z.output<typeof networkForm>;

/** Founds a network; its founder is a member and calls its meetings. Null where it is not hers to found there. */
export async function foundNetwork(tx: Tx, form: z.output<typeof newForm>, me: string): Promise<string | null> {
  const { id, organisation_id, hosts, ...written } = form;
  if (!(await listPlaces(tx)).some((place) => place.id === organisation_id)) return null;
  const order = linesOf(hosts);
  const { rows } = await sql<{
    id: string;
  }>`insert into networks.network (id, municipality_id, organisation_id, name, purpose, is_open, hosts, founded_by)
    select ${id}::uuid, organisation.controller(o.id), o.id, ${written.name}, ${written.purpose}, ${written.is_open}, ${order}, ${me}::uuid
    from organisation.organisation o where o.id = ${organisation_id}::uuid on conflict (id) do nothing returning id`.execute(tx);
  if (!rows[0]) {
    await getKept(tx, id); // the second click; somebody else's network is not there
    return id;
  }
  await tx.insertInto('networks.member').values({ network_id: id, person_id: me, leads: true, added_by: me }).execute();
  await record(tx, 'network.founded', { type: 'network', id, details: { organisation: organisation_id } });
  return id;
}

/** Changes what a network is called, is for, and who takes turns as host. */
export async function changeNetwork(tx: Tx, id: string, { hosts, ...written }: Written): Promise<void> {
  await lock(tx, 'networks.network', id);
  const before = await getKept(tx, id);
  if (before.closed_at) throw new Refused(t.isClosed());
  const order = linesOf(hosts);
  await tx
    .updateTable('networks.network')
    .set({ ...written, hosts: order })
    .where('id', '=', id)
    .execute();
  await record(tx, 'network.changed', { type: 'network', id });
  if (order.join('\n') !== before.hosts.join('\n')) await dealHosts(tx, id, true);
}

/** Closes a network: coming meetings are cancelled and told first, and none that has decided something. What was decided stays to be read. */
export async function closeNetwork(tx: Tx, id: string): Promise<void> {
  await lock(tx, 'networks.network', id);
  const before = await getKept(tx, id);
  if (before.closed_at) return;
  const decided = await sql`select from networks.decision d join networks.meeting m on m.id = d.meeting_id
    where m.network_id = ${id}::uuid and m.starts_at > now() and m.cancelled_at is null and d.withdrawn_at is null limit 1`.execute(
    tx,
  );
  if (decided.rows.length > 0) throw new Refused(t.decidedAhead());
  const { rows } = await sql<{
    id: string;
  }>`update networks.meeting set cancelled_at = now(), cancel_reason = ${t.closedReason()},
      sequence = sequence + 1, changed_at = clock_timestamp()
    where network_id = ${id}::uuid and starts_at > now() and cancelled_at is null returning id`.execute(tx);
  await sql`select networks.tell(m) from unnest(${rows.map((meeting) => meeting.id)}::uuid[]) m`.execute(tx);
  await tx.updateTable('networks.network').set({ closed_at: sql<Date>`now()` }).where('id', '=', id).execute();
  await record(tx, 'network.closed', { type: 'network', id });
}
