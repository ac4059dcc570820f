import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export const PAGE = 50;
export type CatalogueView = { text: string; level: string | null; all: boolean; page: number };
export type CatalogueCourse = Awaited<ReturnType<typeof listCatalogue>>['courses'][number];

/**
 * The catalogue, what is meant for my work first. Unless `all`: courses of my organisations, those my target groups shall
 * have, and those with a coming occasion open to me or mine.
 */
export async function listCatalogue(db: Read, me: string, { text, level, all, page }: CatalogueView) {
  let wanted = db
    .selectFrom('training.course as c')
    .innerJoin('organisation.organisation as x', 'x.id', 'c.organisation_id')
    .where('c.published_at', 'is not', null)
    .where('c.retired_at', 'is', null);
  if (text) wanted = wanted.where('c.title', 'ilike', `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  if (level) wanted = wanted.where('c.level', '=', level);
  if (!all) {
    wanted = wanted.where(
      sql<SqlBool>`(c.organisation_id = any (training.organisations_of(${me})) or c.organisation_id in (select organisation.mine('training.plan'))
        or training.is_for_me(c.id) or c.id in (select o.course_id from training.occasion o where o.published_at is not null
          and o.cancelled_at is null and coalesce(training.starts_at(o.id) > now(), true) and training.is_open_to_me(o.id)))`,
    );
  }
  const courses = await wanted
    .select(['c.id', 'c.title', 'c.level', 'c.form', 'c.length_text', 'c.summary', 'x.name as owner'])
    .select(sql<boolean>`c.organisation_id = any (training.organisations_of(${me}))`.as('near'))
    .select(sql<boolean>`training.is_for_me(c.id)`.as('for_me'))
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('for_me', 'desc')
    .orderBy(sql`array_position(array['basic', 'deepening', 'specialist', 'trainers', 'conference'], c.level)`)
    .orderBy('c.title')
    .orderBy('c.id')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute();
  return { total: courses[0]?.total ?? 0, courses };
}

/** Our drafts, and our courses that are no longer in use. */
export const listDrafts = (db: Read) =>
  db
    .selectFrom('training.course')
    .select(['id', 'title', 'level', 'published_at', 'retired_at'])
    .where(sql<SqlBool>`organisation_id in (select organisation.mine('training.plan'))`)
    .where((eb) => eb.or([eb('published_at', 'is', null), eb('retired_at', 'is not', null)]))
    .orderBy('title')
    .limit(PAGE)
    .execute();
