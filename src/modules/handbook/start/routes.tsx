import { allow } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { findMyUnit, listContent } from '../binder/binder.queries.ts';
import { listBooks, listChanged, listKeepers, listRoutines } from '../books/books.queries.ts';
import { listWaiting } from '../receipts/reading.queries.ts';
import { HandbookSearch } from '../search/handbook-search.tsx';
import { isWhereHandbooksAreKept } from './keeps-handbooks.ts';
import { OutsidePage } from './outside.page.tsx';
import { ReadingNote } from './reading-note.tsx';
import { StartPage } from './start.page.tsx';

export const startRoutes = router().get('/handbook', allow('handbook.read'), async (c) => {
  const [books, changed] = [await listBooks(c.var.tx, 'mine'), await listChanged(c.var.tx, 30)];
  if (books.length === 0 && !(await isWhereHandbooksAreKept(c.var.tx))) return c.html(<OutsidePage />);
  const writes = c.var.viewer.permissions.has('handbook.write');
  const keeps = writes && (await listKeepers(c.var.tx)).length > 0;
  const [only] = books;
  const lines = only && books.length === 1 ? await listRoutines(c.var.tx, only.id) : [];
  const routines = lines.filter(({ state }) => state === 'published');
  const unit = books.length > 1 ? await findMyUnit(c.var.tx) : null;
  const mine = unit ? await listContent(c.var.tx, unit) : [];
  const waiting = await listWaiting(c.var.tx);
  return c.html(
    <StartPage
      {...{ books, routines, mine, changed, writes, keeps }}
      search={<HandbookSearch />}
      reading={<ReadingNote waiting={waiting} />}
    />,
  );
});
