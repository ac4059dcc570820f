import { sql } from 'kysely';
import { roleInSentence } from '#platform/access/role-words.ts';
import type { Read } from '#platform/db/db.ts';
import { formatDate, formatDay } from '#platform/i18n/dates.ts';
import type { Waiting } from '../waiting/waiting.ts';
import { t } from './texts.ts';

type Mine = {
  role: string;
  day: string;
  asleep: boolean;
  course: string;
  title: string;
  occasion: string | null;
  starts_at: Date | null;
};

/** My roles that sleep, or will within thirty days, each with the first course that wakes it and its next occasion. */
export async function keysWaiting(db: Read, me: string): Promise<Waiting[]> {
  const { rows } = await sql<Mine>`
    select g.role, g.awake_until::text as day, g.awake_until <= current_date as asleep, c.course_id as course, c.title, n.id as occasion, n.starts_at
    from access.role_grant g
      cross join lateral (select * from training.courses_of_role(g.person_id, g.role, g.organisation_id) limit 1) c
      left join lateral (select o.id, training.starts_at(o.id) as starts_at from training.occasion o where o.course_id = c.course_id
        and o.published_at is not null and o.cancelled_at is null and training.starts_at(o.id) > now() and training.is_open_to_me(o.id)
        and coalesce(o.sign_up_opens <= now(), true) and coalesce(o.sign_up_closes > now(), true) order by 2 limit 1) n on true
    where g.person_id = ${me} and g.awake_until <= current_date + 30 and g.valid_from <= current_date
      and (g.valid_to is null or g.valid_to > greatest(current_date, g.awake_until))
    order by g.awake_until`.execute(db);
  return rows.map(tell);
}

function tell({ role, day, asleep, course, title, occasion, starts_at }: Mine): Waiting {
  const words = { role: roleInSentence(role), day: formatDate(day), course: title };
  const next = starts_at ? t.nextOccasion({ when: formatDay(starts_at) }) : t.noOccasion();
  const action = occasion
    ? { href: `/training/occasions/${occasion}`, label: t.toOccasion() }
    : { href: `/training/courses/${course}`, label: t.toCourse() };
  return {
    kind: asleep ? 'late' : 'waiting',
    title: asleep ? t.mineAsleep(words) : t.mineSoon(words),
    body: `${asleep ? t.mineAsleepBody(words) : t.mineSoonBody(words)} ${next}`,
    action,
    presses: new Date(day),
  };
}
