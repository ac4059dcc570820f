import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#platform/db/db.ts';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import { cut } from '#platform/i18n/cut.ts';
import { fieldName } from './faults.ts';
import { guessColumns, missingFields } from './fields.ts';
import { lastMapping } from './imports.queries.ts';
import { forgetImports } from './jobs.ts';
import { lookAtFile } from './look-at-file.ts';

export type Say = (sentence: string) => void;

/** Begins an import from the command line: the file in hand, columns guessed. Null when it cannot; why has been said. */
export async function begin(db: Db, file: string | undefined, values: Readonly<Record<string, unknown>>, say: Say) {
  const code = String(values['organisation'] ?? '');
  if (!file || !code) return no(say, 'Give a file and an organisation: samfrid import staff FILE --organisation CODE');
  const employer = await db
    .selectFrom('organisation.organisation')
    .select(['id', 'name'])
    .where('code', '=', code)
    .where('kind', 'in', ['municipality', 'region'])
    .executeTakeFirst();
  if (!employer) return no(say, `There is no municipality or region with the code "${code}".`);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return no(say, `There is no file ${file}.`);
  const columns = await lookAtFile(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return error;
    throw error;
  });
  if (columns instanceof UnreadableFile) return no(say, columns.sentence());
  const headings = columns.map(({ heading }) => heading);
  const mapping = guessColumns(headings, await lastMapping(db, employer.id));
  const lacks = missingFields(mapping);
  if (lacks.length > 0)
    return no(say, `No column was recognised as: ${lacks.map(fieldName).join(', ')}. The file has: ${headings.join(', ')}.`);
  const id = randomUUID();
  await db
    .insertInto('organisation.staff_import')
    .values({
      id,
      organisation_id: employer.id,
      file_name: cut(path.basename(file), 200),
      columns: JSON.stringify(headings.map((heading) => ({ heading, examples: [] }))),
      mapping: JSON.stringify(mapping),
      whole_staff: values['part'] !== true,
      creates_units: values['create-units'] === true,
      state: 'reading',
    })
    .execute();
  return { id, bytes };
}

function no(say: Say, sentence: string): null {
  say(sentence);
  return null;
}

/** A line every other second, so that nobody wonders whether it is still alive. */
export function showProgress(db: Db, id: string, say: Say): { applying(): void; stop(): void } {
  let applying = false;
  const timer = setInterval(async () => {
    if (applying) return say('applying …');
    const row = await db
      .selectFrom('organisation.staff_import')
      .select(['state', 'rows_done', 'rows_total'])
      .where('id', '=', id)
      .executeTakeFirst()
      .catch(() => undefined);
    if (row?.state !== 'reading') return;
    say(row.rows_done < row.rows_total ? `${row.rows_done} of ${row.rows_total} rows read` : 'comparing …');
  }, 2000);
  return {
    applying: () => {
      applying = true;
    },
    stop: () => clearInterval(timer),
  };
}

/** Whatever was not applied leaves nothing behind. */
export async function giveUp(db: Db, id: string): Promise<void> {
  await db
    .updateTable('organisation.staff_import')
    .set({ state: 'abandoned' })
    .where('id', '=', id)
    .where('state', 'in', ['reading', 'previewed', 'applying'])
    .execute();
  await forgetImports(db);
}
