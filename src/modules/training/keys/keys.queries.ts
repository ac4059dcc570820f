import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Key = {
  id: string;
  role: string;
  course_id: string;
  title: string;
  place: string;
  grace_days: number;
  set_at: Date;
  mine: boolean;
};
export type Sleeper = {
  id: string;
  name: string;
  role: string;
  place: string;
  awake_until: string;
  asleep: boolean;
  courses: { id: string; title: string; until: string | null }[];
};
export type Choice = { id: string; name: string };

/** What roles ask for where the reader sets keys, or gives roles. */
export async function listKeys(db: Read): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select k.id, k.role, k.course_id, c.title, o.name as place, k.grace_days, k.set_at, k.organisation_id in (select training.key_places()) as mine
    from training.role_key k join training.course c on c.id = k.course_id join organisation.organisation o on o.id = k.organisation_id
    where k.ended_at is null and k.organisation_id in (select organisation.controller(t) from access.tops('training.keys') t)
    order by k.role, c.title`.execute(db);
  return rows;
}

/** Roles that sleep or will within sixty days, where the reader gives roles: policies decide whose. */
export async function listSleepers(db: Read): Promise<Sleeper[]> {
  const { rows } = await sql<Sleeper>`
    select g.id, p.given_name || ' ' || p.family_name as name, g.role, o.name as place, g.awake_until::text, g.awake_until <= current_date as asleep,
      coalesce((select json_agg(json_build_object('id', c.course_id, 'title', c.title, 'until', c.until))
        from training.courses_of_role(g.person_id, g.role, g.organisation_id) c), '[]') as courses
    from access.role_grant g join organisation.person p on p.id = g.person_id join organisation.organisation o on o.id = g.organisation_id
    where g.awake_until <= current_date + 60 and (g.valid_to is null or g.valid_to > current_date)
      and g.organisation_id in (select organisation.mine('training.keys'))
    order by g.awake_until <= current_date desc, g.awake_until, p.family_name, p.given_name limit 500`.execute(db);
  return rows;
}

export async function listKeyPlaces(db: Read): Promise<Choice[]> {
  const { rows } =
    await sql<Choice>`select o.id, o.name from organisation.organisation o where o.id in (select training.key_places()) order by o.name`.execute(
      db,
    );
  return rows;
}

export async function listKeyCourses(db: Read): Promise<Choice[]> {
  const { rows } =
    await sql<Choice>`select id, title as name from training.course where published_at is not null and retired_at is null order by title`.execute(
      db,
    );
  return rows;
}
