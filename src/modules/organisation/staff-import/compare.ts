import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { findPeople, findPeopleFaults } from './compare-people.ts';
import { findUnits, type NewUnit } from './find-units.ts';
import { guardProtected, quietenProtected } from './guard-protected.ts';
import { findOverlaps, matchEmployments, setDays } from './match-employments.ts';
import { addMissing, type Counts, sumUp, tellChanges } from './tell-changes.ts';

export type Comparison = { counts: Counts; digest: string; made: NewUnit[] };
export type Compared = { id: string; organisation_id: string; whole_staff: boolean; creates_units: boolean; mapping: unknown };

/**
 * Compares the staged rows with what is here and writes beside each what it would do. Always from the beginning, so that it
 * can be asked again just before applying: the same rows over the same people give the same digest.
 */
export async function compare(tx: Tx, one: Compared): Promise<Comparison> {
  const [id, employer] = [one.id, one.organisation_id];
  // Fresh rows have no statistics yet, and the planner would walk them once for each row.
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx);
  await sql`delete from organisation.staff_import_row where import_id = ${id} and row_number < 0`.execute(tx);
  const { places, made } = await findUnits(tx, id, employer, one.creates_units);
  await findPeople(tx, id, employer, places);
  await guardProtected(tx, id, employer);
  await findPeopleFaults(tx, id, employer);
  await matchEmployments(tx, id, employer);
  await setDays(tx, id, employer, Boolean((one.mapping as Record<string, string>)['to']));
  await findOverlaps(tx, id);
  await quietenProtected(tx, id);
  await tellChanges(tx, id, employer, made);
  if (one.whole_staff) await addMissing(tx, id, employer);
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx);
  return { ...(await sumUp(tx, id, employer, made)), made };
}
