import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { type Db, lock } from '#platform/db/db.ts';

/** Letters written in one transaction: the page sees them come, and a killed process loses no more than these. */
const BATCH = 100;

/** Sends what is unfinished of every campaign. Started again after being killed, or run by two at once, it writes to nobody twice. */
export async function sendCampaigns(worker: Db, batch = BATCH): Promise<number> {
  const waiting = await worker
    .selectFrom('training.campaign')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy('created_at')
    .execute();
  for (const { id } of waiting) await sendCampaign(worker, id, batch);
  return waiting.length;
}

async function sendCampaign(worker: Db, id: string, batch: number): Promise<void> {
  await begin(worker, id);
  const people = await listLeft(worker, id);
  for (let i = 0; i < people.length; i += batch) await writeBatch(worker, id, people.slice(i, i + batch));
  await finish(worker, id);
}

/**
 * Whom a campaign is for: everyone who lacks the course there and has no seat. reminded: already, on its day or since.
 * counted: not so for protected identity in an administration, whose figures stand beside its names; she gets her letter.
 */
const people = (id: string) => sql`
  select l.person_id, exists (select from training.reminder r where r.person_id = l.person_id and r.course_id = k.course_id
      and r.sent_on >= k.created_at::date) as reminded, organisation.is_countable(l.person_id, k.organisation_id) as counted
  from training.campaign k cross join lateral training.lacking(k.course_id,
    case when k.everyone then null else training.groups_for(k.course_id, null, k.organisation_id) end, k.organisation_id, current_date) l
  where k.id = ${id} and not l.seated`;

/** Counts once, before the first letter: afterwards the campaign's own reminders are among them. */
const begin = (worker: Db, id: string) =>
  worker.transaction().execute(async (tx) => {
    await lock(tx, 'training.campaign', id);
    await sql`update training.campaign c set people = n.people, passed_over = n.reminded
      from (select count(*)::int as people, count(*) filter (where p.reminded)::int as reminded from (${people(id)}) p where p.counted) n
      where c.id = ${id} and c.people is null`.execute(tx);
  });

async function listLeft(worker: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select p.person_id from (${people(id)}) p where not p.reminded order by p.person_id`.execute(worker);
  return rows.map(({ person_id }) => person_id);
}

/** The note that she is reminded lets only one through; the letter and the count follow it in the same statement. */
const writeBatch = (worker: Db, id: string, batch: readonly string[]) =>
  worker.transaction().execute(async (tx) => {
    await sql`
      with noted as (insert into training.reminder (person_id, course_id, kind, sent_by)
          select p, k.course_id, 'campaign', k.created_by from training.campaign k, unnest(${batch}::uuid[]) p where k.id = ${id}
          on conflict (person_id, course_id, sent_on) do nothing returning person_id, course_id),
        letter as (insert into mail.letter (kind, person_id, about)
          select 'training.reminder', person_id, jsonb_build_object('person', person_id, 'courses', course_id, 'campaign', ${id}::text) from noted)
      update training.campaign set sent = sent + (select count(*) from noted where organisation.is_countable(noted.person_id, organisation_id)) where id = ${id}`.execute(
      tx,
    );
  });

/** Somebody may have got a seat, or been reminded by her manager, while it ran: gone through are those who were left. */
const finish = (worker: Db, id: string) =>
  worker.transaction().execute(async (tx) => {
    await lock(tx, 'training.campaign', id);
    const done = await tx
      .updateTable('training.campaign')
      .set({ finished_at: sql<Date>`clock_timestamp()`, people: sql<number>`sent + passed_over` })
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      .returning(['sent', 'passed_over'])
      .executeTakeFirst();
    if (done) await record(tx, 'campaign.sent', { type: 'campaign', id, details: done });
  });
