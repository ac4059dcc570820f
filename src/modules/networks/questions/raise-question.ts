import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { formatDate, localDate } from '#platform/i18n/dates.ts';
import { isLink } from '#platform/text/address.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import type { Wrong } from '../meetings/plan-meeting.ts';
import { getInside } from '../networks/networks.queries.ts';
import { getRaised, listNetworksAbove, type RaisedQuestion } from './raised.queries.ts';
import { t } from './texts.ts';

export const levels = ['county', 'state'] as const;
export type Level = (typeof levels)[number];

export const raiseForm = z
  .object({
    id: field.id(),
    level: field.choice(levels),
    to: field.optionalId(),
    addressee: noPerson(field.optionalText({ max: 200 })),
    title: noPerson(field.text({ max: 200, required: t.askTitleMissing })),
    words: noPerson(field.text({ max: 4000, required: t.raiseWordsMissing })),
  })
  .refine(({ to, addressee }) => to !== null || addressee !== '', { path: ['addressee'], ...say(t.raiseToMissing) });

type Raised = {
  /** Made when the form was shown: sent again it is raised once. */
  id: string;
  network: string;
  /** What it comes of: one of them, or neither. */
  question: string | null;
  decision: string | null;
  level: Level;
  /** A network one step up (`listNetworksAbove`), or null. */
  to: string | null;
  /** To whom in words; empty where it is the network. */
  addressee: string;
  title: string;
  words: string;
};

/**
 * Raises a question to the county or the state: for who keeps the network. The keepers of a network it is raised to get a
 * letter. Throws `NotFound` for others' networks, `Refused` with a sentence where the rules say no.
 */
export async function raiseQuestion(tx: Tx, raised: Raised, me: string): Promise<void> {
  const { id, network, question, decision, level, to, title, words } = raised;
  const { keeps, closed_at } = await getInside(tx, network);
  if (!keeps) throw new NotFound();
  if (closed_at) throw new Refused(t.networkOver());
  const above = to ? (await listNetworksAbove(tx, network)).find((one) => one.id === to) : undefined;
  if (to && !above) throw new NotFound();
  const addressee = raised.addressee || above?.name;
  if (!addressee) throw new Refused(t.raiseToMissing());
  await lock(tx, 'networks.raised', question ?? decision ?? id);
  const { rows: before } = await sql<{ id: string }>`select r.id from networks.raised_question r
    where r.question_id = ${question}::uuid and r.level = ${level} and r.withdrawn_at is null`.execute(tx);
  if (before[0] && before[0].id !== id) throw new Refused(t.raisedBefore());
  const { rows } = await sql`insert into networks.raised_question
      (id, network_id, question_id, decision_id, level, to_network_id, addressee, title, words, raised_by)
    values (${id}::uuid, ${network}::uuid, ${question}::uuid, ${decision}::uuid, ${level}, ${above?.id ?? null}::uuid, ${addressee}, ${title},
      ${words}, ${me}::uuid) on conflict (id) do nothing returning id`.execute(tx);
  if (rows.length === 0) {
    const { rows: mine } =
      await sql`select from networks.raised_question r where r.id = ${id}::uuid and r.raised_by = ${me}::uuid`.execute(tx);
    if (mine.length === 0) throw new NotFound();
    return;
  }
  await record(tx, 'question.raised', { type: 'raised_question', id, details: { network, level, to: above?.id ?? null } });
  await sql`select networks.tell_raised(${id}::uuid)`.execute(tx);
}

export const answerRaisedForm = z.object({
  answer: noPerson(field.text({ max: 8000, required: t.answerMissing })),
  answer_from: noPerson(field.text({ max: 200, required: t.answerFromMissing })),
  answered_on: field.day().refine((day) => day <= localDate(new Date()), say(t.notYet)),
  source_link: field.optionalText({ max: 500 }).refine((text) => text === '' || isLink(text), say(t.linkWrong)),
});

/** Nobody answers before the question was asked. */
const wrongDay = ({ raised_at }: RaisedQuestion, { answered_on }: { answered_on: string }): Wrong | null => {
  const asked = localDate(raised_at);
  return answered_on < asked ? { field: 'answered_on', said: t.beforeAsked({ day: formatDate(raised_at) }) } : null;
};

/**
 * Enters the answer: for who keeps the network that asked, or the one that was asked. The members are told, once. Returns what is
 * wrong with the form, if something is.
 */
export async function answerRaised(tx: Tx, id: string, form: z.output<typeof answerRaisedForm>): Promise<Wrong | null> {
  await lock(tx, 'networks.raised_question', id);
  const wrong = wrongDay(await getRaised(tx, id), form);
  if (wrong) return wrong;
  const { rows } = await sql<{ done: boolean }>`select networks.answer_raised(${id}::uuid, ${form.answer}, ${form.answer_from},
    ${form.answered_on}::date, ${form.source_link}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Refused(t.raisedAnswered());
  await record(tx, 'question.raised_answered', { type: 'raised_question', id });
  return null;
}

export const correctRaisedForm = answerRaisedForm.safeExtend({ read: z.string().max(64) });

/**
 * Corrects the answer, or adds to it: for the same, from what she read (`answer_read`). Throws `Refused` where somebody else was
 * first. Returns what is wrong with the form, if something is.
 */
export async function correctRaised(tx: Tx, id: string, form: z.output<typeof correctRaisedForm>): Promise<Wrong | null> {
  await lock(tx, 'networks.raised_question', id);
  const now = await getRaised(tx, id);
  if (!now.keeps || now.answer === null) throw new NotFound();
  const wrong = wrongDay(now, form);
  if (wrong) return wrong;
  const { rows } = await sql<{
    done: boolean;
  }>`select networks.correct_raised_answer(${id}::uuid, ${form.read}, ${form.answer}, ${form.answer_from},
    ${form.answered_on}::date, ${form.source_link}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Refused(t.answerChangedMeanwhile());
  await record(tx, 'raised_question.answer_corrected', { type: 'raised_question', id });
  return null;
}

/** Takes away the words of a raised question, for who keeps the network that asked or the one that was asked; it is answered no more. */
export async function withdrawRaised(tx: Tx, id: string): Promise<void> {
  await lock(tx, 'networks.raised_question', id);
  if (!(await getRaised(tx, id)).keeps) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_raised(${id}::uuid) as done`.execute(tx);
  if (rows[0]?.done) await record(tx, 'raised_question.withdrawn', { type: 'raised_question', id });
}

/** Takes away the words of its answer, for the same; another can be entered. */
export async function withdrawRaisedAnswer(tx: Tx, id: string): Promise<void> {
  await lock(tx, 'networks.raised_question', id);
  if (!(await getRaised(tx, id)).keeps) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_raised_answer(${id}::uuid) as done`.execute(tx);
  if (rows[0]?.done) await record(tx, 'raised_question.answer_withdrawn', { type: 'raised_question', id });
}
