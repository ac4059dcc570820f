import { allow } from '#platform/http/allow.ts';
import { NotFound } from '#platform/http/failures.ts';
import { pageQuery, textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { exportPeople, exportPlaces, exportRoutines } from './export-receipts.ts';
import { MOST, pagesOf } from './pages.ts';
import { PeoplePage } from './people.page.tsx';
import { getPlace, listPlaces } from './places.queries.ts';
import { ReceiptsPage } from './receipts.page.tsx';
import {
  getInForce,
  listAskedRoutines,
  listPeople,
  listPlaceLines,
  listRoutineLines,
  orders,
  readingStates,
} from './receipts.queries.ts';
import { RoutineReceiptsPage } from './routine-receipts.page.tsx';
import { t } from './texts.ts';

/** Deeper than any tree of organisations. */
const ALL_LEVELS = 9;
const FOLLOW = 'handbook.receipts';

export const receiptRoutes = router()
  .get('/handbook/receipts', allow(FOLLOW), async (c) => {
    const { tx } = c.var;
    const place = await getPlace(tx, uuidQuery(c, 'organisation'));
    const sort = c.req.query('sort') ?? 'number';
    const order = orders.find((one) => one === sort.replace(/^-/, '')) ?? 'number';
    const asked = { q: textQuery(c, 'q'), lateOnly: c.req.query('late') === 'yes', order, backwards: sort.startsWith('-') };
    const format = formatOf(c);
    if (format)
      return await exportRoutines(c, format, place, (await listRoutineLines(tx, place, asked, { offset: 0, most: null })).lines);
    const page = pageQuery(c);
    const { lines, total } = await listRoutineLines(tx, place, asked, { offset: (page - 1) * MOST, most: MOST });
    const places = await listPlaces(tx);
    return c.html(<ReceiptsPage {...{ place, places, lines, page }} asked={{ ...asked, sort }} pages={pagesOf(total)} />);
  })
  .get('/handbook/receipts/people', allow(FOLLOW), async (c) => {
    const { tx } = c.var;
    const place = await getPlace(tx, uuidQuery(c, 'organisation'));
    if (!place.names) throw new NotFound();
    const asked = uuidQuery(c, 'routine');
    const routine = asked ? await getInForce(tx, asked) : null;
    const state = readingStates.find((one) => one === c.req.query('state')) ?? null;
    const which = { routine: routine?.routine_id ?? null, state };
    const format = formatOf(c);
    if (format) return await exportPeople(c, format, place, await listPeople(tx, place.id, which, { offset: 0, most: null }));
    const page = pageQuery(c);
    const people = await listPeople(tx, place.id, which, { offset: (page - 1) * MOST, most: MOST });
    const routines = await listAskedRoutines(tx, place);
    const named = (one: { routine_id: string; routine_number: string; title: string }) => ({
      id: one.routine_id,
      words: t.routine({ number: one.routine_number, title: one.title }),
    });
    const total = people[0]?.total ?? 0;
    return c.html(
      <PeoplePage
        {...{ place, state, people, total, page }}
        routine={routine && named(routine)}
        routines={routines.map(named)}
        pages={pagesOf(total)}
      />,
    );
  })
  .get('/handbook/receipts/:id', allow(FOLLOW), async (c) => {
    const { tx } = c.var;
    const routine = await getInForce(tx, uuid(c, 'id'));
    const place = await getPlace(tx, uuidQuery(c, 'organisation'));
    if (place.municipality_id !== routine.municipality_id) throw new NotFound();
    const format = formatOf(c);
    const lines = await listPlaceLines(tx, routine.routine_id, place.id, format ? ALL_LEVELS : 1);
    if (format) return await exportPlaces(c, format, routine, place, lines);
    const whole = lines.find(({ depth }) => depth === 0) ?? { shall: 0, has_read: 0, late: 0 };
    return c.html(<RoutineReceiptsPage {...{ routine, place, whole }} parts={lines.filter(({ depth }) => depth === 1)} />);
  });
