import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDeadline } from '../enrolments/deadline.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import { listParts } from '../occasions/occasion.queries.ts';
import { t } from './texts.ts';
import type { Waiting } from './waiting.ts';

type Entry = { id: string; occasion_id: string; title: string; expires_at: Date | null; starts_at: Date };

/** Seats offered me that I have not answered, and in the last days before the start a free seat I may take. */
export async function seatsWaiting(db: Read, me: string): Promise<Waiting[]> {
  const { rows } = await sql<Entry>`
    select e.id, e.occasion_id, c.title, f.expires_at, d.starts_at
    from training.enrolment e join training.occasion o on o.id = e.occasion_id join training.course c on c.id = o.course_id
      left join training.offer f on f.enrolment_id = e.id and f.state = 'pending'
      cross join lateral (select training.starts_at(o.id) as starts_at) d
    where e.person_id = ${me} and o.cancelled_at is null and d.starts_at > now()
      and (f.expires_at > now() or (e.state in ('waiting', 'resting') and o.final_call_at is not null
        and (select s.free from training.seat_for(o.id, e.person_id) s)))
    order by coalesce(f.expires_at, d.starts_at)`.execute(db);
  const parts = await listParts(
    db,
    rows.map(({ occasion_id }) => occasion_id),
  );
  return rows.map(({ id, occasion_id, title, expires_at, starts_at }) => {
    const when = describeOccasion(parts.filter((part) => part.occasion_id === occasion_id));
    const href = `/training/enrolments/${id}`;
    if (!expires_at) {
      const action = { href, label: t.takeIt() };
      return { kind: 'waiting', title: t.finalCall({ title }), body: t.finalCallBody({ when }), action, presses: starts_at };
    }
    const due = { text: t.offerUntil({ when: formatDeadline(expires_at) }) };
    return {
      kind: 'waiting',
      title: t.offer({ title }),
      body: when,
      due,
      action: { href, label: t.answer() },
      presses: expires_at,
    };
  });
}
