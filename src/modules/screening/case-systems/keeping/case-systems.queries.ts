import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { localDate } from '#platform/i18n/dates.ts';

const FAULTS = sql<number>`(select count(*)::int from screening.case_system_fault f where f.case_system_id = s.id and f.at > now() - interval '7 days')`;
const LAST_CALL = sql<Date | null>`(select max(k.last_used_at) from screening.case_system_key k where k.case_system_id = s.id)`;

const systems = (db: Read) =>
  db
    .selectFrom('screening.case_system as s')
    .innerJoin('organisation.organisation as o', 'o.id', 's.organisation_id')
    .select([
      's.id',
      's.label',
      's.origins',
      's.organisation_id',
      'o.name as place',
      FAULTS.as('faults'),
      LAST_CALL.as('last_call'),
    ]);

export const listCaseSystems = (db: Read) => systems(db).orderBy('s.label').execute();
export type ListedSystem = Awaited<ReturnType<typeof listCaseSystems>>[number];

/** A case system with its keys and what it was refused in the last week. @throws {NotFound} */
export async function getCaseSystem(db: Read, id: string) {
  const system = await systems(db).where('s.id', '=', id).executeTakeFirst();
  if (!system) throw new NotFound();
  const keys = await db
    .selectFrom('screening.case_system_key')
    .select(['id', 'created_at', 'expires_at', 'last_used_at', 'revoked_at', sql<boolean>`expires_at <= now()`.as('over')])
    .where('case_system_id', '=', id)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute();
  const refused = await db
    .selectFrom('screening.case_system_fault')
    .select(['id', 'at', 'request', 'status', 'what'])
    .where('case_system_id', '=', id)
    .where('at', '>', sql<Date>`now() - interval '7 days'`)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return { ...system, keys, refused };
}
export type CaseSystem = Awaited<ReturnType<typeof getCaseSystem>>;

const UNITS_A_PAGE = 20;

/** The units a system may name today, with what it may call them: those whose name or code has the words, a page at a time. */
export async function listUnits(db: Read, place: string, { words, page: wanted }: { words: string; page: number }) {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const units = db
    .selectFrom('organisation.organisation')
    .where('kind', '=', 'unit')
    .where(sql<boolean>`path @> array[${place}::uuid]`)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', localDate(new Date()))]))
    .where((eb) => eb.or([eb('name', 'ilike', like), eb('code', 'ilike', like)]));
  const { all } = await units.select(sql<number>`count(*)::int`.as('all')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(all / UNITS_A_PAGE));
  const page = Math.min(pages, Math.max(1, wanted));
  const rows = await units
    .select(['id', 'name', 'code'])
    .orderBy(sql`name collate "sv-x-icu"`)
    .orderBy('id')
    .limit(UNITS_A_PAGE)
    .offset((page - 1) * UNITS_A_PAGE)
    .execute();
  return { rows, words, page, pages };
}
export type Units = Awaited<ReturnType<typeof listUnits>>;

/** Parts of the tree the reader may let a system speak for, in reading order. */
export async function listPlaces(db: Read): Promise<{ id: string; name: string; depth: number }[]> {
  const { rows } = await sql<{ id: string; name: string; depth: number }>`
    select o.id, o.name, cardinality(o.path) - min(cardinality(o.path)) over () as depth from organisation.organisation o
    where o.id in (select organisation.mine('screening.connect')) and o.closed_on is null
    order by (select array_agg(lower(a.name) || a.id::text order by p.place) from unnest(o.path) with ordinality p (id, place)
      join organisation.organisation a on a.id = p.id) collate "sv-x-icu" limit 500`.execute(db);
  return rows;
}
