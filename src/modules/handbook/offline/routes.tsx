import { afterwards, allow, anyone } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { here, withHere } from '#platform/http/here.ts';
import { textQuery, uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { inLocale, locale } from '#platform/i18n/locale.ts';
import { getUnit, listContent } from '../binder/binder.queries.ts';
import { chosenUnit } from '../binder/chosen-unit.ts';
import { listCard } from '../emergency-card/card.queries.ts';
import { CardCopyPage, copyPage, HOME, IndexPage, RoutineCopyPage } from './copy-page.tsx';
import { drawCopy, readCopy } from './make-copy.tsx';
import { OfflinePage } from './offline.page.tsx';
import { listCopied, stampOf } from './offline.queries.ts';

const whose = async (c: Ctx) => ({ unit: await getUnit(c.var.tx, uuid(c, 'unit')), at: new Date() });

/** The handbook as a copy keeps it, at addresses of its own: they alone are ever answered out of a copy (docs/decisions/0034). */
export const offlineRoutes = router()
  .get('/handbook/offline', allow('handbook.read'), async (c) => {
    const { units, unit } = await chosenUnit(c);
    return c.html(<OfflinePage units={units} unit={unit} />);
  })

  .get('/handbook/offline/', allow('handbook.read'), (c) => redirect(c, HOME))

  // Answered by the worker where there is one; else by the page where copies are made.
  .post('/handbook/offline/refresh', allow('handbook.read'), (c) => redirect(c, HOME))
  .post('/handbook/offline/remove', allow('handbook.read'), (c) => redirect(c, HOME))

  .get('/handbook/offline/style.css', anyone(), (c) => {
    const [style] = here().assets.css;
    if (!style) throw new NotFound();
    return c.redirect(style, 302);
  })
  .get('/handbook/offline/pictures/:id', allow('handbook.read'), (c) => c.redirect(`/handbook/pictures/${uuid(c, 'id')}`, 302))

  .get('/handbook/offline/:unit', allow('handbook.read'), async (c) => {
    const { unit, at } = await whose(c);
    const routines = await listContent(c.var.tx, unit.id);
    return c.html(await copyPage(() => <IndexPage unit={unit} at={at} routines={routines} />));
  })
  .get('/handbook/offline/:unit/card', allow('handbook.read'), async (c) => {
    const { unit, at } = await whose(c);
    const lines = await listCard(c.var.tx, unit.id);
    return c.html(await copyPage(() => <CardCopyPage unit={unit} at={at} lines={lines} />));
  })
  .get('/handbook/offline/:unit/routines/:routine', allow('handbook.read'), async (c) => {
    const { unit, at } = await whose(c);
    const [routine] = await listCopied(c.var.tx, unit.id, uuid(c, 'routine'));
    if (!routine) throw new NotFound();
    return c.html(await copyPage(() => <RoutineCopyPage unit={unit} at={at} routine={routine} />));
  })
  .get('/handbook/offline/:unit/search', allow('handbook.read'), (c) =>
    c.redirect(`/handbook/search?${new URLSearchParams({ q: textQuery(c, 'q') })}`, 303),
  )
  .get('/handbook/offline/:unit/copy.json', allow('handbook.read'), async (c) => {
    const read = await readCopy(c.var.tx, (await whose(c)).unit);
    const [language, context] = [locale(), here()];
    return afterwards(c, () => inLocale(language, () => withHere(context, async () => c.json(await drawCopy(read)))));
  })
  .get('/handbook/offline/:unit/stamp.json', allow('handbook.read'), async (c) =>
    c.json({ stamp: await stampOf(c.var.tx, (await whose(c)).unit.id) }),
  );
