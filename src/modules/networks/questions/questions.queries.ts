import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type QuestionState = 'open' | 'answered' | 'accepted' | 'closed' | 'withdrawn';

export type Question = {
  id: string;
  network_id: string;
  network: string;
  /** The network has ceased to meet: nothing more is written. */
  over: boolean;
  title: string;
  body: string;
  asked_by: string | null;
  asked_at: Date;
  /** Her name; null where she is not to be named, or no longer here. */
  asker: string | null;
  accepted_id: string | null;
  accepted_at: Date | null;
  accepter: string | null;
  closed_at: Date | null;
  withdrawn_at: Date | null;
  answers: number;
  state: QuestionState;
  /** Days since it was asked, where nobody has answered. */
  waited: number | null;
  mine: boolean;
  convenes: boolean;
};

/** An answer from above is an answer. */
const SAID = sql`(a.n > 0 or exists (select from networks.raised_question r where r.question_id = q.id and r.answered_at is not null))`;
const STATE = sql<QuestionState>`case when q.withdrawn_at is not null then 'withdrawn' when q.accepted_id is not null then 'accepted'
  when q.closed_at is not null then 'closed' when ${SAID} then 'answered' else 'open' end`;

const questions = sql`
  select q.id, q.network_id, n.name as network, n.closed_at is not null as over, q.title, q.body, q.asked_by, q.asked_at, q.accepted_id,
    q.accepted_at, q.closed_at, q.withdrawn_at, a.n as answers, ${STATE} as state,
    case when not ${SAID} and q.closed_at is null then floor(extract(epoch from now() - q.asked_at) / 86400)::int end as waited,
    q.asked_by is not distinct from access.person() as mine, q.network_id in (select networks.kept_by_me()) as convenes,
    (select x.name from networks.authors(q.network_id, array[q.asked_by]) x) as asker,
    (select x.name from networks.authors(q.network_id, array[q.accepted_by]) x) as accepter
  from networks.question q join networks.network n on n.id = q.network_id,
    lateral (select count(*)::int as n from networks.answer x where x.question_id = q.id and x.withdrawn_at is null) a`;

/** Throws `NotFound` for one that is not there, or of a network the reader does not belong to. */
export async function getQuestion(db: Read, id: string): Promise<Question> {
  const { rows } = await sql<Question>`${questions} where q.id = ${id}::uuid`.execute(db);
  const [question] = rows;
  if (!question) throw new NotFound();
  return question;
}

export const states = ['open', 'answered', 'accepted', 'closed'] as const;
export type StateFilter = (typeof states)[number];
const PAGE = 50;

/** The newest first; of one network, or of all mine. */
export async function listQuestions(
  db: Read,
  { network, state, page }: { network: string | null; state: StateFilter | null; page: number },
  size = PAGE,
): Promise<{ questions: Question[]; pages: number }> {
  const found = sql`select * from (${questions}) x where (${network}::uuid is null or x.network_id = ${network}::uuid)
    and x.state <> 'withdrawn' and (${state}::text is null or x.state = ${state})`;
  const { rows } = await sql<Question>`${found} order by x.asked_at desc, x.id limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  );
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from networks.question q,
    lateral (select count(*)::int as n from networks.answer x where x.question_id = q.id and x.withdrawn_at is null) a
    where q.withdrawn_at is null and (${network}::uuid is null or q.network_id = ${network}::uuid)
      and (${state}::text is null or ${STATE} = ${state})`.execute(db);
  return { questions: rows, pages: Math.ceil((counted[0]?.n ?? 0) / size) };
}

/** The first of these questions in the order of their ids: what a search found. */
export async function listQuestionsOf(db: Read, ids: readonly string[], state: StateFilter | null = null): Promise<Question[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Question>`${questions} where q.id = any (${[...ids]}::uuid[]) and q.withdrawn_at is null
    and (${state}::text is null or ${STATE} = ${state}) order by array_position(${[...ids]}::uuid[], q.id) limit ${PAGE}`.execute(
    db,
  );
  return rows;
}

export type Answer = {
  id: string;
  body: string;
  answerer: string | null;
  answered_at: Date;
  withdrawn_at: Date | null;
  accepted: boolean;
  mine: boolean;
};

/** What says how we do first, then as they came. */
export async function listAnswers(db: Read, question: string): Promise<Answer[]> {
  const { rows } =
    await sql<Answer>`select a.id, a.body, a.answered_at, a.withdrawn_at, coalesce(q.accepted_id = a.id, false) as accepted,
      a.answered_by is not distinct from access.person() as mine,
      (select x.name from networks.authors(a.network_id, array[a.answered_by]) x) as answerer
    from networks.answer a join networks.question q on q.id = a.question_id where a.question_id = ${question}::uuid
    order by accepted desc, a.answered_at, a.id`.execute(db);
  return rows;
}
