import type { Turnover } from './forecast.ts';

/** The group at the end of a quarter, and what happened since the one before. Oldest first. */
export type Quarter = {
  day: string;
  head: number;
  covered: number;
  joined: number;
  /** Of the joined, those who brought a valid course. */
  holding: number;
  gone: number;
  trained: number;
};

export type Learned = Turnover & {
  /** People of the group trained a month, over the last year. */
  pace: number;
  /** Months learned from: quarters before there was anybody in the group teach nothing. */
  months: number;
};

/** Monthly rates from the quarters that had a group before them. */
export function learnTurnover(quarters: readonly Quarter[]): Learned {
  const pairs = quarters.slice(1).flatMap((now, i) => {
    const before = quarters[i];
    return before && before.head > 0 ? [{ before, now }] : [];
  });
  const sum = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const joined = sum(({ now }) => now.joined);
  const heads = sum(({ before }) => before.head);
  const quarterly = heads === 0 ? 0 : Math.min(1, sum(({ now }) => now.gone) / heads);
  const year = quarters.slice(1).slice(-4);
  return {
    joining: pairs.length === 0 ? 0 : joined / (pairs.length * 3),
    leaving: 1 - (1 - quarterly) ** (1 / 3),
    holding: joined === 0 ? 0 : sum(({ now }) => now.holding) / joined,
    pace: year.length === 0 ? 0 : year.reduce((total, { trained }) => total + trained, 0) / (year.length * 3),
    months: pairs.length * 3,
  };
}

export type Held = { ends_on: string; seats: number; given: number; ours: number };

/** What a seat gives the group: certificates a seat, and the group's share of them. One and one where nothing has been held. */
export function learnYield(held: readonly Held[]): { given: number; ours: number; occasions: number } {
  const seats = held.reduce((sum, one) => sum + one.seats, 0);
  const given = held.reduce((sum, one) => sum + one.given, 0);
  const ours = held.reduce((sum, one) => sum + one.ours, 0);
  return {
    given: seats === 0 ? 1 : Math.min(1, given / seats),
    ours: given === 0 ? 1 : ours / given,
    occasions: held.length,
  };
}
