import { allow } from '#platform/http/allow.ts';
import { isDay } from '#platform/http/form.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { isActKind } from './act-kinds.ts';
import { EntriesPage } from './entries.page.tsx';
import { type EntryFilter, FILE, listEntries, nameFilter } from './entries.queries.ts';
import { sendEntries } from './export-entries.ts';
import { record } from './record.ts';

/** The log: one's own acts for everyone, the whole chain for those who review it. Looking is itself an entry. */
export const auditRoutes = router().get('/log', allow('audit.own'), async (c) => {
  const { tx, viewer } = c.var;
  const filter = filterOf(c);
  const reviewer = viewer.permissions.has('audit.review');
  const format = formatOf(c);
  const found = await listEntries(tx, filter, reviewer, format ? FILE : undefined);
  const { person, about, before, ...asked } = filter;
  const narrowed = Object.values(filter).some((value) => value !== null && value !== before);
  const act = format ? 'log.exported' : narrowed ? 'log.searched' : 'log.read';
  // One's own acts are one's own to read; a file of them is a file all the same.
  if (reviewer || format)
    await record(tx, act, {
      type: 'log',
      person: about ?? person,
      details: { ...asked, before, who: person, ...(format ? { rows: found.entries.length, format } : {}) },
    });
  if (format) return await sendEntries(c, format, found.entries);
  return c.html(<EntriesPage {...found} filter={filter} names={await nameFilter(tx, filter)} reviewer={reviewer} />);
});

const filterOf = (c: Ctx): EntryFilter => {
  const kind = c.req.query('kind') ?? '';
  const before = Number(c.req.query('before'));
  return {
    kind: isActKind(kind) ? kind : null,
    act: /^[a-z_]+\.[a-z_]+$/.exec(c.req.query('act') ?? '')?.[0] ?? null,
    person: uuidQuery(c, 'person'),
    about: uuidQuery(c, 'about'),
    unit: uuidQuery(c, 'unit'),
    from: dayOf(c, 'from'),
    to: dayOf(c, 'to'),
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  };
};

const dayOf = (c: Ctx, name: string) => {
  const day = c.req.query(name) ?? '';
  return isDay(day) ? day : null;
};
