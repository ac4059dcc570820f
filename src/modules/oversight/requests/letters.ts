import { sql } from 'kysely';
import { formatDate } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** Neutral on purpose: a letter may be seen by somebody beside her. */
export const requestLetters: LetterKinds = {
  'oversight.request_made': async (worker, { request }, url) => {
    const { rows } = await sql<{ due_on: string }>`select due_on::text from oversight.request
      where id = ${request}::uuid and decided_at is null and withdrawn_at is null`.execute(worker);
    if (!rows[0]) return null;
    return {
      subject: t.madeSubject(),
      text: `${[t.hello(), t.madeBody({ day: formatDate(rows[0].due_on) }), `${url}/requests/${request}`].join('\n\n')}\n`,
    };
  },
  'oversight.request_ready': async (worker, { request }, url) => {
    const { rows } = await sql`select from oversight.request where id = ${request}::uuid and decided_at is not null`.execute(
      worker,
    );
    if (!rows[0]) return null;
    return { subject: t.readySubject(), text: `${[t.hello(), t.readyBody(), `${url}/who-looked`].join('\n\n')}\n` };
  },
};
