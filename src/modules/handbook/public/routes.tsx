import { anyone } from '#platform/http/allow.ts';
import { NotFound } from '#platform/http/failures.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { getBook, listBooks, listRoutines } from '../books/books.queries.ts';
import { findInForce } from '../versions/versions.queries.ts';
import { PublicBookPage, PublicBooksPage, PublicRoutinePage } from './public.pages.tsx';

/** What is published in a handbook that has been made public: for everybody, signed in or not. */
export const publicRoutes = router()
  .get('/open/handbook', anyone(), async (c) => c.html(<PublicBooksPage books={await listBooks(c.var.tx, 'public')} />))
  .get('/open/handbook/routines/:id', anyone(), async (c) => {
    const version = await findInForce(c.var.tx, uuid(c, 'id'));
    if (!version || !(await getBook(c.var.tx, version.handbook_id)).public_at) throw new NotFound();
    return c.html(<PublicRoutinePage version={version} />);
  })
  .get('/open/handbook/:id', anyone(), async (c) => {
    const book = await getBook(c.var.tx, uuid(c, 'id'));
    if (!book.public_at || book.closed_at) throw new NotFound();
    const routines = (await listRoutines(c.var.tx, book.id)).filter(({ state }) => state === 'published');
    return c.html(<PublicBookPage book={book} routines={routines} />);
  });
