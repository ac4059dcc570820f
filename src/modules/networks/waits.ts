import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { listMyDue } from './activities/activities.queries.ts';
import { t as activity } from './activities/texts.ts';
import { DAYS } from './questions/remind-unanswered.ts';
import { t as question } from './questions/texts.ts';
import { meetingWaits } from './sign-ups/waiting-for-me.ts';

/** So many days ahead my activities are among what waits. */
const AHEAD = 14;

/** Activities of mine that are soon due, and in networks I call the meetings of: questions nobody has answered, questions raised to us. */
export async function betweenMeetingsWaits(db: Read): Promise<TodoItem[]> {
  const due = await listMyDue(db, AHEAD);
  const unanswered = await listUnanswered(db);
  const raised = await listRaisedToUs(db);
  return [
    ...due.map(
      (one): TodoItem => ({
        title: one.title,
        body: activity.waitsBody({ network: one.network }),
        due: one.due_on,
        kind: one.late ? 'late' : 'waiting',
        action: { href: `/networks/activities/${one.id}`, label: activity.open() },
      }),
    ),
    ...raised.map(
      ({ n, network }): TodoItem => ({
        title: question.waitsRaised({ n, network }),
        body: question.waitsRaisedBody(),
        kind: 'waiting',
        action: { href: '/networks/raised?state=waiting', label: question.see() },
      }),
    ),
    ...unanswered.map(
      ({ id, n, network }): TodoItem => ({
        title: question.waitsUnanswered({ n, network }),
        body: question.waitsUnansweredBody(),
        kind: 'waiting',
        action: { href: `/networks/${id}/questions?state=open`, label: question.see() },
      }),
    ),
  ];
}

type Waiting = { id: string; network: string; n: number };

async function listUnanswered(db: Read): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select n.id, n.name as network, count(*)::int as n from networks.question q
      join networks.network n on n.id = q.network_id and n.closed_at is null
    where q.network_id in (select networks.convened_by_me()) and q.closed_at is null and q.asked_at < now() - make_interval(days => ${DAYS})
      and not exists (select from networks.answer a where a.question_id = q.id and a.withdrawn_at is null)
      and not exists (select from networks.raised_question r where r.question_id = q.id and r.withdrawn_at is null)
    group by n.id, n.name order by n.name`.execute(db);
  return rows;
}

async function listRaisedToUs(db: Read): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select n.id, n.name as network, count(*)::int as n from networks.raised_question r
      join networks.network n on n.id = r.to_network_id and n.closed_at is null
    where r.answered_at is null and r.withdrawn_at is null and n.id in (select networks.convened_by_me()) group by n.id, n.name order by n.name`.execute(
    db,
  );
  return rows;
}

/** What waits for somebody in her networks; nothing for who takes part in none. */
export async function networkWaits(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('networks.take_part')) return [];
  return [...(await meetingWaits(db)), ...(await betweenMeetingsWaits(db))];
}
