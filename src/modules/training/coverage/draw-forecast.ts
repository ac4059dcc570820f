import { DateTime } from 'luxon';
import type { Target } from './coverage.queries.ts';
import { type Course, foresee, type Group, type Month, neededBy, neededToHold, reaches, type Turnover } from './forecast.ts';
import { type Held, type Learned, learnTurnover, learnYield, type Quarter } from './learn-turnover.ts';

export type Line = { months: Month[]; reaches: string | null };
export type Forecast = {
  quarters: readonly Quarter[];
  learned: Learned;
  yield: { given: number; ours: number; occasions: number };
  planned: { occasions: number; seats: number };
  /** At the pace of the last year; with the planned occasions and then nothing; with as many seats a term as asked for. */
  pace: Line;
  plan: Line;
  asked: (Line & { seats: number }) | null;
  /** Seats a term, to reach the goal in time and to hold it; null when no number is enough or there is no goal. */
  toReach: number | null;
  toHold: number | null;
  days: readonly string[];
};

type From = {
  on: string;
  group: Group;
  course: Course;
  quarters: readonly Quarter[];
  held: readonly Held[];
  planned: readonly Held[];
  target: Pick<Target, 'goal' | 'due_on'>;
  /** Seats a term to try. */
  seats: number | null;
};

const TERM = 6;
/** Three years ahead, and at least half a year past the day of the goal, but no more than six. */
const [SHORT, LONG] = [36, 72];

const monthsTo = (on: string, day: string): number =>
  (Number(day.slice(0, 4)) - Number(on.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(on.slice(5, 7));

/** Everything the forecast's page shows, from what is known on the day. */
export function drawForecast({ on, group, course, quarters, held, planned, target, seats }: From): Forecast {
  const learned = learnTurnover(quarters);
  const given = learnYield(held);
  const from: Group & Turnover & Course = { ...group, ...learned, validity: course.validity };
  const due = target.due_on ? monthsTo(on, target.due_on) : 0;
  const horizon = Math.min(LONG, Math.max(SHORT, due + TERM));
  const days = Array.from({ length: horizon + 1 }, (_, month) => DateTime.fromISO(on).plus({ months: month }).toISODate() ?? on);
  const people = given.given * given.ours; // of a seat
  const byMonth = new Map<number, number>();
  for (const one of planned) {
    const month = Math.max(1, monthsTo(on, one.ends_on));
    byMonth.set(month, (byMonth.get(month) ?? 0) + one.seats * people);
  }
  const line = (each: (month: number) => number): Line => {
    const months = foresee(from, each, horizon);
    const when = target.goal === null ? null : reaches(months, target.goal);
    return { months, reaches: when === null ? null : days[when]! };
  };
  const aTerm = (perMonth: number | null): number | null =>
    perMonth === null || people === 0 ? null : Math.ceil((perMonth * TERM) / people - 1e-6);
  const goal = target.goal;
  return {
    quarters,
    learned,
    yield: given,
    planned: { occasions: planned.length, seats: planned.reduce((sum, one) => sum + one.seats, 0) },
    pace: line(() => learned.pace),
    plan: line((month) => byMonth.get(month) ?? 0),
    asked: seats === null ? null : { ...line(() => (seats * people) / TERM), seats },
    toReach: goal === null || due < 1 ? null : aTerm(neededBy(from, goal, due)),
    toHold: goal === null ? null : aTerm(neededToHold(from, goal)),
    days,
  };
}
