import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { sayPeriod } from './period.ts';
import { t } from './texts.ts';

export const talkLetters: LetterKinds = {
  'screening.talks_before': (worker, { period, units }, url) => write(worker, period, units, url, 'before'),
  'screening.talks_after': (worker, { period, units }, url) => write(worker, period, units, url, 'after'),
};

/** Named in the letter; the rest are counted. */
const NAMED = 20;

/** Units that have been ticked meanwhile are not told of; null when all have. */
async function write(
  worker: Db,
  period: string | undefined,
  ids: string | undefined,
  url: string,
  kind: 'before' | 'after',
): Promise<Letter | null> {
  if (!period) return null;
  const { rows } = await sql<{ name: string }>`
    select o.name from organisation.organisation o where o.id = any (${(ids ?? '').split(',').filter(Boolean)}::uuid[])
      and not exists (select from screening.staff_talk s where s.unit_id = o.id and s.period = ${period}::date)
    order by o.name`.execute(worker);
  if (rows.length === 0) return null;
  const [subject, body] = kind === 'before' ? [t.beforeSubject, t.beforeBody()] : [t.afterSubject, t.afterBody()];
  const lines = rows.slice(0, NAMED).map(({ name }) => name);
  if (rows.length > NAMED) lines.push(t.letterMore({ n: rows.length - NAMED }));
  return {
    subject: subject({ period: sayPeriod(period) }),
    text: `${[t.hello(), body, lines.join('\n'), `${url}/screening/talks?period=${period}`].join('\n\n')}\n`,
  };
}
