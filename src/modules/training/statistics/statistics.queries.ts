import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** People employed at the place on the day, once in each line. */
export type Trained = {
  about: 'whole' | 'course' | 'profession' | 'rest' | 'place';
  year: number;
  id: string | null;
  name: string | null;
  people: number;
  certificates: number;
  /** Certificates earned elsewhere. */
  external: number;
  /** Occasions the certificates came from. */
  occasions: number;
  applicants: number | null;
};

export const kinds = [
  'municipality',
  'region',
  'police',
  'health_care',
  'womens_shelter',
  'housing_company',
  'other_external',
] as const;
export type Kind = (typeof kinds)[number];

/** What the place arranged. attended null: no attendance was noted. */
export type Arranged = {
  about: 'whole' | 'course' | 'occasion' | 'employer' | 'kind' | 'occasion_kind';
  id: string | null;
  kind: Kind | null;
  name: string | null;
  label: string | null;
  held_on: string | null;
  occasions: number;
  seats: number | null;
  applicants: number;
  placed: number;
  attended: number | null;
  certificates: number;
  /** The reader may open what the line is about. */
  opens: boolean;
};

/** Years that a report looks back on, itself included. */
export const YEARS = 5;
/** Professions with a line of their own on the page; the rest are counted together. */
export const MOST = 8;

export async function countTrained(db: Read, place: string, year: number): Promise<Trained[]> {
  const { rows } = await sql<Trained>`
    select * from training.trained(${place}, ${year}, ${YEARS}, ${MOST})
    order by year, people desc, certificates desc, name`.execute(db);
  return rows;
}

/** Of the years looked back on, those in which people here completed or applied, or the place arranged something. */
export async function listYears(db: Read, place: string, now: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from training.trained(${place}, ${now}, ${YEARS}, 0) where about = 'whole'
    union select y from generate_series(${now}::int - ${YEARS}::int + 1, ${now}::int) y
      where exists (select from training.arranged(${place}, y))`.execute(db);
  return rows.map(({ year }) => year);
}

/** Occasions in the order they were held, everything else largest first. */
export async function countArranged(db: Read, place: string, year: number): Promise<Arranged[]> {
  const { rows } = await sql<Arranged>`
    select a.*, a.held_on::text as held_on, case a.about when 'employer' then coalesce(training.may_count(a.id), false)
      when 'course' then exists (select from training.course c where c.id = a.id)
      when 'occasion' then exists (select from training.occasion o where o.id = a.id) else false end as opens
    from training.arranged(${place}, ${year}) a
    order by a.held_on, a.placed desc, a.name`.execute(db);
  return rows;
}
