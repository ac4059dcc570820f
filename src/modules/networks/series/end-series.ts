import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { getKept } from '../networks/networks.queries.ts';
import { dropMeeting } from './keep-meetings.ts';
import { getSeries } from './series.queries.ts';
import { t } from './texts.ts';

export const endForm = z.object({ reason: noPerson(field.text({ max: 500, required: t.sayWhyEnded })) });

type Row = { id: string; known: boolean; decided: boolean; starts_at: Date };
/** How many coming meetings are gone, and how many stay because something was decided there. */
export type Ended = { gone: number; stay: number };

/**
 * Ends a series: no more meetings come of it. Those to come are cancelled where somebody was called to them or wrote there, and
 * leave the members' calendars; those nobody knows of but by the series are taken away. Each member is told once of the series.
 * A second click changes nothing.
 */
export async function endSeries(tx: Tx, id: string, reason: string, me: string): Promise<Ended | null> {
  const seen = await getSeries(tx, id);
  if (!seen.keeps) throw new NotFound();
  await lock(tx, 'networks.network', seen.network_id);
  if ((await getKept(tx, seen.network_id)).closed_at) throw new Refused(t.networkClosed());
  if ((await getSeries(tx, id)).ended_at) return null;
  const { rows } = await sql<Row>`select m.id, m.starts_at, networks.is_called(m.id) or networks.is_touched(m.id) as known,
      exists (select from networks.decision d where d.meeting_id = m.id and d.withdrawn_at is null) as decided
    from networks.meeting m where m.series_id = ${id}::uuid and m.starts_at > now() and m.cancelled_at is null order by m.starts_at`.execute(
    tx,
  );
  const going = rows.filter(({ decided }) => !decided);
  for (const { known, ...row } of going) await dropMeeting(tx, { ...row, called: known }, reason);
  await sql`update networks.series set ended_at = now(), ended_by = ${me}::uuid, end_reason = ${reason} where id = ${id}::uuid`.execute(
    tx,
  );
  await record(tx, 'series.ended', { type: 'series', id, details: { network: seen.network_id, number: going.length } });
  await sql`select networks.tell(m) from unnest(${going.map((row) => row.id)}::uuid[]) m`.execute(tx);
  await sql`select networks.tell_series(${id}::uuid)`.execute(tx);
  return { gone: going.length, stay: rows.length - going.length };
}
