import { allow } from '#platform/http/allow.ts';
import { router } from '#platform/http/router.ts';
import { listBooks, listChanged } from '../books/books.queries.ts';
import { StartPage } from './start.page.tsx';

export const startRoutes = router().get('/handbook', allow('handbook.read'), async (c) => {
  const [books, changed] = [await listBooks(c.var.tx, 'mine'), await listChanged(c.var.tx, 30)];
  const writes = c.var.viewer.permissions.has('handbook.write');
  return c.html(<StartPage {...{ books, changed, writes }} search={null} reading={null} />);
});
