// A deterministic model in steps of a month, simple enough to be explained at a board meeting. In each month, in this order:
//   1  a share `leaving` of everyone leaves, trained and untrained alike            H ← H(1−λ), V ← V(1−λ)
//   2  `joining` people come; a share `holding` of them bring a valid course        H ← H+J,    V ← V+pJ
//   3  courses whose validity ends this month lapse                                 V ← V − lapsing
//   4  `seats` people are trained: first those who lack the course, then those      V ← V + min(s, H−V)
//      whose own lapses soonest, who get a new validity
// Coverage is V/H. With turnover and no lapse it settles at (s + pJ)/J: seats a month over people coming a month.

export type Group = {
  head: number;
  /** Valid people whose course lapses in month 1, 2, 3 … from now. */
  lapsing: readonly number[];
  /** Valid people whose course never lapses. */
  lasting: number;
};
export type Turnover = {
  /** People coming a month. */
  joining: number;
  /** Share of everyone that leaves in a month, 0–1. */
  leaving: number;
  /** Share of those coming that bring a valid course, 0–1. */
  holding: number;
};
export type Course = { validity: number | null };
export type Month = { month: number; head: number; covered: number };

/** `seats(month)`: people who get the course in the month, from 1. Returns months 0 (now) to `months`. */
export function foresee(from: Group & Turnover & Course, seats: (month: number) => number, months: number): Month[] {
  const { joining, leaving, holding, validity } = from;
  const until = [0, ...from.lapsing]; // until[m]: people whose course lapses in month m
  let { head, lasting } = from;
  let covered = lasting + from.lapsing.reduce((sum, n) => sum + n, 0);
  const give = (people: number, month: number | null) => {
    if (month === null) lasting += people;
    else until[month] = (until[month] ?? 0) + people;
  };
  const course = [{ month: 0, head, covered }];
  for (let month = 1; month <= months; month++) {
    head *= 1 - leaving;
    lasting *= 1 - leaving;
    for (let m = month; m < until.length; m++) until[m] = (until[m] ?? 0) * (1 - leaving);

    head += joining;
    // Nobody knows how old the proof is that they bring: half its validity is the fair guess.
    give(joining * holding, validity === null ? null : month + Math.ceil(validity / 2));

    until[month] = 0;
    covered = lasting;
    for (let m = month + 1; m < until.length; m++) covered += until[m] ?? 0;

    const lacking = Math.max(0, head - covered);
    const trained = Math.max(0, seats(month));
    const first = Math.min(trained, lacking);
    give(first, validity === null ? null : month + validity);
    covered += first;
    if (validity !== null) renew(until, trained - first, month + validity);
    course.push({ month, head, covered: Math.min(covered, head) });
  }
  return course;
}

/** Seats left over renew the courses that lapse soonest, none of them to an earlier month than it had. */
function renew(until: number[], seats: number, to: number): void {
  let left = seats;
  for (let m = 1; m < to && left > 0; m++) {
    const moved = Math.min(left, until[m] ?? 0);
    if (moved === 0) continue;
    until[m] = (until[m] ?? 0) - moved;
    until[to] = (until[to] ?? 0) + moved;
    left -= moved;
  }
}

export const shareOf = ({ head, covered }: Month): number => (head <= 0 ? 0 : Math.min(1, covered / head));

/** Two hundred years: so long that also a group which few leave has forgotten how it began. */
const LONG = 2400;

/** The share at which coverage settles when `seats` people are trained every month. */
export function settles(from: Group & Turnover & Course, seats: number): number {
  const course = foresee(from, () => seats, LONG);
  const last = course.slice(-(from.validity ?? 1)); // a whole round of renewals, so that no wave is mistaken for a level
  return last.reduce((sum, month) => sum + shareOf(month), 0) / last.length;
}

/** The first month in which the goal (a share 0–1) is reached; null when it is not within the months. */
export const reaches = (course: readonly Month[], goal: number): number | null =>
  course.find((month) => shareOf(month) >= goal - 1e-9)?.month ?? null;

/** People to train a month, every month, for the share to be the goal in `month`; null when no number is enough. */
export function neededBy(from: Group & Turnover & Course, goal: number, month: number): number | null {
  const share = (seats: number) => shareOf(foresee(from, () => seats, month).at(-1)!);
  return least((seats) => share(seats) >= goal - 1e-9, from.head + from.joining * month);
}

/** People to train a month, for ever, for the share to settle at the goal; null when no number is enough. */
export const neededToHold = (from: Group & Turnover & Course, goal: number): number | null =>
  least((seats) => settles(from, seats) >= goal - 1e-4, from.head + from.joining + 1);

/** The least number for which it is true, when more never makes it false (a property of the model); to a hundredth. */
function least(enough: (n: number) => boolean, most: number): number | null {
  if (!enough(most)) return null;
  if (enough(0)) return 0;
  let [low, high] = [0, most];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
