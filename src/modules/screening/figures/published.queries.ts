import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { monthsOn, periodOf, periodsBetween, type Step } from './periods.ts';
import type { Place } from './places.queries.ts';
import type { View } from './view.ts';

/** One published number. What was published and is not among them is hidden. */
export type Cell = { span: Step; starts_on: string; family: string; channel: string; measure: string; value: number };
export type CellBelow = { id: string; name: string; cells: readonly Cell[] };
export type Published = {
  /** First day of the last quarter that is published; null where nothing is. */
  until: string | null;
  /** First days of the view's periods that are published, whether this place's numbers were shown or hidden. */
  starts: readonly string[];
  /** What was answered is told by quarter or by year, never by month. */
  answerStep: Step;
  answerStarts: readonly string[];
  /** The last whole year published: the finer questions are told of that alone. */
  year: string | null;
  cells: readonly Cell[];
  /** What lies just below, in the view's last published period. */
  below: readonly CellBelow[];
};

/** Published cells and nothing else: here nothing is counted, added up or taken from anything. */
export async function listPublished(db: Read, place: Place, view: View): Promise<Published> {
  const { rows } = await sql<{ quarter: string }>`
    select p.quarter::text from screening.publication p join organisation.organisation o on o.path[1] = p.top_id
    where o.id = ${place.id} order by p.quarter`.execute(db);
  const quarters = new Set(rows.map(({ quarter }) => quarter));
  const answerStep = view.step === 'year' ? 'year' : 'quarter';
  const starts = publishedOf(quarters, view, view.step);
  const answerStarts = publishedOf(quarters, view, answerStep);
  const year = publishedOf(quarters, { ...view, from: monthsOn(view.to, -24) }, 'year').at(-1) ?? null;
  const days = [...new Set([...starts, ...answerStarts, ...(year ? [year] : [])])];
  const { rows: cells } = await sql<Cell>`
    select c.span, c.starts_on::text, c.family, c.channel, c.measure, c.value from screening.published_cell c
    where c.organisation_id = ${place.id} and c.starts_on = any (${days}::date[]) and ((c.span = ${view.step} and c.family = 'asked')
      or (c.span = ${answerStep} and c.family = 'answers') or (c.span = 'year' and c.starts_on = ${year}::date))
    order by c.starts_on, c.span, c.family, c.channel, c.measure`.execute(db);
  const { rows: below } = await sql<CellBelow>`
    select o.id, o.name, coalesce(jsonb_agg(to_jsonb(c) - 'publication_id' - 'organisation_id' order by c.family, c.measure)
      filter (where c.measure is not null), '[]') as cells
    from organisation.organisation o left join screening.published_cell c on c.organisation_id = o.id and c.channel = 'all'
      and ((c.span = ${view.step} and c.family = 'asked' and c.starts_on = ${starts.at(-1) ?? null}::date)
        or (c.span = ${answerStep} and c.family = 'answers' and c.starts_on = ${answerStarts.at(-1) ?? null}::date))
    where o.parent_id = ${place.id} and o.kind in ('municipality', 'administration', 'unit')
    group by o.id, o.name order by o.name, o.id`.execute(db);
  return { until: rows.at(-1)?.quarter ?? null, starts, answerStep, answerStarts, year, cells, below };
}

/** Of the view's periods those that are published. A year is when its last quarter is. */
const publishedOf = (quarters: ReadonlySet<string>, { from, to }: View, step: Step): string[] =>
  periodsBetween(from, to, step)
    .filter(({ ends }) => quarters.has(periodOf(ends, 'quarter').starts))
    .map(({ starts }) => starts);
