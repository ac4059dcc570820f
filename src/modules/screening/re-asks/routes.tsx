import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field, readForm } from '#platform/http/form.ts';
import { pageQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf, sendTable } from '#platform/http/send-table.ts';
import { CHANNELS, openAgain } from '../visits/open-visit.ts';
import { bytesOfCode, codeOf } from '../visits/pseudonym.ts';
import { countDue, listAskingUnits } from '../visits/visits.queries.ts';
import { dropReAsk } from './drop-re-ask.ts';
import { ReAsksPage } from './re-asks.page.tsx';
import { ALL, listReAsks, PAGE, type Wanted } from './re-asks.queries.ts';
import { t } from './texts.ts';

const againForm = z.object({ id: field.id(), channel: field.choice(CHANNELS) });

export const reAskRoutes = router()
  .get('/screening/re-asks', allow('screening.ask'), async (c) => {
    const { tx } = c.var;
    const units = await listAskingUnits(tx);
    const typed = (c.req.query('code') ?? '').slice(0, 40);
    const wanted = wantedBy(c, units);
    const format = formatOf(c);
    const { rows, total } = await listReAsks(tx, format ? { ...wanted, page: 1, size: ALL } : { ...wanted, size: PAGE });
    // Every look at the list is written down: how much of it, never whom.
    await record(tx, format ? 're_asks.exported' : 're_asks.seen', { details: { shown: rows.length } });
    if (format) return await sendTable(c, format, t.file(), columns(), rows);
    return c.html(<ReAsksPage rows={rows} total={total} due={await countDue(tx)} units={units} wanted={wanted} typed={typed} />);
  })
  .post('/screening/re-asks/:id/ask', allow('screening.ask'), async (c) => {
    const form = await readForm(c, againForm);
    if (!form.ok) throw new NotFound(); // both fields are hidden ones of ours
    await openAgain(c.var.tx, { ...form.value, reAsk: uuid(c, 'id') }, c.var.viewer.personId);
    return redirect(c, `/screening/visits/${form.value.id}`);
  })
  .post('/screening/re-asks/:id/drop', allow('screening.ask'), async (c) => {
    const dropped = await dropReAsk(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/screening/re-asks', dropped ? t.dropped() : t.gone());
  });

function wantedBy(c: Ctx, units: readonly { id: string }[]): Wanted {
  const { unit, show, code = '', sort = 'due' } = c.req.query();
  return {
    unit: units.some(({ id }) => id === unit) ? (unit ?? null) : null,
    which: show === 'later' || show === 'all' ? show : code ? 'all' : 'now',
    code: code.trim() === '' ? null : bytesOfCode(code),
    sort,
    page: pageQuery(c),
  };
}

const columns = () => [
  { type: 'text' as const, title: t.code(), value: (row: Row) => codeOf(row.pseudonym) },
  { type: 'text' as const, title: t.due(), value: (row: Row) => row.due_on },
  { type: 'text' as const, title: t.because(), value: (row: Row) => t[row.because]() },
  { type: 'text' as const, title: t.last(), value: (row: Row) => row.made_on },
  { type: 'text' as const, title: t.unit(), value: (row: Row) => row.unit },
];
type Row = Awaited<ReturnType<typeof listReAsks>>['rows'][number];
