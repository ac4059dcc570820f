import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

export type NewsKind = 'meeting' | 'minutes' | 'decision' | 'question' | 'answer' | 'accepted' | 'raised_answer' | 'file';

export type News = {
  network: string;
  kind: NewsKind;
  /** The meeting, question, answer, version of a file: told of again as the same kind, it is told once. */
  about: string;
  /** What it is called; never its text. */
  title: string;
  /** Its address here: '/networks/…'. */
  href: string;
};

/**
 * Something new that those who are members now are to be told of, each at the pace she has chosen, in the act's own transaction.
 * Who does the act is not told. Does nothing for a network the actor neither belongs to nor keeps.
 */
export async function announce(tx: Tx, { network, kind, about, title, href }: News): Promise<void> {
  await sql`select networks.announce(${network}::uuid, ${kind}, ${about}::uuid, ${title}, ${href})`.execute(tx);
}

/** What was withdrawn is told no more, also where a letter of it waits to be written. */
export async function dropNews(tx: Tx, about: string): Promise<void> {
  await sql`select networks.drop_news(${about}::uuid)`.execute(tx);
}
