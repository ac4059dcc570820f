import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Db } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';

type Told = { grant_id: string; person_id: string; awake_until: string; kind: 'month_before' | 'week_before' | 'asleep' };

/**
 * Word of roles that sleep soon, or do: to her and to her managers who may know her, each once for each day it would
 * fall asleep, and each in a transaction of its own, so that it may be killed and run again. When a role has fallen
 * asleep her sessions end. First everything is counted anew: an organisation may have moved to another municipality.
 * Returns how many roles were told of.
 */
export async function tellSleepers(worker: Db): Promise<number> {
  await sql`select training.keep_awake()`.execute(worker);
  const { rows } = await sql<Told>`select grant_id, person_id, awake_until::text, kind from training.roles_to_tell()`.execute(
    worker,
  );
  let told = 0;
  for (const one of rows) told += await tell(worker, one);
  return told;
}

const tell = (worker: Db, { grant_id, person_id, awake_until, kind }: Told): Promise<0 | 1> =>
  worker.transaction().execute(async (tx) => {
    const noted = await sql<{ slept: boolean }>`insert into training.role_notice (grant_id, awake_until, kind)
      select id, awake_until, ${kind} from access.role_grant where id = ${grant_id} and awake_until = ${awake_until}::date
      on conflict do nothing returning (select g.awake_until > g.valid_from from access.role_grant g where g.id = grant_id) as slept`.execute(
      tx,
    );
    const note = noted.rows[0];
    if (!note) return 0;
    const about = { grant: grant_id, day: awake_until };
    await writeLetter(tx, 'training.role_sleeps', person_id, about);
    const heads = await sql<{
      id: string;
    }>`select m as id from training.managers_of(${person_id}) m where m <> ${person_id}`.execute(tx);
    for (const { id } of heads.rows) await writeLetter(tx, 'training.role_of_staff_sleeps', id, about);
    // One that was given asleep never let her in.
    if (kind === 'asleep' && note.slept) await sql`select auth.end_sessions_of(${person_id})`.execute(tx);
    await record(tx, kind === 'asleep' ? 'role.fell_asleep' : 'role.sleep_announced', {
      type: 'role_grant',
      id: grant_id,
      person: person_id,
      details: { day: awake_until },
    });
    return 1;
  });
