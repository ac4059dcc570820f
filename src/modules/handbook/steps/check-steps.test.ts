import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOf, type Kind } from './check-steps.ts';
import { parseSteps } from './read-steps.ts';
import type { Step } from './step.ts';
import { on, step, when, wholeSteps } from './steps-by-chance.ts';

const kinds = (steps: readonly Step[]): Kind[] => faultsOf(steps).map(({ kind }) => kind);
const withNext = (steps: readonly Step[], at: number, next: Step['next']): Step[] =>
  steps.map((one, i) => (i === at ? { ...one, next } : one));

/** Kahn's way, and nothing of the checker's: steps nobody waits for are taken away until none is left, or a circle is. */
function hasCircle(steps: readonly Step[]): boolean {
  const left = new Map(steps.map((one) => [one.id, one]));
  for (let taken = true; taken; ) {
    taken = false;
    for (const [id, one] of left)
      if (one.next.every(({ to }) => to === null || !left.has(to))) {
        left.delete(id);
        taken = true;
      }
  }
  return left.size > 0;
}

test('whatever passes: it is read back as it was stored', () => {
  fc.assert(
    fc.property(wholeSteps(60), (steps) => {
      expect(faultsOf(steps)).toEqual([]);
      expect(parseSteps(JSON.parse(JSON.stringify(steps)))).toEqual(steps);
    }),
  );
});

test('whatever passes: every path ends, and every step is met', () => {
  fc.assert(
    fc.property(wholeSteps(), fc.infiniteStream(fc.nat()), (steps, choices) => {
      const met = new Set<string>();
      // Walks that choose by chance, each no longer than there are steps.
      for (let walk = 0; walk < 20; walk++) {
        let at = steps[0];
        for (let i = 0; at; i++) {
          expect(i).toBeLessThan(steps.length);
          met.add(at.id);
          const to = at.next[(choices.next().value ?? 0) % at.next.length]?.to ?? null;
          at = steps.find(({ id }) => id === to);
        }
      }
      const all = new Set<string>();
      const visit = (id: string | undefined): void => {
        if (id === undefined || all.has(id)) return;
        all.add(id);
        for (const { to } of steps.find((one) => one.id === id)?.next ?? []) if (to !== null) visit(to);
      };
      visit(steps[0]?.id);
      expect(all.size).toBe(steps.length);
    }),
  );
});

test('any way led anywhere: a circle is found just where there is one, and its path is a real one', () => {
  let circles = 0;
  fc.assert(
    fc.property(wholeSteps(12), fc.nat(), fc.nat(), fc.nat(), (steps, a, b, c) => {
      const at = a % steps.length;
      const from = steps[at]!;
      const turned = withNext(
        steps,
        at,
        from.next.map((way, n) => (n === b % from.next.length ? { ...way, to: steps[c % steps.length]!.id } : way)),
      );
      const found = faultsOf(turned).filter(({ kind }) => kind === 'circle');
      expect(found.length > 0).toBe(hasCircle(turned));
      for (const { step: id, branch, sentence } of found) {
        circles++;
        const told = [...sentence.matchAll(/Steg (\d+)/g)].map(([, number]) => turned[Number(number) - 1]!);
        expect(told.at(-1)).toBe(told[0]);
        // The path is told from the step led back to, and ends with the branch that closes it.
        expect(told.at(-2)?.id).toBe(id);
        expect(told.at(-2)?.next[branch!]?.to).toBe(told[0]?.id);
        for (const [i, one] of told.slice(0, -1).entries()) expect(one.next.map(({ to }) => to)).toContain(told[i + 1]?.id);
      }
    }),
    { numRuns: 300 },
  );
  expect(circles).toBeGreaterThan(20);
});

test('each way of breaking whole steps is refused, and at its place', () => {
  const breaks: ((steps: Step[], at: number) => { steps: Step[]; kind: Kind; branch?: number })[] = [
    (steps, at) => ({ steps: withNext(steps, at, []), kind: 'no_way_on', branch: 0 }),
    (steps, at) => ({ steps: withNext(steps, at, [when('ja', null), when('nej', 'nowhere')]), kind: 'no_such_step', branch: 1 }),
    (steps, at) => ({ steps: withNext(steps, at, [when('Ja', null), when(' ja  ', null)]), kind: 'same_words', branch: 1 }),
    (steps, at) => ({ steps: withNext(steps, at, [when('ja', null), on(null)]), kind: 'wordless', branch: 1 }),
    (steps, at) => ({ steps: withNext(steps, at, [when('', null)]), kind: 'wordless', branch: 0 }),
    (steps, at) => ({ steps: withNext(steps, at, [on(steps[at]!.id)]), kind: 'circle', branch: 0 }),
    (steps, at) => ({
      steps: withNext(
        steps,
        at,
        'abcdefg'.split('').map((word) => when(word, null)),
      ),
      kind: 'too_many_branches',
    }),
    (steps, at) => ({ steps: steps.map((one, i) => (i === at ? { ...one, title: ' ' } : one)), kind: 'no_title' }),
    (steps, at) => ({ steps: steps.map((one, i) => (i === at ? { ...one, who: 'x'.repeat(201) } : one)), kind: 'too_long' }),
    (steps, at) => ({ steps: steps.map((one, i) => (i === at ? { ...one, text: '![](bild:x)' } : one)), kind: 'text' }),
  ];
  fc.assert(
    fc.property(wholeSteps(10), fc.nat(), fc.constantFrom(...breaks), (steps, n, breakIt) => {
      const at = n % steps.length;
      const { steps: broken, kind, branch } = breakIt(steps, at);
      const told = faultsOf(broken).find((fault) => fault.kind === kind && fault.step === steps[at]!.id);
      expect(told?.sentence).toMatch(/\p{L}{3}.*\.$/u);
      expect(told?.branch).toBe(branch);
    }),
    { numRuns: 300 },
  );
});

test('a step that nobody leads to is told of by its number', () => {
  const steps = [step('a', [on(null)]), step('b', [on(null)])];
  expect(faultsOf(steps)).toMatchObject([{ step: 'b', kind: 'not_reached', sentence: expect.stringContaining('steg 2') }]);
});

test('two steps of one id, too many steps, and too much of them', () => {
  expect(kinds([step('a', [on(null)]), step('a', [on(null)])])).toContain('same_id');
  const many = Array.from({ length: 61 }, (_, i) => step(`s${i}`, [on(i < 60 ? `s${i + 1}` : null)]));
  expect(kinds(many)).toEqual(['too_many_steps']);
  expect(kinds(many.slice(1))).toEqual([]);
  expect(kinds(many.slice(1).map((one) => ({ ...one, text: 'å'.repeat(4000) })))).toEqual(['too_large']);
});

test('a routine without steps is whole; what is no list of steps is not read', () => {
  expect(faultsOf([])).toEqual([]);
  for (const other of [null, {}, [1], [{ id: 'a' }], [{ ...step('A b', []) }], [{ ...step('a', []), more: 1 }]])
    expect(() => parseSteps(other)).toThrow();
});
