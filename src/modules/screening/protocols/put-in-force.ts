import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { getProtocol } from './protocols.queries.ts';
import { t } from './texts.ts';

export const stampForm = z.object({ stamp: z.string().max(30).default('') });

/** Puts a draft in force as it was read, and ends what it replaces the same day. @throws {Refused} with what to mend */
export async function putInForce(tx: Tx, id: string, stamp: string): Promise<void> {
  const before = await getProtocol(tx, id);
  if (!before.mine) throw new NotFound();
  await lock(tx, 'screening.protocol_of', before.organisation_id);
  const { in_force_at, stamp: now, lacks, valid_until, decided_on, today, organisation_id } = await getProtocol(tx, id);
  if (in_force_at) throw new Refused(t.refusedDraft());
  if (now !== stamp) throw new Refused(t.refusedChanged());
  if (lacks.length > 0) throw new Refused(t.refusedWhole());
  if (valid_until && valid_until < today) throw new Refused(t.refusedPast());
  if (decided_on && decided_on > today) throw new Refused(t.refusedDecision());
  const { rows } = await sql<{ done: boolean }>`select screening.put_in_force(${id}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) throw new Refused(t.refusedWhole());
  await record(tx, 'protocol.put_in_force', { type: 'protocol', id, details: { organisation: organisation_id } });
}

/** Ends what is in force, with nothing of the place's own instead. */
export async function endProtocol(tx: Tx, id: string): Promise<void> {
  const { mine, organisation_id } = await getProtocol(tx, id);
  if (!mine) throw new NotFound();
  await lock(tx, 'screening.protocol_of', organisation_id);
  const { rows } = await sql<{ done: boolean }>`select screening.end_protocol(${id}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) throw new Refused(t.endedAlready());
  await record(tx, 'protocol.ended', { type: 'protocol', id, details: { organisation: organisation_id } });
}
