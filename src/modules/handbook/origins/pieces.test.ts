// Whatever the origin and the copy change, apart from each other: taken over piece by piece, in any order, it is both changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../steps/step.ts';
import { piecesOf, withPiece } from './pieces.ts';
import { takePiece } from './take-piece.ts';
import type { RoutineText } from './text-parts.ts';

const step = (id: string, to: string | null, text = `Gör ${id}.`): Step => ({
  ...{ id, title: `Steg ${id}`, text, who: 'Enhetschef', when: 'Samma dag', contact: '', law: '' },
  next: [{ situation: null, label: '', to }],
});
/** A chain: each step leads to the next, the last ends. */
const chain = (ids: readonly string[]): Step[] => ids.map((id, i) => step(id, ids[i + 1] ?? null));
const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const body = (parts: readonly { name: string; lines: readonly string[] }[]) =>
  parts.map(({ name, lines }) => [`## Del ${name}`, ...lines].join('\n\n')).join('\n\n');
const base = names.map((name) => ({ name, lines: [`Först ${name}.`, `Sedan ${name}.`, `Sist ${name}.`] }));
const whole = (wish: Partial<RoutineText> = {}): RoutineText => ({
  ...{ title: 'Misstänkt våld', summary: 'Så gör du.', body: body(base), steps: chain(names), ...wish },
});

type Edit = 'change' | 'remove' | 'add';
const edit = fc.constantFrom<Edit>('change', 'remove', 'add');
/** Which parts each side edits, and how: never the same part. */
const apart = fc
  .tuple(fc.shuffledSubarray(names), fc.shuffledSubarray(names), fc.infiniteStream(edit))
  .map(([theirs, ours, edits]) => ({
    theirs: theirs.map((name) => ({ name, edit: edits.next().value as Edit })),
    ours: ours.filter((name) => !theirs.includes(name)).map((name) => ({ name, edit: edits.next().value as Edit })),
  }));
type Edits = { name: string; edit: Edit }[];
const edited = (parts: typeof base, edits: Edits, who: string) =>
  parts.flatMap((part) => {
    const wish = edits.find(({ name }) => name === part.name)?.edit;
    if (wish === 'remove') return [];
    if (wish === 'change') return [{ ...part, lines: [...part.lines, `Tillägg av ${who}.`] }];
    // A new part after it: its own name, so that it is nobody else's.
    return wish === 'add' ? [part, { name: `${part.name} ${who}`, lines: [`Nytt av ${who}.`] }] : [part];
  });

