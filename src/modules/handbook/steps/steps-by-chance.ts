// Steps as fast-check makes them: whole ones of every shape, and ways to break one.
import fc from 'fast-check';
import type { Branch, Step } from './step.ts';

const words = [
  'Tala ostört',
  'Kontakta enhetschefen samma dag',
  'Anmäl oro för barn',
  'Planera en trygg kontakt',
  'Ring kvinnojouren',
];

/** A step in as few words as may be. */
export const step = (id: string, next: readonly Branch[], wish: Partial<Step> = {}): Step => ({
  ...{ id, title: `Steg ${id}`, text: '', who: '', when: '', contact: '', law: '', next },
  ...wish,
});
export const on = (to: string | null): Branch => ({ situation: null, label: '', to });
export const when = (label: string, to: string | null): Branch => ({ situation: 'own', label, to });

/**
 * Whole steps: every way leads forward in a hidden order, and every step but the first has somebody who leads to it. They are
 * then listed in another order than that, the first first.
 */
export const wholeSteps = (most = 40): fc.Arbitrary<Step[]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) =>
      fc.record({
        count: fc.constant(count),
        parents: fc.array(fc.nat(), { minLength: count, maxLength: count }),
        more: fc.array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: count, maxLength: count }),
        places: fc.array(fc.nat(), { minLength: count, maxLength: count }),
        long: fc.array(fc.constantFrom(...words), { minLength: count, maxLength: count }),
      }),
    )
    .map(({ count, parents, more, places, long }) => {
      const targets: (number | null)[][] = Array.from({ length: count }, () => []);
      for (let i = 1; i < count; i++) {
        // The nearest before it that has room: five ways at most, so that there is room for one that ends.
        const wanted = (parents[i] ?? 0) % i;
        const parent = [...Array(i).keys()].map((n) => (wanted + n) % i).find((n) => (targets[n]?.length ?? 0) < 5) ?? 0;
        targets[parent]?.push(i);
      }
      for (const [i, list] of targets.entries()) {
        for (const n of more[i] ?? []) if (list.length < 6) list.push(i + 1 < count ? i + 1 + (n % (count - i - 1)) : null);
        if (list.length === 0) list.push(null);
      }
      const made = targets.map((list, i) =>
        step(
          `s${i}`,
          list.map((to, n) =>
            list.length === 1 ? on(to === null ? null : `s${to}`) : when(`väg ${n}`, to === null ? null : `s${to}`),
          ),
          { title: `${long[i]} ${i}` },
        ),
      );
      const [first, ...rest] = made.map((one, i) => ({ one, place: i === 0 ? -1 : (places[i] ?? 0) }));
      return [...(first ? [first.one] : []), ...rest.sort((a, b) => a.place - b.place).map(({ one }) => one)];
    });
