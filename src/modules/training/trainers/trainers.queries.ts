import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Approval = Awaited<ReturnType<typeof listApprovals>>[number];
export type Candidate = Awaited<ReturnType<typeof listCandidates>>[number];
export type Reach = { person_id: string; year: number | null; occasions: number; people: number };
/** A person who leads courses, with what she may lead and whom she has reached. */
export type Trainer = { id: string; name: string; approvals: Approval[]; occasions: number; people: number };

/** Approvals the reader may see: her own, and those of the organisations she plans for. Current ones unless `ended` too. */
export const listApprovals = (db: Read, { ended, person }: { ended: boolean; person?: string }) =>
  db
    .selectFrom('training.trainer_approval as a')
    .innerJoin('training.course as c', 'c.id', 'a.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'a.organisation_id')
    .innerJoin('organisation.person as p', 'p.id', 'a.person_id') // whose record is closed to the reader is not there
    .leftJoin('organisation.person as by', 'by.id', 'a.approved_by')
    .select(['a.id', 'a.person_id', 'a.approved_on', 'a.ended_on', 'c.title', 'x.name as organisation'])
    .select([
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('name'),
      sql<string | null>`by.given_name || ' ' || by.family_name`.as('approver'),
      sql<boolean>`a.ended_on is null or a.ended_on > current_date`.as('holds'),
    ])
    .$if(!ended, (query) =>
      query.where((is) => is.or([is('a.ended_on', 'is', null), is('a.ended_on', '>', sql<string>`current_date`)])),
    )
    .$if(person !== undefined, (query) => query.where('a.person_id', '=', person ?? ''))
    .orderBy(sql`p.family_name collate "sv-x-icu"`)
    .orderBy(sql`p.given_name collate "sv-x-icu"`)
    .orderBy('a.person_id')
    .orderBy('c.title')
    .execute();

/** The register: one entry a person, by name. */
export async function listTrainers(db: Read, ended: boolean): Promise<Trainer[]> {
  const approvals = await listApprovals(db, { ended });
  const byPerson = Map.groupBy(approvals, ({ person_id }) => person_id);
  const sums = new Map(
    (await listReach(db, [...byPerson.keys()])).filter(({ year }) => year === null).map((sum) => [sum.person_id, sum]),
  );
  return [...byPerson].map(([id, own]) => {
    const { occasions = 0, people = 0 } = sums.get(id) ?? {};
    return { id, name: own[0]?.name ?? '–', approvals: own, occasions, people };
  });
}

/** Occasions held and people reached, by year; the row without a year is all years together, nobody counted twice. */
export async function listReach(db: Read, trainers: readonly string[]): Promise<Reach[]> {
  const { rows } =
    await sql<Reach>`select person_id, year, occasions, people from training.reach(${trainers}) order by year desc nulls last`.execute(
      db,
    );
  return rows;
}

/** One trainer, for herself (`mine`), approved or not, and for those who approve her. */
export async function getTrainer(db: Read, id: string, mine: { name: string } | null) {
  const approvals = await listApprovals(db, { ended: true, person: id });
  if (approvals.length === 0 && !mine) throw new NotFound();
  const occasions = await db
    .selectFrom('training.occasion_trainer as t')
    .innerJoin('training.occasion as o', 'o.id', 't.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('training.part as p', 'p.occasion_id', 'o.id')
    .leftJoin(
      (from) =>
        from
          .selectFrom('training.completion as k')
          .select(['k.occasion_id', (is) => is.fn.countAll<number>().as('completed')])
          .where('k.state', '=', 'approved')
          .where('k.occasion_id', 'is not', null)
          .groupBy('k.occasion_id')
          .as('done'),
      (join) => join.onRef('done.occasion_id', '=', 'o.id'),
    )
    .select(['o.id', 'c.title', 'o.label', (is) => is.fn.coalesce('done.completed', sql<number>`0`).as('completed')])
    .select((is) => [
      is.fn.min('p.starts_at').as('starts_at'),
      is.fn.max('p.starts_at').as('last_at'),
      is.fn.max('p.ends_at').as('ends_at'),
    ])
    .where('t.person_id', '=', id)
    .where('o.cancelled_at', 'is', null)
    .groupBy(['o.id', 'c.title', 'done.completed'])
    .orderBy('starts_at', 'desc')
    .execute();
  return { id, name: approvals[0]?.name ?? mine?.name ?? '–', approvals, occasions, reach: await listReach(db, [id]) };
}

/**
 * Those who have completed a trainers' course, still valid, and are not approved to lead the course it leads to. The
 * approval is the organisation's for which the reader plans and in which she works; else the first one's.
 */
export const listCandidates = (db: Read, which: { person?: string; course?: string } = {}) =>
  db
    .selectFrom('training.completion as k')
    .innerJoin('training.course as from', 'from.id', 'k.course_id')
    .innerJoin('training.course as to', 'to.id', 'from.leads_to_trainer_of')
    .innerJoin('organisation.person as p', 'p.id', 'k.person_id')
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('organisation.organisation as x')
          .select(['x.id', 'x.name'])
          .where(sql<boolean>`x.id in (select access.tops('training.plan'))`)
          .orderBy(sql`x.id = any (training.organisations_of(k.person_id))`, 'desc')
          .orderBy(sql`cardinality(x.path)`)
          .limit(1)
          .as('of'),
      (join) => join.onTrue(),
    )
    .select(['k.person_id', 'to.id as course_id', 'to.title', 'of.id as organisation_id', 'of.name as organisation'])
    .select((is) => [
      is.fn.max('k.completed_on').as('completed_on'),
      sql<string | null>`max(p.given_name || ' ' || p.family_name)`.as('name'),
    ])
    .where('k.state', '=', 'approved')
    .where((is) => is.or([is('k.valid_until', 'is', null), is('k.valid_until', '>=', sql<string>`current_date`)]))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('training.trainer_approval as a')
            .select('a.id')
            .whereRef('a.person_id', '=', 'k.person_id')
            .whereRef('a.course_id', '=', 'to.id')
            .whereRef('a.organisation_id', '=', 'of.id')
            .where((or) => or.or([or('a.ended_on', 'is', null), or('a.ended_on', '>', sql<string>`current_date`)])),
        ),
      ),
    )
    .$if(which.person !== undefined, (query) => query.where('k.person_id', '=', which.person ?? ''))
    .$if(which.course !== undefined, (query) => query.where('to.id', '=', which.course ?? ''))
    .groupBy(['k.person_id', 'to.id', 'to.title', 'of.id', 'of.name'])
    .orderBy('completed_on')
    .execute();
