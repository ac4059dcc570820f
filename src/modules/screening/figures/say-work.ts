import { percent, percentTowards } from '#platform/i18n/numbers.ts';
import { headPeriod, nameInYear, namePeriod, type Period, periodOf } from './periods.ts';
import { type Counted, type Figures, lacking, periodsOf, reaches, shareOf, type Work } from './read-figures.ts';
import { t } from './texts.ts';
import { reasons, type View } from './view.ts';
import type { Sums, WorkLine } from './work.queries.ts';

/** The last period with anything in it: what the page speaks of first. */
export const latestOf = (figures: Figures, work: Work): Counted | undefined =>
  periodsOf(figures, work).findLast(({ visits }) => visits > 0);

/** Does the period go on still? */
export const goesOn = ({ ends }: Period, { now }: View): boolean => ends >= now;

/** "november" this year, "november 2025" otherwise. */
export const sayPeriod = (period: Period, { step, now }: View): string =>
  period.starts.slice(0, 4) === now.slice(0, 4) ? nameInYear(period, step) : namePeriod(period, step);

/** "Hittills i november har 41 av 44 tillfrågats – 93 %. Målet är 95 %." */
export function sayNow(figures: Figures, work: Work): string {
  const latest = latestOf(figures, work);
  if (!latest) return t.noVisits();
  const { view } = figures;
  const values = {
    ...{ period: sayPeriod(latest.period, view), asked: latest.asked, n: latest.visits },
    share: sayShare(latest, latest.goal),
  };
  const months = view.step === 'month';
  const said = goesOn(latest.period, view)
    ? months
      ? t.soFar(values)
      : t.soFarOther(values)
    : months
      ? t.during(values)
      : t.duringOther(values);
  return `${said} ${t.goalIs({ goal: percent(latest.goal) })}`;
}

/** How the latest period stands to its goal, in words of its own. */
export function sayGoal(latest: Counted): { reached: boolean; says: string } {
  const goal = percent(latest.goal);
  if (reaches(latest, latest.goal)) return { reached: true, says: t.goalReached({ goal }) };
  return { reached: false, says: t.goalLacking({ goal, n: lacking(latest, latest.goal) }) };
}

/** "Andelen har gått från 89 % till 94 %. Målet nåddes i 3 av 12 månader." */
export function sayOverTime(counted: readonly Counted[], { step }: View): string {
  const full = counted.filter(({ visits }) => visits > 0);
  const [first, last] = [full[0], full.at(-1)];
  if (!first || !last || first === last) return t.overTimeOne();
  const n = full.filter((one) => reaches(one, one.goal)).length;
  const all = { month: t.months, quarter: t.quarters, year: t.years }[step]({ n: full.length });
  const trend = t.trend({ from: sayShare(first, first.goal), to: sayShare(last, last.goal) });
  return `${trend} ${n === 0 ? t.overTimeNone({ all }) : n === full.length ? t.overTimeAll({ all }) : t.overTimeSome({ all, n })}`;
}

/** Written so that what is short of its goal never looks as if it were there; a dash where nobody came. */
export const sayShare = (sums: Sums, goal: number): string =>
  sums.visits === 0 ? '–' : percentTowards(sums.asked / sums.visits, goal);

export const notAsked = ({ visits, asked }: Sums): number => visits - asked;

export function sayReasons(whole: Sums): string {
  const n = notAsked(whole);
  if (n === 0) return t.reasonsNone();
  const most = reasons.toSorted((a, b) => whole[b] - whole[a])[0] ?? 'other';
  return t.reasonsSentence({ n, reason: t[most]().toLowerCase() });
}

export const channelWords = { visit: t.channelVisit, call: t.channelCall, assessment: t.channelAssessment };

export function sayChannels(lines: readonly WorkLine[], goal: number): string {
  const order = lines.filter(({ visits }) => visits > 0).toSorted((a, b) => (shareOf(b) ?? 0) - (shareOf(a) ?? 0));
  const [first, last] = [order[0], order.at(-1)];
  if (!first?.channel || !last?.channel) return '';
  const channel = channelWords[first.channel]();
  if (first === last) return t.channelOne({ channel });
  if (sayShare(first, goal) === sayShare(last, goal)) return t.channelSame();
  return t.channelSentence({ channel, other: channelWords[last.channel]() });
}

/** The places just below, as the address sorts them: furthest from the goal first unless it does. */
export function sortPlaces(lines: readonly WorkLine[], sort: string, waiting: ReadonlyMap<string, number>): WorkLine[] {
  const back = sort.startsWith('-') ? -1 : 1;
  const by: Record<string, (line: WorkLine) => number> = {
    share: (line) => shareOf(line) ?? 2,
    visits: ({ visits }) => visits,
    asked: ({ asked }) => asked,
    missed: notAsked,
    waiting: ({ id }) => waiting.get(id ?? '') ?? 0,
  };
  const name = sort.replace(/^-/, '');
  const number = by[name] ?? (name === 'name' ? () => 0 : by['share']!);
  return lines.toSorted((a, b) => back * (number(a) - number(b) || (a.name ?? '').localeCompare(b.name ?? '', 'sv')));
}

export const rowPeriod = (counted: Counted, view: View): string => {
  const period = headPeriod(counted.period, view.step);
  return goesOn(counted.period, view) ? t.soFarMark({ period }) : period;
};

/** "i dag", "för 3 dagar sedan": a visit of today is no day old. */
export function sayAge(oldest: Date): string {
  const days = Math.floor((Date.now() - oldest.getTime()) / 86_400_000);
  return days < 1 ? t.today() : t.daysAgo({ n: days });
}

/** "december 2025 – november 2026" */
export const saySpan = ({ from, to }: View): string =>
  [...new Set([from, to])].map((month) => namePeriod(periodOf(month, 'month'), 'month')).join(' – ');

/** "Månad för månad, december 2025 – november 2026" */
export const sayView = (view: View): string =>
  `${{ month: t.perPeriod, quarter: t.perPeriodQuarter, year: t.perPeriodYear }[view.step]()}, ${saySpan(view)}`;
