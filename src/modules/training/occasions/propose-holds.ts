import type { Read } from '#platform/db/db.ts';
import { isDay } from '#platform/http/form.ts';
import { isId } from '#platform/http/param.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { listFurthestBehind } from './choices.queries.ts';
import type { Typed } from './read-occasion.ts';

/** A quarter of the seats at the most: enough to be felt, and the room is still for everyone. */
const SHARE = 4;
const DAYS_BEFORE = 14;

/**
 * Fills in holds for those furthest behind their target, in proportion to how many they still have to seat, released two
 * weeks before the start. Null when coverage shows nobody behind.
 */
export async function proposeHolds(db: Read, values: Typed): Promise<Typed | null> {
  const [course, organiser] = [String(values['course_id'] ?? ''), String(values['organiser_id'] ?? '')];
  if (!isId(course) || !isId(organiser)) return null;
  const behind = await listFurthestBehind(db, course, organiser, invitedIn(values));
  const seats = Number(values['seats']) || 0;
  const pot = Math.floor(seats / SHARE);
  if (behind.length === 0 || pot === 0) return null;
  const rows = apportion(
    pot,
    behind.map(({ left }) => left),
  ).flatMap((n, i) => (n > 0 ? [{ organisation: behind[i]!.organisation_id, seats: n }] : []));
  const kept = Object.fromEntries(
    rows.flatMap(({ organisation, seats }, i) => [
      [`hold${i + 1}_for`, organisation],
      [`hold${i + 1}_seats`, String(seats)],
    ]),
  );
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !/^hold\d+_/.test(name)));
  return {
    ...others,
    ...kept,
    hold_rows: String(rows.length),
    hold_release: String(values['hold_release'] || releaseDay(values)),
  };
}

const invitedIn = (values: Typed): string[] =>
  ['audience_own', 'audience_county', 'audience_others'].flatMap((name) => values[name] ?? []).filter(isId);

/** So many shared out in proportion to `weights`, none more than it weighs: largest remainders first (Hamilton). */
export function apportion(pot: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= pot) return [...weights];
  const exact = weights.map((weight) => (pot * weight) / sum);
  const floors = exact.map(Math.floor);
  const left = pot - floors.reduce((a, b) => a + b, 0);
  const order = exact.map((x, i) => ({ i, rest: x - floors[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) floors[i]! += 1;
  return floors;
}

function releaseDay(values: Typed): string {
  const days = Object.entries(values)
    .filter(([name, day]) => /^part\d+_day$/.test(name) && typeof day === 'string' && isDay(day))
    .map(([, day]) => String(day))
    .sort();
  if (!days[0]) return '';
  const at = new Date(`${days[0]}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() - DAYS_BEFORE);
  const day = localDate(at);
  return day > localDate(new Date()) ? day : '';
}
