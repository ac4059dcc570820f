import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Group = { id: string; municipality_id: string; place: string; words: string[]; created_at: Date };
export type Place = { id: string; name: string };

const groups = sql`select s.id, s.municipality_id, o.name as place, s.created_at,
    array(select w.word from handbook.synonym_word w where w.synonym_id = s.id order by w.position) as words
  from handbook.synonym s join organisation.organisation o on o.id = s.municipality_id`;

/** Where the reader may keep words: whose handbooks she writes in. */
export async function listPlacesOfMine(db: Read): Promise<Place[]> {
  const { rows } = await sql<Place>`select o.id, o.name from organisation.organisation o
    where o.id in (select handbook.my_municipalities()) and o.id in (select organisation.controller(m) from organisation.mine_within('handbook.write') m)
    order by o.name collate "sv-x-icu"`.execute(db);
  return rows;
}

/** Groups of those places, by their first word. */
export async function listGroups(db: Read, places: readonly Place[]): Promise<Group[]> {
  const { rows } =
    await sql<Group>`select * from (${groups} where s.municipality_id = any (${places.map(({ id }) => id)}::uuid[])) g
    order by g.place collate "sv-x-icu", lower(g.words[1]) collate "sv-x-icu", g.id`.execute(db);
  return rows;
}

/** @throws {NotFound} absent, or nothing she keeps */
export async function getGroup(db: Read, id: string): Promise<Group> {
  const { rows } = await sql<Group>`${groups} where s.id = ${id}::uuid
    and s.municipality_id in (select organisation.controller(m) from organisation.mine_within('handbook.write') m)`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
