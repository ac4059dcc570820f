import { z } from 'zod';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type FormState, say } from '#platform/http/form.ts';
import { getVersion, type Version } from '../versions/versions.queries.ts';
import type { Wrong } from './give-receipt.ts';
import { passagesOf, wholeOf } from './passages.ts';
import { type Asked, POSITIONS } from './questions.queries.ts';
import type { Wrongly } from './read.page.tsx';
import { type Change, findReading, findVersionId, listChanges, type Reading } from './reading.queries.ts';
import { t } from './texts.ts';

export type Opened = { version: Version; reading: Reading; before: { version: Version; changes: Change[] } | null };

/** A version in force as it is to be read; `moved` names the routine where another has taken its place. @throws {NotFound} a draft, or not hers */
export async function openReading(db: Read, id: string): Promise<Opened | { moved: string }> {
  const version = await getVersion(db, id);
  if (!version.published_at) throw new NotFound();
  const reading = await findReading(db, version.routine_id);
  if (version.replaced_at || reading?.version_id !== version.id) return { moved: version.routine_id };
  const { read, number } = reading;
  const earlier = read && !read.holds ? await findVersionId(db, version.routine_id, read.number) : null;
  if (!read || !earlier) return { version, reading, before: null };
  return {
    version,
    reading,
    before: { version: await getVersion(db, earlier), changes: await listChanges(db, version.routine_id, read.number, number) },
  };
}

/** One answer for each question that is asked, as its number from 1. Becomes a list by position; null where none is asked. */
export const answersForm = (questions: readonly Asked[]) =>
  z
    .object(
      Object.fromEntries(
        questions.map(({ position, options }) => [
          `answer${position}`,
          z.enum(
            options.map((_, i) => String(i + 1)),
            say(t.answerPlease),
          ),
        ]),
      ),
    )
    .transform((answers) => POSITIONS.map((n) => (answers[`answer${n}`] ? Number(answers[`answer${n}`]) : null)));

/** The page after wrong answers: what was right stays chosen, what was not is asked again beside its explanation and passage. */
export function findWrongly(
  version: Version,
  wrong: readonly Wrong[],
  answers: readonly (number | null)[],
): { form: FormState; wrong: Wrongly[] } {
  const passages = passagesOf(version);
  const kept = answers.flatMap((answer, i) =>
    answer !== null && !wrong.some(({ position }) => position === i + 1) ? [[`answer${i + 1}`, String(answer)]] : [],
  );
  return {
    form: {
      values: Object.fromEntries(kept),
      errors: Object.fromEntries(wrong.map(({ position, explanation }) => [`answer${position}`, t.wrongAnswer({ explanation })])),
    },
    wrong: wrong.map(({ position, passage }) => ({
      position,
      passage: passages.find(({ key }) => key === passage) ?? wholeOf(version),
    })),
  };
}
