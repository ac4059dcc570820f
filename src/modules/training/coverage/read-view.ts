import { NotFound } from '#platform/http/failures.ts';
import { isDay } from '#platform/http/form.ts';
import { uuid, uuidQuery } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { getCourse, listTargets, type Target } from './coverage.queries.ts';
import { getPlace } from './places.queries.ts';

/** The day asked for in the address; today when none is, or none that exists. */
export function dayOf(c: Ctx): string {
  const asked = c.req.query('on') ?? '';
  return isDay(asked) ? asked : localDate(new Date());
}

/** Course, place, group and day as the address asks for them. A group that does not concern the place is not there. */
export async function readView(c: Ctx) {
  const { tx } = c.var;
  const course = await getCourse(tx, uuid(c, 'id'));
  const place = await getPlace(tx, uuidQuery(c, 'organisation'));
  const targets = await listTargets(tx, place.id, course.id);
  const group = uuidQuery(c, 'group');
  const target = group ? targets.find((one) => one.group_id === group) : targets.length === 1 ? targets[0] : together(targets);
  if (!target) throw new NotFound();
  const on = dayOf(c);
  return { course, place, targets, target, on, asked: { course: course.id, group: target.group_id, place: place.id, on } };
}

/** Several targets counted as one; each has its own goal, so together they have none. */
function together(targets: readonly Target[]): Target | undefined {
  const [first] = targets;
  const groups = targets.reduce((sum, one) => sum + one.groups, 0);
  return first && { ...first, group_id: null, group: null, groups, goal: null, due_on: null };
}
