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

/** "I samma takt som det senaste året nås målet 80 % i mars 2028." */
export function sayLine(line: Line, { goal }: Pick<Target, 'goal'>, how: string, lastDay: string): string {
  const level = percent(line.settles);
  if (goal === null) return t.lineLevel({ how, level });
  const values = { how, goal: percent(goal) };
  const now = line.months[0];
  const last = line.months.at(-1);
  const holds = line.settles >= goal - 0.005;
  if (now && shareOf(now) >= goal) return holds ? t.lineStays(values) : t.lineFalls({ ...values, level });
  if (line.reaches)
    return holds
      ? t.lineReaches({ ...values, month: monthOf(line.reaches) })
      : t.lineReachesFalls({ ...values, month: monthOf(line.reaches), level });
  if (holds && last) return t.lineLater({ ...values, month: monthOf(lastDay) });
  const most = Math.max(...line.months.map(shareOf));
  if (last && most > shareOf(last) + 0.005) return t.lineTurns({ ...values, most: percent(most), level });
  return t.lineNever({ ...values, level });
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
