import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Marked, markWords } from './mark-words.ts';

const all = (found: readonly Marked[], but: Marked['kind']) =>
  found
    .filter(({ kind }) => kind !== but)
    .map(({ text }) => text)
    .join('');

const text = fc
  .array(fc.constantFrom('ring', 'jouren', ' ', '\n', '.', 'å', '🙂', '\u00a0'), { maxLength: 40 })
  .map((all) => all.join(''));

test('what stayed and went is the old text, what stayed and came the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = markWords(before, after);
      expect([all(found, 'added'), all(found, 'removed')]).toEqual([before, after]);
      expect(found.some(({ kind }) => kind !== 'same')).toBe(before !== after);
    }),
    { numRuns: 1000 },
  );
});

test('one word changed is one word marked', () => {
  expect(markWords('Ring jouren i dag.\nVänta.', 'Ring polisen i dag.\nVänta.').filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'jouren' },
    { kind: 'added', text: 'polisen' },
  ]);
});

test('lines alike by the thousand, on one side moved a step, are compared without holding anybody up', () => {
  const [before, after] = [`${'a\n'.repeat(90_000)}x`, `y\n${'a\n'.repeat(89_000)}z ${'b '.repeat(9_000)}`];
  const from = process.cpuUsage();
  const found = markWords(before, after);
  expect([all(found, 'added'), all(found, 'removed')]).toEqual([before, after]);
  // Each weighed against each they would take hours.
  expect(process.cpuUsage(from).user).toBeLessThan(20_000_000);
});
