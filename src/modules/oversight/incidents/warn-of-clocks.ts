import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { clocksOf, type Judged, type Sent } from './clocks.ts';

type Open = Judged & { id: string; controller_id: string; warned: string[]; sent: { kind: Sent['kind']; sent_at: string }[] };

/** Word to those who keep incidents when a clock has little left, or has run out; once for each clock. Returns how many clocks. */
export async function warnOfClocks(worker: Db, now = new Date()): Promise<number> {
  const { rows } = await sql<Open>`
    select i.id, i.controller_id, i.aware_at, i.cyber, i.personal_data, i.warned,
      coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'sent_at', n.sent_at)) from oversight.notice n where n.incident_id = i.id), '[]') as sent
    from oversight.incident i where i.closed_at is null`.execute(worker);
  let warned = 0;
  for (const incident of rows) {
    const sent = incident.sent.map(({ kind, sent_at }) => ({ kind, sent_at: new Date(sent_at) }));
    for (const { kind, due, state } of clocksOf(incident, sent, now)) {
      if ((state !== 'soon' && state !== 'late') || incident.warned.includes(kind)) continue;
      warned += await worker.transaction().execute(async (tx) => {
        const first = await sql`update oversight.incident set warned = warned || ${kind}::text
          where id = ${incident.id} and closed_at is null and ${kind} <> all (warned) returning id`.execute(tx);
        if (first.rows.length === 0) return 0;
        const { rows: readers } = await sql<{ id: string }>`
          select id from oversight.holders('incidents.keep', ${incident.controller_id}::uuid) h (id)`.execute(tx);
        const about = { incident: incident.id, kind, due: due.toISOString() };
        for (const { id } of readers) await writeLetter(tx, 'oversight.clock_near', id, about);
        return 1;
      });
    }
  }
  return warned;
}
