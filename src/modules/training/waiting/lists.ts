import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';
import type { Waiting } from './waiting.ts';

type Sitting = {
  occasion_id: string;
  title: string;
  number: number;
  parts: number;
  starts_at: Date;
  place: string;
  people: number;
  /** Of them, those with nothing noted for this part. */
  missing: number;
  today: boolean;
  over: boolean;
};

/**
 * Parts I lead today, and parts where somebody with a seat still has no attendance noted: at once for who leads them, after two days also for
 * whoever arranges them, so that it does not fall between two chairs.
 */
export async function listsWaiting(db: Read, me: string): Promise<Waiting[]> {
  const { rows } = await sql<Sitting>`
    with run as (select o.id, o.course_id, o.place, exists (select from training.occasion_trainer x
        where x.occasion_id = o.id and x.person_id = ${me}) as mine
      from training.occasion o where o.cancelled_at is null and o.published_at is not null
        and o.id in (select training.mine_to_run()))
    select run.id as occasion_id, c.title, p.number, p.starts_at, coalesce(nullif(p.room, ''), run.place) as place,
      (select count(*) from training.part x where x.occasion_id = run.id)::int as parts,
      n.people, n.missing, p.ends_at <= now() as over,
      (p.starts_at at time zone 'Europe/Stockholm')::date = (now() at time zone 'Europe/Stockholm')::date as today
    from run join training.part p on p.occasion_id = run.id join training.course c on c.id = run.course_id
      cross join lateral (select count(*)::int as people, count(*) filter (where a.part_id is null)::int as missing
        from training.enrolment e left join training.attendance a on a.enrolment_id = e.id and a.part_id = p.id
        where e.occasion_id = run.id and e.state = 'placed') n
    where n.missing > 0 and p.starts_at < now() + interval '1 day' and p.ends_at > now() - interval '60 days'
      and ((run.mine and (p.starts_at at time zone 'Europe/Stockholm')::date <= (now() at time zone 'Europe/Stockholm')::date)
        or p.ends_at < now() - interval '2 days')
    order by p.starts_at`.execute(db);
  return rows.map(tell);
}

function tell({ occasion_id, title, number, parts, starts_at, place, people, missing, today, over }: Sitting): Waiting {
  const href = `/training/occasions/${occasion_id}/attendance?part=${number}`;
  // A list begun and left half done is missing too: the others get no certificate.
  if (!today || (over && missing < people)) {
    const body =
      missing < people
        ? t.listHalfBody({ missing, people, number, when: formatDay(starts_at) })
        : t.listMissingBody({ number, when: formatDay(starts_at) });
    return { kind: 'late', title: t.listMissing({ title }), body, action: { href, label: t.fillIn() }, presses: starts_at };
  }
  return {
    kind: 'waiting',
    title: t.partToday({ time: formatTime(starts_at), title }),
    body: t.partTodayBody({ number, of: parts, place: place ? `${place}. ` : '', n: people }),
    action: { href, label: t.takeAttendance() },
    presses: starts_at,
  };
}
