// What the tests of coverage found beside a town: a course, a group that shall have it, certificates and employments.
import { randomUUID } from 'node:crypto';
import type { Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { countCoverage, type Line } from './coverage.queries.ts';

export type Rule = { sector?: string; profession?: string; unit_id?: string; function?: string; leads?: boolean };

export async function newCourse(town: Town, title = 'Se våldet – grund', validity: number | null = null): Promise<string> {
  const id = randomUUID();
  await town.owner(
    `insert into training.course (id, organisation_id, title, level, validity_months, published_at) values ($1, $2, $3, 'basic', $4, now())`,
    [id, town.id, title, validity],
  );
  return id;
}

/** A group of the town's people, all of elderly care unless said, that shall have the course. */
export async function newTarget(
  town: Town,
  course: string,
  wish: { name?: string; rules?: Rule[]; share?: number; owner?: string; due?: string } = {},
) {
  const id = randomUUID();
  await town.owner('insert into training.target_group (id, organisation_id, name) values ($1, $2, $3)', [
    ...[id, wish.owner ?? town.id, wish.name ?? `Grupp ${id.slice(0, 6)}`],
  ]);
  for (const rule of wish.rules ?? [{ sector: 'elderly_care' }])
    await town.owner(
      'insert into training.target_rule (group_id, sector, profession, unit_id, function, leads) values ($1, $2, $3, $4, $5, $6)',
      [...[id, rule.sector ?? null, rule.profession ?? null, rule.unit_id ?? null, rule.function ?? null, rule.leads ?? null]],
    );
  await town.owner('insert into training.course_target (course_id, group_id, share, due_on) values ($1, $2, $3, $4)', [
    ...[course, id, wish.share ?? 0.8, wish.due ?? '2027-06-30'],
  ]);
  return id;
}

type Proof = { on: string; until?: string | null; employer?: string | null; state?: string };

/** A certificate from elsewhere, approved unless said; `employer`: whose she was when she earned it. */
export const certify = (
  town: Town,
  person: string,
  course: string,
  { on, until = null, employer = null, state = 'approved' }: Proof,
) =>
  town.owner(
    `insert into training.completion (person_id, course_id, completed_on, valid_until, source, state, earned_at_employer, reason)
     values ($1, $2, $3, $4, 'external', $5, $6, case when $5 in ('rejected', 'revoked') then 'Fel kurs.' end)`,
    [person, course, on, until, state, employer],
  );

export const employ = (
  town: Town,
  person: string,
  unit: string,
  from: string,
  until: string | null = null,
  profession = 'Undersköterska',
) =>
  town.owner(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on, ended_on)
     select coalesce(o.municipality_id, o.path[1]), o.id, $2, $3, $4, $5 from organisation.organisation o where o.id = $1`,
    [unit, person, profession, from, until],
  );

/** As the reader sees it, in the order of the tree. */
export const countAs = (
  reader: Visitor,
  town: Town,
  asked: { course: string; group?: string | null; place: string; on: string },
  levels = 0,
): Promise<Line[]> => asPerson(town.house.app.db, reader.personId, (tx) => countCoverage(tx, { group: null, ...asked }, levels));

/** "7: 3 valid, 1 proof, 2 lapsed, 1 never" */
export const say = (line: Line | undefined): string =>
  line ? `${line.head}: ${line.valid} valid, ${line.proof} proof, ${line.lapsed} lapsed, ${line.never} never` : 'nothing';
