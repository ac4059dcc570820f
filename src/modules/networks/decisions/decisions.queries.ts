import { sql } from 'kysely';
import { listProposalsFrom, type ProposalStatus } from '#handbook';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { type Activity, listActivitiesOf } from '../activities/activities.queries.ts';
import { listRaisedOf, type RaisedQuestion } from '../questions/raised.queries.ts';

type Row = {
  id: string;
  number: number;
  words: string;
  owner: string;
  owner_id: string | null;
  /** Her name, where it is a member who may be named. */
  owner_name: string | null;
  withdrawn_at: Date | null;
  /** When its words were taken away. */
  emptied_at: Date | null;
  /** When it was last changed, and by whom, where she may be named. */
  changed_at: Date | null;
  changer: string | null;
  /** Did I write it, see to it, or call the meetings? Then it is mine to change. */
  changes: boolean;
  /** May I take its words away? */
  empties: boolean;
  meeting_id: string;
  meeting: string;
  starts_at: Date;
  network_id: string;
  network: string;
  keeps: boolean;
  /** The network has ended. */
  closed: boolean;
  /** The minutes are approved, or the network has ended: it is changed no more. */
  locked: boolean;
};
/** A decision, and what became of it. */
export type Decision = Row & { proposals: ProposalStatus[]; activities: Activity[]; raised: RaisedQuestion[] };
/** `has_become`: also of what the reader does not see, such as a handbook that is not hers. */
export type OneDecision = Decision & { has_become: boolean };

const columns = sql`d.id, d.number, d.words, d.owner, d.owner_id, d.withdrawn_at, d.emptied_at, m.id as meeting_id, coalesce(nullif(m.title, ''), n.name) as meeting,
  m.starts_at, n.id as network_id, n.name as network, n.id in (select networks.kept_by_me()) as keeps,
  coalesce(d.written_by = access.person(), false) or n.id in (select networks.kept_by_me()) as empties,
  n.closed_at is not null as closed, n.closed_at is not null or exists (select from networks.minutes x where x.meeting_id = m.id and x.approved_at is not null) as locked,
  d.changed_at, (select f.name from networks.names_of(array[d.changed_by], n.id) f) as changer,
  coalesce(access.person() in (d.written_by, d.owner_id), false) or n.id in (select networks.kept_by_me()) as changes,
  (select f.name from networks.names_of(array[d.owner_id], n.id) f) as owner_name`;
const tables = sql`networks.decision d join networks.meeting m on m.id = d.meeting_id join networks.network n on n.id = m.network_id`;

async function withFates<R extends Row>(db: Read, rows: R[]) {
  const ids = rows.map(({ id }) => id);
  const [proposals, activities, raised] = [
    await listProposalsFrom(db, 'decision', ids),
    await listActivitiesOf(db, ids),
    await listRaisedOf(db, 'decision', ids),
  ];
  return rows.map((row) => ({
    ...row,
    proposals: proposals.filter(({ source_id }) => source_id === row.id),
    activities: activities.filter(({ decision_id }) => decision_id === row.id),
    raised: raised.filter(({ decision_id }) => decision_id === row.id),
  }));
}

/** The decisions of a meeting, by number; those struck out too. */
export async function listDecisionsOf(db: Read, meeting: string): Promise<Decision[]> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where m.id = ${meeting}::uuid order by d.number`.execute(db);
  return await withFates(db, rows);
}

export const PAGE = 50;

/**
 * A network's decisions, latest first; with words, those that have them all in any inflection, best first. The words are analysed as
 * the handbook's are (handbook.search_query).
 */
export async function listDecisions(
  db: Read,
  network: string,
  words: string,
  page: number,
  size = PAGE,
): Promise<{ decisions: Decision[]; total: number }> {
  const asked = sql`handbook.search_query(${words}, (select m from networks.my_municipalities() m limit 1))`;
  const { rows } = await sql<Row & { total: number }>`select ${columns}, count(*) over ()::int as total
    from ${tables}${words ? sql`, ${asked} w` : sql``}
    where n.id = ${network}::uuid and d.withdrawn_at is null ${words ? sql`and d.terms @@ w` : sql``}
    order by ${words ? sql`ts_rank(d.terms, w) desc, ` : sql``}m.starts_at desc, d.number limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  );
  return { decisions: await withFates(db, rows), total: rows[0]?.total ?? 0 };
}

/** One decision of a network the reader is in or keeps. */
export async function getDecision(db: Read, id: string): Promise<OneDecision> {
  const { rows } = await sql<
    Row & { has_become: boolean }
  >`select ${columns}, networks.has_become(d.id) as has_become from ${tables} where d.id = ${id}::uuid`.execute(db);
  const [found] = await withFates(db, rows);
  if (!found) throw new NotFound();
  return found;
}
