import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Wrong = { position: number; explanation: string; passage: string };
export type Given = { outcome: 'given' | 'already' | 'replaced' } | { outcome: 'wrong'; wrong: Wrong[] };

/**
 * A receipt, when every answer is right: the database judges, and holds the version meanwhile. Wrong answers are told and
 * kept nowhere. `answers` by position, from 1.
 */
export async function giveReceipt(tx: Tx, version: string, answers: readonly (number | null)[]): Promise<Given> {
  const { rows } = await sql<{ outcome: Given['outcome'] | null }>`
    select handbook.give_receipt(${version}::uuid, ${answers}::int[]) as outcome`.execute(tx);
  const outcome = rows[0]?.outcome;
  if (!outcome) throw new NotFound();
  if (outcome === 'wrong') {
    const wrong = await sql<Wrong>`select * from handbook.wrong_answers(${version}::uuid, ${answers}::int[])`.execute(tx);
    return { outcome, wrong: wrong.rows };
  }
  if (outcome === 'given') await record(tx, 'receipt.given', { type: 'version', id: version });
  return { outcome };
}
