import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { t } from './texts.ts';
import type { Waiting } from './waiting.ts';

type Pile = { n: number; first: Date | null; titles: string[] | null };

/** Sign-ups and certificates of my people that only a manager can decide about: one line for each pile. */
export async function decisionsWaiting(db: Read): Promise<Waiting[]> {
  const requests = await sql<Pile>`
    select count(*)::int as n, min(e.signed_up_at) as first, array_agg(distinct c.title) as titles
    from training.enrolment e join training.occasion o on o.id = e.occasion_id join training.course c on c.id = o.course_id
    where e.state = 'requested' and o.cancelled_at is null and coalesce(training.starts_at(o.id) > now(), true)
      and e.person_id in (select organisation.people_today('people.lead'))`.execute(db);
  const claims = await sql<Pile>`
    select count(*)::int as n, min(k.created_at) as first, array_agg(distinct c.title) as titles
    from training.completion k join training.course c on c.id = k.course_id
    where k.state = 'claimed' and training.decides_for(k.person_id)`.execute(db);
  return [
    ...pile(
      requests.rows[0],
      (n) => t.requests({ n }),
      (titles) => t.requestsBody({ titles }),
      '/training/team',
      t.decide(),
    ),
    ...pile(
      claims.rows[0],
      (n) => t.claims({ n }),
      (titles) => t.claimsBody({ titles }),
      '/training/claims',
      t.look(),
    ),
  ];
}

function pile(
  found: Pile | undefined,
  title: (n: number) => string,
  body: (titles: string) => string,
  href: string,
  label: string,
): Waiting[] {
  if (!found?.first) return [];
  const titles = (found.titles ?? []).join(', ');
  return [{ kind: 'waiting', title: title(found.n), body: body(titles), action: { href, label }, presses: found.first }];
}
