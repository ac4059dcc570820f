import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { listParts, type Part, type SeatCounts } from '../occasions/occasion.queries.ts';

export type CalendarView = { course: string | null; organiser: string | null; municipality: string | null };
export type PublicOccasion = Awaited<ReturnType<typeof listPublic>>[number];

/** Everyone's eyes, also for someone who may see more: published, in the public calendar, of a published course. */
const published = (db: Read) =>
  db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .where('o.published_at', 'is not', null)
    .where('o.public_calendar', '=', true)
    .where('c.published_at', 'is not', null);

const begins = sql<Date | null>`training.starts_at(o.id)`;
/** Still to begin, or without a date yet. */
const coming = sql<SqlBool>`coalesce(training.starts_at(o.id) > now(), true)`;
/** People from this municipality are invited: it, something above it, or something in it. */
const forMunicipality = (id: string) =>
  sql<SqlBool>`exists (select from training.audience a join organisation.organisation w on w.id = a.organisation_id, organisation.organisation m
    where a.occasion_id = o.id and m.id = ${id} and (w.id = any (m.path) or m.id = any (w.path)))`;
const audience = sql<
  string[]
>`array(select w.name from training.audience a join organisation.organisation w on w.id = a.organisation_id
  where a.occasion_id = o.id order by w.name collate "sv-x-icu")`.as('audience');

const narrowed = (db: Read, { course, organiser, municipality }: CalendarView) => {
  let wanted = published(db).where('o.cancelled_at', 'is', null).where(coming);
  if (course) wanted = wanted.where('o.course_id', '=', course);
  if (organiser) wanted = wanted.where('o.organiser_id', '=', organiser);
  if (municipality) wanted = wanted.where(forMunicipality(municipality));
  return wanted;
};

export async function countPublic(db: Read, view: CalendarView): Promise<number> {
  const { n } = await narrowed(db, view)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Coming occasions of the public calendar, the soonest first, those without a date last. Nobody is named. */
export async function listPublic(db: Read, view: CalendarView, page: { limit: number; offset: number }) {
  const chosen = await narrowed(db, view)
    .select('o.id')
    .orderBy(sql`${begins} nulls last`)
    .orderBy('c.title')
    .orderBy('o.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const ids = chosen.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await withParts(db, await told(published(db).where('o.id', 'in', ids)).execute());
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** One of them; also when it has begun or was cancelled, so that a link someone kept still tells the truth. */
export async function getPublic(db: Read, id: string) {
  const rows = await told(published(db).where('o.id', '=', id))
    .select(['c.body', 'c.form', 'c.level', 'c.validity_months', 'o.final_call_days'])
    .execute();
  const [found] = await withParts(db, rows);
  if (!found) throw new NotFound();
  return found;
}

const told = (wanted: ReturnType<typeof published>) =>
  wanted
    .innerJoinLateral(sql<SeatCounts>`(select * from training.seat_counts(o.id))`.as('n'), (join) => join.onTrue())
    .select(['o.id', 'o.course_id', 'c.title', 'c.summary', 'c.length_text', 'o.label', 'o.place', 'x.name as organiser'])
    .select(['o.sign_up_opens', 'o.sign_up_closes', 'o.final_call_at', 'o.cancelled_at'])
    .select(['n.seats', 'n.placed', 'n.offered', 'n.kept', 'n.waiting', 'n.resting', 'n.requested', 'n.interested'])
    .select(audience);

async function withParts<O extends { id: string } & SeatCounts>(db: Read, rows: readonly O[]) {
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
    parts: (parts.get(row.id) ?? []) as readonly Part[],
  }));
}

type Named = { value: string; label: string };

/** What one may narrow the calendar by: courses, organisers and municipalities that something coming is of, by or for. */
export async function listChoices(db: Read): Promise<Record<'courses' | 'organisers' | 'municipalities', Named[]>> {
  const all = await narrowed(db, { course: null, organiser: null, municipality: null })
    .select(['o.id', 'c.id as course', 'c.title', 'x.id as organiser', 'x.name'])
    .execute();
  return {
    courses: sorted(all.map(({ course, title }) => [course, title])),
    organisers: sorted(all.map(({ organiser, name }) => [organiser, name])),
    municipalities: sorted(
      await listInvited(
        db,
        all.map(({ id }) => id),
      ),
    ),
  };
}

/** Municipalities from which people are invited to any of these. */
async function listInvited(db: Read, occasions: readonly string[]): Promise<[string, string][]> {
  if (occasions.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    with invited as materialized (select distinct w.id, w.municipality_id from training.audience a
      join organisation.organisation w on w.id = a.organisation_id where a.occasion_id = any (${occasions}))
    select m.id, m.name from organisation.organisation m where m.kind = 'municipality' and m.closed_on is null
      and (m.path && array(select id from invited) or m.id = any (array(select municipality_id from invited)))`.execute(db);
  return rows.map(({ id, name }) => [id, name]);
}

const sorted = (pairs: readonly [string, string][]): Named[] =>
  [...new Map(pairs)].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'sv'));
