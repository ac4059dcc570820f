import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { announce } from '../digest/announce.ts';
import { getQuestion } from './questions.queries.ts';
import { withdrawRaised } from './raise-question.ts';
import { listRaisedOf } from './raised.queries.ts';
import { t } from './texts.ts';

export const acceptForm = z.object({ answer: field.optionalId() });

/** Says which answer is how we do; null takes it back. For who calls the meetings; one at a time, the last one said. */
export async function acceptAnswer(tx: Tx, question: string, answer: string | null): Promise<void> {
  await lock(tx, 'networks.question', question);
  const { network_id, convenes, accepted_id, withdrawn_at } = await getQuestion(tx, question);
  if (!convenes) throw new NotFound();
  if (withdrawn_at) throw new Refused(t.withdrawnAlready());
  if (accepted_id === answer) return;
  const { rows } = await sql<{
    done: boolean;
  }>`select networks.accept_answer(${question}::uuid, ${answer}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) throw new NotFound();
  if (!answer) {
    await record(tx, 'question.acceptance_ended', { type: 'question', id: question });
    return;
  }
  await record(tx, 'question.accepted', { type: 'question', id: question, details: { answer } });
  await announce(tx, { network: network_id, kind: 'accepted', about: answer });
}

export const closeForm = z.object({ open: field.checkbox() });

/** Closes a question, or opens it again: who asked, or who calls the meetings. */
export async function closeQuestion(tx: Tx, question: string, open: boolean): Promise<void> {
  await lock(tx, 'networks.question', question);
  const { mine, convenes, closed_at, withdrawn_at } = await getQuestion(tx, question);
  if (!mine && !convenes) throw new NotFound();
  if (withdrawn_at) throw new Refused(t.withdrawnAlready());
  if ((closed_at === null) === open) return;
  await sql`select networks.close_question(${question}::uuid, ${open})`.execute(tx);
  await record(tx, open ? 'question.opened_again' : 'question.closed', { type: 'question', id: question });
}

export const withdrawQuestionForm = z.object({ raised: field.checkbox() });

/**
 * Takes away the words of a question. Its answers stay, and nothing more is answered. What was proposed of it to a handbook and
 * waits loses its words too. `raised`: also of what was raised from it, where that is hers to take away.
 */
export async function withdrawQuestion(tx: Tx, question: string, raised: boolean): Promise<void> {
  const { mine, convenes } = await getQuestion(tx, question);
  if (!mine && !convenes) throw new NotFound();
  for (const one of raised ? await listRaisedOf(tx, 'question', [question]) : [])
    if (one.keeps && !one.withdrawn_at) await withdrawRaised(tx, one.id);
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_question(${question}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) return;
  await record(tx, 'question.withdrawn', { type: 'question', id: question });
}

/** Takes away the words of an answer. Where it said how we do, nothing does until another is chosen. */
export async function withdrawAnswer(tx: Tx, question: string, answer: string): Promise<void> {
  await lock(tx, 'networks.question', question);
  const { convenes } = await getQuestion(tx, question);
  const { rows: own } = await sql<{ mine: boolean }>`select a.answered_by = access.person() as mine from networks.answer a
    where a.id = ${answer}::uuid and a.question_id = ${question}::uuid`.execute(tx);
  if (!own[0] || (!own[0].mine && !convenes)) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_answer(${answer}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) return;
  await record(tx, 'answer.withdrawn', { type: 'question', id: question });
}
