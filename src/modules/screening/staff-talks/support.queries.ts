import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Period } from './period.ts';

/** `offered` null: fewer than five, or none. */
export type Shown = { period: Period; offered: number | null };

/** Support talks offered in a municipality, for whoever answers for the work there: half-years that are over, newest first. */
export async function listSupportShown(db: Read, municipality: string): Promise<Shown[]> {
  const { rows } =
    await sql<Shown>`select period::text, offered from screening.support_shown(${municipality}::uuid) order by period desc`.execute(
      db,
    );
  return rows;
}

export type Counted = { period: Period; number: number; offered: number; ticked_at: Date; who: string | null };

/** Everything the specialist unit has written down, newest first; for the specialist unit. */
export async function listSupportCounts(db: Read, municipality: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select s.period::text, s.number, s.offered, s.ticked_at, p.given_name || ' ' || p.family_name as who
    from screening.support_count s left join organisation.person p on p.id = s.ticked_by
    where s.municipality_id = ${municipality}::uuid order by s.period desc, s.number desc`.execute(db);
  return rows;
}

/** Municipalities whose count the reader keeps. */
export async function listSupported(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from organisation.organisation o where o.kind = 'municipality' and o.id in (select screening.municipalities('screening.support'))
    order by o.name`.execute(db);
  return rows;
}
