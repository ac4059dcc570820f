import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

export type NewsKind = 'minutes' | 'decision' | 'question' | 'answer' | 'accepted' | 'raised_answer' | 'file';

type News = {
  network: string;
  kind: NewsKind;
  /** The meeting, decision, question, answer, version of a file: told of again as the same kind, it is told once. */
  about: string;
};

/**
 * Something new that those who are members now are to be told of, each at the pace she has chosen, in the act's own transaction.
 * Who does the act is not told. Does nothing for a network the actor neither belongs to nor keeps. What it is called, and whether
 * it is there at all, is seen when the letter is written.
 */
export async function announce(tx: Tx, { network, kind, about }: News): Promise<void> {
  await sql`select networks.announce(${network}::uuid, ${kind}, ${about}::uuid)`.execute(tx);
}
