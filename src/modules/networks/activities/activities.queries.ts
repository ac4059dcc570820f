import { type RawBuilder, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export const activityStates = ['planned', 'under_way', 'done', 'dropped'] as const;
export type ActivityState = (typeof activityStates)[number];

export type Activity = {
  id: string;
  network_id: string;
  network: string;
  decision_id: string | null;
  title: string;
  owner_function: string;
  owner_id: string | null;
  /** Her name; null where there is none, or none to be told. */
  owner: string | null;
  due_on: string;
  state: ActivityState;
  created_at: Date;
  late: boolean;
  /** When its words were taken away. */
  withdrawn_at: Date | null;
  /** May I say how far it has come? */
  moves: boolean;
  /** May I take its words away? */
  takes_away: boolean;
  /** May I say who does it from now on? */
  hands_over: boolean;
};

const activities = sql`
  select a.id, a.network_id, n.name as network, a.decision_id, a.title, a.owner_function, a.owner_id, a.due_on::text, a.state, a.created_at, a.withdrawn_at,
    (select x.name from networks.authors(a.network_id, array[a.owner_id]) x) as owner,
    a.state in ('planned', 'under_way') and a.due_on < current_date as late,
    a.withdrawn_at is null and (coalesce(access.person() in (a.owner_id, a.created_by), false) or a.network_id in (select networks.kept_by_me())) as moves,
    coalesce(access.person() = a.created_by, false) or a.network_id in (select networks.kept_by_me()) as takes_away,
    a.withdrawn_at is null and a.network_id in (select networks.kept_by_me()) as hands_over
  from networks.activity a join networks.network n on n.id = a.network_id`;

/** Throws `NotFound` for one that is not there, or of a network the reader does not see. */
export async function getActivity(db: Read, id: string): Promise<Activity> {
  const { rows } = await sql<Activity>`${activities} where a.id = ${id}::uuid`.execute(db);
  const [activity] = rows;
  if (!activity) throw new NotFound();
  return activity;
}

export const activityFilters = ['left', ...activityStates, 'late'] as const;
export type ActivityFilter = (typeof activityFilters)[number];
const PAGE = 50;

type Wanted = { network: string; filter: ActivityFilter | null; mine: boolean; page: number };

const isLeft = sql`a.state in ('planned', 'under_way')`;
const such = (filter: ActivityFilter | null): RawBuilder<unknown> =>
  filter === null
    ? sql`true`
    : filter === 'left'
      ? isLeft
      : filter === 'late'
        ? sql`${isLeft} and a.due_on < current_date`
        : sql`a.state = ${filter}`;

/** What is left first, the soonest first. */
export async function listActivities(db: Read, wanted: Wanted, all = false): Promise<{ activities: Activity[]; pages: number }> {
  const { network, filter, mine, page } = wanted;
  const within = sql`a.network_id = ${network}::uuid and ${such(filter)} and (not ${mine} or a.owner_id = access.person())`;
  const cut = all ? sql`` : sql`limit ${PAGE} offset ${(page - 1) * PAGE}`;
  const { rows } =
    await sql<Activity>`${activities} where ${within} order by not (${isLeft}), a.due_on, a.created_at, a.id ${cut}`.execute(db);
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from networks.activity a where ${within}`.execute(
    db,
  );
  return { activities: rows, pages: Math.ceil((counted[0]?.n ?? 0) / PAGE) };
}

const SHOWN = 5;

/** The first that are left, how many are, and how many of them late: for the network's own page. */
export async function listNext(db: Read, network: string): Promise<{ activities: Activity[]; left: number; late: number }> {
  const { rows } = await sql<Activity>`${activities} where a.network_id = ${network}::uuid and ${isLeft}
    order by a.due_on, a.created_at, a.id limit ${SHOWN}`.execute(db);
  const { rows: counted } = await sql<{ left: number; late: number }>`select count(*)::int as left,
      count(*) filter (where a.due_on < current_date)::int as late
    from networks.activity a where a.network_id = ${network}::uuid and ${isLeft}`.execute(db);
  return { activities: rows, left: counted[0]?.left ?? 0, late: counted[0]?.late ?? 0 };
}

/** What became of decisions: the activities each led to. */
export async function listActivitiesOf(db: Read, decisions: readonly string[]): Promise<Activity[]> {
  if (decisions.length === 0) return [];
  const { rows } =
    await sql<Activity>`${activities} where a.decision_id = any (${[...decisions]}::uuid[]) order by a.created_at, a.id`.execute(
      db,
    );
  return rows;
}

/** Mine that are not done, in all networks, the soonest first: those due within `days`. */
export async function listMyDue(db: Read, days: number): Promise<Activity[]> {
  const { rows } = await sql<Activity>`${activities} where a.owner_id = access.person() and ${isLeft}
    and a.due_on <= current_date + ${days}::int order by a.due_on, a.id`.execute(db);
  return rows;
}

export type ActivityChange = {
  id: string;
  state: ActivityState;
  due_on: string;
  note: string;
  /** When its note was taken away. */
  withdrawn_at: Date | null;
  changed_at: Date;
  changer: string | null;
  /** Who does it from then on, where that changed; else `owner_function` is null. */
  owner: string | null;
  owner_function: string | null;
  owner_id: string | null;
  /** May I take its note away? */
  takes_away: boolean;
};

/** Its history, the newest first. */
export async function listChanges(db: Read, activity: string): Promise<ActivityChange[]> {
  const { rows } =
    await sql<ActivityChange>`select c.id, c.state, c.due_on::text, c.note, c.withdrawn_at, c.changed_at, c.owner_function, c.owner_id,
      (select x.name from networks.authors(c.network_id, array[c.owner_id]) x) as owner,
      coalesce(access.person() = c.changed_by, false) or c.network_id in (select networks.kept_by_me()) as takes_away,
      (select x.name from networks.authors(c.network_id, array[c.changed_by]) x) as changer
    from networks.activity_change c where c.activity_id = ${activity}::uuid order by c.changed_at desc, c.id`.execute(db);
  return rows;
}

export type Owner = { id: string; name: string };

/** Members who can own something; nobody whose name is not to be told. */
export async function listOwners(db: Read, network: string): Promise<Owner[]> {
  const { rows } = await sql<Owner>`select f.person_id as id, f.name from networks.faces(${network}::uuid) f
    where f.name is not null order by f.name, f.person_id`.execute(db);
  return rows;
}
