import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Invited = { id: string; network: string; purpose: string; keeper: string; stands_for: string; invited_at: Date };

/** Invitations to me that I have not answered. */
export async function listInvitesToMe(db: Read): Promise<Invited[]> {
  const { rows } = await sql<Invited>`select * from networks.invites_to_me() order by invited_at`.execute(db);
  return rows;
}

export type Invite = { id: string; email: string; stands_for: string; invited_at: Date; accepted_at: Date | null };

/** Whom those who keep the network have asked by e-mail, newest first. */
export const listInvites = (db: Read, network: string): Promise<Invite[]> =>
  db
    .selectFrom('networks.invite')
    .select(['id', 'email', 'stands_for', 'invited_at', 'accepted_at'])
    .where('network_id', '=', network)
    .where('withdrawn_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .limit(200)
    .execute();
