import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Step } from '../steps/step.ts';

export type State = 'draft' | 'review' | 'reviewed' | 'decided' | 'published' | 'replaced';
/** What must be filled in before other eyes may read it (handbook.lacks). */
export type Lack = 'summary' | 'body' | 'owner_function' | 'reviser_function' | 'follower_function' | 'change_note';

/** One version with all that stands in it and about it. Days are 'YYYY-MM-DD'. */
export type Version = {
  id: string;
  routine_id: string;
  handbook_id: string;
  handbook: string;
  municipality_id: string;
  organisation_id: string;
  /** The organisation that keeps the handbook, in words. */
  place: string;
  routine_number: string;
  number: number;
  revision: number;
  state: State;
  title: string;
  summary: string;
  body: string;
  steps: Step[];
  applies_to: string[];
  /** Where it applies, in words; empty: everywhere. */
  applies_names: string[];
  owner_function: string;
  reviser_function: string;
  follower_function: string;
  replaces: string;
  valid_until: string | null;
  change_note: string;
  editorial: boolean;
  decided_by_body: string;
  decided_on: string | null;
  decision_reference: string;
  publish_on: string | null;
  published_at: Date | null;
  replaced_at: Date | null;
  reviewed_at: Date | null;
  changed_at: Date;
  /** A name, where the reader may know it. */
  changed_by: string | null;
  lacks: Lack[];
  /** The reader may write it. */
  mine: boolean;
  /** The reader may enter the decision. */
  decides: boolean;
  /** The reader has written in it, and cannot be its other eyes. */
  wrote: boolean;
  ended_at: Date | null;
  today: string;
};

/** @throws {NotFound} absent, or not the reader's */
export async function getVersion(db: Read, id: string): Promise<Version> {
  const found = await findVersion(db, sql`v.id = ${id}::uuid`);
  if (!found) throw new NotFound();
  return found;
}

/** The version in force of a routine; null where none is, or the reader may not read it. */
export const findInForce = (db: Read, routine: string): Promise<Version | null> =>
  findVersion(db, sql`v.routine_id = ${routine}::uuid and v.published_at is not null and v.replaced_at is null`);

/** What is being written, reviewed or waits to be published; null where nothing is, or the reader may not see it. */
export const findComing = (db: Read, routine: string): Promise<Version | null> =>
  findVersion(db, sql`v.routine_id = ${routine}::uuid and v.published_at is null`);

/** The one with the highest number, in whatever state: what a next one begins as, or the draft itself. */
export const findNewest = (db: Read, routine: string): Promise<Version | null> =>
  findVersion(db, sql`v.routine_id = ${routine}::uuid`);

/** The last one that was in force of a routine that has ended. */
export const findLast = (db: Read, routine: string): Promise<Version | null> =>
  findVersion(db, sql`v.routine_id = ${routine}::uuid and v.published_at is not null`);

async function findVersion(db: Read, which: ReturnType<typeof sql>): Promise<Version | null> {
  const { rows } = await sql<Version>`
    select v.id, v.routine_id, r.handbook_id, h.title as handbook, v.municipality_id, v.organisation_id, o.name as place,
      r.number as routine_number, v.number, v.revision, v.state, v.title, v.summary, v.body, v.steps, v.applies_to,
      array(select a.name from organisation.organisation a where a.id = any (v.applies_to) order by a.name) as applies_names,
      v.owner_function, v.reviser_function, v.follower_function, v.replaces, v.valid_until, v.change_note, v.editorial, v.decided_by_body,
      v.decided_on, v.decision_reference, v.publish_on, v.published_at, v.replaced_at, v.reviewed_at, v.changed_at,
      (select n.name from handbook.names(array[v.changed_by]) n) as changed_by,
      handbook.lacks(v) as lacks, v.organisation_id in (select organisation.mine_within('handbook.write')) as mine,
      v.organisation_id in (select organisation.mine_within('handbook.decide')) as decides,
      exists (select from handbook.writer w where w.version_id = v.id and w.person_id = access.person()) as wrote,
      r.ended_at, current_date::text as today
    from handbook.version v join handbook.routine r on r.id = v.routine_id
      join handbook.handbook h on h.id = r.handbook_id join organisation.organisation o on o.id = v.organisation_id
    where ${which} order by v.number desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export type VersionLine = {
  id: string;
  number: number;
  state: State;
  change_note: string;
  decided_by_body: string;
  decided_on: string | null;
  publish_on: string | null;
  published_at: Date | null;
  replaced_at: Date | null;
};

/** Every version of a routine that the reader may read, newest first. */
export const listVersions = (db: Read, routine: string): Promise<VersionLine[]> =>
  db
    .selectFrom('handbook.version')
    .select(['id', 'number', 'change_note', 'decided_by_body', 'decided_on', 'publish_on'])
    .select(['published_at', 'replaced_at'])
    .select(sql<State>`state`.as('state'))
    .where('routine_id', '=', routine)
    .orderBy('number', 'desc')
    .execute();

export type Review = {
  id: string;
  name: string | null;
  asked_at: Date;
  verdict: 'approved' | 'changes' | null;
  note: string;
  answered_at: Date | null;
  /** The reader herself is asked. */
  me: boolean;
  /** Answered on words that are no longer these, or before it was sent to review this time. */
  earlier: boolean;
};

/** Whom one has asked to read a version, and what they answered; the last asked first. */
export async function listReviews(db: Read, version: string): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select r.id, (select n.name from handbook.names(array[r.person_id]) n) as name, r.asked_at, r.verdict, r.note, r.answered_at,
      coalesce(r.person_id = access.person(), false) as me,
      r.answered_at is not null and (r.revision is distinct from v.revision
        or (r.verdict = 'approved' and coalesce(r.answered_at < v.submitted_at, true))) as earlier
    from handbook.review r join handbook.version v on v.id = r.version_id where r.version_id = ${version}::uuid order by r.answered_at is null desc, r.asked_at desc`.execute(
    db,
  );
  return rows;
}

/** The published version before this one; for a first one, what it was copied from is told elsewhere: null. */
export const findBefore = (db: Read, { routine_id, number }: Version): Promise<Version | null> =>
  findVersion(db, sql`v.routine_id = ${routine_id}::uuid and v.number < ${number}::int and v.published_at is not null`);
