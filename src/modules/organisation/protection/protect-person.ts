import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const strengths = ['marked', 'closed'] as const;
/** What the mark rests on. A choice: free words would come to hold what is to be protected. */
export const protectionGrounds = ['secrecy_marking', 'protected_registration', 'fictitious', 'threat'] as const;
export const Protect = z.object({ strength: field.choice(strengths), ground: field.choice(protectionGrounds) });

/**
 * Marks protected identity (skyddade personuppgifter), or makes the protection stronger. From that moment nobody but
 * herself and her named readers sees her: not the one who pressed the button either. Her nearest manager of today is a
 * reader by row. A second press changes nothing. OSL 21:3, 21:3 a.
 */
export async function protectPerson(tx: Tx, id: string, { strength, ground }: z.output<typeof Protect>): Promise<void> {
  const { rows } = await sql<{ changed: boolean | null }>`select organisation.protect(${id}, ${strength}) as changed`.execute(tx);
  if (rows[0]?.changed === null || !rows[0]) throw new NotFound();
  if (rows[0].changed) await record(tx, 'person.protected', { type: 'person', id, person: id, details: { strength, ground } });
}
