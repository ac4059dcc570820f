import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field, isDay } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { isLink } from '#platform/text/address.ts';
import { type Wrong, whereFields } from '../meetings/plan-meeting.ts';
import { countPeople, getKept } from '../networks/networks.queries.ts';
import { addDays, addMonths, isSkipped } from './days.ts';
import { expand } from './expand.ts';
import { AHEAD, type Kept, keepMeetings } from './keep-meetings.ts';
import { type Preview, previewSeries } from './preview-series.ts';
import { paces, readRule, readWeekday, restMonths, weekdayAs, writeRule } from './rhythm.ts';
import { sayMonth } from './say-series.ts';
import { getSeries, type Series } from './series.queries.ts';
import { t } from './texts.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1)) as [string, ...string[]];
const parts = {
  ...whereFields,
  first: field.day(),
  from: field.time(),
  to: field.time(),
  pace: field.choice(paces),
  every: field.optionalWhole({ min: 1, max: 52 }),
  months: field.many(field.choice(MONTHS)),
  rests: field.many(field.choice(restMonths.map(String) as [string, ...string[]])),
  until: field.optionalDay(),
  extra: field.optionalText({ max: 4000 }),
  except: field.optionalText({ max: 4000 }),
  call_days: field.whole({ min: 0, max: 120 }),
  answer_days: field.whole({ min: 0, max: 60 }),
};
/** `seen`: which days were shown before the button was pressed. */
export const newSeriesForm = z.object({ ...parts, id: field.id(), seen: field.optionalText({ max: 80 }) });
export const seriesForm = z.object({ ...parts, revision: z.coerce.number().int() });
type Written = z.output<z.ZodObject<typeof parts>>;
const NONE: Kept = { made: 0, moved: 0, dropped: 0, stays: [] };
export type Saved = { ok: true; kept: Kept } | ({ ok: false } & Wrong) | { ok: false; conflict: true };
export type Made = { ok: true; kept: Kept } | ({ ok: false } & Wrong) | { ok: false; preview: Preview };

/** So many days are written one by one at most. */
const DAYS = 200;

/** Days one a line, or with spaces and commas between; or what is wrong with them. */
function readDays(text: string): string[] | { said: string } {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const bad = words.find((word) => !isDay(word));
  if (bad !== undefined) return { said: t.badDay({ word: bad.slice(0, 40) }) };
  const days = [...new Set(words)].sort();
  return days.length > DAYS ? { said: t.tooManyDays({ n: DAYS }) } : days;
}

export type Columns = {
  title: string;
  place: string;
  online_link: string;
  starts_at: string;
  minutes: number;
  rule: string;
  extra_dates: string[];
  except_dates: string[];
  call_days: number;
  answer_days: number;
};

