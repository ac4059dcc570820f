import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

export type OutboxLetter = Awaited<ReturnType<typeof listLetters>>[number];

/** Whose letters everyone may look at. Somebody with protected identity is hidden from the worker's eyes too. */
const notProtected = sql<boolean>`(l.person_id is null or not organisation.is_hidden(l.person_id))`;

/** Demo mode: every letter, newest first, save those to people with protected identity. Read as the worker, because everyone's letters are shown. */
export function listLetters(worker: Db, page: number) {
  return worker
    .selectFrom('mail.letter as l')
    .leftJoinLateral(
      (eb) => eb.fn<{ name: string }>('organisation.presented', ['l.person_id']).as('p'),
      (join) => join.onTrue(),
    )
    .select(['l.id', 'l.subject', 'l.created_at', 'l.sent_at', 'l.given_up_at', 'l.trouble', 'l.address'])
    .select('p.name')
    .where(notProtected)
    .orderBy('l.created_at', 'desc')
    .limit(50)
    .offset((page - 1) * 50)
    .execute();
}

export function findLetter(worker: Db, id: string) {
  return worker
    .selectFrom('mail.letter as l')
    .select(['l.id', 'l.subject', 'l.body', 'l.calendar', 'l.sent_at', 'l.created_at', 'l.trouble'])
    .where('l.id', '=', id)
    .where(notProtected)
    .executeTakeFirst();
}
