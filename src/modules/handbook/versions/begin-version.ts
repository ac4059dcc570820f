import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { t } from './texts.ts';

/**
 * The draft of a routine's next version: the one that is being written, or a new one that begins as the last. Returns its id.
 * Throws `NotFound` for whoever does not write there, `Refused` where the routine has ended or the draft is being reviewed.
 */
export async function beginVersion(tx: Tx, routine: string, me: string): Promise<string> {
  await lock(tx, 'handbook.routine', routine);
  const { rows } = await sql<{ ended: boolean; draft: string | null; state: string | null; mine: boolean }>`
    select r.ended_at is not null as ended, v.id as draft, v.state, r.organisation_id in (select organisation.mine_within('handbook.write')) as mine
    from handbook.routine r left join handbook.version v on v.routine_id = r.id and v.published_at is null
    where r.id = ${routine}::uuid`.execute(tx);
  const [now] = rows;
  if (!now?.mine) throw new NotFound();
  if (now.ended) throw new Refused(t.refusedEnded());
  if (now.draft && now.state !== 'draft') throw new Refused(t.refusedInReview());
  if (now.draft) return now.draft;
  const id = randomUUID();
  await sql`insert into handbook.version (id, routine_id, municipality_id, organisation_id, number, title, summary, body, steps, applies_to,
      owner_function, reviser_function, follower_function, replaces, valid_until, written_by)
    select ${id}::uuid, v.routine_id, v.municipality_id, v.organisation_id, v.number + 1, v.title, v.summary, v.body, v.steps, v.applies_to,
      v.owner_function, v.reviser_function, v.follower_function, '', null, ${me}::uuid
    from handbook.version v where v.routine_id = ${routine}::uuid order by v.number desc limit 1`.execute(tx);
  await record(tx, 'version.begun', { type: 'version', id, details: { routine } });
  return id;
}
