import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { listQuestions } from './reviews.queries.ts';
import { t } from './texts.ts';

export const answerForm = (drawn: string) =>
  z
    .object({ [`answer-${drawn}`]: field.text({ max: 4000, required: t.writeAnswer }) })
    .transform((form) => form[`answer-${drawn}`] as string);

/** Her own answer to a question about something she did; once, and told to who asked. */
export async function answerQuestion(tx: Tx, drawn: string, answer: string): Promise<void> {
  const question = (await listQuestions(tx)).find(({ drawn_id }) => drawn_id === drawn);
  if (!question) throw new NotFound();
  const { rows } = await sql<{ taken: boolean; asker: string | null }>`
    select oversight.answer_question(${drawn}::uuid, ${answer}) as taken, oversight.asker_of(${drawn}::uuid) as asker`.execute(
    tx,
  );
  if (!rows[0]?.taken) throw new Refused(t.answeredAlready());
  if (rows[0].asker) await writeLetter(tx, 'oversight.answer', rows[0].asker, { drawn });
  await record(tx, 'follow_up.answered', { type: 'log_entry', id: drawn });
}
