import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Strength = 'marked' | 'closed';
export type Ground = 'nearest_manager' | 'staffing' | 'salary' | 'security' | 'other';
export type Reader = {
  id: string;
  /** Null for a reader who is protected herself and closed to the asker. */
  name: string | null;
  ground: Ground;
  given_at: Date;
  confirmed_at: Date | null;
  may_confirm: boolean;
  may_end: boolean;
};
export type Easing = {
  id: string;
  wanted: 'none' | 'marked';
  ground: 'own_wish' | 'authority_ended' | 'mistake';
  proposed_at: Date;
  may_confirm: boolean;
};
export type Kept = {
  person_id: string;
  protected_at: Date;
  protection: Strength;
  readers: number;
  proposed: number;
  name: string | null;
};
export type Open = { person_id: string; protected_at: Date; protection: Strength; name: string };
export type Channel = { email: string | null; phone: string | null; safe: boolean; safe_at: Date | null };
export type Place = { unit: string; profession: string; share: number; starts_on: string };
export type ProtectedRecord = Awaited<ReturnType<typeof getRecord>>;

/** How a record is spoken of by those who may not see whose it is: the beginning of its id. */
export const referenceOf = (id: string): string => id.slice(0, 8).toUpperCase();

/** Is the asker herself protected? For what greets her. */
export async function amProtected(db: Read): Promise<boolean> {
  const me = await db
    .selectFrom('organisation.person')
    .select('id')
    .where('id', '=', sql<string>`access.person()`)
    .where('protected_at', 'is not', null)
    .executeTakeFirst();
  return Boolean(me);
}

/** Records the asker protects, without a word about whom. */
export const listKept = async (db: Read): Promise<Kept[]> =>
  (await sql<Kept>`select * from organisation.protected_records()`.execute(db)).rows;

/** Records that are open to the asker: her own first. */
export const listOpen = async (db: Read): Promise<Open[]> =>
  (await sql<Open>`select * from organisation.my_protected_records()`.execute(db)).rows;

/** One record as far as it is open to the asker. Opened through `openRecord`, which leaves a trace. */
export async function getRecord(db: Read, id: string) {
  type Row = {
    person_id: string;
    protected_at: Date;
    protection: Strength;
    reads: boolean;
    protects: boolean;
    name: string | null;
  };
  const found = (
    await sql<
      Row & { self: boolean }
    >`select r.*, r.person_id = access.person() as self from organisation.protected_record(${id}) r`.execute(db)
  ).rows[0];
  if (!found) throw new NotFound();
  const readers = (await sql<Reader>`select * from organisation.readers_of(${id})`.execute(db)).rows;
  const easing = (
    await sql<Easing>`select e.id, e.wanted, e.ground, e.proposed_at, organisation.may_ease(e) as may_confirm
      from organisation.protection_easing e where e.person_id = ${id} and e.confirmed_at is null and e.ended_at is null`.execute(
      db,
    )
  ).rows[0];
  const channel = (
    await sql<Channel>`select email, phone, safe, safe_at from organisation.contact where person_id = ${id}`.execute(db)
  ).rows[0];
  const places = (
    await sql<Place>`select u.name as unit, e.profession, e.share, e.starts_on::text from organisation.employment e
      join organisation.organisation u on u.id = e.unit_id where e.person_id = ${id} and (e.ended_on is null or e.ended_on > current_date)
      order by e.starts_on desc`.execute(db)
  ).rows;
  return { ...found, readers, easing: easing ?? null, channel: channel ?? null, places };
}

/** Is the record still there for the asker? */
export async function seesRecord(db: Read, id: string): Promise<boolean> {
  return (await sql`select from organisation.protected_record(${id})`.execute(db)).rows.length > 0;
}

/** Whom the asker may propose as a reader, by name: people she sees, not yet among the readers. */
export async function findReaders(
  db: Read,
  person: string,
  words: string,
): Promise<{ id: string; name: string; unit: string | null }[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string; name: string; unit: string | null }>`
    select p.id, p.given_name || ' ' || p.family_name as name, (select u.name from organisation.employment e
      join organisation.organisation u on u.id = e.unit_id where e.person_id = p.id and e.starts_on <= current_date
        and (e.ended_on is null or e.ended_on > current_date) order by e.share desc limit 1) as unit
    from organisation.person p where p.given_name || ' ' || p.family_name ilike ${like} and p.id <> ${person} and p.id <> access.person()
      and not exists (select from organisation.protected_reader r where r.person_id = ${person} and r.reader_id = p.id and r.ended_at is null)
    order by p.family_name, p.given_name limit 10`.execute(db);
  return rows;
}
