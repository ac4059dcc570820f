import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { earlier, lastDay, type Period, periodOf } from './period.ts';

export const talkJobs: readonly Job[] = [{ name: 'screening.talks', work: (worker) => remindHeads(worker), every: '25 6 * * *' }];

/** So many units are named in one letter's ids; whoever leads more reads the rest on the page. */
const MOST = 200;

/**
 * What there is to remind of on a day: three weeks before a half-year ends, and from a week after it has ended. A server that
 * was down reminds when it is up again, for a month at most: a head who is reminded in May of last autumn learns nothing.
 */
export function dueOn(today: string): { period: Period; kind: 'before' | 'after' } | null {
  const now = periodOf(today);
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (days(today, lastDay(now)) <= 21) return { period: now, kind: 'before' };
  const since = days(lastDay(earlier(now)), today);
  return since >= 7 && since <= 31 ? { period: earlier(now), kind: 'after' } : null;
}

/** Word to the nearest heads of units that have not been ticked: one letter a head, once for each unit and time. Returns how many units. */
export async function remindHeads(worker: Db, today: string = localDate(new Date())): Promise<number> {
  const due = dueOn(today);
  if (!due) return 0;
  const { period, kind } = due;
  return await worker.transaction().execute(async (tx) => {
    const { rows } = await sql<{ unit_id: string }>`
      insert into screening.talk_reminder (unit_id, period, kind)
      select u.unit_id, ${period}::date, ${kind}::text from organisation.organisation m, screening.talk_units(m.id) u
      where m.kind = 'municipality' and m.closed_on is null
        and not exists (select from screening.staff_talk s where s.municipality_id = m.id and s.unit_id = u.unit_id and s.period = ${period}::date)
      on conflict do nothing returning unit_id`.execute(tx);
    const readers = await sql<{ person_id: string; units: string[] }>`
      select r.person_id, array_agg(distinct o.id) as units
      from organisation.organisation o, lateral (select h.person_id, array_position(o.path, h.top) as depth,
          max(array_position(o.path, h.top)) over () as deepest from screening.holders('screening.talks', o.id) h) r
      where o.id = any (${rows.map((row) => row.unit_id)}::uuid[]) and r.depth = r.deepest
      group by r.person_id`.execute(tx);
    for (const { person_id, units } of readers.rows)
      await writeLetter(tx, `screening.talks_${kind}`, person_id, { period, units: units.slice(0, MOST).join(',') });
    return rows.length;
  });
}
