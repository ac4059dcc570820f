import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export const grounds = ['osl_21_3', 'osl_39_3', 'osl_17_1', 'osl_18_1', 'osl_18_8', 'osl_26_1', 'gdpr_15_4'] as const;
export type Ground = (typeof grounds)[number];
export const outcomes = ['named', 'unit', 'withheld'] as const;
export type Disclosed = (typeof outcomes)[number];

export type Request = {
  id: string;
  person_id: string;
  name: string | null;
  controller: string;
  from_on: string;
  until_on: string;
  wish: string;
  made_at: Date;
  due_on: string;
  /** Days left until it is due; negative when it is late. */
  left: number;
  taken_by: string | null;
  taken_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
  ground: Ground | null;
  weighing: string | null;
  withdrawn_at: Date | null;
};

const request = sql`
  select r.id, r.person_id, oversight.shown_name(r.person_id) as name, o.name as controller, r.from_on::text, r.until_on::text, r.wish, r.made_at,
    r.due_on::text, r.due_on - current_date as left, oversight.shown_name(r.taken_by) as taken_by, r.taken_at,
    oversight.shown_name(r.decided_by) as decided_by, r.decided_at, r.ground, r.weighing, r.withdrawn_at
  from oversight.request r join organisation.organisation o on o.id = r.controller_id`;

/** One's own requests, the newest first. */
export async function listMyRequests(db: Read, me: string): Promise<Request[]> {
  const { rows } = await sql<Request>`${request} where r.person_id = ${me}::uuid order by r.made_at desc limit 50`.execute(db);
  return rows;
}

/** Those the reader decides: what waits first, the soonest due before others. */
export async function listRequests(db: Read): Promise<Request[]> {
  const { rows } = await sql<Request>`${request} where oversight.decides(r)
    order by r.decided_at is not null or r.withdrawn_at is not null, case when r.decided_at is null then r.due_on end, r.made_at desc limit 200`.execute(
    db,
  );
  return rows;
}

export async function getMyRequest(db: Read, id: string, me: string): Promise<Request> {
  const { rows } = await sql<Request>`${request} where r.id = ${id}::uuid and r.person_id = ${me}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export async function getRequest(db: Read, id: string): Promise<Request> {
  const { rows } = await sql<Request>`${request} where r.id = ${id}::uuid and oversight.decides(r)`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export type LookAtHer = {
  entry_id: number;
  at: Date;
  act: string;
  subject_type: string | null;
  /** Null: Samfrid itself. */
  reader_id: string | null;
  reader: string | null;
  /** The reader has protected identity: never named. */
  guarded: boolean;
  unit_id: string | null;
  unit: string | null;
  role: string | null;
  /** It was the one who decides. */
  own: boolean;
};

export async function listLooks(db: Read, id: string): Promise<LookAtHer[]> {
  const { rows } = await sql<LookAtHer>`select * from oversight.looks_at(${id}::uuid)`.execute(db);
  return rows;
}

export type Answer = {
  at: Date;
  act: string;
  outcome: Disclosed;
  reader: string | null;
  unit: string | null;
  role: string | null;
  by_samfrid: boolean;
};

export async function readAnswer(db: Read, id: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`select * from oversight.answer_of(${id}::uuid)`.execute(db);
  return rows;
}

export type Counts = { named: number; unit: number; withheld: number };

export async function countAnswer(db: Read, id: string): Promise<Counts> {
  const { rows } = await sql<Counts>`select * from oversight.answer_counts(${id}::uuid)`.execute(db);
  return rows[0] ?? { named: 0, unit: 0, withheld: 0 };
}
