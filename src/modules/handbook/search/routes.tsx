import { allow, anyone } from '#platform/http/allow.ts';
import { pageQuery, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { cut } from '#platform/i18n/cut.ts';
import { areas } from '../routines/routines.queries.ts';
import { SearchPage } from './search.page.tsx';
import { listMyPlaces, listPlaces, type Scope } from './search.queries.ts';
import { searchHandbook } from './search-handbook.ts';
import { t } from './texts.ts';

/** Nobody writes more to find something; what is longer was pasted by mistake. */
const MOST = 200;

/** Not written in the log: what is searched for is how work is done, never a person. */
export const searchRoutes = router()
  .get('/handbook/search', allow('handbook.read'), async (c) => {
    const mine = c.req.query('mine') === 'yes';
    return await search(c, { open: false, units: mine ? await listMyPlaces(c.var.tx, c.var.viewer.personId) : null }, mine);
  })
  .get('/open/handbook/search', anyone(), async (c) => await search(c, { open: true, units: null }, false));

async function search(c: Ctx, where: Pick<Scope, 'open' | 'units'>, mine: boolean) {
  const whole = (c.req.query('q') ?? '').replaceAll('\u0000', '').trim();
  const typed = cut(whole, MOST);
  const book = uuidQuery(c, 'book');
  const scope: Scope = {
    ...where,
    book,
    chapter: book && uuidQuery(c, 'chapter'),
    area: areas.find((one) => one === c.req.query('area')) ?? null,
  };
  const page = Math.min(500, pageQuery(c));
  const tooLong = whole.length > MOST;
  const found = typed === '' || tooLong ? null : await searchHandbook(c.var.tx, typed, scope, c.req.query('exact') === '1', page);
  const noWord = found !== null && found.units.length === 0;
  const fault = tooLong ? t.tooLong({ n: MOST }) : noWord ? t.noWord() : null;
  const places = await listPlaces(c.var.tx, scope.open, book);
  return c.html(
    <SearchPage {...{ typed, fault, scope, mine, page, places }} found={noWord ? null : found} />,
    tooLong ? 422 : 200,
  );
}