describe('the text, where nothing touches', () => {
  test('taken over whole it is both changes, in whatever order the pieces are taken', () => {
    fc.assert(
      fc.property(apart, fc.infiniteStream(fc.nat()), fc.boolean(), (edits, dice, titled) => {
        const now = whole({ body: body(edited(base, edits.theirs, 'länet')), ...(titled ? { title: 'Våld' } : {}) });
        const mine = whole({ body: body(edited(base, edits.ours, 'oss')), summary: 'Vår ingress.' });
        const pieces = piecesOf(whole(), now, mine);
        expect(pieces.filter(({ state }) => state === 'touching')).toEqual([]);
        const shuffled = pieces.map((piece) => ({ piece, at: dice.next().value as number })).sort((a, b) => a.at - b.at);
        const taken = shuffled.reduce((text, { piece }) => withPiece(text, now, piece), mine);
        const both = edited(edited(base, edits.ours, 'oss'), edits.theirs, 'länet');
        expect(partsIn(taken.body).toSorted()).toEqual(partsIn(body(both)).toSorted());
        expect(taken.title).toBe(titled ? 'Våld' : 'Misstänkt våld');
        expect(taken.summary).toBe('Vår ingress.');
        const inOrder = pieces.reduce((text, piece) => withPiece(text, now, piece), mine);
        expect(taken).toEqual(inOrder);
        expect(piecesOf(whole(), now, taken).filter(({ state }) => state !== 'same')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('with nothing of our own it becomes the origin, word for word', () => {
    fc.assert(
      fc.property(apart, fc.shuffledSubarray(names, { minLength: 6 }), ({ theirs }, order) => {
        const moved = order.map((name) => base.find((part) => part.name === name)!);
        const now = whole({ body: body(edited(moved, theirs, 'länet')), steps: chain(order) });
        const taken = piecesOf(whole(), now, whole()).reduce((text, piece) => withPiece(text, now, piece), whole());
        expect(taken).toEqual(now);
      }),
    );
  });

  test('two lines of one section, changed apart, come together; the same line is shown as touching', () => {
    const says = (first: string, last: string) => whole({ body: `## Del a\n\n${first}\n\nSedan.\n\n${last}` });
    const [apartOnes] = piecesOf(says('Ett.', 'Tre.'), says('Ett nytt.', 'Tre.'), says('Ett.', 'Tre, hos oss.'));
    expect(apartOnes).toMatchObject({ state: 'clean', merged: '## Del a\n\nEtt nytt.\n\nSedan.\n\nTre, hos oss.' });
    const [same] = piecesOf(says('Ett.', 'Tre.'), says('Ett nytt.', 'Tre.'), says('Ett eget.', 'Tre.'));
    expect(same).toMatchObject({ state: 'touching', was: '## Del a\n\nEtt.\n\nSedan.\n\nTre.' });
  });
});

describe('the steps', () => {
  test('taken in any order they are the same, and no branch ever leads to a step that is not there', () => {
    const somewhere = fc.tuple(fc.shuffledSubarray([...names, 'g', 'h', 'i'], { minLength: 1 }), fc.shuffledSubarray(names));
    fc.assert(
      fc.property(somewhere, fc.infiniteStream(fc.nat()), ([ids, ours], dice) => {
        const now = whole({ steps: chain(ids) });
        const mine = whole({ steps: chain(names).map((one) => (ours.includes(one.id) ? { ...one, who: 'Samordnaren' } : one)) });
        const steps = (seed: () => number) => {
          let text = mine;
          for (;;) {
            const open = piecesOf(whole(), now, text).filter(({ state }) => state === 'clean');
            const next = open[seed() % Math.max(1, open.length)];
            if (!next) return text.steps;
            const taken = takePiece({ was: whole(), now, ours: text }, next, new Set());
            // Only what is led to by a step that we changed ourselves may be in the way; then nothing is taken.
            if (!taken.ok) return null;
            text = taken.text;
            const here = new Set(text.steps.map(({ id }) => id));
            expect(
              text.steps.flatMap(({ next: ways }) => ways.map(({ to }) => to)).filter((to) => to !== null && !here.has(to)),
            ).toEqual([]);
          }
        };
        const [one, other] = [steps(() => 0), steps(() => dice.next().value as number)];
        if (one && other) expect(other).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  test('a step that leads to a new one brings it along; one that we lead to ourselves is not taken away', () => {
    const now = whole({ steps: [step('a', 'ny'), ...chain(['ny', ...names.slice(1)])] });
    const first = piecesOf(whole(), now, whole()).find(({ key }) => key === 'step:a')!;
    const along = takePiece({ was: whole(), now, ours: whole() }, first, new Set());
    expect(along.ok && along.pieces.map(({ key }) => key)).toEqual(['step:a', 'step:ny']);
    expect(along.ok && along.text.steps.map(({ id }) => id)).toEqual(['a', 'ny', ...names.slice(1)]);
    const shorter = whole({ steps: chain(names.slice(0, 5)) });
    const ours = whole({ steps: [...chain(names), step('egen', 'f')] });
    const away = piecesOf(whole(), shorter, ours).find(({ key }) => key === 'step:f')!;
    expect(takePiece({ was: whole(), now: shorter, ours }, away, new Set())).toEqual({
      ...{
        ok: false,
        said: 'Steget ”Steg egen” leder till ”Steg f”, som då inte skulle finnas. Ändra det först, eller skriv själv.',
      },
    });
  });
});

const partsIn = (text: string) => text.split(/(?=^## )/m).map((part) => part.trim());
