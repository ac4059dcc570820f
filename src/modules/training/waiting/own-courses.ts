import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDate, formatDay } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';
import type { Waiting } from './waiting.ts';

type Own = { id: string; title: string; valid_until: string | null; lapsed: boolean; next: Date | null; first: boolean };

/**
 * Courses that belong to my work and that I have no seat on: what has lapsed or soon will, and the one I have never had,
 * when there is an occasion to sign up for.
 */
export async function ownCoursesWaiting(db: Read, me: string): Promise<Waiting[]> {
  const { rows } = await sql<Own>`
    with course as (select c.id, c.title from training.course c
      where c.published_at is not null and c.retired_at is null and training.is_for_me(c.id)
        and not exists (select from training.enrolment e join training.occasion o on o.id = e.occasion_id
          where o.course_id = c.id and o.cancelled_at is null and e.person_id = ${me}
            and e.state in ('requested', 'interested', 'placed', 'waiting', 'resting')
            and not exists (select from training.part p where p.occasion_id = o.id having max(p.ends_at) < now())))
    select c.id, c.title, held.until::text as valid_until, held.until < current_date as lapsed, held.until is null and held.n = 0 as first,
      (select min(training.starts_at(o.id)) from training.occasion o where o.course_id = c.id and o.published_at is not null
        and o.cancelled_at is null and training.starts_at(o.id) > now() and training.is_open_to_me(o.id)
        and coalesce(o.sign_up_opens <= now(), true) and coalesce(o.sign_up_closes > now(), true)) as next
    from course c cross join lateral (select count(*) as n, case when bool_and(k.valid_until is not null) then max(k.valid_until) end as until
      from training.completion k where k.course_id = c.id and k.person_id = ${me} and k.state in ('approved', 'claimed')) held
    where held.n = 0 or held.until < current_date + 60`.execute(db);
  return rows.flatMap((own) => tell(own));
}

function tell({ id, title, valid_until, lapsed, next, first }: Own): Waiting[] {
  const href = `/training/courses/${id}`;
  if (!first && valid_until) {
    const day = formatDate(valid_until);
    const words = lapsed
      ? ({ kind: 'late', title: t.lapsed({ title }), body: t.lapsedBody({ day }) } as const)
      : ({ kind: 'waiting', title: t.lapsing({ title }), body: t.lapsingBody({ day }) } as const);
    return [{ ...words, action: { href, label: t.seeDates() }, presses: new Date(valid_until) }];
  }
  if (!next) return [];
  const body = t.forYouBody({ when: formatDay(next) });
  return [{ kind: 'info', title: t.forYou({ title }), body, action: { href, label: t.seeCourse() }, presses: next }];
}
