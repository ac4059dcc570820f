import { allow } from '#platform/http/allow.ts';
import { isDay } from '#platform/http/form.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { EntriesPage } from './entries.page.tsx';
import { listActs, listEntries } from './entries.queries.ts';
import { record } from './record.ts';

/** The log: one's own acts for everyone, the whole chain for those who review it. Looking is itself an entry. */
export const auditRoutes = router().get('/log', allow('audit.own'), async (c) => {
  const { tx, viewer } = c.var;
  const filter = {
    act: c.req.query('act') || null,
    person: uuidQuery(c, 'person'),
    from: dayOf(c, 'from'),
    to: dayOf(c, 'to'),
    page: Math.max(1, Math.min(10_000, Number(c.req.query('page')) || 1)),
  };
  const reviewer = viewer.permissions.has('audit.review');
  const [found, acts] = [await listEntries(tx, filter), await listActs(tx)];
  if (reviewer)
    await record(tx, 'log.read', {
      type: 'log',
      details: { act: filter.act, from: filter.from, to: filter.to, page: filter.page },
    });
  return c.html(<EntriesPage {...found} acts={acts} filter={filter} reviewer={reviewer} />);
});

const dayOf = (c: Ctx, name: string) => {
  const day = c.req.query(name) ?? '';
  return isDay(day) ? day : null;
};
