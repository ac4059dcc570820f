import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { formatMonth } from '../month.ts';
import { t } from './texts.ts';

const write = (subject: string, body: string, address: string): Letter => ({
  subject,
  text: `${[t.hello(), body, address].join('\n\n')}\n`,
});

/** Letters name nobody: what they are about is read behind sign-in. */
export const reviewLetters: LetterKinds = {
  'oversight.review_ready': async (worker, { controller, month }, url) => {
    const found = await findDue(worker, sql`controller_id = ${controller}::uuid and month = ${month}::date`);
    return found && write(t.readySubject(), t.readyBody(found), `${url}/reviews`);
  },
  'oversight.review_late': async (worker, { review }, url) => {
    const found = await findDue(worker, sql`id = ${review}::uuid`);
    return found && write(t.lateSubject(), t.lateBody(found), `${url}/reviews/${review}`);
  },
  'oversight.review_escalated': async (worker, { review }, url) => {
    const found = await findDue(worker, sql`id = ${review}::uuid`);
    return found && write(t.escalatedSubject(), t.escalatedBody(found), `${url}/reviews/${review}`);
  },
  'oversight.question': async (worker, { drawn }, url) => {
    const { rows } = await sql<{ due_on: string }>`select due_on::text from oversight.follow_up
      where drawn_id = ${drawn}::uuid and answered_at is null and closed_at is null`.execute(worker);
    return rows[0]
      ? write(t.questionSubject(), t.questionBody({ day: formatDate(rows[0].due_on) }), `${url}/reviews/questions`)
      : null;
  },
  'oversight.answer': async (worker, { drawn }, url) => {
    const { rows } = await sql`select from oversight.follow_up where drawn_id = ${drawn}::uuid and closed_at is null`.execute(
      worker,
    );
    return rows[0] ? write(t.answerSubject(), t.answerBody(), `${url}/reviews/follow-up`) : null;
  },
};

/** Null when it is signed meanwhile: there is nothing left to tell. */
async function findDue(worker: Db, which: ReturnType<typeof sql>): Promise<{ month: string; day: string } | null> {
  const { rows } = await sql<{ month: string; due_on: string }>`
    select month::text, due_on::text from oversight.review where ${which} and signed_at is null limit 1`.execute(worker);
  return rows[0] ? { month: formatMonth(rows[0].month), day: formatDate(rows[0].due_on) } : null;
}
