import { type SqlBool, sql } from 'kysely';
import { after, exactly, type Mark } from '#platform/api/cursor.ts';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { instant } from '#platform/i18n/dates.ts';
import { listParts, type SeatCounts } from '../occasions/occasion.queries.ts';

export type OccasionView = {
  course: string | undefined;
  organiser: string | undefined;
  from: string | undefined;
  to: string | undefined;
};

/** Occasions one may see, with seats in numbers and whose people are invited; one more than `limit` where there is more. */
export async function listOccasionsWhole(db: Read, view: OccasionView, mark: Mark | null, limit: number) {
  let wanted = db
    .selectFrom('training.occasion as o')
    .select(['o.id', exactly('o.created_at').as('entered')])
    .where(after('o.created_at', 'o.id', mark))
    .orderBy('o.created_at')
    .orderBy('o.id')
    .limit(limit + 1);
  if (view.course) wanted = wanted.where('o.course_id', '=', view.course);
  if (view.organiser) wanted = wanted.where('o.organiser_id', '=', view.organiser);
  if (view.from || view.to) wanted = wanted.where(meets(view.from, view.to));
  const page = await wanted.execute();
  const ids = page.map(({ id }) => id);
  const whole = new Map((await readOccasions(db, ids)).map((row) => [row.id, row]));
  return page.flatMap(({ id, entered }) => {
    const row = whole.get(id);
    return row ? [{ ...row, entered }] : [];
  });
}

export async function getOccasionWhole(db: Read, id: string) {
  const [found] = await readOccasions(db, [id]);
  if (!found) throw new NotFound();
  return found;
}

/** Seats are counted for these alone: counting for all, to show a page of them, would be the costlier part by far. */
async function readOccasions(db: Read, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('training.occasion as o')
    .innerJoinLateral(sql<SeatCounts>`(select * from training.seat_counts(o.id))`.as('n'), (join) => join.onTrue())
    .select(['o.id', 'o.course_id', 'o.organiser_id', 'o.label', 'o.place', 'o.sign_up_opens', 'o.sign_up_closes', 'o.sequence'])
    .select(['o.public_calendar', 'o.published_at', 'o.cancelled_at'])
    .select(['n.seats', 'n.placed', 'n.offered', 'n.kept', 'n.waiting', 'n.resting', 'n.requested', 'n.interested'])
    .select([
      sql<string | null>`training.online_link(o.id)`.as('online_link'),
      sql<string[]>`array(select a.organisation_id from training.audience a where a.occasion_id = o.id order by 1)`.as(
        'audience_ids',
      ),
    ])
    .where('o.id', 'in', ids)
    .execute();
  const parts = Map.groupBy(await listParts(db, ids), ({ occasion_id }) => occasion_id);
  return rows.map((row) => ({ ...row, parts: parts.get(row.id) ?? [] }));
}

/** With a part on one of these Swedish days, the first and the last included. */
function meets(from: string | undefined, to: string | undefined) {
  const first = from ? sql`p.ends_at > ${instant(from, '00:00')}` : sql`true`;
  const last = to ? sql`p.starts_at < ${instant(dayAfter(to), '00:00')}` : sql`true`;
  return sql<SqlBool>`exists (select from training.part p where p.occasion_id = o.id and ${first} and ${last})`;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
