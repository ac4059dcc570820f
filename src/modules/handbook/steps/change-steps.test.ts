import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeFirst, moveDown, moveUp, onwardOf, placesIn, putIn, takeAway } from './change-steps.ts';
import { faultsOf, mayWait } from './check-steps.ts';
import { reachedFrom } from './follow-steps.ts';
import type { Step } from './step.ts';
import { on, step, when, wholeSteps } from './steps-by-chance.ts';

const ids = (steps: readonly Step[] | null | undefined) => steps?.map(({ id }) => id).join(' ');
const ways = (steps: readonly Step[]) =>
  Object.fromEntries(steps.map(({ id, next }) => [id, next.map(({ to }) => to ?? '.').join(' ')]));
const line = (names: string) => names.split('').map((id, i, all) => step(id, [on(all[i + 1] ?? null)]));

type Edit = { kind: 'add' | 'takeAway' | 'up' | 'down' | 'first'; at: number; which: number };
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'takeAway', 'up', 'down', 'first'),
    at: fc.nat(),
    which: fc.nat(),
  }) as fc.Arbitrary<Edit>,
  { maxLength: 25 },
);
let added = 0;

function apply(steps: Step[], { kind, at, which }: Edit): Step[] {
  const one = steps[at % Math.max(1, steps.length)];
  if (kind === 'add') {
    const places = placesIn(steps);
    const place = places[at % places.length]!;
    return steps.length < 60 ? putIn(steps, place, step(`n${added++}`, [on(place.onward)])) : steps;
  }
  if (!one) return steps;
  if (kind === 'takeAway') return takeAway(steps, one.id, onwardOf(one)[which % onwardOf(one).length] ?? null);
  if (kind === 'first') return makeFirst(steps, one.id) ?? steps;
  return (kind === 'up' ? moveUp(steps, one.id) : moveDown(steps, one.id))?.steps ?? steps;
}

test('whatever is added, moved, taken away or made the first: no circle, no way to nowhere, nothing lost', () => {
  fc.assert(
    fc.property(wholeSteps(15), edits, (start, list) => {
      let steps = start;
      for (const edit of list) {
        const before = steps.length;
        steps = apply(steps, edit);
        expect(Math.abs(steps.length - before)).toBe(steps.length === before ? 0 : 1);
        // A way may come to share its words' neighbours, and a step may wait for somebody to lead to it: nothing worse.
        expect(faultsOf(steps).filter((fault) => !mayWait(fault))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('a step put on a way, and a move in line, leave every step met', () => {
  fc.assert(
    fc.property(wholeSteps(15), fc.nat(), (steps, n) => {
      const places = placesIn(steps);
      const place = places[n % places.length]!;
      expect(faultsOf(putIn(steps, place, step('new', [on(place.onward)])))).toEqual([]);
      const moved = moveUp(steps, steps[n % steps.length]!.id);
      if (moved) expect(reachedFrom(moved.steps, moved.steps[0]!.id).size).toBe(steps.length);
    }),
  );
});

test('in a line a step takes over the way from the one before', () => {
  const steps = putIn(line('abc'), { kind: 'way', from: 'a', branch: 0, onward: 'b' }, step('x', [on('b')]));
  expect(ids(steps)).toBe('a x b c');
  expect(ways(steps)).toEqual({ a: 'x', x: 'b', b: 'c', c: '.' });
});

test('on one way of several it is read before the step it leads on to, or last where that way ended', () => {
  const steps = [
    step('a', [when('ja', 'b'), when('nej', 'c'), when('vet inte', null)]),
    step('b', [on('c')]),
    step('c', [on(null)]),
  ];
  expect(ids(putIn(steps, { kind: 'way', from: 'a', branch: 1, onward: 'c' }, step('x', [on('c')])))).toBe('a b x c');
  expect(ids(putIn(steps, { kind: 'way', from: 'a', branch: 2, onward: null }, step('x', [on(null)])))).toBe('a b c x');
});

test('in a line the way follows a step that is moved; where ways part it stays', () => {
  expect(moveUp(line('abc'), 'c')).toMatchObject({ waysToo: true });
  expect(ways(moveUp(line('abc'), 'c')!.steps)).toEqual({ a: 'c', c: 'b', b: '.' });
  expect(ids(moveUp(line('abc'), 'b')?.steps)).toBe('b a c');
  expect(ids(moveDown(line('abc'), 'a')?.steps)).toBe('b a c');
  const parting = [step('a', [when('ja', 'b'), when('nej', 'c')]), step('b', [on(null)]), step('c', [on(null)])];
  expect(moveUp(parting, 'b')).toBeNull();
  expect(moveUp(parting, 'c')).toMatchObject({ waysToo: false });
  expect(ids(moveUp(parting, 'c')?.steps)).toBe('a c b');
});

test('where others lead to a step too, moving it leaves their ways alone', () => {
  const steps = [step('z', [when('ja', 'a'), when('nej', 'b')]), step('a', [on('b')]), step('b', [on(null)])];
  const moved = moveUp(steps, 'b');
  expect(moved?.waysToo).toBe(false);
  expect(ways(moved!.steps)).toEqual(ways(steps));
});

test('made the first, a step with one way leads to what was the first; one where ways part keeps them', () => {
  expect(ways(makeFirst(line('abc'), 'c')!)).toEqual({ c: 'a', a: 'b', b: '.' });
  const parting = [step('z', [on('a')]), step('a', [when('ja', 'b'), when('nej', null)]), step('b', [on(null)])];
  expect(ids(makeFirst(parting, 'a'))).toBe('a z b');
  expect(ways(makeFirst(parting, 'a')!)).toMatchObject({ a: 'b .', z: 'a' });
});

test('taken away, those who led to it are led where one says', () => {
  const steps = [
    step('a', [when('ja', 'b'), when('nej', 'c')]),
    step('b', [when('1', 'c'), when('2', null)]),
    step('c', [on(null)]),
  ];
  expect(onwardOf(steps[1]!)).toEqual(['c', null]);
  expect(ways(takeAway(steps, 'b', 'c'))).toEqual({ a: 'c c', c: '.' });
  expect(ways(takeAway(steps, 'b', null))).toEqual({ a: '. c', c: '.' });
});
