import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';

export const Raise = z.object({
  id: field.id(),
  person: field.id(),
  record: field.id(),
  head: field.id(),
  reason: field.text({ max: 500 }),
});

/**
 * Walls a person off from a record from this moment. The trace names neither: it is read by many. A second click, and a
 * second keeper who thought of the same, find the wall standing.
 */
export async function raiseWall(tx: Tx, { id, person, record: walled, head, reason }: z.output<typeof Raise>): Promise<void> {
  if (person === walled) throw new Refused(t.notFromHerself());
  const { rows } = await sql<{ may: boolean }>`select access.keeps_walls_of(${person}) and organisation.sees_person(${walled})
    and ${walled}::uuid <> access.person() and ${head}::uuid in (select h.id from access.wall_heads(${person}) h) as may`.execute(
    tx,
  );
  if (!rows[0]?.may) throw new NotFound();
  const made = await sql<{
    id: string;
  }>`insert into access.wall (id, person_id, record_type, record_id, reason, responsible_id, set_by)
    values (${id}, ${person}, 'person', ${walled}, ${reason}, ${head}, access.person()) on conflict do nothing returning id`.execute(
    tx,
  );
  if (made.rows[0]) await record(tx, 'wall.raised', { type: 'wall', id });
}

/** Takes a wall down. Returns nothing the second time either. */
export async function takeDownWall(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`update access.wall set ended_at = now(), ended_by = access.person()
    where id = ${id} and ended_at is null returning id`.execute(tx);
  if (rows[0]) return await record(tx, 'wall.taken_down', { type: 'wall', id });
  const seen = await sql<{
    mine: boolean;
  }>`select access.keeps_walls_of(person_id) as mine from access.wall where id = ${id}`.execute(tx);
  if (!seen.rows[0]?.mine) throw new NotFound();
}
