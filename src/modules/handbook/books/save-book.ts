import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { type Book, getBook, listKeepers } from './books.queries.ts';
import { t } from './texts.ts';

const words = { title: field.text({ max: 200 }), intro: field.optionalText({ max: 4000 }) };
export const newForm = z.object({
  ...words,
  id: field.id(),
  organisation_id: field.id(),
  chapters: field.optionalText({ max: 4000 }),
});
export const bookForm = z.object({ ...words, public: field.checkbox() });
type Said = { ok: true } | { ok: false; field: string; said: string };

/** Makes a handbook with its chapters, one a line. Sent again it is the same one. */
export async function makeBook(tx: Tx, form: z.output<typeof newForm>, me: string): Promise<Said> {
  const { id, organisation_id, title, intro, chapters } = form;
  const keeper = (await listKeepers(tx)).find((one) => one.id === organisation_id);
  if (!keeper) return { ok: false, field: 'organisation_id', said: t.chooseKeeper() };
  const lines = chapters
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.some((line) => line.length > 200)) return { ok: false, field: 'chapters', said: t.longChapter() };
  const { rows } = await sql<{
    id: string;
  }>`insert into handbook.handbook (id, municipality_id, organisation_id, title, intro, created_by)
    values (${id}::uuid, organisation.controller(${organisation_id}::uuid), ${organisation_id}::uuid, ${title}, ${intro}, ${me}::uuid)
    on conflict (id) do nothing returning id`.execute(tx);
  if (!rows[0]) return { ok: true };
  for (const [i, line] of lines.entries())
    await tx
      .insertInto('handbook.chapter')
      .values({ handbook_id: id, position: i + 1, title: line })
      .execute();
  await record(tx, 'handbook.made', { type: 'handbook', id, details: { organisation: organisation_id } });
  return { ok: true };
}

/** Changes what it is called and what it is for; makes it public, or for the staff alone again. */
export async function saveBook(tx: Tx, id: string, form: z.output<typeof bookForm>, me: string): Promise<void> {
  const book = await lockMine(tx, id);
  const opened = form.public && !book.public_at;
  const shut = !form.public && book.public_at;
  // What becomes public is decided, as what is said in it is.
  if ((opened || shut) && !book.decides) throw new NotFound();
  await tx
    .updateTable('handbook.handbook')
    .set({ title: form.title, intro: form.intro })
    .$if(opened, (q) => q.set({ public_at: sql`now()`, public_by: me }))
    .$if(Boolean(shut), (q) => q.set({ public_at: null, public_by: null }))
    .where('id', '=', id)
    .execute();
  const act = opened ? 'handbook.opened' : shut ? 'handbook.shut' : 'handbook.changed';
  await record(tx, act, { type: 'handbook', id });
}

export const moveForm = z.object({ move: field.choice(['up', 'down']) });
export const chapterForm = z.object({ title: field.text({ max: 200, required: t.needsChapter }) });

/** Adds a chapter last. */
export async function addChapter(tx: Tx, book: string, title: string): Promise<void> {
  await lockMine(tx, book);
  await sql`insert into handbook.chapter (id, handbook_id, position, title)
    select ${randomUUID()}::uuid, ${book}::uuid, coalesce(max(position), 0) + 1, ${title} from handbook.chapter where handbook_id = ${book}::uuid`.execute(
    tx,
  );
  await record(tx, 'handbook.chapter_added', { type: 'handbook', id: book });
}

/** Calls a chapter something else, moves it a step, or takes away one that has no routines. */
export async function changeChapter(
  tx: Tx,
  book: string,
  chapter: string,
  what: { title: string } | z.output<typeof moveForm> | 'remove',
): Promise<Said> {
  const { chapters } = await lockMine(tx, book);
  const at = chapters.findIndex(({ id }) => id === chapter);
  const here = chapters[at];
  if (!here) throw new NotFound();
  if (what === 'remove') {
    const { rows } = await sql<{
      used: boolean;
    }>`select exists (select from handbook.routine where chapter_id = ${chapter}::uuid) as used`.execute(tx);
    if (rows[0]?.used) return { ok: false, field: '', said: t.chapterUsed({ title: here.title }) };
    await tx.deleteFrom('handbook.chapter').where('id', '=', chapter).execute();
    await renumber(
      tx,
      chapters.filter(({ id }) => id !== chapter),
    );
  } else if ('title' in what) {
    await tx.updateTable('handbook.chapter').set({ title: what.title }).where('id', '=', chapter).execute();
  } else {
    const to = at + (what.move === 'up' ? -1 : 1);
    if (!chapters[to]) return { ok: true };
    const moved = chapters.filter(({ id }) => id !== chapter);
    moved.splice(to, 0, here);
    await renumber(tx, moved);
  }
  await record(tx, 'handbook.chapter_changed', { type: 'handbook', id: book });
  return { ok: true };
}

/** Out of the way first: no two chapters have the same place at any moment. */
async function renumber(tx: Tx, chapters: readonly { id: string }[]): Promise<void> {
  const ids = chapters.map(({ id }) => id);
  await sql`update handbook.chapter set position = position + 10000 where id = any (${ids}::uuid[])`.execute(tx);
  await sql`update handbook.chapter c set position = x.place from unnest(${ids}::uuid[]) with ordinality x (id, place) where c.id = x.id`.execute(
    tx,
  );
}

/**
 * Ends a handbook that has no routines left: nothing more is written in it. The second click finds it ended.
 * @throws {Refused} routines are left in it, in force or on their way
 */
export async function closeBook(tx: Tx, id: string): Promise<void> {
  await lock(tx, 'handbook.handbook', id);
  const book = await getBook(tx, id);
  if (!book.decides) throw new NotFound();
  if (book.closed_at) return;
  const { rows } = await sql<{
    left: number;
  }>`select count(*)::int as left from handbook.routine where handbook_id = ${id}::uuid and ended_at is null`.execute(tx);
  if (rows[0]?.left) throw new Refused(t.closeHasRoutines({ n: rows[0].left }));
  await sql`update handbook.handbook set closed_at = now() where id = ${id}::uuid`.execute(tx);
  await record(tx, 'handbook.closed', { type: 'handbook', id });
}

/** A handbook the writer keeps, hers alone until the request is over. */
async function lockMine(tx: Tx, id: string): Promise<Book> {
  await lock(tx, 'handbook.handbook', id);
  const book = await getBook(tx, id);
  if (!book.mine) throw new NotFound();
  if (book.closed_at) throw new Refused(t.bookOver());
  return book;
}
