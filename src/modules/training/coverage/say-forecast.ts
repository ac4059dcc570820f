import { percent } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import type { Target } from './coverage.queries.ts';
import type { Forecast, Line } from './draw-forecast.ts';
import { shareOf } from './forecast.ts';
import { t } from './texts.ts';

const month = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const months = { sv: new Intl.DateTimeFormat('sv-SE', month), en: new Intl.DateTimeFormat('en-GB', month) };
/** november 2026 */
const monthOf = (day: string): string => months[locale()].format(new Date(`${day}T12:00:00Z`));

/** Half a percentage point: less than is written out. */
const LITTLE = 0.005;

/** Only what happens within the months drawn. "I samma takt som det senaste året nås målet 80 % i mars 2028." */
export function sayLine(line: Line, { goal }: Pick<Target, 'goal'>, how: string, days: readonly string[]): string {
  const shares = line.months.map(shareOf);
  const end = shares.at(-1) ?? 0;
  const drawn = { how, level: percent(end), last: monthOf(days.at(-1) ?? '') };
  if (goal === null) return t.lineLevel(drawn);
  const values = { ...drawn, goal: percent(goal) };
  const holds = end >= goal - LITTLE;
  if ((shares[0] ?? 0) >= goal) return holds ? t.lineStays(values) : t.lineFalls(values);
  if (line.reaches) return (holds ? t.lineReaches : t.lineReachesFalls)({ ...values, month: monthOf(line.reaches) });
  const most = Math.max(...shares);
  if (most <= end + LITTLE) return t.lineNever(values);
  return t.lineTurns({ ...values, most: percent(most), month: monthOf(days[shares.indexOf(most)] ?? '') });
}

/** How many seats a term it would take, to reach the goal in time and to stay there. */
export function sayNeeded({ toReach, toHold }: Forecast, { goal, due_on }: Pick<Target, 'goal' | 'due_on'>): string {
  if (goal === null || due_on === null) return t.neededNoGoal();
  const values = { goal: percent(goal), day: due_on };
  const reach =
    toReach === null ? t.neededCannot(values) : toReach === 0 ? t.neededNone(values) : t.neededReach({ ...values, n: toReach });
  const hold = toHold === null ? '' : toHold === 0 ? t.holdNone() : t.neededHold({ n: toHold });
  return `${reach} ${hold}`.trim();
}
