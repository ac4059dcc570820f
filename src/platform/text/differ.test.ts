import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differ } from './differ.ts';

const row = (most: number) => fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: most });
const oldOf = (runs: ReturnType<typeof differ>) => runs.flatMap((run) => ('same' in run ? run.same : run.old));
const nowOf = (runs: ReturnType<typeof differ>) => runs.flatMap((run) => ('same' in run ? run.same : run.now));
const shared = (runs: ReturnType<typeof differ>) => runs.flatMap((run) => ('same' in run ? run.same : [])).length;

/** The length of what two rows share at most, by the table everybody learns. */
function most(old: readonly string[], now: readonly string[]): number {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (const [i, one] of old.entries())
    for (const [j, other] of now.entries())
      table[i + 1]![j + 1] = one === other ? table[i]![j]! + 1 : Math.max(table[i]![j + 1]!, table[i + 1]![j]!);
  return table[old.length]![now.length]!;
}

test('both rows are whole in what is told, and what they share is as much as can be', () => {
  fc.assert(
    fc.property(row(30), row(30), (old, now) => {
      const runs = differ(old, now);
      expect([oldOf(runs), nowOf(runs)]).toEqual([old, now]);
      expect(shared(runs)).toBe(most(old, now));
    }),
    { numRuns: 2000 },
  );
});

test('also when there is no time to weigh them', () => {
  fc.assert(
    fc.property(row(60), row(60), fc.integer({ min: 0, max: 60 }), (old, now, steps) => {
      const runs = differ(old, now, { steps });
      expect([oldOf(runs), nowOf(runs)]).toEqual([old, now]);
    }),
    { numRuns: 2000 },
  );
});

test('rows too different to be weighed are held together by what stands once in both', () => {
  const lines = (words: string) => Array.from({ length: 3_000 }, (_, i) => `${words} ${i}`);
  const runs = differ([...lines('var'), 'Barn', ...lines('då')], [...lines('är'), 'Barn', ...lines('nu')]);
  expect(runs.map((run) => ('same' in run ? run.same : 'differs'))).toEqual(['differs', ['Barn'], 'differs']);
});

test('whatever is compared, the steps have an end', () => {
  const alike = new Array<string>(50_000).fill('a');
  const mixed = Array.from({ length: 50_000 }, (_, i) => 'abc'[(i * i) % 3]!);
  for (const [old, now] of [
    [alike, alike.slice(1)],
    [alike, mixed],
    [mixed, mixed.toReversed()],
    [
      ['x', ...alike, 'y'],
      ['z', ...alike, 'w'],
    ],
  ] as const) {
    const left = { steps: 3_000_000 };
    const runs = differ(old, now, left);
    expect([oldOf(runs).length, nowOf(runs).length]).toEqual([old.length, now.length]);
    expect(left.steps).toBeGreaterThan(-100_000);
  }
});
