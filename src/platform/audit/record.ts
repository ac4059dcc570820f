import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

export type Trace = {
  /** Kind of thing: 'enrolment'. */
  type?: string;
  id?: string;
  /** Whom it is about, when it is about a person. */
  person?: string | null;
  /** Facts of the act. Never a name, a personal number, an address. */
  details?: Record<string, string | number | boolean | null>;
  /** Why, in her own words, where she was asked. */
  reason?: string;
};

/**
 * Writes an act in the log, in the act's own transaction: both are committed, or neither. `act` is noun.verb. When, as
 * which role, from which unit and how surely signed in the database finds itself.
 */
export async function record(tx: Tx, act: string, trace: Trace = {}): Promise<void> {
  await sql`insert into audit.entry (chain, person_id, act, subject_type, subject_id, about_person_id, reason, details)
    values (audit.chain_of_actor(), access.person(), ${act}, ${trace.type ?? null}, ${trace.id ?? null}::uuid,
            ${trace.person ?? null}::uuid, ${trace.reason ?? null}, ${JSON.stringify(trace.details ?? {})}::jsonb)`.execute(tx);
}
