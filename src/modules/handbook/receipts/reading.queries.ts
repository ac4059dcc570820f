import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** A receipt of the reader's own. */
export type Had = { number: number; read_at: Date; holds: boolean };
/** What the reader is asked to read, or has read, of a routine in force. */
export type Reading = {
  version_id: string;
  number: number;
  /** 'YYYY-MM-DD'; null where nobody asks her, or she has read it. */
  due_on: string | null;
  late: boolean;
  asked: boolean;
  /** Her latest receipt, and whether it still holds: what came after it, if anything, was editorial. */
  read: Had | null;
};

/** How the reader stands with a routine; null where no version is in force that she may read. */
export async function findReading(db: Read, routine: string): Promise<Reading | null> {
  const { rows } = await sql<Omit<Reading, 'read'> & { had: number | null; read_at: Date | null; holds: boolean | null }>`
    select a.version_id, a.number, case when not coalesce(m.done, false) then m.due_on::text end as due_on,
      coalesce(not m.done and m.due_on < current_date, false) as late, m.routine_id is not null as asked,
      f.number as had, f.read_at, f.number >= a.from_number as holds
    from handbook.asked_versions() a
      left join (select x.* from handbook.my_reading() x where x.routine_id = ${routine}::uuid) m on true
      left join lateral (select r.number, r.read_at from handbook.receipt r
        where r.person_id = access.person() and r.routine_id = a.routine_id order by r.number desc limit 1) f on true
    where a.routine_id = ${routine}::uuid`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { had, read_at, holds, ...reading } = row;
  return { ...reading, read: had && read_at ? { number: had, read_at, holds: holds === true } : null };
}

export type Waiting = {
  routine_id: string;
  version_id: string;
  routine_number: string;
  title: string;
  number: number;
  due_on: string;
  late: boolean;
  /** The version she has read before; null where she reads it whole. */
  read_number: number | null;
};

/** What waits for the reader, what is late first, then by day. */
export async function listWaiting(db: Read): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select m.routine_id, m.version_id, r.number as routine_number, v.title, m.number, m.due_on::text, m.due_on < current_date as late, m.read_number
    from handbook.my_reading() m join handbook.version v on v.id = m.version_id join handbook.routine r on r.id = m.routine_id
    where not m.done order by m.due_on, r.number, m.routine_id`.execute(db);
  return rows;
}

export type Receipt = {
  routine_id: string;
  routine_number: string;
  title: string;
  number: number;
  read_at: Date;
  extent: 'whole' | 'change_only';
  total: number;
};

/** The reader's own receipts, the latest first; `total` is all of them. */
export async function listMyReceipts(db: Read, { offset, most }: { offset: number; most: number }): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select f.routine_id, r.number as routine_number, v.title, f.number, f.read_at, f.extent, count(*) over ()::int as total
    from handbook.receipt f join handbook.version v on v.id = f.version_id join handbook.routine r on r.id = f.routine_id
    where f.person_id = access.person() order by f.read_at desc, f.version_id limit ${most} offset ${offset}`.execute(db);
  return rows;
}

export type Change = { number: number; change_note: string; published_at: Date; editorial: boolean };

/** What changed in words, version by version, after the one she read. */
export async function listChanges(db: Read, routine: string, after: number, to: number): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select v.number, v.change_note, v.published_at, v.editorial from handbook.version v
    where v.routine_id = ${routine}::uuid and v.published_at is not null and v.number > ${after} and v.number <= ${to}
    order by v.number desc`.execute(db);
  return rows;
}

/** The id of one published version by its number; null where the reader may not see it. */
export async function findVersionId(db: Read, routine: string, number: number): Promise<string | null> {
  const row = await db
    .selectFrom('handbook.version')
    .select('id')
    .where('routine_id', '=', routine)
    .where('number', '=', number)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
