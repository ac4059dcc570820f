import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';

export const readingJobs: readonly Job[] = [
  { name: 'handbook.reading', work: (worker) => remindReaders(worker), every: '35 6 * * *' },
];

/** So many people are told in one transaction. */
const STEP = 500;

/**
 * Word to everybody who has something new to read, has a week left, or has become late: one letter a person and day, each
 * thing once. May run twice, and be taken up where it stopped: whom it has told is noted with the letter. Returns how many.
 */
export async function remindReaders(worker: Db, until: Date = new Date()): Promise<number> {
  const municipalities = await sql<{ id: string }>`
    select distinct g.municipality_id as id from handbook.readership g where g.ended_at is null order by 1`.execute(worker);
  let told = 0;
  for (const { id } of municipalities.rows) {
    const { rows } = await sql<{ person_id: string; told_at: Date | null }>`
      select * from handbook.untold_readers(${id}::uuid, ${until}::timestamptz) order by person_id`.execute(worker);
    for (let from = 0; from < rows.length; from += STEP) told += await tell(worker, rows.slice(from, from + STEP), until);
  }
  return told;
}

async function tell(worker: Db, people: readonly { person_id: string; told_at: Date | null }[], until: Date): Promise<number> {
  return await worker.transaction().execute(async (tx) => {
    // Another run that has come this far meanwhile has told them: its note stands, and they are left out.
    const { rows } = await sql<{ person_id: string; since: Date | null }>`
      with mine as (select * from unnest(${people.map((one) => one.person_id)}::uuid[], ${people.map((one) => one.told_at)}::timestamptz[]) x (person_id, since))
      insert into handbook.reading_told as n (person_id, told_at) select m.person_id, ${until}::timestamptz from mine m
      on conflict (person_id) do update set told_at = excluded.told_at
        where n.told_at is not distinct from (select m.since from mine m where m.person_id = n.person_id)
      returning n.person_id, (select m.since from mine m where m.person_id = n.person_id) as since`.execute(tx);
    for (const { person_id, since } of rows)
      await writeLetter(tx, 'handbook.reading', person_id, {
        ...{ person: person_id, until: until.toISOString() },
        ...(since ? { since: since.toISOString() } : {}),
      });
    return rows.length;
  });
}
