import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { t } from '../texts.ts';
import { wrong } from './read-answer.ts';

/**
 * The unit a case system means, by our id or by the code HR calls it. One outside what it speaks for is no unit to it.
 * @param on when the unit must have been there
 */
export async function findUnit(tx: Tx, named: string, on: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisation.organisation o
    where o.id in (select screening.case_system_units()) and o.kind = 'unit' and (o.id::text = lower(${named}) or o.code = ${named})
      and (o.closed_on is null or o.closed_on > ${localDate(on)}::date) limit 2`.execute(tx);
  if (!rows[0]) throw wrong('unit', t.noSuchUnit());
  if (rows[1]) throw wrong('unit', t.severalUnits());
  return rows[0].id;
}
