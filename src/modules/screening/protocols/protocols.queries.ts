import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { titleOf } from '../instruments/instruments.queries.ts';
import type { Parts } from './parts.ts';

/** One version, of those the reader may read. Days are 'YYYY-MM-DD'. */
export type Protocol = Parts & {
  id: string;
  municipality_id: string;
  organisation_id: string;
  place: string;
  number: number;
  /** Its instrument in words; null where it has none. */
  instrument: string | null;
  in_force_at: Date | null;
  ended_on: string | null;
  /** To the microsecond: what a form sends back to tell whether somebody has written since. */
  stamp: string;
  /** Parts that are missing before it may be in force. */
  lacks: string[];
  /** The reader may write it, replace it, end it. */
  mine: boolean;
  today: string;
};

/** @throws {NotFound} absent, or not the reader's */
export async function getProtocol(db: Read, id: string): Promise<Protocol> {
  const found = await findProtocol(db, sql`p.id = ${id}::uuid`);
  if (!found) throw new NotFound();
  return found;
}

/** What is being written for a place; null where nothing is. */
export const findDraft = (db: Read, place: string): Promise<Protocol | null> =>
  findProtocol(db, sql`p.organisation_id = ${place}::uuid and p.in_force_at is null`);

/** A place's own version in force today, or the one that comes; null where it has none. */
export const findInForce = (db: Read, place: string): Promise<Protocol | null> =>
  findProtocol(
    db,
    sql`p.organisation_id = ${place}::uuid and p.in_force_at is not null and (p.ended_on is null or p.ended_on > current_date)`,
  );

async function findProtocol(db: Read, which: ReturnType<typeof sql>): Promise<Protocol | null> {
  const { rows } = await sql<Protocol>`
    select p.id, p.municipality_id, p.organisation_id, o.name as place, p.number, p.whom, p.when_asked, p.alone, p.how, p.at_yes, p.at_no,
      p.at_declined, p.at_suspicion, p.at_acute, p.instrument_version_id, p.channels, p.re_ask_months, p.routine_name, p.routine_address, p.owner,
      p.decided_by, p.decided_on, p.valid_from, p.valid_until, p.in_force_at, p.ended_on,
      ${titleOf()} || ' ' || v.version as instrument, to_char(p.changed_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as stamp,
      screening.protocol_lacks(p) as lacks, p.organisation_id in (select organisation.mine('screening.protocol')) as mine, current_date::text as today
    from screening.protocol p join organisation.organisation o on o.id = p.organisation_id
      left join screening.instrument_version v on v.id = p.instrument_version_id
    where ${which} order by p.number desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export type Version = { id: string; number: number; in_force_at: Date | null; ended_on: string | null };

/** Every version of a place that the reader may read, newest first. */
export const listVersions = (db: Read, place: string): Promise<Version[]> =>
  db
    .selectFrom('screening.protocol')
    .select(['id', 'number', 'in_force_at', 'ended_on'])
    .where('organisation_id', '=', place)
    .orderBy('number', 'desc')
    .execute();

/** The protocols of the units I work in today, each with the unit; null where a unit has none. */
export async function listMine(db: Read): Promise<{ unit: string; protocol: string | null }[]> {
  const { rows } = await sql<{ unit: string; protocol: string | null }>`
    select o.name as unit, screening.protocol_for(o.id) as protocol from organisation.organisation o
    where o.id in (select screening.my_units()) and o.closed_on is null order by o.name`.execute(db);
  return rows;
}
