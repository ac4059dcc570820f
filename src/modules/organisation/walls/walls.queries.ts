import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Wall = {
  id: string;
  person_id: string;
  person: string;
  record_id: string;
  /** Null where the record is closed to the reader (protected identity). */
  record: string | null;
  reason: string;
  head: string | null;
  setter: string | null;
  set_at: Date;
  ended_at: Date | null;
  met_at: Date | null;
  may_end: boolean;
};

const columns = sql`w.id, w.person_id, p.given_name || ' ' || p.family_name as person, w.record_id, r.given_name || ' ' || r.family_name as record,
  w.reason, access.wall_head_name(w) as head, s.given_name || ' ' || s.family_name as setter, w.set_at, w.ended_at, w.met_at,
  w.ended_at is null and access.keeps_walls_of(w.person_id) as may_end`;
const tables = sql`access.wall w join organisation.person p on p.id = w.person_id
  left join organisation.person r on r.id = w.record_id
  left join organisation.person s on s.id = w.set_by`;

/** Walls I keep or am told about, those that stand first. Never one against myself: the row policies see to it. */
export async function listWalls(db: Read, ended: boolean): Promise<Wall[]> {
  const { rows } = await sql<Wall>`select ${columns} from ${tables} where ${ended} or w.ended_at is null
    order by w.ended_at is not null, w.set_at desc limit 500`.execute(db);
  return rows;
}

export async function getWall(db: Read, id: string): Promise<Wall> {
  const { rows } = await sql<Wall>`select ${columns} from ${tables} where w.id = ${id}`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** The heads of a person who may be told when she tries. */
export async function listHeads(db: Read, person: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from access.wall_heads(${person})
    order by id = access.person(), name`.execute(db);
  return rows;
}
