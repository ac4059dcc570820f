import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { lock, type Tx } from '#platform/db/db.ts';
import { instant, localDate } from '#platform/i18n/dates.ts';
import { dealHosts } from '../meetings/deal-hosts.ts';
import { addDays, addMonths } from './days.ts';
import { expand } from './expand.ts';
import type { Series } from './series.queries.ts';

/** So far ahead there are meetings, in months. */
export const AHEAD = 15;

type Row = {
  id: string;
  day: string;
  touched: boolean;
  called: boolean;
  cancelled: boolean;
  starts_at: Date;
  ends_at: Date;
  place: string;
  online_link: string;
  title: string;
  call_on: string;
  answer_by: string | null;
};
/** What became of meetings: `stays` those that somebody had touched and the series no longer has there. */
export type Kept = { made: number; moved: number; dropped: number; stays: string[] };

/**
 * Makes a series' meetings from today and fifteen months ahead. Those that nobody has touched follow the series; what was
 * moved, cancelled, answered or has an agenda stays as it is, and holds its day. Done again it changes nothing.
 * `made_by` is the person who asks, or null for the job; `reason` what those are told whose meeting falls away.
 */
export async function keepMeetings(tx: Tx, series: Series, madeBy: string | null, reason: string): Promise<Kept> {
  await lock(tx, 'networks.network', series.network_id);
  const today = localDate(new Date());
  const wanted = new Set(expand(series, today, addMonths(today, AHEAD)));
  const rows = await coming(tx, series.id);
  const kept: Kept = { made: 0, moved: 0, dropped: 0, stays: [] };
  for (const row of rows) {
    const has = wanted.delete(row.day);
    if (row.touched) {
      if (!row.cancelled && row.day >= today && (!has || differs(series, row))) kept.stays.push(row.id);
    } else if (has) kept.moved += await follow(tx, series, row);
    else kept.dropped += await dropMeeting(tx, row, reason);
  }
  kept.made = await make(
    tx,
    series,
    [...wanted].filter((day) => startOf(series, day) > new Date()),
    madeBy,
  );
  if (kept.made > 0) await dealHosts(tx, series.network_id);
  await sql`select networks.tell(m.id) from networks.meeting m where m.series_id = ${series.id}::uuid and m.starts_at > now()
    and (m.call_on <= current_date or m.moved_at is not null or m.cancelled_at is not null)`.execute(tx);
  return kept;
}

async function coming(tx: Tx, series: string): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select m.id, m.recurrence_on::text as day, networks.is_touched(m.id) as touched, networks.is_called(m.id) as called, m.cancelled_at is not null as cancelled,
      m.starts_at, m.ends_at, m.place, m.online_link, m.title, m.call_on::text, m.answer_by::text
    from networks.meeting m where m.series_id = ${series}::uuid and (m.starts_at > now() or m.recurrence_on >= current_date) order by m.recurrence_on`.execute(
      tx,
    );
  return rows;
}

const startOf = ({ time }: Series, day: string): Date => instant(day, time);
const endOf = (series: Series, day: string): Date => new Date(startOf(series, day).getTime() + series.minutes * 60_000);

const differs = (series: Series, row: Row): boolean =>
  row.starts_at.getTime() !== startOf(series, row.day).getTime() || row.ends_at.getTime() !== endOf(series, row.day).getTime();

/** 1 when something changed that calendars show. */
async function follow(tx: Tx, series: Series, row: Row): Promise<number> {
  const { place, online_link, title } = series;
  const days = dueDays(series, row.day);
  if (row.starts_at <= new Date()) return 0;
  if (!differs(series, row) && row.place === place && row.online_link === online_link && row.title === title) {
    if (row.call_on === days.call_on && row.answer_by === days.answer_by) return 0;
    await tx.updateTable('networks.meeting').set(days).where('id', '=', row.id).execute();
    return 0;
  }
  await tx
    .updateTable('networks.meeting')
    .set({ ...days, place, online_link, title, starts_at: startOf(series, row.day), ends_at: endOf(series, row.day) })
    .set({ sequence: sql`sequence + 1`, changed_at: sql`clock_timestamp()` })
    .where('id', '=', row.id)
    .execute();
  return 1;
}

/** Takes a coming meeting away; one that members were called to is cancelled instead. 1 when it was one to come. */
export async function dropMeeting(
  tx: Tx,
  { id, called, starts_at }: Pick<Row, 'id' | 'called' | 'starts_at'>,
  reason: string,
): Promise<number> {
  if (starts_at <= new Date()) return 0;
  if (!called) await tx.deleteFrom('networks.meeting').where('id', '=', id).execute();
  else
    await tx
      .updateTable('networks.meeting')
      .set({ cancelled_at: sql`now()`, cancel_reason: reason, sequence: sql`sequence + 1`, changed_at: sql`clock_timestamp()` })
      .where('id', '=', id)
      .execute();
  return 1;
}

const dueDays = ({ call_days, answer_days }: Series, day: string) => ({
  call_on: addDays(day, -call_days),
  answer_by: addDays(day, -answer_days),
});

async function make(tx: Tx, series: Series, days: readonly string[], madeBy: string | null): Promise<number> {
  if (days.length === 0) return 0;
  const { id, network_id, title, place, online_link } = series;
  const made = await tx
    .insertInto('networks.meeting')
    .values(
      days.map((day) => ({
        ...{ id: randomUUID(), network_id, series_id: id, recurrence_on: day, title, place, online_link, made_by: madeBy },
        ...{ starts_at: startOf(series, day), ends_at: endOf(series, day), ...dueDays(series, day) },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(made.numInsertedOrUpdatedRows ?? 0n);
}
