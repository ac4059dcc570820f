import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const protocolLetters: LetterKinds = {
  'screening.protocol_soon': (worker, { protocols }, url) => write(worker, protocols, url, 'soon'),
  'screening.protocol_over': (worker, { protocols }, url) => write(worker, protocols, url, 'over'),
};

/** Named in the letter; the rest are counted. */
const NAMED = 20;

/** Those that have been replaced meanwhile are not told of; null when all have. */
async function write(worker: Db, ids: string | undefined, url: string, kind: 'soon' | 'over'): Promise<Letter | null> {
  const { rows } = await sql<{ place: string; valid_until: string }>`
    select o.name as place, p.valid_until::text from screening.protocol p join organisation.organisation o on o.id = p.organisation_id
    where p.id = any (${(ids ?? '').split(',').filter(Boolean)}::uuid[]) and p.ended_on is null
    order by p.valid_until, o.name`.execute(worker);
  if (rows.length === 0) return null;
  const [subject, body] = kind === 'soon' ? [t.soonSubject, t.soonBody] : [t.overSubject, t.overBody];
  const lines = rows.slice(0, NAMED).map(({ place, valid_until }) => t.letterLine({ place, day: formatDate(valid_until) }));
  if (rows.length > NAMED) lines.push(t.letterMore({ n: rows.length - NAMED }));
  return {
    subject: subject({ n: rows.length }),
    text: `${[t.hello(), body(), lines.join('\n'), `${url}/screening/protocols?state=ending`].join('\n\n')}\n`,
  };
}
