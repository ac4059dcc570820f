import { circlesIn } from '../follow-steps.ts';
import { wordsOf } from '../say-branch.ts';
import type { Branch, Situation, Step } from '../step.ts';
import { t } from '../texts.ts';
import { type Face, widthOf, wrap } from './measure.ts';

/** A line of words: `x` where it begins, `y` its baseline, from the box's own corner. */
export type Words = { text: string; x: number; y: number; tone: 'title' | 'quiet' | 'label'; size: number };
export type Box = {
  /** `on`: a way without words, where it is told by the step's number. */
  kind: 'step' | 'label' | 'end' | 'on';
  x: number;
  y: number;
  width: number;
  height: number;
  words: readonly Words[];
  /** The step it shows, or is a way from. */
  step: string;
  number?: number;
  situation?: Situation | null;
};
/** From box to box, always downwards; `arrow` where it arrives at one. */
export type Line = { points: readonly (readonly [number, number])[]; arrow: boolean; bend: 'curve' | 'corner' };
export type Drawing = { width: number; height: number; boxes: readonly Box[]; lines: readonly Line[] };

const TITLE = 16;
const QUIET = 14;
/** Space kept round words; the number's ring, and a way's shape, stand to the left of them. */
const PAD = 12;
const MARK = 42;
const SHAPE = 30;

type Sized = Omit<Box, 'x' | 'y'>;

export function stepBox(step: Step, number: number, width: number, face: Face): Sized {
  const room = width - MARK - PAD;
  const title = wrap(step.title || t.stepNumber({ number }), room, TITLE, face);
  const both = [step.who, step.when].filter(Boolean).join(' · ');
  const facts =
    widthOf(both, QUIET, face) <= room
      ? wrap(both, room, QUIET, face)
      : [...wrap(step.who, room, QUIET, face, 2), ...wrap(step.when, room, QUIET, face, 2)];
  const said = stack(title, MARK, PAD, 20, 'title');
  const quiet = stack(facts, MARK, said.end + (facts.length > 0 ? 4 : 0), 18, 'quiet');
  const height = Math.max(quiet.end + PAD, 48);
  return { kind: 'step', width, height, words: [...said.words, ...quiet.words], step: step.id, number };
}

/** A way's words beside its shape; no wider than they need. `more` is a quiet line below: where it leads. */
export function labelBox(step: string, branch: Branch, most: number, face: Face, more = ''): Sized {
  const room = most - SHAPE - PAD;
  const said = stack(wrap(wordsOf(branch), room, QUIET, face), SHAPE, 7, 18, 'label');
  const quiet = stack(more ? wrap(more, room, QUIET, face) : [], SHAPE, said.end, 18, 'quiet');
  const words = [...said.words, ...quiet.words];
  const widest = Math.max(...words.map(({ text }) => widthOf(text, QUIET, face)), 0);
  return { kind: 'label', width: even(SHAPE + widest + PAD), height: quiet.end + 7, words, step, situation: branch.situation };
}

const even = (width: number): number => Math.ceil(width / 2) * 2;

/** Lines below one another from `top`; `end` is where the last one ends. */
function stack(
  lines: readonly string[],
  x: number,
  top: number,
  height: number,
  tone: Words['tone'],
): { words: Words[]; end: number } {
  const size = tone === 'title' ? TITLE : QUIET;
  const words = lines.map((text, i) => ({ text, x, y: top + (i + 1) * height - 5, tone, size }));
  return { words, end: top + lines.length * height };
}

/** Where a way ends, or what it goes on to: a small stop or arrow with its words. */
export function endBox(step: string, words: string, face: Face, kind: 'end' | 'on' = 'end'): Sized {
  const width = even(SHAPE + widthOf(words, QUIET, face) + PAD);
  return { kind, width, height: 32, words: [{ text: words, x: SHAPE, y: 20.5, tone: 'quiet', size: QUIET }], step };
}

/** Steps without the ways that would lead in a circle, or nowhere: what is stored has none, and a drawing must end for any. */
export function withoutCircles(steps: readonly Step[]): Step[] {
  const there = new Set(steps.map(({ id }) => id));
  const closing = new Set(circlesIn(steps).map(({ way }) => `${way.from} ${way.branch}`));
  return steps.map((step) => ({
    ...step,
    next: step.next.filter(({ to }, branch) => to === null || (there.has(to) && !closing.has(`${step.id} ${branch}`))),
  }));
}
