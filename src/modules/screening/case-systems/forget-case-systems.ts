import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';

/**
 * What is not needed any longer: where a link led back, when its time is out; links nobody answered, after a day; calls refused,
 * after a month. After 90 days the thread between an answer and a case system's own visit is cut: its id goes, and the hour with it.
 */
export async function forgetCaseSystems(worker: Db): Promise<void> {
  await worker.transaction().execute(async (tx) => {
    await sql`update screening.question_link set way_back = null where way_back is not null and expires_at <= now()`.execute(tx);
    await sql`delete from screening.question_link where used_at is null and expires_at < now() - interval '1 day'`.execute(tx);
    await forgetAbandoned(tx);
    await sql`delete from screening.case_system_fault where at < now() - interval '31 days'`.execute(tx);
    const { rows } = await sql<{ id: string }>`update screening.visit set receipt_id = null,
        opened_at = date_trunc('day', opened_at), closed_at = date_trunc('day', closed_at)
      where receipt_id is not null and closed_at < now() - interval '90 days' returning id`.execute(tx);
    await sql`delete from screening.question_link where visit_id = any (${rows.map(({ id }) => id)})`.execute(tx);
  });
}

/**
 * Visits opened by a link that nobody answered. Their codes go when the last link has gone: a receipt, or a new link, brings them
 * again. After 60 days no receipt is taken for what was then, and the visit goes too: nothing was counted. Locked before it is
 * asked whether they have links, so that one made meanwhile is seen.
 */
async function forgetAbandoned(tx: Tx): Promise<void> {
  const { rows } = await sql<{ id: string }>`select v.id from screening.visit v
    where v.case_system_id is not null and v.closed_at is null
      and (v.pseudonym is not null or v.opened_at < now() - interval '60 days')
      and not exists (select from screening.question_link l where l.visit_id = v.id)
    order by v.id for update`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const linked = sql`exists (select from screening.question_link l where l.visit_id = v.id)`;
  await sql`delete from screening.visit v where v.id = any (${ids}) and v.opened_at < now() - interval '60 days' and not ${linked}`.execute(
    tx,
  );
  await sql`update screening.visit v set pseudonym = null, known = false where v.id = any (${ids}) and not ${linked}`.execute(tx);
}
