import { NotFound } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Goal, goalAt, listGoals } from './goal.queries.ts';
import { type Period, periodsBetween } from './periods.ts';
import { getPlace, listMyPlaces, type Place } from './places.queries.ts';
import { listPublished, type Published } from './published.queries.ts';
import { readView, type View, within } from './view.ts';
import { countReAsks, countWork, listWaiting, type ReAskLine, type Sums, type Waiting, type WorkLine } from './work.queries.ts';

/** Work: exact, to this moment, for whoever answers for it. */
export type Work = { lines: readonly WorkLine[]; reAsks: readonly ReAskLine[]; waiting: readonly Waiting[] };
export type Figures = {
  place: Place;
  /** Those the reader answers for, to choose among. */
  mine: readonly { id: string; name: string }[];
  view: View;
  goals: readonly Goal[];
  /** Null where the reader does not answer for the work there. */
  work: Work | null;
  published: Published;
};

/** @param asked the place; the largest the reader answers for, else the top of her tree, when null */
export async function readFigures(c: Ctx, asked: string | null): Promise<Figures> {
  const { tx } = c.var;
  const mine = await listMyPlaces(tx);
  const id = asked ?? mine[0]?.id;
  if (!id) throw new NotFound();
  const place = await getPlace(tx, id);
  const view = readView(c);
  const goals = await listGoals(tx, place.municipality_id);
  const published = await listPublished(tx, place, view);
  return { place, mine, view, goals, published, work: place.work ? await readWork(c, place, view) : null };
}

async function readWork({ var: { tx } }: Ctx, place: Place, view: View): Promise<Work> {
  return {
    lines: await countWork(tx, place, view),
    reAsks: await countReAsks(tx, place.id, view),
    waiting: await listWaiting(tx, place),
  };
}

export type Counted = Sums & { period: Period; goal: number };
const nothing: Sums = { visits: 0, asked: 0, company: 0, interpreter: 0, child: 0, acute: 0, other: 0 };

/** The periods of the view from the first in which anybody came, with the goal of their time; noughts where nobody did. */
export function periodsOf({ view, goals }: Figures, { lines }: Work): Counted[] {
  const all = periodsBetween(view.from, view.to, view.step).map((period) => ({
    ...(lines.find((line) => line.about === 'period' && line.period === period.starts) ?? nothing),
    period,
    goal: goalAt(goals, within(period, view).ends),
  }));
  const first = all.findIndex(({ visits }) => visits > 0);
  return first < 0 ? [] : all.slice(first);
}

export const wholeOf = ({ lines }: Work): Sums => lines.find(({ about }) => about === 'whole') ?? nothing;
export const linesOf = ({ lines }: Work, about: WorkLine['about']): WorkLine[] => lines.filter((line) => line.about === about);
export const shareOf = ({ visits, asked }: Sums): number | null => (visits === 0 ? null : asked / visits);
/** Whole numbers, so that 95 of 100 reaches 95 % whatever binary fractions say. */
export const reaches = ({ visits, asked }: Sums, goal: number): boolean => asked * 100 >= Math.round(goal * 100) * visits;
/** How many more asked would have reached the goal. */
export const lacking = ({ visits, asked }: Sums, goal: number): number =>
  Math.max(0, Math.ceil((Math.round(goal * 100) * visits) / 100) - asked);