/** What is to be kept, or what is wrong with it. `before` is the series as it was: its own days may have been. */
export function read(form: Written, today: string, before: Pick<Series, 'first' | 'rule' | 'extra'> | null): Columns | Wrong {
  const { first, from, to, pace, every, months, rests, until, extra, except, ...rest } = form;
  const [more, less] = [readDays(extra), readDays(except)];
  if ('said' in more) return { field: 'extra', ...more };
  if ('said' in less) return { field: 'except', ...less };
  if (to <= from) return { field: 'to', said: t.endsBefore() };
  const gone = more.find((day) => day < today && !before?.extra.includes(day));
  if (gone) return { field: 'extra', said: t.extraPast({ day: gone }) };
  if (first !== before?.first && first < today) return { field: 'first', said: t.firstPast() };
  if (first > addMonths(today, AHEAD)) return { field: 'first', said: t.firstTooFar({ n: AHEAD }) };
  if (pace !== 'days' && pace !== 'chosen' && every === null) return { field: 'every', said: t.sayEvery() };
  if (pace === 'days' && more.length === 0) return { field: 'extra', said: t.sayDays() };
  const month = Number(first.slice(5, 7));
  const [met, passed] = [months.map(Number), pace === 'chosen' ? [] : rests.map(Number)];
  if (pace === 'chosen' && met.length === 0) return { field: 'months', said: t.chooseMonths() };
  if (pace === 'chosen' && !met.includes(month)) return { field: 'months', said: t.firstNotChosen({ month: sayMonth(month) }) };
  if (pace !== 'days' && passed.includes(month)) return { field: 'first', said: t.firstRests() };
  if (until && until < first) return { field: 'until', said: before ? t.untilBeforeEnd() : t.untilBefore() };
  if (rest.online_link && !isLink(rest.online_link)) return { field: 'online_link', said: t.badLink() };
  if (rest.answer_days > rest.call_days) return { field: 'answer_days', said: t.answerBeforeCall() };
  const same = before && before.first === first && readRule(before.rule).pace === pace;
  const on = same ? readWeekday(before.rule, first) : weekdayAs(first);
  const rule = writeRule({ pace, every: every ?? 1, rests: passed, months: met, until }, on);
  const minutes = minutesOf(to) - minutesOf(from);
  if (minutes < 5) return { field: 'to', said: t.endsBefore() };
  const found = expand({ first, time: from, rule, extra: more, except: less }, addDays(today, -1), addMonths(today, AHEAD));
  if (found.length === 0) return { field: 'first', said: t.noDays() };
  const skipped = found.find((day) => isSkipped(day, from) || isSkipped(day, to));
  if (skipped) return { field: isSkipped(skipped, from) ? 'from' : 'to', said: t.noSuchTime({ day: skipped }) };
  return { ...rest, starts_at: `${first}T${from}`, minutes, rule, extra_dates: more, except_dates: less };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * Makes a series and its meetings, once their days have been seen: many are written to at once, and it cannot be taken back
 * unnoticed. Sent again it is the same one.
 */
export async function makeSeries(tx: Tx, network: string, form: z.output<typeof newSeriesForm>, me: string): Promise<Made> {
  await lock(tx, 'networks.network', network);
  if ((await getKept(tx, network)).closed_at) throw new Refused(t.networkClosed());
  const before = await tx.selectFrom('networks.series').select('network_id').where('id', '=', form.id).executeTakeFirst();
  if (before) return { ok: true, kept: NONE };
  const { id, seen, ...written } = form;
  const columns = read(written, today(), null);
  if ('said' in columns) return { ok: false, ...columns };
  const preview = previewSeries(columns, await countPeople(tx, network), new Date());
  if (seen !== preview.seen) return { ok: false, preview };
  const made = await sql<{
    id: string;
  }>`insert into networks.series (id, network_id, title, place, online_link, starts_at, minutes, rule, extra_dates,
      except_dates, call_days, answer_days, made_by)
    values (${id}::uuid, ${network}::uuid, ${columns.title}, ${columns.place}, ${columns.online_link}, ${columns.starts_at}::timestamp, ${columns.minutes},
      ${columns.rule}, ${columns.extra_dates}::date[], ${columns.except_dates}::date[], ${columns.call_days}, ${columns.answer_days}, ${me}::uuid)
    on conflict (id) do nothing returning id`.execute(tx);
  if (made.rows.length === 0) throw new NotFound();
  await record(tx, 'series.made', { type: 'series', id, details: { network } });
  const kept = await keepMeetings(tx, await getSeries(tx, id), me, t.seriesChanged());
  await sql`select networks.tell_series(${id}::uuid)`.execute(tx);
  return { ok: true, kept };
}

/** Changes a series; what nobody has touched follows. Nothing is saved where somebody else has saved since. */
export async function changeSeries(
  tx: Tx,
  id: string,
  { revision, ...written }: z.output<typeof seriesForm>,
  me: string,
): Promise<Saved> {
  const seen = await getSeries(tx, id);
  if (!seen.keeps) throw new NotFound();
  await lock(tx, 'networks.network', seen.network_id);
  if ((await getKept(tx, seen.network_id)).closed_at) throw new Refused(t.networkClosed());
  const before = await getSeries(tx, id);
  if (before.ended_at) throw new Refused(t.isEnded());
  const columns = read(written, today(), before);
  // The second click: what is to be saved is what stands.
  if (before.revision !== revision)
    return isDeepStrictEqual(columns, columnsOf(before)) ? { ok: true, kept: NONE } : { ok: false, conflict: true };
  if ('said' in columns) return { ok: false, ...columns };
  await sql`update networks.series set title = ${columns.title}, place = ${columns.place}, online_link = ${columns.online_link},
      starts_at = ${columns.starts_at}::timestamp, minutes = ${columns.minutes}, rule = ${columns.rule}, extra_dates = ${columns.extra_dates}::date[],
      except_dates = ${columns.except_dates}::date[], call_days = ${columns.call_days}, answer_days = ${columns.answer_days},
      revision = revision + 1, changed_at = now() where id = ${id}::uuid`.execute(tx);
  await record(tx, 'series.changed', { type: 'series', id, details: { network: seen.network_id } });
  const kept = await keepMeetings(tx, await getSeries(tx, id), me, t.seriesChanged());
  if (kept.made + kept.moved + kept.dropped > 0) await sql`select networks.tell_series(${id}::uuid)`.execute(tx);
  return { ok: true, kept };
}

const columnsOf = ({ first, time, minutes, rule, extra, except, ...series }: Series): Columns => ({
  ...{ title: series.title, place: series.place, online_link: series.online_link, starts_at: `${first}T${time}`, minutes, rule },
  ...{ extra_dates: extra, except_dates: except, call_days: series.call_days, answer_days: series.answer_days },
});

const today = (): string => localDate(new Date());
