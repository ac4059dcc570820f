import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { names } from './rules.ts';

export type Outcome = 'justified' | 'asked' | 'deviation';
export type Reason = 'random' | (typeof names)[number];

/** An entry of the log as oversight shows it. */
export type Look = { at: Date; act: string; subject_type: string | null; details: unknown };

export type DrawnEntry = Look & {
  id: string;
  entry_id: number;
  place: number;
  role: string | null;
  /** The reason she gave, where she gave one (opened in an emergency). */
  why: string | null;
  person_id: string;
  /** Null: protected identity. */
  who: string | null;
  unit: string | null;
  about_person_id: string | null;
  about: string | null;
  reasons: Reason[];
  outcome: Outcome | null;
  comment: string | null;
  judged_by: string | null;
  judged_at: Date | null;
  follow_kind: 'question' | 'deviation' | null;
  follow_closed_at: Date | null;
  /** The reader may judge it now. */
  mine: boolean;
};

export type Progress = { entries: number; judged: number; asked: number; deviations: number; unsettled: number; hidden: number };

export type Review = Progress & {
  id: string;
  month: string;
  controller: string;
  controller_id: string;
  head: string | null;
  headless: boolean;
  /** The reader is its head. */
  own: boolean;
  works: boolean;
  due_on: string;
  escalated_at: Date | null;
  signed_at: Date | null;
  signed_by: string | null;
  conclusion: string | null;
};

const review = sql`
  select r.id, r.month::text, o.name as controller, r.controller_id, oversight.shown_name(r.reviewer_id) as head, r.reviewer_id is null as headless,
    coalesce(r.reviewer_id = access.person(), false) as own, coalesce(oversight.works_review(r), false) as works,
    r.due_on::text, r.escalated_at, r.signed_at, oversight.shown_name(r.signed_by) as signed_by, r.conclusion, p.*
  from oversight.review r join organisation.organisation o on o.id = r.controller_id cross join lateral oversight.progress(r.id) p`;

/** Those the reader goes through herself, unsigned first; her own, and as log reviewer those without a head or late. */
export async function listReviews(db: Read): Promise<Review[]> {
  const { rows } =
    await sql<Review>`${review} where oversight.works_review(r) order by r.signed_at is not null, r.month desc, head limit 60`.execute(
      db,
    );
  return rows;
}

export async function getReview(db: Read, id: string): Promise<Review> {
  const { rows } = await sql<Review>`${review} where r.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export async function listDrawn(db: Read, review: string): Promise<DrawnEntry[]> {
  const { rows } = await sql<DrawnEntry>`select * from oversight.drawn_for(${review}::uuid)`.execute(db);
  return rows;
}

export type FollowUp = Look & {
  drawn_id: string;
  review_id: string;
  month: string;
  kind: 'question' | 'deviation';
  question: string;
  opened_at: Date;
  due_on: string;
  answer: string | null;
  answered_at: Date | null;
  who: string | null;
  unit: string | null;
  about: string | null;
  about_person_id: string | null;
  mine: boolean;
  late: boolean;
};

export async function listFollowUps(db: Read): Promise<FollowUp[]> {
  const { rows } = await sql<FollowUp>`
    select f.*, f.due_on::text, f.month::text, f.due_on < current_date as late from oversight.open_follow_ups() f order by f.due_on`.execute(
    db,
  );
  return rows;
}

export type Question = Look & {
  drawn_id: string;
  question: string;
  opened_at: Date;
  due_on: string;
  answer: string | null;
  answered_at: Date | null;
  closed_at: Date | null;
  about: string | null;
};

export async function listQuestions(db: Read): Promise<Question[]> {
  const { rows } = await sql<Question>`select q.*, q.due_on::text from oversight.questions_to_me() q`.execute(db);
  return rows;
}
