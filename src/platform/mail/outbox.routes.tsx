import { sql } from 'kysely';
import { anyone } from '#platform/http/allow.ts';
import { NotFound } from '#platform/http/failures.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { LetterPage, OutboxPage } from './outbox.page.tsx';
import { findLetter, listLetters } from './outbox.queries.ts';

/** Demo mode only: letters are kept here instead of being mailed. Everyone sees all of them, as all are made up. */
export const outboxRoutes = router()
  .get('/outbox', anyone(), async (c) => {
    const worker = demoWorker(c);
    const { rows } = await sql<{ letters: number }>`select count(*)::int as letters from mail.letter`.execute(worker);
    const pages = Math.max(1, Math.ceil(rows[0]!.letters / 50));
    const page = Math.min(pages, pageQuery(c));
    return c.html(<OutboxPage letters={await listLetters(worker, page)} page={page} pages={pages} />);
  })
  .get('/outbox/:id', anyone(), async (c) => {
    const letter = await findLetter(demoWorker(c), uuid(c, 'id'));
    if (!letter) throw new NotFound();
    return c.html(<LetterPage letter={letter} />);
  })
  .get('/outbox/:id/calendar.ics', anyone(), async (c) => {
    const letter = await findLetter(demoWorker(c), uuid(c, 'id'));
    if (!letter?.calendar) throw new NotFound();
    return c.body(letter.calendar, 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
  });

function demoWorker(c: Ctx) {
  const { config, worker } = c.get('house');
  if (config.mode !== 'demo') throw new NotFound();
  return worker.db;
}
