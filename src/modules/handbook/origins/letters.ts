import { sql } from 'kysely';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const originLetters: LetterKinds = {
  /** Null when all have been settled meanwhile. */
  'handbook.origin_changed': async (worker, { routines }, url) => {
    const { rows } = await sql<{ id: string; title: string; organisation: string; number: number }>`
      select g.routine_id as id, v.title, o.name as organisation, n.number
      from handbook.origin g join organisation.organisation o on o.id = g.organisation_id
        join handbook.routine r on r.id = g.routine_id and r.ended_at is null
        join lateral (select x.title from handbook.version x where x.routine_id = g.routine_id order by x.number desc limit 1) v on true
        join handbook.version n on n.routine_id = g.origin_routine_id and n.published_at is not null and n.replaced_at is null
      where g.routine_id = any (${(routines ?? '').split(',').filter(Boolean)}::uuid[])
        and n.id <> (select b.version_id from handbook.origin_base b where b.routine_id = g.routine_id order by b.id desc limit 1)
      order by v.title`.execute(worker);
    if (rows.length === 0) return null;
    const lines = rows.map(({ id, ...row }) => `${t.letterLine(row)}\n  ${url}/handbook/routines/${id}/origin`);
    return {
      subject: t.letterSubject({ n: rows.length }),
      text: `${[t.hello(), t.letterBody(), lines.join('\n'), t.letterDo()].join('\n\n')}\n`,
    };
  },
};
