import { sql } from 'kysely';
import { formatDate } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { isLate, SOON } from '../writing-desk/desk.queries.ts';
import { t } from '../writing-desk/texts.ts';

/** Named in the letter; the rest are counted. */
const NAMED = 20;

export const dueLetters: LetterKinds = {
  /** What has been followed up or renewed meanwhile is not told of; null when all has. */
  'handbook.due': async (worker, { routines }, url) => {
    const { rows } = await sql<{
      id: string;
      number: string;
      title: string;
      kind: 'follow_up' | 'end';
      due_on: string;
      late: boolean;
    }>`
      select r.id, r.number, v.title, k.kind, k.due_on::text, ${isLate} as late
      from handbook.routine r join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null,
        lateral (values ('follow_up', handbook.due_of(r.id)), ('end', v.valid_until)) k (kind, due_on)
      where r.id = any (${(routines ?? '').split(',').filter(Boolean)}::uuid[]) and k.due_on <= current_date + ${SOON}::int
      order by k.due_on, r.number`.execute(worker);
    if (rows.length === 0) return null;
    const lines = rows.slice(0, NAMED).map(({ number, title, kind, due_on, late }) => {
      const said = (kind === 'end' ? (late ? t.ended : t.ends) : late ? t.followLate : t.followSoon)({ day: formatDate(due_on) });
      return `${number} ${title}: ${said}`;
    });
    if (rows.length > NAMED) lines.push(t.letterMore({ n: rows.length - NAMED }));
    return {
      subject: t.letterSubject({ n: new Set(rows.map(({ id }) => id)).size }),
      text: `${[t.letterHello(), t.letterBody(), lines.join('\n'), `${url}/handbook/writing`].join('\n\n')}\n`,
    };
  },
};
