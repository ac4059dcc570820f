import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const readingLetters: LetterKinds = {
  'handbook.reading': (worker, { person, since, until }, url) => write(worker, person, since, until, url),
};

/** Named under each heading; the rest are counted. */
const NAMED = 20;

type Line = {
  routine_number: string;
  title: string;
  number: number;
  due_on: string;
  read_number: number | null;
  tells: 'late' | 'soon' | 'new';
};

/** What she has read meanwhile is not told of; null when she has read all of it. */
async function write(
  worker: Db,
  person: string | undefined,
  since: string | undefined,
  until: string | undefined,
  url: string,
): Promise<Letter | null> {
  if (!person || !until) return null;
  const { rows } = await sql<Line>`
    select r.number as routine_number, v.title, a.number, a.due_on::text, a.read_number, a.tells
    from handbook.told_reading(${person}::uuid, ${since || null}::timestamptz, ${until}::timestamptz) a
      join handbook.version v on v.id = a.version_id join handbook.routine r on r.id = a.routine_id
    order by a.due_on, r.number, r.id`.execute(worker);
  if (rows.length === 0) return null;
  const part = (kind: Line['tells'], heading: string) => {
    const lines = rows.filter(({ tells }) => tells === kind);
    const more = lines.length > NAMED ? [t.letterMore({ n: lines.length - NAMED })] : [];
    return lines.length > 0 ? [[heading, ...lines.slice(0, NAMED).map(sayLine), ...more].join('\n')] : [];
  };
  const parts = [...part('late', t.letterLate()), ...part('soon', t.letterSoon()), ...part('new', t.letterNew())];
  const subject = rows.some(({ tells }) => tells === 'late') ? t.letterSubjectLate : t.letterSubject;
  return {
    subject: subject({ n: rows.length }),
    text: `${[t.hello(), ...parts, `${t.letterHow()}\n${url}/handbook/reading`].join('\n\n')}\n`,
  };
}

function sayLine({ routine_number, title, number, due_on, read_number }: Line): string {
  const values = { routine: t.routine({ number: routine_number, title }), number, day: formatDate(due_on) };
  return read_number === null ? t.letterLine(values) : t.letterLineChange(values);
}
