// Founds a municipality of a test's own: no test leans on another's rows, none needs cleaning, and policies are leant
// on by all. Founding is done as the owner; everything after through the door a browser uses.
import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/app.tsx';
import type { House } from '../../src/platform/house.ts';
import { LIMITS, openGate } from '../../src/platform/http/shed.ts';
import { asOwner, openTestHouse } from './database.ts';
import { newToken, Visitor } from './visitor.ts';

export type Sector = 'elderly_care' | 'social_services' | 'school' | 'preschool' | 'central';
export type PersonWish = {
  given?: string;
  family?: string;
  /** Unit's id; the town's first unit unless said. Null for someone without an employment. */
  unit?: string | null;
  profession?: string;
  /** Roles for organisations: `{ course_planner: town.id }`. */
  roles?: Record<string, string>;
  from?: string;
  until?: string;
  protected?: boolean;
  email?: string | null;
  leads?: boolean;
  /** How surely she signed in; level 3 unless said. */
  level?: 1 | 2 | 3;
};

/** Opens the house of this test file; call once at the top of the file. */
export async function openTown() {
  const { house, ownerUrl } = await openTestHouse();
  // What is tried is what comes of it, however slow the machine: nobody is told to come back later.
  const gate = openGate({ ...LIMITS, patience: 300_000, impatience: 300_000, lag: 300_000 });
  const app = createApp(house, { css: [], js: [] }, 'dist/client', gate);
  const owner = <T>(sql: string, values: unknown[] = []) =>
    asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);
  const ground = { house, app, ownerUrl, owner, visitor: () => new Visitor(app) };
  return { ...ground, municipality: (wish: { name?: string; above?: string } = {}) => foundMunicipality(ground, wish) };
}

type Ground = {
  house: House;
  app: ReturnType<typeof createApp>;
  ownerUrl: string;
  owner: <T>(sql: string, values?: unknown[]) => Promise<T[]>;
};

let founded = 0;

async function foundMunicipality(ground: Ground, wish: { name?: string; above?: string }) {
  founded++;
  const name = wish.name ?? `Testköping ${founded}`;
  const organisation = async (
    kind: string,
    title: string,
    parent: string | null,
    sector: Sector | null = null,
    code: string | null = null,
  ) => {
    const id = randomUUID();
    await ground.owner(
      'insert into organisation.organisation (id, parent_id, kind, name, sector, code) values ($1, $2, $3, $4, $5, $6)',
      [id, parent, kind, title, sector, code],
    );
    return id;
  };
  const id = await organisation('municipality', name, wish.above ?? null, null, `t${founded}${randomUUID().slice(0, 6)}`);
  const administration = await organisation('administration', 'Vård- och omsorgsförvaltningen', id, 'elderly_care');
  const unit = await organisation('unit', 'Hemtjänst Norr', administration);
  return {
    ...ground,
    id,
    name,
    administration,
    /** The first unit. */
    unit,
    newUnit: (title: string, parent = administration, sector: Sector | null = null) =>
      organisation('unit', title, parent, sector),
    newAdministration: (title: string, sector: Sector | null = null) => organisation('administration', title, id, sector),
    newExternal: (kind: string, title: string) => organisation(kind, title, null),
    person: (wanted: PersonWish = {}) => newPerson(ground, { unit, employer: id, ...wanted }),
    /** One more session of a person's, for another browser. */
    session: (person: string) => newSession(ground, person),
    people: (count: number, wanted: PersonWish = {}) =>
      Promise.all(
        Array.from({ length: count }, (_, i) => newPerson(ground, { unit, employer: id, ...wanted, given: `Anställd${i + 1}` })),
      ),
  };
}

async function newPerson(ground: Ground, wish: PersonWish & { employer: string }): Promise<Visitor> {
  const person = randomUUID();
  const token = newToken();
  const email = wish.email === undefined ? `${person.slice(0, 8)}@testkoping.example` : wish.email;
  await asOwner(ground.ownerUrl, async (client) => {
    await client.query('insert into organisation.person (id, given_name, family_name, protected_at) values ($1, $2, $3, $4)', [
      ...[person, wish.given ?? 'Anna', wish.family ?? 'Andersson', wish.protected ? new Date() : null],
    ]);
    if (email) await client.query('insert into organisation.contact (person_id, email) values ($1, $2)', [person, email]);
    if (wish.unit) {
      await client.query(
        `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on, ended_on, leads)
         select coalesce(o.municipality_id, o.path[1]), o.id, $2, $3, $4, $5, $6 from organisation.organisation o where o.id = $1`,
        [
          wish.unit,
          person,
          wish.profession ?? 'Undersköterska',
          wish.from ?? '2020-01-01',
          wish.until ?? null,
          wish.leads ?? false,
        ],
      );
    }
    for (const [role, where] of Object.entries(wish.roles ?? {})) {
      await client.query('insert into access.role_grant (person_id, role, organisation_id, valid_from) values ($1, $2, $3, $4)', [
        person,
        role,
        where,
        '2020-01-01',
      ]);
    }
    const { rows } = await client.query(
      `insert into auth."user" ("name", "email", "emailVerified", "personId") values ($1, $2, true, $3) returning "id"`,
      ['x', `${person}@account.example`, person],
    );
    await client.query(
      `insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level") values ($1, $2, now() + interval '1 hour', now(), $3)`,
      [token, rows[0].id, wish.level ?? 3],
    );
  });
  return new Visitor(ground.app, person, token);
}

async function newSession(ground: Ground, person: string): Promise<string> {
  const token = newToken();
  await ground.owner(
    `insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level")
     select $1, "id", now() + interval '1 hour', now(), 3 from auth."user" where "personId" = $2`,
    [token, person],
  );
  return token;
}

export type Town = Awaited<ReturnType<typeof foundMunicipality>>;
