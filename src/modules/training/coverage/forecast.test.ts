import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foresee, neededBy, neededToHold, reaches, settles, shareOf } from './forecast.ts';
import { learnTurnover, learnYield } from './learn-turnover.ts';

const people = fc.integer({ min: 0, max: 400 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const group = fc
  .record({
    lacking: people,
    lapsing: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 48 }),
    lasting: people,
    joining: fc.double({ min: 0, max: 20, noNaN: true }),
    leaving: fc.double({ min: 0, max: 0.2, noNaN: true }),
    holding: share,
    validity: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  })
  .map(({ lacking, ...rest }) => ({ ...rest, head: lacking + rest.lasting + rest.lapsing.reduce((sum, n) => sum + n, 0) }));
const seats = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 60, maxLength: 60 });
const by = (list: readonly number[]) => (month: number) => list[month - 1] ?? 0;

describe('the forecast', () => {
  test('never leaves 0–100 %, and nobody is covered who is not employed', () => {
    fc.assert(
      fc.property(group, seats, (from, list) => {
        for (const month of foresee(from, by(list), 60)) {
          expect(month.covered).toBeGreaterThanOrEqual(0);
          expect(month.covered).toBeLessThanOrEqual(month.head + 1e-9);
          expect(shareOf(month)).toBeGreaterThanOrEqual(0);
          expect(shareOf(month)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('more seats never lower coverage, in any month', () => {
    fc.assert(
      fc.property(group, seats, seats, (from, list, more) => {
        const fewer = foresee(from, by(list), 60);
        const with_ = foresee(from, by(list.map((n, i) => n + (more[i] ?? 0))), 60);
        fewer.forEach((month, i) => {
          expect(with_[i]!.covered).toBeGreaterThanOrEqual(month.covered - 1e-6);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('is flat without turnover, lapse and seats', () => {
    fc.assert(
      fc.property(people, people, (lacking, lasting) => {
        const from = { head: lacking + lasting, lasting, lapsing: [], joining: 0, leaving: 0, holding: 0, validity: null };
        for (const month of foresee(from, () => 0, 36)) expect(month).toMatchObject({ head: from.head, covered: lasting });
      }),
    );
  });

  test('settles at seats over people coming, when nothing lapses', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        people,
        (joining, leaving, holding, seats_, head) => {
          const level = settles({ head, lasting: 0, lapsing: [], joining, leaving, holding, validity: null }, seats_);
          expect(level).toBeCloseTo(Math.min(1, (seats_ + holding * joining) / joining), 2);
        },
      ),
    );
  });

  test('settles at s/(s+lost) when seats go to a share of those who lack the course: the balance of what comes and goes', () => {
    // 600 people, 2 % leave a month and as many come, 4 % of those who lack the course get it: 0.04/(0.04+0.02), but for
    // the month a newcomer waits: she is one month older in the group before the first seat can be hers.
    let month = { head: 600, covered: 0 };
    for (let i = 0; i < 400; i++) {
      const wanted = (600 - month.covered * 0.98) * 0.04;
      const next = foresee(
        { head: 600, lasting: month.covered, lapsing: [], joining: 12, leaving: 0.02, holding: 0, validity: null },
        () => wanted,
        1,
      );
      month = next.at(-1)!;
    }
    expect(shareOf({ month: 0, ...month })).toBeCloseTo(0.04 / (0.04 + 0.02 * 0.96), 6);
  });

  test('loses a course in the month after its last one, and training lasts its validity', () => {
    const from = { head: 10, lasting: 0, lapsing: [0, 4], joining: 0, leaving: 0, holding: 0, validity: 3 };
    const course = foresee(from, (month) => (month === 1 ? 2 : 0), 5).map(({ covered }) => covered);
    expect(course).toEqual([4, 6, 2, 2, 0, 0]);
  });

  test('renews those who lapse soonest once nobody lacks the course', () => {
    const from = { head: 4, lasting: 0, lapsing: [0, 2, 2], joining: 0, leaving: 0, holding: 0, validity: 12 };
    expect(foresee(from, (month) => (month === 1 ? 2 : 0), 3).map(({ covered }) => covered)).toEqual([4, 4, 4, 2]);
  });

  test('knows when a goal is reached, how many seats it takes, and to hold it', () => {
    const from = { head: 600, lasting: 300, lapsing: [], joining: 6, leaving: 0.01, holding: 0, validity: null };
    expect(
      reaches(
        foresee(from, () => 12, 60),
        0.8,
      ),
    ).toBeGreaterThan(12);
    expect(
      reaches(
        foresee(from, () => 2, 60),
        0.8,
      ),
    ).toBeNull();
    const needed = neededBy(from, 0.8, 24)!;
    expect(shareOf(foresee(from, () => needed, 24).at(-1)!)).toBeCloseTo(0.8, 3);
    expect(shareOf(foresee(from, () => needed - 0.2, 24).at(-1)!)).toBeLessThan(0.8);
    expect(neededToHold(from, 0.8)).toBeCloseTo(0.8 * 6, 1);
  });

  test('asks for no seats where the goal is reached without any', () => {
    const from = { head: 100, lasting: 90, lapsing: [], joining: 0, leaving: 0, holding: 0, validity: null };
    expect(neededBy(from, 0.8, 12)).toBe(0);
    expect(neededToHold(from, 0.8)).toBe(0);
  });
});

describe('what it learns from', () => {
  const quarter = { day: '', head: 0, covered: 0, joined: 0, holding: 0, gone: 0, trained: 0 };

  test('turnover a month from quarters, and nothing from before the group was there', () => {
    const learned = learnTurnover([
      { ...quarter, head: 0 },
      { ...quarter, head: 100, joined: 100 },
      { ...quarter, head: 103, joined: 9, holding: 3, gone: 6, trained: 12 },
      { ...quarter, head: 100, joined: 3, holding: 0, gone: 6, trained: 12 },
    ]);
    expect(learned.months).toBe(6);
    expect(learned.joining).toBe(2);
    expect(learned.holding).toBe(0.25);
    expect(1 - (1 - learned.leaving) ** 3).toBeCloseTo(12 / 203, 9);
    expect(learned.pace).toBeCloseTo(24 / 9, 9);
    expect(learnTurnover([])).toEqual({ joining: 0, leaving: 0, holding: 0, pace: 0, months: 0 });
  });

  test('what a seat gives, from what has been held', () => {
    const held = [
      { ends_on: '2026-01-01', seats: 40, given: 30, ours: 24 },
      { ends_on: '2026-02-01', seats: 20, given: 18, ours: 12 },
    ];
    expect(learnYield(held)).toEqual({ given: 0.8, ours: 0.75, occasions: 2 });
    expect(learnYield([])).toEqual({ given: 1, ours: 1, occasions: 0 });
  });
});
