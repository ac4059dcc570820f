import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { announce } from '../digest/announce.ts';
import type { Network } from '../networks/networks.queries.ts';
import { t } from './texts.ts';

export const askForm = z.object({
  id: field.id(),
  title: noPerson(field.text({ max: 200, required: t.askTitleMissing })),
  body: noPerson(field.optionalText({ max: 8000 })),
  /** She has seen what was asked before, and asks all the same. */
  seen: field.checkbox(),
  /** She goes back to change her words. */
  change: field.checkbox(),
});

/** Asks the members. Sent again it is the same question. */
export async function askQuestion(
  tx: Tx,
  network: Network,
  { id, title, body }: { id: string; title: string; body: string },
  me: string,
): Promise<void> {
  if (network.closed_at) throw new Refused(t.networkOver());
  const { rows } = await sql`insert into networks.question (id, network_id, title, body, asked_by)
    values (${id}::uuid, ${network.id}::uuid, ${title}, ${body}, ${me}::uuid) on conflict (id) do nothing returning id`.execute(
    tx,
  );
  if (rows.length === 0) return await mustBeMine(tx, id, me);
  await record(tx, 'question.asked', { type: 'question', id, details: { network: network.id } });
  await announce(tx, { network: network.id, kind: 'question', about: id });
}

async function mustBeMine(tx: Tx, id: string, me: string): Promise<void> {
  const { rows } = await sql`select from networks.question q where q.id = ${id}::uuid and q.asked_by = ${me}::uuid`.execute(tx);
  if (rows.length === 0) throw new NotFound();
}
