import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { announce } from '../digest/announce.ts';
import { getQuestion } from './questions.queries.ts';
import { t } from './texts.ts';

export const answerForm = z.object({ id: field.id(), body: noPerson(field.text({ max: 8000, required: t.answerMissing })) });

/** Answers an open question. Sent again it is the same answer. */
export async function answerQuestion(
  tx: Tx,
  question: string,
  { id, body }: z.output<typeof answerForm>,
  me: string,
): Promise<void> {
  await lock(tx, 'networks.question', question);
  const { network_id, closed_at, over } = await getQuestion(tx, question);
  const { rows: known } = await sql<{
    mine: boolean;
  }>`select a.answered_by = ${me}::uuid and a.question_id = ${question}::uuid as mine
    from networks.answer a where a.id = ${id}::uuid`.execute(tx);
  if (known[0]?.mine) return;
  if (known[0]) throw new NotFound();
  if (closed_at || over) throw new Refused(t.closedForAnswers());
  const { rows } = await sql`insert into networks.answer (id, question_id, network_id, body, answered_by)
    values (${id}::uuid, ${question}::uuid, ${network_id}::uuid, ${body}, ${me}::uuid) on conflict (id) do nothing returning id`.execute(
    tx,
  );
  if (rows.length === 0) throw new NotFound(); // the id of an answer in a network that is not hers
  await record(tx, 'question.answered', { type: 'question', id: question });
  await announce(tx, { network: network_id, kind: 'answer', about: id });
}
