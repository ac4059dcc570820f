import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';

/** Versions in a transaction: few, so that one that is killed has little to do again. */
const BATCH = 50;

const wanting = sql`from handbook.version v left join handbook.search_entry e on e.version_id = v.id
  where v.published_at is not null and v.replaced_at is null and e.analyser is distinct from handbook.search_analyser()`;

/**
 * Makes every entry that lacks or is of another analyser, batch by batch: whoever is stopped in the middle goes on where she was.
 * `all`: also those that are as they should be. Returns how many were made.
 */
export async function indexAgain(worker: Db, all = false, tell: (done: number, of: number) => void = () => {}): Promise<number> {
  if (all) await sql`update handbook.search_entry set analyser = 0`.execute(worker);
  if (all) await sql`delete from handbook.search_form`.execute(worker);
  const { rows } = await sql<{ n: number }>`select count(*) as n ${wanting}`.execute(worker);
  const of = rows[0]?.n ?? 0;
  let done = 0;
  if (of > 0 || all)
    await sql`update handbook.synonym_word set terms = handbook.search_terms(word) where terms <> handbook.search_terms(word)`.execute(
      worker,
    );
  for (;;) {
    const made = await worker.transaction().execute(async (tx) => {
      const batch = await sql<{ id: string }>`select v.id ${wanting} order by v.id limit ${BATCH}`.execute(tx);
      for (const { id } of batch.rows) await sql`select handbook.search_index(${id}::uuid)`.execute(tx);
      return batch.rows.length;
    });
    if (made === 0) break;
    done += made;
    tell(done, of);
  }
  // Put aside while its entry was being made: the trigger that should have taken the entry away found none yet.
  await sql`delete from handbook.search_entry e using handbook.version v
    where v.id = e.version_id and (v.published_at is null or v.replaced_at is not null)`.execute(worker);
  return done;
}

export const searchJobs: readonly Job[] = [
  // A new analyser came with a new version of the house: a few minutes later everything is found by it.
  { name: 'handbook.index', every: '*/5 * * * *', work: (worker) => indexAgain(worker), limit: 3600 },
  { name: 'handbook.forget_words', every: '35 3 * * *', work: (worker) => sql`select handbook.search_forget()`.execute(worker) },
];

export const indexCommand: Command = {
  name: 'index handbook',
  usage: '[--all]',
  says: 'Makes what the handbook is searched by anew, where it lacks or is of an older version; with --all everywhere. Can be stopped and run again.',
  options: { all: { type: 'boolean' } },
  run: async (house, { values }, say) => {
    let said = performance.now();
    const done = await indexAgain(house.worker.db, values['all'] === true, (n, of) => {
      if (performance.now() - said < 2000) return;
      said = performance.now();
      say(`${n} of ${Math.max(n, of)}`);
    });
    say(`${done} routines made anew.`);
    return 0;
  },
};
