// For tests: a published occasion in a town, and crowds of people, founded as the owner in few statements.
import { randomUUID } from 'node:crypto';
import type { Town } from './town.ts';
import { newToken, Visitor } from './visitor.ts';

export type OccasionWish = {
  seats?: number;
  /** Days from now until the first part; null for an occasion without a date. */
  startsIn?: number | null;
  approval?: 'none' | 'manager';
  offerHours?: number;
  finalCallDays?: number;
  opens?: Date;
  closes?: Date;
  audience?: string[];
  course?: string;
};

const DAY = 86_400_000;

export async function newCourse(town: Town, wish: { title?: string; approval?: string } = {}): Promise<string> {
  const id = randomUUID();
  await town.owner(
    `insert into training.course (id, organisation_id, title, level, approval, published_at) values ($1, $2, $3, 'basic', $4, now())`,
    [id, town.id, wish.title ?? 'Se våldet – grund', wish.approval ?? 'none'],
  );
  return id;
}

/** A published occasion of the town's, open to the town. Returns its id. */
export async function newOccasion(town: Town, wish: OccasionWish = {}): Promise<string> {
  const course = wish.course ?? (await newCourse(town, wish.approval ? { approval: wish.approval } : {}));
  const id = randomUUID();
  await town.owner(
    `insert into training.occasion (id, course_id, organiser_id, seats, offer_hours, final_call_days, sign_up_opens, sign_up_closes, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() - interval '1 day')`,
    [
      ...[id, course, town.id, wish.seats ?? 40, wish.offerHours ?? 48, wish.finalCallDays ?? 3],
      ...[wish.opens ?? null, wish.closes ?? null],
    ],
  );
  for (const organisation of wish.audience ?? [town.id]) {
    await town.owner('insert into training.audience (occasion_id, organisation_id) values ($1, $2)', [id, organisation]);
  }
  if (wish.startsIn !== null) await addPart(town, id, wish.startsIn ?? 30);
  return id;
}

export async function addPart(town: Town, occasion: string, startsIn: number, hours = 3): Promise<void> {
  const start = new Date(Date.now() + startsIn * DAY);
  await town.owner(
    `insert into training.part (occasion_id, number, starts_at, ends_at)
     select $1, coalesce(max(number), 0) + 1, $2, $3 from training.part where occasion_id = $1`,
    [occasion, start, new Date(start.getTime() + hours * 3_600_000)],
  );
}

/** Many employees of a unit at once, each signed in. */
export async function crowd(town: Town, count: number, unit = town.unit): Promise<Visitor[]> {
  const people = Array.from({ length: count }, () => ({ id: randomUUID(), token: newToken() }));
  const ids = people.map(({ id }) => id);
  await town.owner(
    `with ids as (select id, n from unnest($1::uuid[]) with ordinality u (id, n)),
       p as (insert into organisation.person (id, given_name, family_name) select id, 'Anställd', 'Nummer ' || n from ids),
       k as (insert into organisation.contact (person_id, email) select id, 'person-' || id || '@testkoping.example' from ids)
     select`,
    [ids],
  );
  await town.owner(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on)
     select coalesce(o.municipality_id, o.path[1]), o.id, p.id, 'Undersköterska', '2020-01-01'
     from organisation.organisation o, unnest($1::uuid[]) p (id) where o.id = $2`,
    [ids, unit],
  );
  await town.owner(
    `with u as (insert into auth."user" ("name", "email", "emailVerified", "personId")
       select 'x', id || '@account.example', true, id from unnest($1::uuid[]) i (id) returning "id", "personId")
     insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level")
       select t.token, u."id", now() + interval '1 hour', now(), 3 from u join unnest($1::uuid[], $2::text[]) t (id, token) on t.id = u."personId"`,
    [ids, people.map(({ token }) => token)],
  );
  return people.map(({ id, token }) => new Visitor(town.app, id, token));
}

export type EntryRow = { id: string; person_id: string; state: string; number: number };

export const entriesOf = (town: Town, occasion: string): Promise<EntryRow[]> =>
  town.owner<EntryRow>('select id, person_id, state, number from training.enrolment where occasion_id = $1 order by number', [
    occasion,
  ]);

export const counted = (entries: readonly { state: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(entries, ({ state }) => state)].map(([state, list]) => [state, list.length]));
