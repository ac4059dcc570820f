import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { listParts, type Part, type SeatCounts } from './occasion.queries.ts';

export const PAGE = 50;
export const shown = ['coming', 'undated', 'draft', 'past', 'cancelled', 'all'] as const;
export const sorts = ['when', 'course', 'seats', 'placed', 'waiting'] as const;
export type ListView = {
  course: string | null;
  organiser: string | null;
  show: (typeof shown)[number];
  sort: (typeof sorts)[number];
  backwards: boolean;
  page: number;
};
export type ListedOccasion = {
  id: string;
  title: string;
  label: string;
  place: string;
  organiser: string;
  published_at: Date | null;
  cancelled_at: Date | null;
  sign_up_opens: Date | null;
  sign_up_closes: Date | null;
  final_call_at: Date | null;
  counts: SeatCounts;
  parts: readonly Part[];
};

const which: Readonly<Record<ListView['show'], ReturnType<typeof sql<SqlBool>>>> = {
  coming: sql`o.published_at is not null and o.cancelled_at is null and d.ends_at > now()`,
  undated: sql`o.published_at is not null and o.cancelled_at is null and d.ends_at is null`,
  draft: sql`o.published_at is null and o.cancelled_at is null`,
  past: sql`o.published_at is not null and o.cancelled_at is null and d.ends_at <= now()`,
  cancelled: sql`o.cancelled_at is not null`,
  all: sql`true`,
};
const orders: Readonly<Record<ListView['sort'], string>> = {
  when: 'd.starts_at',
  course: 'c.title',
  seats: 'o.seats',
  placed: 'n.placed',
  waiting: 'n.waiting',
};

const listed = (db: Read, view: ListView) => {
  let query = db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .innerJoinLateral(
      sql<{ starts_at: Date | null; ends_at: Date | null }>`(select min(p.starts_at) as starts_at, max(p.ends_at) as ends_at
        from training.part p where p.occasion_id = o.id)`.as('d'),
      (join) => join.onTrue(),
    )
    .where(sql<SqlBool>`o.organiser_id in (select organisation.mine('training.plan'))`)
    .where(which[view.show]);
  if (view.course) query = query.where('o.course_id', '=', view.course);
  if (view.organiser) query = query.where('o.organiser_id', '=', view.organiser);
  return query;
};

/** How many occasions we arrange stand in each tab, with the same course and organiser chosen. */
export async function countShown(db: Read, view: ListView): Promise<Record<ListView['show'], number>> {
  const row = await listed(db, { ...view, show: 'all' })
    .select(shown.map((one) => sql<number>`count(*) filter (where ${which[one]})::int`.as(one)))
    .executeTakeFirstOrThrow();
  return row as Record<ListView['show'], number>;
}

/** Occasions we arrange. `limit` null: all of them, for a file. */
export async function listOccasions(db: Read, view: ListView, limit: number | null = PAGE): Promise<ListedOccasion[]> {
  let query = listed(db, view)
    .innerJoinLateral(sql<SeatCounts>`(select * from training.seat_counts(o.id))`.as('n'), (join) => join.onTrue())
    .select(['o.id', 'c.title', 'o.label', 'o.place', 'x.name as organiser', 'o.published_at', 'o.cancelled_at'])
    .select(['o.sign_up_opens', 'o.sign_up_closes', 'o.final_call_at'])
    .select(['n.seats', 'n.placed', 'n.offered', 'n.kept', 'n.waiting', 'n.resting', 'n.requested', 'n.interested'])
    .orderBy(sql`${sql.raw(orders[view.sort])} ${sql.raw(view.backwards ? 'desc' : 'asc')} nulls last`)
    .orderBy(sql`d.starts_at desc nulls last`)
    .orderBy('c.title')
    .orderBy('o.id');
  if (limit !== null) query = query.limit(limit).offset((view.page - 1) * limit);
  const rows = await query.execute();
  const parts = Map.groupBy(
    await listParts(
      db,
      rows.map(({ id }) => id),
    ),
    ({ occasion_id }) => occasion_id,
  );
  return rows.map(({ seats, placed, offered, kept, waiting, resting, requested, interested, ...row }) => ({
    ...row,
    counts: { seats, placed, offered, kept, waiting, resting, requested, interested },
    parts: parts.get(row.id) ?? [],
  }));
}

/** Courses and organisers to choose among: those that have an occasion of ours. */
export const listFilters = async (db: Read) => {
  const rows = await db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .select(['c.id as course', 'c.title', 'x.id as organiser', 'x.name'])
    .distinct()
    .where(sql<SqlBool>`o.organiser_id in (select organisation.mine('training.plan'))`)
    .orderBy('c.title')
    .execute();
  const once = (pairs: readonly (readonly [string, string])[]) =>
    [...new Map(pairs)].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'sv'));
  return { courses: once(rows.map((r) => [r.course, r.title])), organisers: once(rows.map((r) => [r.organiser, r.name])) };
};
