import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/** `name` null: the holder has protected identity. */
export type Confirmed = { name: string | null; course: string; completed_on: string };
export type Check = { outcome: 'genuine'; certificate: Confirmed } | { outcome: 'unknown' | 'too_many' };

/**
 * What a code confirms: name, course, date and nothing more. A code that never was, one that has been taken back and one
 * that is no code look the same. For protected identity: that it is genuine, not whose (docs/decisions/0020); neither employer,
 * place nor organiser for anyone (docs/decisions/0013).
 */
export async function checkCertificate(tx: Tx, code: string, visitor: Buffer): Promise<Check> {
  const { rows } = await sql<{ too_many: boolean; name: string | null; course: string | null; completed_on: string | null }>`
    select too_many, name, course, completed_on from training.check_certificate(${code}, ${visitor})`.execute(tx);
  const found = rows[0];
  if (found?.too_many) return { outcome: 'too_many' };
  const { name, course, completed_on } = found ?? {};
  return course && completed_on
    ? { outcome: 'genuine', certificate: { name: name ?? null, course, completed_on } }
    : { outcome: 'unknown' };
}
