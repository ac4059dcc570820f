import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { NewUnit } from './find-units.ts';

export async function addUnits(tx: Tx, made: readonly NewUnit[]): Promise<void> {
  if (made.length === 0) return;
  // Administrations first: a unit's path is made from the one above it.
  const ordered = [...made].sort((a, b) => a.kind.localeCompare(b.kind));
  const rows = ordered.map(({ id, parentId, kind, name, code }) => ({ id, parent_id: parentId, kind, name, code }));
  await tx.insertInto('organisation.organisation').values(rows).execute();
}

/** The employments as compared: ends before beginnings, because the database allows no overlap even for a moment. */
export async function changeEmployments(tx: Tx, importId: string, employer: string): Promise<void> {
  const [from, and] = [
    sql`from organisation.staff_import_row r where r.import_id = ${importId}`,
    sql`and r.employment_id = e.id`,
  ];
  // Whoever has left and comes back is entered anew: another may have become her controller meanwhile.
  await sql`update organisation.employment e set entered_at = now() ${from} ${and} and e.ended_on <= current_date and r.action <> 'same'`.execute(
    tx,
  );
  await sql`update organisation.employment e set ended_on = r.switch_on ${from} ${and} and r.plan in ('renew', 'profession', 'move')`.execute(
    tx,
  );
  await sql`update organisation.employment e set ended_on = r.new_end ${from} ${and} and r.plan = 'missing'`.execute(tx);
  // What becomes shorter goes before what becomes longer.
  for (const shorter of [true, false]) {
    await sql`update organisation.employment e set starts_on = r.new_start, ended_on = r.new_end, share = coalesce(r.share, e.share),
        leads = coalesce(r.leads, e.leads), unit_id = r.unit_id, profession = r.profession ${from} ${and}
      and r.plan in ('match', 'correct') and r.action <> 'same'
      and (coalesce(r.new_end, 'infinity') < coalesce(e.ended_on, 'infinity')) = ${shorter}`.execute(tx);
  }
  await sql`insert into organisation.employment (id, municipality_id, unit_id, person_id, profession, share, starts_on, ended_on, leads, entered_at)
    select organisation.uuid_of(${importId} || ':employment:' || r.row_number), ${employer}, r.unit_id, r.person_id, r.profession,
      coalesce(r.share, e.share, 1), r.new_start, r.new_end, coalesce(r.leads, e.leads and r.plan <> 'move', false),
      coalesce(e.entered_at, (select min(x.entered_at) from organisation.employment x where x.person_id = r.person_id
        and x.municipality_id = ${employer} and (x.ended_on is null or x.ended_on > current_date)), now())
    from organisation.staff_import_row r left join organisation.employment e on e.id = r.employment_id
    where r.import_id = ${importId} and r.plan in ('add', 'renew', 'profession', 'move')`.execute(tx);
}
