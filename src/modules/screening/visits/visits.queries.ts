import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Channel } from './open-visit.ts';

export type OpenVisit = {
  id: string;
  unit_id: string;
  unit: string;
  channel: Channel;
  opened_at: Date;
  pseudonym: Buffer;
  known: boolean;
};
export type MyVisit = OpenVisit & {
  municipality_id: string;
  protocol_id: string | null;
  /** May it be taken back as a mistake still? */
  fresh: boolean;
  /** Where the unit has asked, or meant to ask, this person before. Never what was answered. */
  before: { on: string; due_on: string; because: 'asked' | 'not_asked' } | null;
};

/** The reader's own open visits, the oldest first. */
export async function listMyOpenVisits(db: Read): Promise<OpenVisit[]> {
  const { rows } = await sql<OpenVisit>`
    select v.id, v.unit_id, u.name as unit, v.channel, v.opened_at, v.pseudonym, v.known
    from screening.visit v join organisation.organisation u on u.id = v.unit_id
    where v.opened_by = access.person() and v.closed_at is null order by v.opened_at limit 100`.execute(db);
  return rows;
}

/** @throws {NotFound} where it is another's, or closed */
export async function getMyVisit(db: Read, id: string): Promise<MyVisit> {
  const { rows } = await sql<Omit<MyVisit, 'before'> & { on: string | null; due_on: string; because: 'asked' | 'not_asked' }>`
    select v.id, v.municipality_id, v.unit_id, u.name as unit, v.channel, v.opened_at, v.pseudonym, v.known, v.protocol_id,
      v.opened_at > now() - interval '15 minutes' as fresh, r.made_on::text as on, r.due_on::text, r.because
    from screening.visit v join organisation.organisation u on u.id = v.unit_id
      left join screening.re_ask r on r.unit_id = v.unit_id and r.pseudonym = v.pseudonym
    where v.id = ${id} and v.opened_by = access.person() and v.closed_at is null`.execute(db);
  if (!rows[0]) throw new NotFound();
  const { on, due_on, because, ...visit } = rows[0];
  return { ...visit, before: on ? { on, due_on, because } : null };
}

export type AskingUnit = { id: string; name: string; above: string; channels: Channel[] | null };

/** Where the reader asks: units without open units below them; her own workplace first. Channels are those of its protocol. */
export async function listAskingUnits(db: Read): Promise<AskingUnit[]> {
  const { rows } = await sql<AskingUnit>`
    select u.id, u.name, a.name as above, p.channels
    from organisation.organisation u join organisation.organisation a on a.id = u.parent_id
      left join screening.protocol p on p.id = screening.protocol_for(u.id)
    where u.id in (select organisation.mine('screening.ask')) and u.closed_on is null and u.kind = 'unit'
      and not exists (select from organisation.organisation b where b.parent_id = u.id and b.closed_on is null)
    order by u.id = audit.unit_of_actor() desc nulls last, a.name, u.name, u.id limit 200`.execute(db);
  return rows;
}

/** How many are to be asked again by today, at the units where the reader asks. */
export async function countDue(db: Read): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from screening.re_ask where ended_on is null and due_on <= current_date`.execute(db);
  return rows[0]!.n;
}

/** Has the reader closed this one already? Then the second click is told so, and not that there is nothing here. */
export async function isClosedByMe(db: Read, id: string): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`select screening.closed_by_me(${id}) as closed`.execute(db);
  return rows[0]!.closed;
}
