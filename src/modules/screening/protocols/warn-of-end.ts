import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { SOON } from './places.queries.ts';

export const protocolJobs: readonly Job[] = [
  { name: 'screening.protocols', work: (worker) => warnOfEnd(worker), every: '10 6 * * *' },
];

/** So many are told of in one letter; a municipality where more run out the same morning is told how many more. */
const MOST = 200;

/**
 * Word to the nearest manager and the coordinator when a protocol runs out within 60 days, and on its last day: once each,
 * one letter a reader however many they are. A server that was down tells when it is up again. Returns how many protocols.
 */
export async function warnOfEnd(worker: Db): Promise<number> {
  return await worker.transaction().execute(async (tx) => {
    const { rows } = await sql<{ protocol_id: string; kind: 'soon' | 'over' }>`
      insert into screening.protocol_warning (protocol_id, kind)
      select p.id, k.kind from screening.protocol p, (values ('soon', ${SOON}::int), ('over', 0)) k (kind, days)
      where p.in_force_at is not null and p.ended_on is null and p.valid_until <= current_date + k.days
        and (k.kind = 'over' or p.valid_until > current_date)
      on conflict do nothing returning protocol_id, kind`.execute(tx);
    const readers = await sql<{ person_id: string; kind: string; protocols: string[] }>`
      select r.person_id, w.kind, array_agg(distinct w.id order by w.id) as protocols
      from unnest(${rows.map((row) => row.protocol_id)}::uuid[], ${rows.map((row) => row.kind)}::text[]) w (id, kind)
        join screening.protocol p on p.id = w.id join organisation.organisation o on o.id = p.organisation_id,
        lateral (select h.person_id, h.top, max(array_position(o.path, h.top)) over () as deepest
          from screening.holders('screening.protocol', p.organisation_id) h) r
      where array_position(o.path, r.top) = r.deepest or r.top = p.municipality_id
      group by r.person_id, w.kind`.execute(tx);
    for (const { person_id, kind, protocols } of readers.rows)
      await writeLetter(tx, `screening.protocol_${kind}`, person_id, { protocols: protocols.slice(0, MOST).join(',') });
    return rows.length;
  });
}
