import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Step } from '../steps/step.ts';

export type Unit = {
  id: string;
  name: string;
  kind: string;
  below: string | null;
  municipality_id: string;
  municipality: string;
};

const units = sql`select o.id, o.name, o.kind, p.name as below, m.id as municipality_id, m.name as municipality
  from organisation.organisation o join organisation.organisation m on m.id = organisation.controller(o.id)
    left join organisation.organisation p on p.id = o.parent_id
  where o.closed_on is null and o.kind in ('region', 'municipality', 'administration', 'unit')
    and m.id in (select handbook.my_municipalities())`;

/** Every place whose handbook the reader may have as a binder: those of the municipalities where she reads the handbooks. */
export async function listUnits(db: Read): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select * from (${units}) u order by municipality, kind = 'unit', below, name, id`.execute(db);
  return rows;
}

/** @throws {NotFound} absent, or of a municipality whose handbooks the reader does not read */
export async function getUnit(db: Read, id: string): Promise<Unit> {
  const { rows } = await sql<Unit>`select * from (${units}) u where id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** Where the reader works today; null for who has no employment, or has it where there is no binder (the centre, the police). */
export async function findMyUnit(db: Read): Promise<string | null> {
  const { rows } = await sql<{ unit_id: string }>`
    select e.unit_id from organisation.employment e join (${units}) u on u.id = e.unit_id
    where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    order by e.starts_on desc, e.id limit 1`.execute(db);
  return rows[0]?.unit_id ?? null;
}

export type Listed = {
  routine_id: string;
  handbook: string;
  chapter: string;
  routine_number: string;
  title: string;
  summary: string;
  version: number;
  valid_until: string | null;
};

/** What is in force for a unit today, chapter by chapter. */
export async function listContent(db: Read, unit: string): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select c.routine_id, c.handbook, c.chapter, c.number as routine_number, v.title, v.summary, v.number as version, v.valid_until
    from handbook.unit_content(${unit}::uuid) c join handbook.version v on v.id = c.version_id order by c.place`.execute(db);
  return rows;
}

export type CardOnPaper = { name: string; telephone: string; hours: string; purpose: string; checked_on: string };
export type Binder = {
  id: string;
  code: string;
  made_at: Date;
  organisation_id: string;
  unit: string;
  municipality: string;
  card: CardOnPaper[];
};

/** @throws {NotFound} */
export async function getBinder(db: Read, id: string): Promise<Binder> {
  const { rows } = await sql<Binder>`
    select b.id, b.code, b.made_at, b.organisation_id, b.card, o.name as unit, m.name as municipality
    from handbook.binder b join organisation.organisation o on o.id = b.organisation_id
      join organisation.organisation m on m.id = b.municipality_id where b.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** A unit's last binders. */
export const listBinders = (db: Read, unit: string) =>
  db
    .selectFrom('handbook.binder')
    .select(['id', 'code', 'made_at'])
    .where('organisation_id', '=', unit)
    .orderBy('made_at', 'desc')
    .limit(10)
    .execute();

export type Bound = {
  position: number;
  handbook: string;
  chapter: string;
  routine_number: string;
  title: string;
  summary: string;
  body: string;
  steps: Step[];
  version: number;
  applies_names: string[];
  decided_by_body: string;
  decided_on: string | null;
  decision_reference: string;
  valid_until: string | null;
  replaces: string;
  owner_function: string;
  reviser_function: string;
  follower_function: string;
};

/** Of a version, all that a binder and a copy show. */
export const bound = sql`v.title, v.summary, v.body, v.steps, v.number as version,
  array(select a.name from organisation.organisation a where a.id = any (v.applies_to) order by a.name) as applies_names,
  v.decided_by_body, v.decided_on, v.decision_reference, v.valid_until, v.replaces, v.owner_function, v.reviser_function, v.follower_function`;

/** All that is printed of a binder, as it was when it was made. */
export async function listBound(db: Read, binder: string): Promise<Bound[]> {
  const { rows } = await sql<Bound>`
    select p.position, p.handbook, p.chapter, p.number as routine_number, ${bound}
    from handbook.binder_routine p join handbook.version v on v.id = p.version_id where p.binder_id = ${binder}::uuid order by p.position`.execute(
    db,
  );
  return rows;
}

export type Content = Pick<Bound, 'position' | 'routine_number' | 'title' | 'version'>;

/** What lies in a binder, without the texts. */
export async function listContents(db: Read, binder: string): Promise<Content[]> {
  const { rows } = await sql<Content>`
    select p.position, p.number as routine_number, v.title, v.number as version
    from handbook.binder_routine p join handbook.version v on v.id = p.version_id where p.binder_id = ${binder}::uuid order by p.position`.execute(
    db,
  );
  return rows;
}
