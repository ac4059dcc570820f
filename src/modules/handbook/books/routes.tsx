import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { BookPage } from './book.page.tsx';
import { getBook, listKeepers, listRoutines } from './books.queries.ts';
import { EditBookPage, NewBookPage } from './edit.page.tsx';
import { listRegister, registerColumns } from './register.ts';
import {
  addChapter,
  bookForm,
  changeChapter,
  chapterForm,
  closeBook,
  makeBook,
  moveForm,
  newForm,
  saveBook,
} from './save-book.ts';
import { t } from './texts.ts';

const READ = 'handbook.read';
const WRITE = 'handbook.write';

export const bookRoutes = router()
  .get('/handbook/books/new', allow(WRITE), async (c) => await showNew(c, emptyForm))
  .post('/handbook/books', allow(WRITE), async (c) => {
    const read = await readForm(c, newForm);
    if (!read.ok) return await showNew(c, read.form, 422);
    const made = await makeBook(c.var.tx, read.value, c.var.viewer.personId);
    if (!made.ok) return await showNew(c, await refuseField(c, made.field, made.said), 422);
    return redirect(c, `/handbook/books/${read.value.id}`, t.made());
  })
  .get('/handbook/books/:id', allow(READ), async (c) => {
    const book = await getBook(c.var.tx, uuid(c, 'id'));
    const format = formatOf(c);
    if (format) {
      const rows = await listRegister(c.var.tx, book.id);
      await record(c.var.tx, 'register.exported', { type: 'handbook', id: book.id, details: { format, rows: rows.length } });
      return await sendTable(c, format, t.registerName(), registerColumns(), rows);
    }
    return c.html(<BookPage book={book} routines={await listRoutines(c.var.tx, book.id)} />);
  })
  .get('/handbook/books/:id/edit', allow(WRITE), async (c) => await showEdit(c))
  .post('/handbook/books/:id/edit', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, bookForm);
    if (!read.ok) return await showEdit(c, read.form);
    await saveBook(c.var.tx, id, read.value, c.var.viewer.personId);
    return redirect(c, `/handbook/books/${id}`, t.saved());
  })
  .post('/handbook/books/:id/close', allow('handbook.decide'), async (c) => {
    await closeBook(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/handbook', t.closed());
  })
  .post('/handbook/books/:id/chapters', allow(WRITE), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, chapterForm);
    if (!read.ok) return await showEdit(c, undefined, { id: '', form: read.form });
    await addChapter(c.var.tx, id, read.value.title);
    return redirect(c, `/handbook/books/${id}/edit`, t.chapterAdded());
  })
  .post('/handbook/books/:id/chapters/:chapter', allow(WRITE), async (c) => {
    const [id, chapter] = [uuid(c, 'id'), uuid(c, 'chapter')];
    const read = await readForm(c, chapterForm);
    if (!read.ok) return await showEdit(c, undefined, { id: chapter, form: read.form });
    await changeChapter(c.var.tx, id, chapter, { title: read.value.title });
    return redirect(c, `/handbook/books/${id}/edit`, t.saved());
  })
  .post('/handbook/books/:id/chapters/:chapter/move', allow(WRITE), async (c) => {
    const [id, chapter] = [uuid(c, 'id'), uuid(c, 'chapter')];
    const read = await readForm(c, moveForm);
    if (!read.ok) throw new NotFound();
    await changeChapter(c.var.tx, id, chapter, read.value);
    return redirect(c, `/handbook/books/${id}/edit`);
  })
  .post('/handbook/books/:id/chapters/:chapter/remove', allow(WRITE), async (c) => {
    const [id, chapter] = [uuid(c, 'id'), uuid(c, 'chapter')];
    const removed = await changeChapter(c.var.tx, id, chapter, 'remove');
    if (!removed.ok) throw new Refused(removed.said);
    return redirect(c, `/handbook/books/${id}/edit`, t.chapterRemoved());
  });

async function showNew(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const keepers = await listKeepers(c.var.tx);
  const id = idIn(form);
  const shown = form === emptyForm ? filled({ organisation_id: keepers[0]?.id ?? '' }) : form;
  return c.html(<NewBookPage keepers={keepers} form={shown} id={id} />, status);
}

/** With a form it is shown again, with what is to be mended. */
async function showEdit(c: Ctx, form?: FormState, chapter?: { id: string; form: FormState }) {
  const book = await getBook(c.var.tx, uuid(c, 'id'));
  if (!book.mine) throw new NotFound();
  if (book.closed_at) throw new Refused(t.bookOver());
  const shown = form ?? filled({ title: book.title, intro: book.intro, ...(book.public_at ? { public: 'on' } : {}) });
  return c.html(<EditBookPage book={book} form={shown} {...(chapter ? { chapter } : {})} />, form || chapter ? 422 : 200);
}
