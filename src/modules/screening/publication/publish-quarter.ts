import { sql } from 'kysely';
import { type Db, lock, type Tx } from '#platform/db/db.ts';
import { type Cell, cellsOf } from './cells.ts';
import { findTops, gatherBefore, gatherSlices, gatherTree } from './gather.queries.ts';
import { type Held, heldBack } from './held-back.ts';
import type { Place } from './tree.ts';

/** Below this nobody may set it. */
export const LOWEST_THRESHOLD = 5;
/** Named in every publication, so that a figure says how it was protected (docs/decisions/0027). */
export const METHOD = 'samfrid-1: threshold rule, HiTaS-type partition, two-way feasibility';
/** The 8th day after a quarter: queued receipts have come in. */
export const DAYS_AFTER = 7;

export type Made = { top: string; quarter: string; threshold: number; cells: number; held: readonly Held[] };
export type Wish = {
  /** First day; it must have ended. */
  quarter: string;
  /** Higher than the one before; it stays so. */
  threshold?: number;
  /** Reckons, and writes nothing. */
  dryRun?: boolean;
};

/**
 * Publishes a quarter of one top, once: null where it was published before. One transaction, one lock for all, so that what
 * is counted meanwhile waits; a process killed in the middle has published nothing.
 */
export function publishQuarter(worker: Db, top: string, wish: Wish): Promise<Made | null> {
  return worker.transaction().execute(async (tx) => {
    await lock(tx, 'screening.publication', 'all'); // the same as in screening.counted_in
    const made = await reckon(tx, top, wish);
    if (made && !wish.dryRun) await write(tx, top, made);
    return made && { ...made, cells: made.cells.length };
  });
}

type Reckoned = Omit<Made, 'cells'> & { cells: Cell[]; places: Place[]; year: number };

async function reckon(tx: Tx, top: string, { quarter, threshold }: Wish): Promise<Reckoned | null> {
  const [year, month] = quarter.split('-').map(Number) as [number, number];
  const before = [1, 4, 7, 10].filter((first) => first < month).map((first) => `${year}-${String(first).padStart(2, '0')}-01`);
  const { rows } = await sql<{ ended: boolean; done: boolean; least: number }>`
    select ${quarter}::date + interval '3 months' <= current_date as ended,
      exists (select from screening.publication where top_id = ${top} and quarter >= ${quarter}::date) as done,
      coalesce((select max(threshold) from screening.publication where top_id = ${top}), ${LOWEST_THRESHOLD})::int as least`.execute(
    tx,
  );
  const { ended, done, least } = rows[0]!;
  if (!ended) throw new Error(`The quarter of ${quarter} has not ended.`);
  if (done) return null;
  const limit = Math.max(LOWEST_THRESHOLD, least, threshold ?? 0);
  const { tree, places } = await gatherTree(tx, top, quarter);
  const published = await gatherBefore(tx, top, before);
  const slices = await gatherSlices(tx, year, [...published.map((one) => one.tree), tree]);
  const { cells, tables } = cellsOf(slices, published, tree, limit);
  return { top, quarter, threshold: limit, cells, held: heldBack(slices, tables, tree, before.length), places, year };
}

async function write(tx: Tx, top: string, { quarter, threshold, cells, places, year }: Reckoned): Promise<void> {
  const { id } = await tx
    .insertInto('screening.publication')
    .values({ top_id: top, quarter, threshold, method: METHOD })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into screening.published_organisation (publication_id, organisation_id, parent_id, kind)
    select ${id}, p.id, p.parent, p.kind from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (id uuid, parent uuid, kind text)`.execute(
    tx,
  );
  for (let i = 0; i < cells.length; i += 5000) {
    const some = JSON.stringify(cells.slice(i, i + 5000));
    await sql`insert into screening.published_cell (publication_id, organisation_id, span, starts_on, family, channel, measure, value)
      select ${id}, c.organisation, c.span, make_date(${year}::int, c.month + 1, 1), c.family, c.channel, c.measure, c.value
      from jsonb_to_recordset(${some}::jsonb)
        as c (organisation uuid, span text, month int, family text, channel text, measure text, value int)`.execute(tx);
  }
}

/** Publishes what is due and missing, oldest first, for every top. A first quarter of nothing is not published. */
export async function publishDue(worker: Db, wish: { threshold?: number; dryRun?: boolean } = {}): Promise<Made[]> {
  const made: Made[] = [];
  for (const { id, since } of await findTops(worker)) {
    const { rows } = await sql<{ quarter: string }>`
      select q::date::text as quarter from generate_series(date_trunc('quarter', ${since}::date),
        date_trunc('quarter', current_date - ${DAYS_AFTER}::int) - interval '3 months', interval '3 months') q
      where not exists (select from screening.publication p where p.top_id = ${id} and p.quarter >= q) order by q`.execute(
      worker,
    );
    for (const { quarter } of rows) {
      const one = await publishQuarter(worker, id, { ...wish, quarter });
      if (one) made.push(one);
      if (wish.dryRun) break; // the next one builds on what this would have written
    }
  }
  return made;
}
