import { randomUUID } from 'node:crypto';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { filled, readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { formatOf } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { percent } from '#platform/i18n/numbers.ts';
import { exportFigures } from './export-figures.ts';
import { FiguresPage } from './figures.page.tsx';
import { GoalPage } from './goal.page.tsx';
import { goalAt, listGoals } from './goal.queries.ts';
import { monthOf, namePeriod, periodOf } from './periods.ts';
import { getPlace } from './places.queries.ts';
import { readFigures } from './read-figures.ts';
import { goalForm, setGoal } from './set-goal.ts';
import { t } from './texts.ts';

const AT = '/screening/figures/:organisation';

export const figureRoutes = router()
  .get('/screening/figures', allow('screening.browse'), async (c) => {
    const figures = await readFigures(c, null);
    const format = formatOf(c);
    return format ? await exportFigures(c, format, figures) : c.html(<FiguresPage figures={figures} />);
  })
  .get('/screening/figures/:organisation', allow('screening.browse'), async (c) => {
    const figures = await readFigures(c, uuid(c, 'organisation'));
    const format = formatOf(c);
    return format ? await exportFigures(c, format, figures) : c.html(<FiguresPage figures={figures} />);
  })
  .get(`${AT}/goal`, allow('screening.work'), async (c) => {
    const place = await placeOfGoal(c);
    const goals = await listGoals(c.var.tx, place.id);
    const now = monthOf(localDate(new Date()));
    const form = filled({ id: randomUUID(), share: String(Math.round(goalAt(goals, now) * 100)), from: now.slice(0, 7) });
    return c.html(<GoalPage {...{ place, goals, now, form }} />);
  })
  .post(`${AT}/goal`, allow('screening.work'), async (c) => {
    const place = await placeOfGoal(c);
    const now = monthOf(localDate(new Date()));
    const read = await readForm(c, goalForm);
    const early = read.ok && read.value.from < now.slice(0, 7);
    if (!read.ok || early) {
      const form = read.ok
        ? { values: { ...read.value, share: String(read.value.share) }, errors: { from: t.goalNotMonth() } }
        : read.form;
      return c.html(<GoalPage {...{ place, now, form }} goals={await listGoals(c.var.tx, place.id)} />, 422);
    }
    await setGoal(c.var.tx, place.id, read.value);
    const month = namePeriod(periodOf(`${read.value.from}-01`, 'month'), 'month');
    return redirect(c, `/screening/figures/${place.id}`, t.goalSaved({ share: percent(read.value.share / 100), month }));
  });

/** A municipality whose whole work the reader answers for. */
async function placeOfGoal(c: Ctx) {
  const place = await getPlace(c.var.tx, uuid(c, 'organisation'));
  if (place.kind !== 'municipality' || !place.work) throw new NotFound();
  return place;
}
