import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Opening = {
  id: string;
  /** Null where the reader may not see who it is. */
  opener: string | null;
  mine: boolean;
  record: string | null;
  reason: string;
  opened_at: Date;
  closes_at: Date;
  ended_at: Date | null;
  open: boolean;
};
export type Opened = {
  name: string;
  email: string | null;
  phone: string | null;
  places: { unit: string; employer: string; profession: string }[];
};

const columns = sql`e.id, e.record_id, coalesce(b.given_name || ' ' || b.family_name, audit.name_of(e.person_id)) as opener, e.person_id = access.person() as mine,
  r.given_name || ' ' || r.family_name as record, e.reason, e.opened_at, e.closes_at, e.ended_at,
  e.person_id = access.person() and e.ended_at is null and access.opened(e.record_type, e.record_id) as open`;
const tables = sql`access.emergency e left join organisation.person b on b.id = e.person_id left join organisation.person r on r.id = e.record_id`;

/** My own openings, and those I am told about: the last half year's, the newest first. */
export async function listOpenings(db: Read): Promise<Opening[]> {
  const { rows } = await sql<Opening>`select ${columns} from ${tables} where e.opened_at > now() - interval '6 months'
    order by e.opened_at desc limit 200`.execute(db);
  return rows;
}

export async function getOpening(db: Read, id: string): Promise<Opening & { record_id: string }> {
  const { rows } = await sql<Opening & { record_id: string }>`select ${columns} from ${tables} where e.id = ${id}`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** What is open: how she is reached and where she works. The row policies let it through for two hours. */
export async function getOpened(db: Read, person: string): Promise<Opened> {
  const { rows } = await sql<Omit<Opened, 'places'>>`select p.given_name || ' ' || p.family_name as name, c.email, c.phone
    from organisation.person p left join organisation.contact c on c.person_id = p.id where p.id = ${person}`.execute(db);
  if (!rows[0]) throw new NotFound();
  const places = await sql<
    Opened['places'][number]
  >`select u.name as unit, m.name as employer, e.profession from organisation.employment e
    join organisation.organisation u on u.id = e.unit_id join organisation.organisation m on m.id = e.municipality_id
    where e.person_id = ${person} and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    order by e.share desc`.execute(db);
  return { ...rows[0], places: places.rows };
}

/** What I have open now, for the banner on every start page. */
export async function listOpenNow(db: Read): Promise<{ id: string; closes_at: Date }[]> {
  const { rows } = await sql<{ id: string; closes_at: Date }>`select e.id, e.closes_at from access.emergency e
    where e.person_id = access.person() and e.ended_at is null and e.closes_at > now() order by e.closes_at`.execute(db);
  return rows;
}
