import { allow } from '#platform/http/allow.ts';
import { NotFound } from '#platform/http/failures.ts';
import { may } from '#platform/http/here.ts';
import { pageQuery, uuidQuery } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { states } from './count.ts';
import { CourseCoveragePage } from './course.page.tsx';
import { countCoverage, type Line, listOverview } from './coverage.queries.ts';
import { drawForecast } from './draw-forecast.ts';
import { exportLines, exportPeople } from './export-coverage.ts';
import { ForecastPage } from './forecast.page.tsx';
import { getGroup, listOccasions, listQuarters } from './forecast.queries.ts';
import { OverviewPage } from './overview.page.tsx';
import { PeoplePage } from './people.page.tsx';
import { countStanding, listStanding } from './people.queries.ts';
import { getPlace, listMyPlaces } from './places.queries.ts';
import { dayOf, readView } from './read-view.ts';

/** Rows on a page of a list. */
const MOST = 50;
/** Deeper than any tree of organisations. */
const ALL_LEVELS = 9;

export const coverageRoutes = router()
  .get('/training/coverage', allow('training.coverage'), async (c) => {
    const { tx } = c.var;
    const place = await getPlace(tx, uuidQuery(c, 'organisation'));
    const on = dayOf(c);
    const rows = await listOverview(tx, place.id, on);
    return c.html(<OverviewPage place={place} places={await listMyPlaces(tx)} on={on} rows={rows} />);
  })
  .get('/training/coverage/:id', allow('training.coverage'), async (c) => {
    const { course, place, targets, target, on, asked } = await readView(c);
    const format = formatOf(c);
    const [whole, ...all] = await countCoverage(c.var.tx, asked, ALL_LEVELS);
    if (!whole) throw new NotFound();
    if (format) return await exportLines(c, format, target, asked, [whole, ...all]);
    const lines = worthShowing(place.id, whole, all);
    return c.html(<CourseCoveragePage {...{ course, place, on, target, targets, whole, lines }} />);
  })
  .get('/training/coverage/:id/forecast', allow('training.coverage'), async (c) => {
    const { tx } = c.var;
    const { course, place, target, asked } = await readView(c);
    // From today whatever day was looked at: what has not been is not known.
    const on = localDate(new Date());
    const now = { ...asked, on };
    const [whole] = await countCoverage(tx, now, 0);
    if (!whole) throw new NotFound();
    const forecast = drawForecast({
      ...{ on, target, course: { validity: course.validity_months } },
      group: await getGroup(tx, now, whole.head),
      quarters: await listQuarters(tx, now),
      ...(await listOccasions(tx, now)),
      seats: seatsOf(c.req.query('seats') ?? ''),
    });
    return c.html(<ForecastPage {...{ course, place, target, on, forecast }} plans={may('training.plan')} />);
  })
  .get('/training/coverage/:id/people', allow('training.coverage'), async (c) => {
    const { tx } = c.var;
    const { course, place, on, asked } = await readView(c);
    if (!place.names) throw new NotFound();
    const state = states.find((one) => one === c.req.query('state')) ?? null;
    const format = formatOf(c);
    if (format)
      return await exportPeople(c, format, course.title, asked, await listStanding(tx, asked, state, { offset: 0, most: null }));
    const [whole] = await countCoverage(tx, asked, 0);
    if (!whole) throw new NotFound();
    const shown = await countStanding(tx, asked, state);
    const count = state ? whole[state] : whole.head;
    const pages = Math.max(1, Math.ceil(shown.lines / MOST));
    const page = Math.min(pages, pageQuery(c));
    const people = await listStanding(tx, asked, state, { offset: (page - 1) * MOST, most: MOST });
    const hidden = Math.max(0, count - shown.people);
    return c.html(<PeoplePage {...{ course, place, on, group: asked.group, state, people, count, hidden, page, pages }} />);
  });

/** As many as the page's field takes. */
const MOST_SEATS = 5000;

/** Seats a term to try, as typed in the address; null for none, or what is no number. */
const seatsOf = (typed: string): number | null => (/^\d{1,4}$/.test(typed) && Number(typed) <= MOST_SEATS ? Number(typed) : null);

/**
 * What lies just below. An only part that holds everyone says nothing new: then what lies below that, and so on. A unit has
 * no parts.
 */
function worthShowing(place: string, whole: Line, all: readonly Line[], depth = 1): Line[] {
  const below = all.filter((line) => line.depth === depth);
  const [only] = below;
  if (below.length !== 1 || only?.head !== whole.head) return below;
  return only.organisation_id === place ? [] : worthShowing(place, whole, all, depth + 1);
}
