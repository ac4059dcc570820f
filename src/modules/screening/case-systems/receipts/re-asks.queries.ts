import { sql } from 'kysely';
import type { Mark } from '#platform/api/cursor.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Channel } from '../../visits/open-visit.ts';
import { codeOf } from '../../visits/pseudonym.ts';

/** Those of a unit to be asked again, the first due first; one more than `limit` where there is more. Policies say whose. */
export async function listReAsks(tx: Tx, unit: string, until: string | null, mark: Mark | null, limit: number) {
  const { rows } = await sql<{ id: string; pseudonym: Buffer; channel: Channel; due_on: string }>`
    select r.id, r.pseudonym, r.channel, r.due_on::text from screening.re_ask r
    where r.unit_id = ${unit} and r.ended_on is null and (${until}::date is null or r.due_on <= ${until}::date)
      and (${mark?.[0] ?? null}::date is null or (r.due_on, r.id) > (${mark?.[0] ?? null}::date, ${mark?.[1] ?? null}::uuid))
    order by r.due_on, r.id limit ${limit + 1}`.execute(tx);
  return rows.map(({ id, pseudonym, channel, due_on }) => ({ id, channel, due_on, code: codeOf(pseudonym) }));
}
