import { sql } from 'kysely';
import { formatDate } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from '../texts.ts';

export const exampleLetters: LetterKinds = {
  /** Null when all have been checked, or withdrawn, meanwhile. */
  'examples.check': async (worker, { examples }, url) => {
    const { rows } = await sql<{ id: string; title: string; checked_on: string }>`
      select e.id, e.title, e.checked_on::text from examples.example e
      where e.id = any (${(examples ?? '').split(',').filter(Boolean)}::uuid[]) and e.published_at is not null and e.withdrawn_at is null
        and e.checked_on < current_date - interval '12 months' order by e.checked_on, e.title`.execute(worker);
    if (rows.length === 0) return null;
    const lines = rows.map(
      ({ id, title, checked_on }) => `${t.letterLine({ title, day: formatDate(checked_on) })}\n  ${url}/examples/${id}`,
    );
    return {
      subject: t.letterSubject({ n: rows.length }),
      text: `${[t.hello(), t.letterBody(), lines.join('\n'), t.letterDo()].join('\n\n')}\n`,
    };
  },
};
