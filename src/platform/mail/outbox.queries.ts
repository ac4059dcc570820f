import type { Db } from '#platform/db/db.ts';

export type OutboxLetter = Awaited<ReturnType<typeof listLetters>>[number];

/** Demo mode: every letter, newest first. Read as the worker, because everyone's letters are shown. */
export function listLetters(worker: Db, page: number) {
  return worker
    .selectFrom('mail.letter as l')
    .leftJoinLateral(
      (eb) => eb.fn<{ name: string }>('organisation.presented', ['l.person_id']).as('p'),
      (join) => join.onTrue(),
    )
    .select(['l.id', 'l.subject', 'l.created_at', 'l.sent_at', 'l.given_up_at', 'l.trouble', 'l.address'])
    .select('p.name')
    .orderBy('l.created_at', 'desc')
    .limit(50)
    .offset((page - 1) * 50)
    .execute();
}

export function findLetter(worker: Db, id: string) {
  return worker
    .selectFrom('mail.letter')
    .select(['id', 'subject', 'body', 'calendar', 'sent_at', 'created_at', 'trouble'])
    .where('id', '=', id)
    .executeTakeFirst();
}
