import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arcPath, openRing } from './arc.ts';

const length = (arc: { from: number; to: number } | null) => (arc ? arc.to - arc.from : 0);

test('nothing done is one pale arc, all done one full arc, and both stay open', () => {
  const none = openRing(0);
  const all = openRing(1);
  expect(none.done).toBeNull();
  expect(all.rest).toBeNull();
  expect(all.done).toEqual(none.rest);
  expect(length(all.done)).toBeLessThan(330);
});

test('any share between shows both arcs, which never touch, and more done is a longer arc', () => {
  const share = fc.double({ min: 0.0001, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const { done, rest } = openRing(a);
      if (!done || !rest) return false;
      const apart = rest.from - done.to >= 17;
      const inOrder = a <= b ? length(done) <= length(openRing(b).done) : true;
      return apart && inOrder && length(done) >= 0 && length(rest) >= 0;
    }),
  );
});

test('half is half of the ring, give or take the air where the arcs meet', () => {
  const { done, rest } = openRing(0.5);
  expect(length(done)).toBeCloseTo(length(rest), 6);
});

test('a quarter turn from twelve ends at three, drawn the short way; an arc without length is a dot', () => {
  expect(arcPath({ from: 0, to: 90 })).toBe('M50 8A42 42 0 0 1 92 50');
  expect(arcPath({ from: 0, to: 270 })).toContain(' 1 1 ');
  expect(arcPath({ from: 90, to: 90 })).toBe('M92 50h0.01');
});
