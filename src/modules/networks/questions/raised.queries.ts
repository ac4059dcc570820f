import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Level } from './raise-question.ts';

export type RaisedQuestion = {
  id: string;
  network_id: string;
  /** The network that asks; null where the reader does not see it, being of the one that was asked. */
  network: string | null;
  question_id: string | null;
  decision_id: string | null;
  level: Level;
  addressee: string;
  title: string;
  words: string;
  raised_at: Date;
  raiser: string | null;
  answer: string | null;
  answer_from: string;
  answered_on: string | null;
  source_link: string;
  /** When its words were taken away; and those of an answer, the last time. */
  withdrawn_at: Date | null;
  answer_withdrawn_at: Date | null;
  /** When the answer was last corrected; and what it says now, for who corrects it. */
  answer_changed_at: Date | null;
  answer_read: string;
  /** Do I keep the network that asks, or the one that is asked? */
  keeps: boolean;
  /** May I enter the answer? */
  answers: boolean;
  /** Do I belong to the network that asks, or keep it? */
  ours: boolean;
};

/** It has no answer yet, and is there to be answered. */
const WAITS = sql`r.answered_at is null and r.withdrawn_at is null`;
const raised = sql`select r.id, r.network_id, networks.asker_of(r.id) as network, r.question_id, r.decision_id, r.level, r.addressee, r.title,
    r.words, r.raised_at, r.answer, r.answer_from, r.answered_on::text, r.source_link, r.withdrawn_at, r.answer_withdrawn_at, r.answer_changed_at, networks.answer_read(r) as answer_read,
    (select x.name from networks.authors(r.network_id, array[r.raised_by]) x) as raiser,
    k.keeps, k.keeps and ${WAITS} as answers, r.network_id in (select networks.seen()) as ours
  from networks.raised_question r, lateral (select (r.network_id in (select networks.kept_by_me()) or r.to_network_id in (select networks.kept_by_me())) as keeps) k`;

export async function getRaised(db: Read, id: string): Promise<RaisedQuestion> {
  const { rows } = await sql<RaisedQuestion>`${raised} where r.id = ${id}::uuid`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  return found;
}

/** What has been raised from a question, or from decisions. */
export async function listRaisedOf(db: Read, kind: 'question' | 'decision', ids: readonly string[]): Promise<RaisedQuestion[]> {
  if (ids.length === 0) return [];
  const from = kind === 'question' ? sql`r.question_id` : sql`r.decision_id`;
  const { rows } = await sql<RaisedQuestion>`${raised} where ${from} = any (${[...ids]}::uuid[]) order by r.raised_at`.execute(
    db,
  );
  return rows;
}

/** What has been raised to a network and waits for its answer, the oldest first. */
export async function listRaisedTo(db: Read, network: string): Promise<RaisedQuestion[]> {
  const { rows } = await sql<RaisedQuestion>`${raised} where r.to_network_id = ${network}::uuid and ${WAITS}
    order by r.raised_at, r.id`.execute(db);
  return rows;
}

export const raisedStates = ['waiting', 'answered'] as const;
export type RaisedFilter = { state: (typeof raisedStates)[number] | null; level: Level | null; page: number };
const PAGE = 50;

/** Questions raised in networks I belong to or keep, and those raised to them: what waits first, the oldest first. `waiting`: of all of them. */
export async function listRaised(
  db: Read,
  { state, level, page }: RaisedFilter,
  all = false,
): Promise<{ raised: RaisedQuestion[]; pages: number; waiting: number }> {
  const such = sql`(${level}::text is null or r.level = ${level}) and (${state}::text is null or case ${state}::text when 'waiting' then ${WAITS} else r.answered_at is not null end)`;
  const cut = all ? sql`` : sql`limit ${PAGE} offset ${(page - 1) * PAGE}`;
  const { rows } =
    await sql<RaisedQuestion>`${raised} where ${such} order by not (${WAITS}), r.answered_at desc nulls last, r.raised_at, r.id ${cut}`.execute(
      db,
    );
  const { rows: counted } = await sql<{ n: number; waiting: number }>`select count(*) filter (where ${such})::int as n,
      count(*) filter (where ${WAITS})::int as waiting from networks.raised_question r`.execute(db);
  return { raised: rows, pages: Math.ceil((counted[0]?.n ?? 0) / PAGE), waiting: counted[0]?.waiting ?? 0 };
}

export type Above = { id: string; name: string; place: string };

/** Networks a question of this one can be raised to: kept by an organisation above, or by a centre there. */
export async function listNetworksAbove(db: Read, network: string): Promise<Above[]> {
  const { rows } = await sql<Above>`select * from networks.above(${network}::uuid)`.execute(db);
  return rows;
}
