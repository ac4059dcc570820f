import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Reach = { head: number; lacking: number; seated: number; reminded: number };

/** Whom a campaign would reach; null where the reader does not plan. */
export async function countReach(
  db: Read,
  asked: { course: string; organisation: string; everyone: boolean },
): Promise<Reach | null> {
  const { rows } = await sql<Reach>`
    select * from training.campaign_count(${asked.course}, ${asked.organisation}, ${asked.everyone})`.execute(db);
  return rows[0] ?? null;
}

/** Administrations, and the municipalities themselves, that the reader plans for. */
export const listCampaignPlaces = (db: Read) =>
  db
    .selectFrom('organisation.organisation as o')
    .leftJoin('organisation.organisation as m', 'm.id', 'o.municipality_id')
    .select(['o.id', 'o.name', 'm.name as municipality', 'm.id as municipality_id'])
    .where(sql<SqlBool>`o.id in (select organisation.mine('training.plan')) and o.kind in ('municipality', 'administration')`)
    .where('o.closed_on', 'is', null)
    .orderBy('m.name')
    .orderBy(sql`cardinality(o.path)`)
    .orderBy('o.name')
    .limit(400)
    .execute();

/** Campaigns sent, the latest first, with how many of their letters have left. */
export async function listCampaigns(db: Read) {
  return await db
    .selectFrom('training.campaign as x')
    .innerJoin('training.course as c', 'c.id', 'x.course_id')
    .innerJoin('organisation.organisation as o', 'o.id', 'x.organisation_id')
    .innerJoinLateral(sql<{ letters: number; gone: number }>`training.campaign_progress(x.id)`.as('p'), (join) => join.onTrue())
    .select(['x.id', 'c.id as course_id', 'c.title', 'o.name as organisation', 'x.everyone', 'x.created_at', 'x.finished_at'])
    .select(['x.people', 'x.sent', 'x.passed_over', 'p.letters', 'p.gone'])
    .orderBy('x.created_at', 'desc')
    .limit(20)
    .execute();
}

export type Campaign = Awaited<ReturnType<typeof listCampaigns>>[number];
