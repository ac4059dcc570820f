import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { countSeats, listParts } from '../occasions/occasion.queries.ts';
import { type Kept, keptFor, NOBODY } from './entry.queries.ts';
import { type EntryState, isActive } from './entry.ts';

export type Participant = {
  id: string;
  person_id: string;
  number: number;
  state: EntryState;
  reason: string | null;
  signed_up_at: Date;
  expires_at: Date | null;
  /** Null where the reader may not see it. */
  name: string | null;
  /** Null for protected identity, and with it everything else that could lead to her. */
  employer: string | null;
  unit: string | null;
  profession: string | null;
  protected: boolean;
  /** She works nowhere we know of any longer. */
  left: boolean;
};
export type Participants = Awaited<ReturnType<typeof getParticipants>>;

/**
 * Everyone who has entered an occasion, by number, for those who run it. Someone with protected identity stands
 * without name or anything else of hers, save for her named readers, who see her name alone: her seat is counted and can be
 * taken from her. Not the asker's to run: NotFound.
 */
export async function getParticipants(db: Read, id: string) {
  const occasion = await db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .select(['o.id', 'c.title', 'o.label', 'o.final_call_at', 'o.published_at', 'o.cancelled_at'])
    .select([sql<boolean>`training.plans(o.id)`.as('plans'), sql<boolean>`training.runs(o.id)`.as('runs')])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!occasion?.runs) throw new NotFound();
  const parts = await listParts(db, [id]);
  const people = await listPeople(db, id);
  const active = people.filter(({ state }) => isActive(state));
  return {
    ...occasion,
    parts,
    begun: Boolean(parts[0] && parts[0].starts_at <= new Date()),
    counts: await countSeats(db, id),
    kept: (await keptFor(db, id, NOBODY)) as readonly Kept[],
    placed: active.filter(({ state }) => state === 'placed'),
    offered: active.filter(({ expires_at }) => expires_at),
    waiting: active.filter(({ state, expires_at }) => state === 'waiting' && !expires_at),
    resting: active.filter(({ state }) => state === 'resting'),
    requested: active.filter(({ state }) => state === 'requested'),
    interested: active.filter(({ state }) => state === 'interested'),
    ended: people.filter(({ state }) => !isActive(state)),
  };
}

async function listPeople(db: Read, occasion: string): Promise<Participant[]> {
  const people = await db
    .selectFrom('training.enrolment as e')
    .leftJoin('organisation.person as p', 'p.id', 'e.person_id')
    .leftJoin('organisation.organisation as x', 'x.id', 'e.employer_id')
    .leftJoin('training.offer as f', (join) => join.onRef('f.enrolment_id', '=', 'e.id').on('f.state', '=', 'pending'))
    .innerJoinLateral(sql<{ hidden: boolean }>`(select organisation.is_hidden(e.person_id) as hidden)`.as('h'), (join) =>
      join.onTrue(),
    )
    .leftJoinLateral(
      sql<{ unit: string; profession: string }>`(select u.name as unit, w.profession from organisation.employment w
        join organisation.organisation u on u.id = w.unit_id where w.person_id = e.person_id and not h.hidden and p.protected_at is null
          and w.starts_on <= current_date and (w.ended_on is null or w.ended_on > current_date)
        order by w.share desc, w.starts_on limit 1)`.as('w'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'e.person_id', 'e.number', 'e.state', 'e.signed_up_at', 'f.expires_at', 'w.unit', 'w.profession'])
    .select([
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('name'),
      sql<string | null>`case when not h.hidden and p.protected_at is null then x.name end`.as('employer'),
      sql<boolean>`h.hidden or p.protected_at is not null`.as('protected'),
      sql<string | null>`case when not h.hidden then e.reason end`.as('reason'),
      sql<boolean>`not h.hidden and training.organisations_of(e.person_id) = '{}'`.as('left'),
    ])
    .where('e.occasion_id', '=', occasion)
    .orderBy('e.number')
    .execute();
  return people as Participant[];
}

export type Found = { id: string; name: string; unit: string | null };

/** People the planner may see, by name or work e-mail, who have not entered; at most ten. */
export async function findPeople(db: Read, occasion: string, words: string): Promise<Found[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('organisation.person as p')
    .leftJoin('organisation.contact as k', 'k.person_id', 'p.id')
    .select(['p.id', sql<string>`p.given_name || ' ' || p.family_name`.as('name')])
    .select(
      sql<string | null>`(select u.name from organisation.employment w join organisation.organisation u on u.id = w.unit_id
        where w.person_id = p.id and p.protected_at is null and w.starts_on <= current_date and (w.ended_on is null or w.ended_on > current_date)
        order by w.share desc limit 1)`.as('unit'),
    )
    .where((at) =>
      at.or([
        sql<SqlBool>`p.given_name || ' ' || p.family_name ilike ${like}`,
        at(sql<string>`lower(k.email)`, '=', words.toLowerCase()),
      ]),
    )
    .where(sql<SqlBool>`training.organisations_of(p.id) <> '{}'`) // not those who have left
    .where(sql<SqlBool>`not exists (select from training.enrolment e where e.occasion_id = ${occasion} and e.person_id = p.id
      and e.state in ('requested', 'interested', 'placed', 'waiting', 'resting'))`)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .limit(10)
    .execute();
}
