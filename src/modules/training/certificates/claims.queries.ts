import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Claim = Awaited<ReturnType<typeof listClaims>>[number];

/** Courses that count certificates from elsewhere. */
export const listAccepting = (db: Read) =>
  db
    .selectFrom('training.course')
    .select(['id', 'title'])
    .where('accepts_external', '=', true)
    .where('retired_at', 'is', null)
    .where('published_at', 'is not', null)
    .orderBy('title')
    .execute();

const claimsOf = (db: Read) =>
  db
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .leftJoin('organisation.person as p', 'p.id', 'k.person_id')
    .select(['k.id', 'k.person_id', 'c.title', 'k.completed_on', 'k.issuer', 'k.created_at', 'k.valid_until'])
    .select(['k.file_id', 'k.state', 'k.reason', 'k.decided_at'])
    .select(sql<string | null>`p.given_name || ' ' || p.family_name`.as('name'))
    .where('k.source', '=', 'external')
    .where(sql<boolean>`training.decides_for(k.person_id)`);

/** Waiting for me, the longest first. */
export const listClaims = (db: Read) =>
  claimsOf(db).where('k.state', '=', 'claimed').orderBy('k.created_at').orderBy('k.id').execute();

/** Decided in the last half-year, by me or another who may. */
export const listDecided = (db: Read) =>
  claimsOf(db)
    .where('k.state', 'in', ['approved', 'rejected'])
    .where('k.decided_at', '>', sql<Date>`now() - interval '6 months'`)
    .orderBy('k.decided_at', 'desc')
    .limit(100)
    .execute();

/** One claim of somebody I decide for. */
export async function getClaim(db: Read, id: string): Promise<Claim> {
  const claim = await claimsOf(db).where('k.id', '=', id).executeTakeFirst();
  if (!claim) throw new NotFound();
  return claim;
}
