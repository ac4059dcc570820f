import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { firstOf } from './entry.ts';

export type Invitation = {
  id: string;
  organisation: string;
  most: number;
  used: number;
  revoked_at: Date | null;
};

/** The invitations of an occasion, to those who plan it. */
export const listInvitations = (db: Read, occasion: string): Promise<Invitation[]> =>
  db
    .selectFrom('training.invitation as i')
    .innerJoin('organisation.organisation as x', 'x.id', 'i.organisation_id')
    .select(['i.id', 'x.name as organisation', 'i.most', 'i.used', 'i.revoked_at'])
    .where('i.occasion_id', '=', occasion)
    .orderBy('i.created_at')
    .execute();

export const EXTERNAL = ['police', 'health_care', 'womens_shelter', 'housing_company', 'other_external'] as const;

/** Organisations outside the municipalities. */
export const listExternal = (db: Read): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('organisation.organisation')
    .select(['id', 'name'])
    .where('kind', 'in', EXTERNAL)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute();

export type InvitationView = {
  occasion_id: string;
  organisation: string;
  organiser: string;
  course: string;
  label: string;
  summary: string;
  length_text: string;
  form: string;
  place: string;
  parts: { starts_at: Date; ends_at: Date; room: string }[];
  remaining: number;
  cancelled: boolean;
  opens: Date | null;
  closes: Date | null;
};

/** What someone holding the secret may know; undefined when it is unknown. */
export async function findInvitation(db: Read, secret: string): Promise<InvitationView | undefined> {
  const found = await firstOf(db, sql<InvitationView>`select * from training.invitation_by(${secret})`);
  if (!found) return undefined;
  const parts = found.parts.map(({ starts_at, ends_at, room }) => ({
    starts_at: new Date(starts_at),
    ends_at: new Date(ends_at),
    room,
  }));
  return { ...found, parts };
}
