import { createHash } from 'node:crypto';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { getVersion } from '../versions/versions.queries.ts';
import { passagesOf } from './passages.ts';
import { listQuestions, MOST_OPTIONS, POSITIONS, type Position, type Question, stampOf } from './questions.queries.ts';
import { t } from './texts.ts';

const part = (n: Position) => ({
  [`question${n}`]: noPerson(field.optionalText({ max: 500 })),
  ...Object.fromEntries(
    Array.from({ length: MOST_OPTIONS }, (_, i) => [`option${n}_${i + 1}`, noPerson(field.optionalText({ max: 300 }))]),
  ),
  [`right${n}`]: z.string().max(1).default(''),
  [`explanation${n}`]: noPerson(field.optionalText({ max: 1000 })),
  [`passage${n}`]: z.string().max(300).default(''),
});
export const questionsForm = z.object({ stamp: z.string().max(100).default(''), ...part(1), ...part(2) });
export type QuestionsForm = Record<string, string>;

export type Written = { ok: true } | { ok: false; field: string; said: string } | { ok: false; conflict: Question[] };

/** A short name of what was saved when the form was shown. */
export const stampedAs = (questions: readonly Question[]): string =>
  createHash('sha256').update(stampOf(questions)).digest('hex').slice(0, 32);

/** Writes the questions of a draft anew, as the form has them; a question left empty is taken away. */
export async function writeQuestions(tx: Tx, id: string, form: QuestionsForm, me: string): Promise<Written> {
  await lock(tx, 'handbook.version', id);
  const version = await getVersion(tx, id);
  if (!version.mine) throw new NotFound();
  if (version.state !== 'draft') throw new Refused(t.notDraft());
  const saved = await listQuestions(tx, id);
  const keys = passagesOf(version).map(({ key }) => key);
  const wanted: Question[] = [];
  for (const n of POSITIONS) {
    const read = readQuestion(form, n, keys);
    if (read && 'said' in read) return { ok: false, ...read };
    if (read) wanted.push({ ...read, position: (wanted.length + 1) as Position });
  }
  if (stampOf(wanted) === stampOf(saved)) return { ok: true };
  if (form['stamp'] !== stampedAs(saved)) return { ok: false, conflict: saved };
  await tx.deleteFrom('handbook.check_question').where('version_id', '=', id).execute();
  for (const question of wanted)
    await tx
      .insertInto('handbook.check_question')
      .values({ version_id: id, ...question })
      .execute();
  // Who has written the questions has written in the version: she cannot be its other eyes.
  await tx
    .insertInto('handbook.writer')
    .values({ version_id: id, person_id: me })
    .onConflict((clash) => clash.doNothing())
    .execute();
  await record(tx, 'questions.written', { type: 'version', id, details: { questions: wanted.length } });
  return { ok: true };
}

/** One of the two as typed: null where all of it was left empty. */
function readQuestion(
  form: QuestionsForm,
  n: Position,
  keys: readonly string[],
): Omit<Question, 'position'> | { field: string; said: string } | null {
  const value = (name: string) => form[name] ?? '';
  const typed = Array.from({ length: MOST_OPTIONS }, (_, i) => value(`option${n}_${i + 1}`));
  const [question, explanation, right] = [value(`question${n}`), value(`explanation${n}`), Number(value(`right${n}`))];
  if (!question && !explanation && typed.every((one) => !one)) return null;
  if (!question) return { field: `question${n}`, said: t.needsQuestion() };
  if (!typed[0] || !typed[1]) return { field: typed[0] ? `option${n}_2` : `option${n}_1`, said: t.needsOptions() };
  const options = typed.filter(Boolean);
  const twice = typed.findIndex((one, i) => one && typed.slice(0, i).some((other) => other.toLowerCase() === one.toLowerCase()));
  if (twice >= 0) return { field: `option${n}_${twice + 1}`, said: t.twiceOption() };
  const chosen = typed[right - 1];
  if (!chosen) return { field: `right${n}`, said: t.needsRight() };
  if (!explanation) return { field: `explanation${n}`, said: t.needsExplanation() };
  const passage = keys.includes(value(`passage${n}`)) ? value(`passage${n}`) : '';
  return { question, options, right_option: options.indexOf(chosen) + 1, explanation, passage };
}

/** What is saved, as the form's fields have it. */
export const valuesOf = (questions: readonly Question[]): Record<string, string> => ({
  stamp: stampedAs(questions),
  ...Object.fromEntries(
    questions.flatMap(({ position: n, question, options, right_option, explanation, passage }) => [
      [`question${n}`, question],
      ...options.map((option, i) => [`option${n}_${i + 1}`, option]),
      [`right${n}`, String(right_option)],
      [`explanation${n}`, explanation],
      [`passage${n}`, passage],
    ]),
  ),
});
