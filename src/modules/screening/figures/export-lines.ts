// The page as one long list: a line a number, so that it can be filtered and pivoted.
import { formatDate } from '#platform/i18n/dates.ts';
import { goalAt } from './goal.queries.ts';
import { headPeriod, periodOf } from './periods.ts';
import { publishedLines } from './published-lines.ts';
import { type Counted, type Figures, linesOf, periodsOf, reaches, shareOf, type Work } from './read-figures.ts';
import { notAsked, rowPeriod, sortPlaces } from './say-work.ts';
import { t } from './texts.ts';
import { reasons } from './view.ts';
import type { Sums } from './work.queries.ts';
import { nameOf } from './work-places.tsx';

export type Line = {
  part: 'work' | 'published';
  table: string;
  /** In words, and the day it begins. */
  period: string;
  starts: string;
  place: string;
  channel: string;
  measure: string;
  value: number | null;
  share: number | null;
  /** Why a number is not there; when the oldest is from. */
  remark: string;
};
type Head = Pick<Line, 'table' | 'period' | 'starts' | 'place' | 'channel'>;

export const linesOfPage = (figures: Figures): Line[] => [
  ...(figures.work ? workLines(figures, figures.work) : []),
  ...publishedLines(figures),
];

/** To a tenth of a per cent; never rounded up to a goal that is not reached. */
function tenth(counted: Sums, goal: number): number | null {
  const share = shareOf(counted);
  if (share === null) return null;
  const near = Math.round(share * 1000) / 1000;
  return near >= goal && !reaches(counted, goal) ? Math.floor(share * 1000) / 1000 : near;
}

function workLines(figures: Figures, work: Work): Line[] {
  const { place, view, goals } = figures;
  const span = `${view.from.slice(0, 7)} – ${view.to.slice(0, 7)}`;
  const channel = view.channel ? t[view.channel]() : t.allChannels();
  const whole = { period: span, starts: view.from, place: place.name, channel };
  const waiting = new Map(work.waiting.map(({ id, visits }) => [id, visits]));
  const line = (head: Head, measure: string, value: number | null, share: number | null = null, remark = ''): Line => ({
    ...{ part: 'work', ...head, measure, value, share, remark },
  });
  const sums = (head: Head, counted: Sums, goal: number): Line[] => [
    line(head, t.colVisits(), counted.visits),
    line(head, t.colAsked(), counted.asked, tenth(counted, goal)),
    line(head, t.colGoal(), null, goal),
    line(head, t.colNotAsked(), notAsked(counted)),
    ...reasons.map((reason) => line(head, `${t.colNotAsked()}: ${t[reason]()}`, counted[reason])),
  ];
  const time = (one: Counted): Head => ({
    ...{ ...whole, table: t.overTime(), period: rowPeriod(one, view), starts: one.period.starts },
  });
  return [
    ...periodsOf(figures, work).flatMap((one) => sums(time(one), one, one.goal)),
    ...linesOf(work, 'channel').flatMap((one) =>
      sums({ ...whole, table: t.perChannel(), channel: one.channel ? t[one.channel]() : '' }, one, goalAt(goals, view.to)),
    ),
    ...sortPlaces(linesOf(work, 'place'), view.sort, waiting)
      .filter(({ id }) => id !== place.id || linesOf(work, 'place').length > 1)
      .flatMap((one) => sums({ ...whole, table: t.places(), place: nameOf(one, figures) }, one, goalAt(goals, view.to))),
    ...work.reAsks.flatMap((one) => {
      const head = { ...whole, table: t.reAsks(), starts: one.period, channel: t.allChannels() };
      const period = headPeriod(periodOf(one.period, view.step), view.step);
      return [
        line({ ...head, period }, t.colDue(), one.due),
        line({ ...head, period }, t.reAsksDone(), one.done),
        line({ ...head, period }, t.reAsksDropped(), one.dropped),
      ];
    }),
    ...work.waiting.map((one) => {
      const head = { ...whole, table: t.waiting(), period: t.today(), starts: formatDate(new Date()), channel: t.allChannels() };
      return line(
        { ...head, place: nameOf(one, figures) },
        t.colWaiting(),
        one.visits,
        null,
        t.oldestFrom({ day: formatDate(one.oldest) }),
      );
    }),
  ];
}
