import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CompletionRule, completes, type Presence, presences } from './completion-rule.ts';

const rules: fc.Arbitrary<CompletionRule> = fc.record({
  partsToComplete: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
  lateCounts: fc.boolean(),
  partialCounts: fc.boolean(),
});
const sheets = fc
  .integer({ min: 1, max: 6 })
  .chain((parts) =>
    fc.record({ parts: fc.constant(parts), marks: fc.array(fc.constantFrom(...presences), { maxLength: parts }) }),
  );

/** The rule told the other way round: how many parts may be missed, and what is missed. */
function mayHaveIt(rule: CompletionRule, parts: number, marks: readonly Presence[]): boolean {
  const mayMiss = rule.partsToComplete === null ? 0 : Math.max(0, parts - rule.partsToComplete);
  const unmarked = parts - marks.length;
  const missed = marks.filter((mark) => {
    switch (mark) {
      case 'absent':
        return true;
      case 'late':
        return !rule.lateCounts;
      case 'partial':
        return !rule.partialCounts;
      default:
        return false;
    }
  }).length;
  return missed + unmarked <= mayMiss;
}

test('completing is the same as having missed no more than one may', () => {
  fc.assert(
    fc.property(rules, sheets, (rule, { parts, marks }) => {
      expect(completes(rule, parts, marks)).toBe(mayHaveIt(rule, parts, marks));
    }),
    { numRuns: 2000 },
  );
});

test('coming to more never takes a completion away', () => {
  fc.assert(
    fc.property(rules, sheets, fc.nat(), (rule, { parts, marks }, at) => {
      const better = marks.map((mark, i) => (i === at % Math.max(1, marks.length) ? 'present' : mark));
      if (completes(rule, parts, marks)) expect(completes(rule, parts, better)).toBe(true);
    }),
  );
});

test('an occasion without parts is completed by nobody', () => {
  expect(completes({ partsToComplete: null, lateCounts: true, partialCounts: true }, 0, [])).toBe(false);
});
