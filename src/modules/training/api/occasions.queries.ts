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
  let wanted = occasions(db)
    .where(after('o.created_at', 'o.id', mark))
    .orderBy('o.created_at')
    .orderBy('o.id')
    .limit(limit + 1);
  if (view.course) wanted = wanted.where('o.course_id', '=', view.course);
  if (view.organiser) wanted = wanted.where('o.organiser_id', '=', view.organiser);
  if (view.from || view.to) wanted = wanted.where(meets(view.from, view.to));
  return withParts(db, await wanted.execute());
}

export async function getOccasionWhole(db: Read, id: string) {
  const [found] = await withParts(db, await occasions(db).where('o.id', '=', id).execute());
  if (!found) throw new NotFound();
  return found;
}

const occasions = (db: Read) =>
  db
    .selectFrom('training.occasion as o')
    .innerJoinLateral(sql<SeatCounts>`(select * from training.seat_counts(o.id))`.as('n'), (join) => join.onTrue())
    .select(['o.id', 'o.course_id', 'o.organiser_id', 'o.label', 'o.place', 'o.sign_up_opens', 'o.sign_up_closes', 'o.sequence'])
    .select(['o.public_calendar', 'o.published_at', 'o.cancelled_at', exactly('o.created_at').as('entered')])
    .select(['n.seats', 'n.placed', 'n.offered', 'n.kept', 'n.waiting', 'n.resting', 'n.requested', 'n.interested'])
    .select([
      sql<string | null>`training.online_link(o.id)`.as('online_link'),
      sql<string[]>`array(select a.organisation_id from training.audience a where a.occasion_id = o.id order by 1)`.as(
        'audience_ids',
      ),
    ]);

/** With a part on one of these Swedish days, the first and the last included. */
function meets(from: string | undefined, to: string | undefined) {
  const first = from ? sql`p.ends_at > ${instant(from, '00:00')}` : sql`true`;
  const last = to ? sql`p.starts_at < ${instant(dayAfter(to), '00:00')}` : sql`true`;
  return sql<SqlBool>`exists (select from training.part p where p.occasion_id = o.id and ${first} and ${last})`;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

async function withParts<O extends { id: string }>(db: Read, rows: readonly O[]) {
  const parts = Map.groupBy(
    await listParts(
      db,
      rows.map(({ id }) => id),
    ),
    ({ occasion_id }) => occasion_id,
  );
  return rows.map((row) => ({ ...row, parts: parts.get(row.id) ?? [] }));
}
