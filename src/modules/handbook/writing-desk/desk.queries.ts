import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { State } from '../versions/versions.queries.ts';

export type Open = {
  version_id: string;
  routine_number: string;
  title: string;
  book: string;
  state: State;
  changed_at: Date;
  publish_on: string | null;
  /** Answers still waited for. */
  asked: number;
};

/** What the reader writes that is not in force yet, the furthest along first. */
export async function listOpen(db: Read): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select v.id as version_id, r.number as routine_number, v.title, h.title as book, v.state, v.changed_at, v.publish_on::text,
      (select count(*)::int from handbook.review w where w.version_id = v.id and w.answered_at is null) as asked
    from handbook.version v join handbook.routine r on r.id = v.routine_id join handbook.handbook h on h.id = r.handbook_id
    where v.published_at is null and v.organisation_id in (select organisation.mine_within('handbook.write'))
    order by array_position(array['reviewed', 'review', 'draft', 'decided'], v.state), v.changed_at desc limit 200`.execute(db);
  return rows;
}

export type ToReview = {
  version_id: string;
  routine_number: string;
  title: string;
  book: string;
  asked_at: Date;
};

/** What the reader is asked to read with other eyes, and can be read now. */
export async function listToReview(db: Read): Promise<ToReview[]> {
  const { rows } = await sql<ToReview>`
    select v.id as version_id, r.number as routine_number, v.title, h.title as book, w.asked_at
    from handbook.review w join handbook.version v on v.id = w.version_id join handbook.routine r on r.id = v.routine_id
      join handbook.handbook h on h.id = r.handbook_id
    where w.person_id = access.person() and w.answered_at is null and v.state in ('review', 'reviewed')
      and not exists (select from handbook.writer x where x.version_id = v.id and x.person_id = access.person())
    order by w.asked_at`.execute(db);
  return rows;
}

/** The routine in force of the reader's to write, and the days it must be followed up by or runs out on. */
const dues = sql`handbook.version v join handbook.routine r on r.id = v.routine_id
    and v.published_at is not null and v.replaced_at is null and r.organisation_id in (select organisation.mine_within('handbook.write')),
  lateral (values ('follow_up', handbook.follow_up_due(r.id)), ('end', v.valid_until)) k (kind, due_on)`;

/** What nobody has answered, of proposals to the handbooks the reader writes. */
const unsettled = sql`handbook.proposal p join handbook.handbook h on h.id = p.handbook_id
    and p.settled_at is null and h.organisation_id in (select organisation.mine_within('handbook.write'))`;

/** Of the day `k` something is to be followed up by or holds until: past it, not on it. */
export const isLate = sql<boolean>`k.due_on < current_date`;

/** How many routines the reader writes are past their day, wait for a decision, or have something proposed to their handbook. */
export async function countWaiting(db: Read): Promise<{ late: number; reviewed: number; proposed: number }> {
  const { rows } = await sql<{ late: number; reviewed: number; proposed: number }>`
    select (select count(*)::int from ${dues} where ${isLate}) as late,
      (select count(*)::int from handbook.version v where v.published_at is null and v.state = 'reviewed'
        and v.organisation_id in (select organisation.mine_within('handbook.write'))) as reviewed,
      (select count(*)::int from ${unsettled}) as proposed`.execute(db);
  return rows[0] ?? { late: 0, reviewed: 0, proposed: 0 };
}

/** Days before a day when it is said to be near. */
export const SOON = 60;

export type Due = {
  routine_id: string;
  number: string;
  title: string;
  kind: 'follow_up' | 'end';
  due_on: string;
  late: boolean;
};

/** Routines the reader writes whose follow-up or last day is near or past, the most pressing first. */
export async function listDue(db: Read): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select r.id as routine_id, r.number, v.title, k.kind, k.due_on::text, ${isLate} as late
    from ${dues} where k.due_on <= current_date + ${sql.lit(SOON)}::int
    order by k.due_on, r.number limit 200`.execute(db);
  return rows;
}

export type Waiting = {
  id: string;
  text: string;
  routine: string | null;
  book: string;
  source_label: string;
  proposed_at: Date;
};

/** Proposals to the handbooks the reader writes that nobody has answered, the oldest first. */
export async function listProposals(db: Read): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select p.id, p.text, h.title as book, p.source_label, p.proposed_at,
      (select r.number || ' ' || v.title from handbook.routine r join handbook.version v on v.routine_id = r.id
        where r.id = p.routine_id order by v.published_at is not null and v.replaced_at is null desc, v.number desc limit 1) as routine
    from ${unsettled} order by p.proposed_at limit 200`.execute(db);
  return rows;
}
