import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Waiting = {
  questions: number;
  reviews: number;
  /** Entries left in them. */
  left: number;
  requests: number;
  soonest: string | null;
  incidents: number;
};

/** What of oversight waits for the reader, as far as her session reaches. */
export async function countWaiting(db: Read): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select (select count(*)::int from oversight.questions_to_me() q where q.answered_at is null and q.closed_at is null) as questions,
      w.reviews, w.left, q.requests, q.soonest::text, (select count(*)::int from oversight.incident i where i.closed_at is null and oversight.keeps(i.id)) as incidents
    from (select count(*)::int as reviews, coalesce(sum(p.entries - p.judged), 0)::int as left
        from oversight.review r cross join lateral oversight.progress(r.id) p where r.signed_at is null and oversight.works_review(r)) w,
      (select count(*)::int as requests, min(r.due_on) as soonest from oversight.request r
        where r.decided_at is null and r.withdrawn_at is null and oversight.decides(r)) q`.execute(db);
  return rows[0]!;
}
