import type { Read } from '#platform/db/db.ts';

/** What a unit's protocol says beside the question. */
export type Steps = {
  id: string;
  alone: string;
  how: string;
  at_yes: string;
  at_no: string;
  at_declined: string;
  at_suspicion: string;
  at_acute: string;
  routine_name: string;
  routine_address: string;
  instrument_version_id: string | null;
};

/** The protocol the visit was opened under; null where the unit has none. */
export async function findSteps(db: Read, protocol: string | null): Promise<Steps | null> {
  if (!protocol) return null;
  const found = await db
    .selectFrom('screening.protocol')
    .select([
      'id',
      'alone',
      'how',
      'at_yes',
      'at_no',
      'at_declined',
      'at_suspicion',
      'at_acute',
      'routine_name',
      'routine_address',
      'instrument_version_id',
    ])
    .where('id', '=', protocol)
    .executeTakeFirst();
  return found ?? null;
}
