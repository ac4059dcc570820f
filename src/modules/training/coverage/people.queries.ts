import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { StateOfKnowledge } from './count.ts';
import type { Asked } from './coverage.queries.ts';

export type Standing = {
  person_id: string;
  name: string;
  unit_id: string;
  unit: string;
  state: StateOfKnowledge;
  completed_on: string | null;
  valid_until: string | null;
};

/**
 * The people behind a number, one line for each place of work, by name: those the reader leads, and for a planner those of
 * her municipality. Who has protected identity is not here, save for her named readers.
 */
export async function listStanding(
  db: Read,
  { course, group, place, on }: Asked,
  state: StateOfKnowledge | null,
  { offset, most }: { offset: number; most: number | null },
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select p.id as person_id, p.given_name || ' ' || p.family_name as name, u.id as unit_id, u.name as unit, s.state,
      s.completed_on::text, s.valid_until::text
    from training.people_standing(${course}, ${group}, ${place}, ${on}::date) s
      join organisation.person p on p.id = s.person_id join organisation.organisation u on u.id = s.unit_id
    where ${state}::text is null or s.state = ${state}
    order by p.family_name, p.given_name, p.id, u.name limit ${most} offset ${offset}`.execute(db);
  return rows;
}

/** People among them, each once. */
export async function countStanding(
  db: Read,
  { course, group, place, on }: Asked,
  state: StateOfKnowledge | null,
): Promise<{ people: number; lines: number }> {
  const { rows } = await sql<{ people: number; lines: number }>`
    select count(distinct s.person_id)::int as people, count(*)::int as lines
    from training.people_standing(${course}, ${group}, ${place}, ${on}::date) s
    where ${state}::text is null or s.state = ${state}`.execute(db);
  return rows[0] ?? { people: 0, lines: 0 };
}
