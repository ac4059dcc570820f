// The picture's promises, for steps of every shape: what stands in it never collides, and every way leads down to where it goes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../step.ts';
import { on, step, when, wholeSteps } from '../steps-by-chance.ts';
import type { Box, Drawing } from './drawing.ts';
import { layOut } from './lay-out.ts';
import { layOutColumn } from './lay-out-column.ts';
import { widthOf, wrap } from './measure.ts';

const long = 'Kontakta socialtjänstens mottagningskvinnofridssamordnare och boka ett första samtal i enrum';
const words = fc.oneof(
  fc.constant(long),
  fc.constant('Ring'),
  fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
  fc.lorem({ maxCount: 12 }),
);
const told: fc.Arbitrary<Step[]> = fc
  .tuple(wholeSteps(40), fc.array(fc.tuple(words, words, words), { minLength: 40, maxLength: 40 }))
  .map(([steps, said]) =>
    steps.map((one, i) => {
      const [title, who, label] = said[i] ?? ['x', 'x', 'x'];
      const next = one.next.map((way, n) => (way.label ? { ...way, label: `${label} ${n}`.slice(0, 120) } : way));
      return { ...one, title: title.slice(0, 120), who: who.slice(0, 200), next };
    }),
  );
const drawings: [string, (steps: Step[]) => Drawing][] = [
  ['in layers', (steps) => layOut(steps, 'own')],
  ['in layers, in the face of the device', (steps) => layOut(steps, 'system')],
  ['in a narrow column', (steps) => layOutColumn(steps, 288, 3, 'own')],
  ['in a narrow column, in the face of the device', (steps) => layOutColumn(steps, 288, 3, 'system')],
  ['in a wide column', (steps) => layOutColumn(steps, 560, 6, 'own')],
  ['in a wide column, in the face of the device', (steps) => layOutColumn(steps, 560, 6, 'system')],
];

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.each(drawings)(
  '%s: no two boxes meet, no words leave their box, nothing leaves the picture, every line leads downwards',
  (name, draw) => {
    const face = name.includes('face') ? 'system' : 'own';
    fc.assert(
      fc.property(told, (steps) => {
        const { boxes, lines, width, height } = draw(steps);
        for (const [i, box] of boxes.entries()) {
          for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
          for (const { text, x, y, size } of box.words) {
            expect(x + widthOf(text, size, face)).toBeLessThanOrEqual(box.width);
            expect(y > size * 0.8 && y + size * 0.2 < box.height).toBe(true);
          }
        }
        for (const { points } of lines)
          for (const [i, [x, y]] of points.entries()) {
            expect(y).toBeGreaterThanOrEqual(points[i - 1]?.[1] ?? 0);
            expect(x >= 0 && x <= width && y <= height).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  },
);

test('every step has its box, every way its words, and a line arrives at every step but the first', () => {
  fc.assert(
    fc.property(wholeSteps(40), (steps) => {
      const { boxes, lines } = layOut(steps, 'own');
      const shown = boxes.filter(({ kind }) => kind === 'step');
      expect(shown.map(({ number }) => number).sort((a, b) => a! - b!)).toEqual(steps.map((_, i) => i + 1));
      const ways = steps.flatMap(({ next }) => next).filter(({ label }) => label !== '');
      expect(boxes.filter(({ kind }) => kind === 'label')).toHaveLength(ways.length);
      for (const box of shown.filter(({ number }) => number !== 1)) {
        const arrived = lines.filter(
          ({ points }) => points.at(-1)?.[1] === box.y && points.at(-1)?.[0] === box.x + box.width / 2,
        );
        expect(arrived.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});

test('in layers no line crosses a box', () => {
  fc.assert(
    fc.property(wholeSteps(25), (steps) => {
      const { boxes, lines } = layOut(steps, 'own');
      for (const { points } of lines)
        for (const [i, [x2, y2]] of points.entries()) {
          const [x1, y1] = points[i - 1] ?? [x2, y2];
          // A curve between two points stays within their frame: the air between two layers, or straight down beside a box.
          const inner = (box: Box) =>
            Math.max(x1, x2) > box.x && Math.min(x1, x2) < box.x + box.width && y1 < box.y + box.height && y2 > box.y;
          expect(boxes.some(inner)).toBe(false);
        }
    }),
    { numRuns: 60 },
  );
});

test('steps in a circle are drawn all the same', () => {
  const steps = [step('a', [on('b')]), step('b', [when('om', 'a'), when('annars', null)])];
  expect(layOut(steps, 'own').boxes.filter(({ kind }) => kind === 'step')).toHaveLength(2);
  expect(layOutColumn(steps, 288, 3, 'own').boxes.length).toBeGreaterThan(2);
});

test('a long word is parted, and what is too much ends with three dots', () => {
  const lines = wrap('Kvinnofridssamordnarkonferensdeltagare', 120, 16, 'own');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true);
  expect(wrap('ett två tre fyra fem sex sju', 60, 16, 'own', 2).at(-1)).toMatch(/…$/);
});
