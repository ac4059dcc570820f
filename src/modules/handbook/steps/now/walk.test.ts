import fc from 'fast-check';
import { expect, test } from 'vitest';
import { on, step, when, wholeSteps } from '../steps-by-chance.ts';
import { leftAfter, walkAddress, walkFrom } from './walk.ts';

const queryOf = (address: string) => new URL(address, 'http://localhost').searchParams;
const read = (address: string) => {
  const query = queryOf(address);
  return { way: query.get('way') ?? undefined, step: query.get('step') ?? undefined, ended: query.get('end') === 'yes' };
};

test('whatever is chosen, the walk ends, in no more steps than were promised', () => {
  fc.assert(
    fc.property(wholeSteps(), fc.infiniteStream(fc.nat()), (steps, choices) => {
      let address = walkAddress('r', 'v', []);
      const promised = leftAfter(steps, steps[0]!.id);
      for (let taken = 0; ; taken++) {
        const walk = walkFrom(steps, read(address));
        if (walk.ended) break;
        expect(taken).toBeLessThanOrEqual(promised);
        expect(walk.path).toHaveLength(taken + 1);
        const here = steps.find(({ id }) => id === walk.path.at(-1))!;
        expect(leftAfter(steps, here.id)).toBeLessThanOrEqual(promised - taken);
        const to = here.next[choices.next().value! % here.next.length]!.to;
        address = to === null ? walkAddress('r', 'v', walk.path, true) : walkAddress('r', 'v', [...walk.path, to]);
      }
    }),
  );
});

test('whatever an address says, one stands at a step of the routine', () => {
  fc.assert(
    fc.property(wholeSteps(8), fc.string(), fc.string(), fc.boolean(), (steps, way, asked, ended) => {
      const { path } = walkFrom(steps, { way, step: asked, ended });
      expect(steps.map(({ id }) => id)).toContain(path.at(-1));
    }),
  );
});

const steps = [step('a', [when('ja', 'b'), when('nej', null)]), step('b', [on('c')]), step('c', [on(null)])];

test.each([
  [{ way: 'a-b', step: 'c', ended: false }, ['a', 'b', 'c'], false],
  [{ way: 'a', step: 'c', ended: false }, ['c'], false],
  [{ way: 'x', step: 'y', ended: false }, ['a'], false],
  [{ step: 'a', ended: true }, ['a'], true],
  [{ way: 'a', step: 'b', ended: true }, ['a', 'b'], false],
  [{ ended: false }, ['a'], false],
])('%o', (asked, path, ended) => {
  expect(walkFrom(steps, asked)).toEqual({ path, ended });
});
