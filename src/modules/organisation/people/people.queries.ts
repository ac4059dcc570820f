import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export const PAGE = 50;
export type PeopleView = {
  text: string;
  unit: string | null;
  profession: string | null;
  /** Also those who no longer work there. */
  ended: boolean;
  sort: 'name' | '-name' | 'since' | '-since';
  page: number;
};
export type Listed = Awaited<ReturnType<typeof listPeople>>['people'][number];

const today = sql<SqlBool>`e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)`;

/**
 * Staff as the reader may see them, one row an employment. Someone with protected identity is not there: the row policies
 * show her to herself and her named readers alone, to them without e-mail and phone, since a list may lie open on a desk.
 */
export async function listPeople(db: Read, view: PeopleView, all = false) {
  let rows = db
    .selectFrom('organisation.person as p')
    // Those known only as participants of what one arranges are not staff: their employments are elsewhere, or hidden.
    .innerJoin('organisation.employment as e', (join) =>
      view.ended ? join.onRef('e.person_id', '=', 'p.id') : join.onRef('e.person_id', '=', 'p.id').on(today),
    )
    .innerJoin('organisation.organisation as u', 'u.id', 'e.unit_id')
    .leftJoin('organisation.contact as c', (join) => join.onRef('c.person_id', '=', 'p.id').on('p.protected_at', 'is', null))
    // What is open in an emergency is open on its own page: never in a list, a search or a file.
    .where(sql<SqlBool>`p.id not in (select access.opened_to_me('person'))`);
  if (view.text)
    rows = rows.where(sql<SqlBool>`(p.given_name || ' ' || p.family_name) ilike ${`%${view.text.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (view.unit) rows = rows.where(sql<SqlBool>`u.path @> array[${view.unit}::uuid]`);
  if (view.profession) rows = rows.where('e.profession', '=', view.profession);
  const { n } = await rows.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const [by, way] = [view.sort.replace('-', ''), view.sort.startsWith('-') ? ('desc' as const) : ('asc' as const)];
  const listed = rows
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      'e.profession',
      'e.share',
      'e.starts_on',
      'e.ended_on',
      'e.leads',
      'u.name as unit',
      'c.email',
      'c.phone',
    ])
    .select(sql<boolean>`p.protected_at is not null`.as('protected'))
    .orderBy(by === 'since' ? 'e.starts_on' : sql`p.family_name collate "sv-x-icu"`, way)
    .orderBy(sql`p.given_name collate "sv-x-icu"`)
    .orderBy('p.id')
    .orderBy('e.starts_on');
  const people = await (all ? listed : listed.limit(PAGE).offset((view.page - 1) * PAGE)).execute();
  return { total: n, people };
}

/** Professions among those the reader may see, for the filter. */
export async function listProfessions(db: Read): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation.employment as e')
    .select('e.profession')
    .distinct()
    .where(today)
    .orderBy('e.profession')
    .limit(500)
    .execute();
  return rows.map(({ profession }) => profession);
}

export type Person = Awaited<ReturnType<typeof getPerson>>;

/** One person. Someone with protected identity is there for herself and her named readers. Opened through `openPerson`, which leaves a trace. */
export async function getPerson(db: Read, id: string) {
  const person = await db
    .selectFrom('organisation.person as p')
    .leftJoin('organisation.contact as c', 'c.person_id', 'p.id')
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.protected_at', 'c.email', 'c.phone'])
    .select(sql<boolean>`p.id in (select organisation.people_of('people.protect')) and p.id <> access.person()`.as('may_protect'))
    .select(sql<boolean>`p.id in (select organisation.people_of('people.assign'))`.as('may_assign'))
    .select(sql<boolean>`access.opened('person', p.id)`.as('opened'))
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!person) throw new NotFound();
  const employments = await db
    .selectFrom('organisation.employment as e')
    .innerJoin('organisation.organisation as u', 'u.id', 'e.unit_id')
    .leftJoin('organisation.organisation as m', 'm.id', 'e.municipality_id')
    .select([
      'e.id',
      'e.unit_id',
      'u.name as unit',
      'm.name as employer',
      'e.profession',
      'e.share',
      'e.starts_on',
      'e.ended_on',
      'e.leads',
    ])
    .where('e.person_id', '=', id)
    .orderBy('e.starts_on', 'desc')
    .execute();
  const assignments = await db
    .selectFrom('organisation.assignment as a')
    .innerJoin('organisation.organisation as u', 'u.id', 'a.unit_id')
    .select(['a.id', 'a.function', 'u.name as unit', 'a.starts_on', 'a.ended_on'])
    .where('a.person_id', '=', id)
    .orderBy('a.starts_on', 'desc')
    .execute();
  const roles = await db
    .selectFrom('access.role_grant as g')
    .innerJoin('organisation.organisation as o', 'o.id', 'g.organisation_id')
    .select(['g.id', 'g.role', 'o.name as place', 'g.valid_from', 'g.awake_until'])
    .select(sql<string | null>`(g.valid_to - 1)::text`.as('last_day'))
    .select(sql<boolean>`g.awake_until <= current_date`.as('asleep'))
    .select(sql<boolean>`g.organisation_id in (select organisation.mine('access.grant'))`.as('keeps'))
    .where('g.person_id', '=', id)
    .where(sql<SqlBool>`(g.valid_to is null or g.valid_to > current_date)`)
    .orderBy('g.valid_from', 'desc')
    .execute();
  return { ...person, employments, assignments, roles };
}
