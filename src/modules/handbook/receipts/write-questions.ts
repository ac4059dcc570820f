import { createHash } from 'node:crypto';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { getVersion } from '../versions/versions.queries.ts';
import { passagesOf } from './passages.ts';
import { listQuestions, MOST_OPTIONS, POSITIONS, type Position, type Question } from './questions.queries.ts';
import { t } from './texts.ts';

type Fields = Record<string, z.ZodType<string>>;
const part = (n: Position): Fields => ({
  [`question${n}`]: noPerson(field.optionalText({ max: 500 })),
  ...Object.fromEntries(
    Array.from({ length: MOST_OPTIONS }, (_, i) => [`option${n}_${i + 1}`, noPerson(field.optionalText({ max: 300 }))]),
  ),
  [`right${n}`]: z.string().max(1).default(''),
  [`explanation${n}`]: noPerson(field.optionalText({ max: 1000 })),
  [`passage${n}`]: z.string().max(300).default(''),
});
export const questionsForm = z.object<Fields>({ stamp: z.string().max(100).default(''), ...part(1), ...part(2) });
export type QuestionsForm = z.output<typeof questionsForm>;

export type Written = { ok: true } | { ok: false; errors: Record<string, string> } | { ok: false; conflict: Question[] };

/** A short name of what is saved, that the form carries: two writers do not write over each other. */
export const stampOf = (questions: readonly Question[]): string => {
  const said = questions.map((one) => [one.question, one.options, one.right_option, one.explanation, one.passage]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
};

/** Writes the questions of a draft anew, as the form has them; a question left empty is taken away. */
export async function writeQuestions(tx: Tx, id: string, form: QuestionsForm): Promise<Written> {
  await lock(tx, 'handbook.version', id);
  const version = await getVersion(tx, id);
  if (!version.mine) throw new NotFound();
  if (version.state !== 'draft') throw new Refused(t.notDraft());
  const saved = await listQuestions(tx, id);
  const keys = passagesOf(version).map(({ key }) => key);
  const errors = Object.assign({}, ...POSITIONS.map((n) => faultsIn(form, n, keys))) as Record<string, string>;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const wanted = POSITIONS.filter((n) => !isEmpty(form, n)).map(
    (n, i): Question => ({ ...readQuestion(form, n), position: (i + 1) as Position }),
  );
  if (stampOf(wanted) === stampOf(saved)) return { ok: true };
  if (form['stamp'] !== stampOf(saved)) return { ok: false, conflict: saved };
  await tx.deleteFrom('handbook.check_question').where('version_id', '=', id).execute();
  for (const question of wanted)
    await tx
      .insertInto('handbook.check_question')
      .values({ version_id: id, ...question })
      .execute();
  await record(tx, 'questions.written', { type: 'version', id, details: { questions: wanted.length } });
  return { ok: true };
}

const typedIn = (form: QuestionsForm, n: Position): string[] =>
  Array.from({ length: MOST_OPTIONS }, (_, i) => form[`option${n}_${i + 1}`] ?? '');
const isEmpty = (form: QuestionsForm, n: Position): boolean =>
  !form[`question${n}`] && !form[`explanation${n}`] && typedIn(form, n).every((one) => !one);

/** All that is wrong in one of the two, by field. Nothing where it was left empty. */
function faultsIn(form: QuestionsForm, n: Position, keys: readonly string[]): Record<string, string> {
  if (isEmpty(form, n)) return {};
  const typed = typedIn(form, n);
  const isTwice = (one: string, i: number) =>
    one !== '' && typed.slice(0, i).some((other) => other.toLowerCase() === one.toLowerCase());
  const faults: [string, boolean, () => string][] = [
    [`question${n}`, !form[`question${n}`], t.needsQuestion],
    [`option${n}_1`, !typed[0], t.needsOptions],
    [`option${n}_2`, !typed[1], t.needsOptions],
    ...typed.map((one, i): [string, boolean, () => string] => [`option${n}_${i + 1}`, isTwice(one, i), t.twiceOption]),
    [`right${n}`, !typed[Number(form[`right${n}`]) - 1], t.needsRight],
    [`explanation${n}`, !form[`explanation${n}`], t.needsExplanation],
    // Whoever answers wrong is shown the passage: the whole routine would be no help.
    [`passage${n}`, keys.length > 0 && !keys.includes(form[`passage${n}`] ?? ''), t.needsPassage],
  ];
  return Object.fromEntries(faults.flatMap(([field, isWrong, say]) => (isWrong ? [[field, say()]] : [])));
}

/** One of the two, without fault, as it is kept. */
function readQuestion(form: QuestionsForm, n: Position): Omit<Question, 'position'> {
  const typed = typedIn(form, n);
  const options = typed.filter(Boolean);
  const right = typed[Number(form[`right${n}`]) - 1] ?? '';
  const [question = '', explanation = '', passage = ''] = [form[`question${n}`], form[`explanation${n}`], form[`passage${n}`]];
  return { question, options, right_option: options.indexOf(right) + 1, explanation, passage };
}

/** What is saved, as the form's fields have it. */
export const valuesOf = (questions: readonly Question[]): Record<string, string> => ({
  stamp: stampOf(questions),
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
