import { anyone } from '#platform/http/allow.ts';
import { uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { answerOpenData, openCsv, openJson } from './answer-open-data.ts';
import { MissingPage } from './missing.page.tsx';
import { OpenPage } from './open.page.tsx';
import { findPlace, listOpenRows, listTops } from './open-data.queries.ts';
import { readPublished } from './published.queries.ts';
import { t } from './texts.ts';

/** Open data: no sign-in, and the same for everybody. */
export const publicationRoutes = router()
  .get('/open/screening', anyone(), async (c) => {
    const db = c.get('tx');
    const tops = await listTops(db);
    const asked = c.req.query('place');
    const wanted = asked ? uuidQuery(c, 'place') : tops[0]?.id;
    const place = wanted ? await findPlace(db, wanted) : undefined;
    const top = tops.find(({ id }) => id === place?.top);
    if (asked && !top) return c.html(<MissingPage says={t.missingPlace()} />, 404);
    if (!place || !top) return c.html(<OpenPage tops={tops} />);
    const at = { spans: ['quarter'] as const, since: top.quarter, until: top.quarter };
    return c.html(<OpenPage tops={tops} shown={{ top, place, records: await readPublished(db, place.id, at) }} />);
  })

  .get('/open/screening.json', anyone(), async (c) => {
    const found = await readFile(c);
    if (!found) return c.html(<MissingPage says={t.missingFile()} />, 404);
    const { top, year, rows } = found;
    const file = { type: 'application/json; charset=utf-8', name: `screening-${year}.json` };
    return answerOpenData(c, openJson(top, year, rows), top.published_at, file);
  })

  .get('/open/screening.csv', anyone(), async (c) => {
    const found = await readFile(c);
    if (!found) return c.html(<MissingPage says={t.missingFile()} />, 404);
    const { top, year, rows } = found;
    return answerOpenData(c, openCsv(rows), top.published_at, { type: 'text/csv; charset=utf-8', name: `screening-${year}.csv` });
  });

/** The file asked for: a top's year; the first top and the latest year where nothing is said; null where there is none. */
async function readFile(c: Ctx) {
  const tops = await listTops(c.get('tx'));
  const asked = c.req.query('top');
  const top = asked === undefined ? tops[0] : tops.find(({ id }) => id === asked);
  const year = c.req.query('year') === undefined ? top?.years[0] : Number(c.req.query('year'));
  if (!top || year === undefined || !top.years.includes(year)) return null;
  return { top, year, rows: await listOpenRows(c.get('tx'), top.id, year) };
}
