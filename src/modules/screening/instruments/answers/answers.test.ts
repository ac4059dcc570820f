// What must hold for every instrument and everything that may be answered in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersTo, scoredInstruments, unscoredInstruments } from '../fixtures/arbitrary-instruments.ts';
import { checkInstrument } from '../format/read-instrument.ts';
import type { Scored, ScoredItem } from '../format/schema.ts';
import { reachOf } from './points.ts';
import { scoreOf } from './score.ts';
import { cleaned, itemsOf, shownItems } from './shown.ts';

const answered = scoredInstruments.chain((instrument) => fc.tuple(fc.constant(instrument), answersTo(instrument)));
const runs = { numRuns: 400 };

test('what is made for these tests is what the format allows', () => {
  fc.assert(
    fc.property(fc.oneof(scoredInstruments, unscoredInstruments), (instrument) => {
      expect(checkInstrument(instrument)).toEqual({ instrument });
    }),
    runs,
  );
});

test('an item that is not shown never counts, whatever was answered to it', () => {
  let hiddenOnes = 0;
  fc.assert(
    fc.property(answered, ([instrument, answers]) => {
      const shown = new Set(shownItems(instrument, answers).map(({ key }) => key));
      const without = new Map([...answers].filter(([key]) => shown.has(key)));
      hiddenOnes += answers.size - without.size;
      expect(scoreOf(instrument, answers)).toEqual(scoreOf(instrument, without));
      expect([...cleaned(instrument, answers).keys()].filter((key) => !shown.has(key))).toEqual([]);
    }),
    runs,
  );
  expect(hiddenOnes).toBeGreaterThan(100);
});

test('the points are the sum of weight times points of what is shown and answered, counted by hand', () => {
  const byHand = (item: ScoredItem, answers: ReturnType<typeof cleaned>): number => {
    const answer = answers.get(item.key);
    let sum = 0;
    if (item.type === 'number' && answer?.is === 'number')
      for (const range of item.points ?? []) if (answer.value >= range.from && answer.value <= range.to) sum += range.points;
    if (item.type === 'yes_no' && answer?.is === 'chosen')
      sum += answer.options.includes('yes') ? item.points.yes : item.points.no;
    if ((item.type === 'choice' || item.type === 'choices') && answer?.is === 'chosen')
      for (const option of item.options) if (answer.options.includes(option.key)) sum += option.points;
    return sum * (item.weight ?? 1);
  };
  fc.assert(
    fc.property(answered, ([instrument, answers]) => {
      const kept = cleaned(instrument, answers);
      const sum = instrument.sections.flatMap(({ items }) => items).reduce((total, item) => total + byHand(item, kept), 0);
      expect(scoreOf(instrument, answers).points).toBe(sum);
    }),
    runs,
  );
});

test('in which order one answers makes no difference', () => {
  fc.assert(
    fc.property(answered, fc.infiniteStream(fc.nat()), ([instrument, answers], order) => {
      const places = [...order.take(answers.size)];
      const other = new Map(
        [...answers]
          .map((pair, i) => ({ pair, at: places[i]! }))
          .sort((a, b) => a.at - b.at)
          .map(({ pair }) => pair),
      );
      expect(scoreOf(instrument, other)).toEqual(scoreOf(instrument, answers));
      expect(shownItems(instrument, other)).toEqual(shownItems(instrument, answers));
    }),
    runs,
  );
});

test('cleaning twice is cleaning once, and hides nothing more', () => {
  fc.assert(
    fc.property(answered, ([instrument, answers]) => {
      const once = cleaned(instrument, answers);
      expect(cleaned(instrument, once)).toEqual(once);
      expect(shownItems(instrument, once)).toEqual(shownItems(instrument, answers));
    }),
    runs,
  );
});

test('every score lies within reach, and in exactly one band', () => {
  fc.assert(
    fc.property(answered, ([instrument, answers]) => {
      const { points, band } = scoreOf(instrument, answers);
      const { min, max } = reachOf(itemsOf(instrument));
      expect(points).toBeGreaterThanOrEqual(min);
      expect(points).toBeLessThanOrEqual(max);
      expect(instrument.bands.filter(({ from, to }) => from <= points && points <= to)).toEqual([band]);
    }),
    runs,
  );
});

test('an item that nobody answers changes no points and no band', () => {
  fc.assert(
    fc.property(answered, ([instrument, answers]) => {
      const more: Scored = structuredClone(instrument);
      more.sections[0]!.items.unshift({ type: 'yes_no', key: 'ny', text: { sv: 'Ny' }, points: { yes: 0, no: 0 } });
      const [before, after] = [scoreOf(instrument, answers), scoreOf(more, answers)];
      expect({ points: after.points, band: after.band }).toEqual({ points: before.points, band: before.band });
      expect(after.unanswered).toBe(before.unanswered + 1);
    }),
    runs,
  );
});

test('a declined answer gives no points and is not counted as left', () => {
  fc.assert(
    fc.property(scoredInstruments, (instrument) => {
      const declined = new Map(itemsOf(instrument).map(({ key }) => [key, { is: 'declined' as const }]));
      const score = scoreOf(instrument, declined);
      expect(score.points).toBe(0);
      expect(score.unanswered).toBe(0);
      expect(score.declined).toBe(score.shown);
    }),
    runs,
  );
});

test('an item that depends on one further down, on itself or in a circle is refused, there', () => {
  fc.assert(
    fc.property(scoredInstruments, fc.nat(), fc.nat(), (instrument, a, b) => {
      const broken: Scored = structuredClone(instrument);
      const places = broken.sections.flatMap((section, i) =>
        section.items.map((item, j) => ({ item, at: `/sections/${i}/items/${j}` })),
      );
      const from = a % places.length;
      const to = from + (b % (places.length - from));
      places[from]!.item.show_when = { all: [{ item: places[to]!.item.key, in: ['yes'] }] };
      const checked = checkInstrument(broken);
      const paths = 'faults' in checked ? checked.faults.map(({ path }) => path) : [];
      expect(paths).toContain(`${places[from]!.at}/show_when/all/0/item`);
    }),
    runs,
  );
});

test('bands with a hole, an overlap or a missing end are refused', () => {
  fc.assert(
    fc.property(scoredInstruments, fc.nat(), fc.constantFrom('hole', 'overlap', 'end'), (instrument, n, how) => {
      const broken: Scored = structuredClone(instrument);
      const i = n % broken.bands.length;
      const band = broken.bands[i]!;
      if (how === 'hole') broken.bands.splice(i, 1);
      else if (how === 'overlap') broken.bands.push({ ...band });
      else broken.bands.at(-1)!.to = reachOf(itemsOf(instrument)).max - 1;
      if (broken.bands.length > 20) return;
      expect(checkInstrument(broken)).toHaveProperty('faults');
    }),
    runs,
  );
});
