import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import { t as meeting } from '../meetings/texts.ts';
import { t as minutes } from '../minutes/texts.ts';
import { t as network } from '../networks/texts.ts';

type Waiting = { id: string; title: string; starts_at: Date; ends_at: Date; answer_by: string | null };

/** Meetings I was called to and have not answered, minutes I am asked to approve, invitations to networks. */
export async function meetingWaits(db: Read): Promise<TodoItem[]> {
  const { rows: calls } =
    await sql<Waiting>`select m.id, coalesce(nullif(m.title, ''), n.name) as title, m.starts_at, m.ends_at, m.answer_by::text
    from networks.meeting m join networks.network n on n.id = m.network_id
    where m.network_id in (select networks.mine()) and n.closed_at is null and m.cancelled_at is null and m.starts_at > now() and m.call_on <= current_date
      and (m.answer_by is null or m.answer_by >= current_date)
      and not exists (select from networks.sign_up s where s.meeting_id = m.id and s.person_id = access.person())
    order by m.answer_by nulls last, m.starts_at limit 3`.execute(db);
  const { rows: approvals } =
    await sql<Waiting>`select m.id, coalesce(nullif(m.title, ''), n.name) as title, m.starts_at, m.ends_at, null as answer_by
    from networks.minutes x join networks.meeting m on m.id = x.meeting_id join networks.network n on n.id = m.network_id
    where x.approver_id = access.person() and x.approved_at is null and x.written_by is distinct from access.person() and m.starts_at <= now()
    order by m.starts_at limit 3`.execute(db);
  const { rows: invites } = await sql<{
    network: string;
    keeper: string;
  }>`select network, keeper from networks.invites_to_me() limit 3`.execute(db);
  return [
    ...invites.map(
      (one): TodoItem => ({
        title: network.invited({ name: one.network }),
        body: network.invitedBody({ keeper: one.keeper }),
        kind: 'waiting',
        action: { href: '/networks', label: network.answerInvite() },
      }),
    ),
    ...approvals.map(
      (one): TodoItem => ({
        title: minutes.waitsTitle({ meeting: one.title }),
        body: sayWhen(one),
        kind: 'waiting',
        action: { href: `/networks/meetings/${one.id}/minutes`, label: minutes.waitsAct() },
      }),
    ),
    ...calls.map(
      (one): TodoItem => ({
        title: meeting.waitsTitle({ meeting: one.title }),
        body: sayWhen(one),
        ...(one.answer_by ? { due: one.answer_by } : {}),
        kind: 'waiting',
        action: { href: `/networks/meetings/${one.id}`, label: meeting.answerNow() },
      }),
    ),
  ];
}
