import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type CampaignChoices = { courses: { id: string; title: string }[]; places: { id: string; name: string }[] };
export type CampaignCount = { head: number; lacking: number; seated: number; reminded: number };

/** What the reader may send out: municipalities and administrations she plans for; courses that are ours, ours to have, or open to us. */
export async function listCampaignChoices(db: Read): Promise<CampaignChoices> {
  const { rows: courses } = await sql<{ id: string; title: string }>`
    select c.id, c.title from training.course c where c.published_at is not null and c.retired_at is null
      and (c.organisation_id in (select organisation.mine('training.plan'))
        or c.id in (select x.course_id from training.course_target x join training.target_group g on g.id = x.group_id
          where g.organisation_id in (select organisation.mine('training.plan')))
        or c.id in (select o.course_id from training.occasion o where o.published_at is not null and o.cancelled_at is null
          and coalesce(training.starts_at(o.id) > now(), true) and training.is_open_to_me(o.id)))
    order by c.title, c.id`.execute(db);
  const { rows: places } = await sql<{ id: string; name: string }>`
    select o.id, o.name || case when o.kind = 'administration' then coalesce(', ' || m.name, '') else '' end as name
    from organisation.organisation o left join organisation.organisation m on m.id = o.municipality_id
    where o.kind in ('municipality', 'administration') and o.closed_on is null and o.id in (select organisation.mine('training.plan'))
    order by m.name, o.kind <> 'municipality', o.name`.execute(db);
  return { courses, places };
}

/** Whom it would reach; null where the reader does not plan. */
export async function countCampaign(
  db: Read,
  { course, place, everyone }: { course: string; place: string; everyone: boolean },
): Promise<CampaignCount | null> {
  const { rows } = await sql<CampaignCount>`select * from training.campaign_count(${course}, ${place}, ${everyone})`.execute(db);
  return rows[0] ?? null;
}

const campaigns = (db: Read) =>
  db
    .selectFrom('training.campaign as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .innerJoin('organisation.organisation as o', 'o.id', 'k.organisation_id')
    .select(['k.id', 'c.title', 'o.name as place', 'k.everyone', 'k.created_at', 'k.people', 'k.sent', 'k.passed_over'])
    .select('k.finished_at');

export type Campaign = Awaited<ReturnType<typeof getCampaign>>;

/** One the reader may see: of an organisation she plans for. */
export async function getCampaign(db: Read, id: string) {
  const found = await campaigns(db).where('k.id', '=', id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

/** Those the reader may see, the newest first. */
export const listCampaigns = (db: Read, offset: number, most: number): Promise<Campaign[]> =>
  campaigns(db).orderBy('k.created_at', 'desc').orderBy('k.id').limit(most).offset(offset).execute();

export async function countCampaigns(db: Read): Promise<number> {
  const { n } = await db.selectFrom('training.campaign').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  return n;
}
