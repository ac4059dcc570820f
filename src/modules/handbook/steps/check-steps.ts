import { faultSentence } from '#platform/text/index.ts';
import { circlesIn, reachedFrom } from './follow-steps.ts';
import { pathOf, wordsOf } from './say-branch.ts';
import { type Branch, LIMITS, type Step } from './step.ts';
import { t } from './texts.ts';

export type Kind =
  | 'too_many_steps'
  | 'too_large'
  | 'same_id'
  | 'no_title'
  | 'too_long'
  | 'text'
  | 'no_way_on'
  | 'too_many_branches'
  | 'no_such_step'
  | 'wordless'
  | 'same_words'
  | 'circle'
  | 'not_reached';

export type Fault = {
  /** The step's id; null where it is about all of them. */
  step: string | null;
  /** 0 for the step's first branch. */
  branch?: number;
  /** What of the step or the branch. */
  field?: 'title' | 'text' | 'who' | 'when' | 'contact' | 'law' | 'label' | 'to';
  kind: Kind;
  /** For a reader: what is wrong, and how to mend it. */
  sentence: string;
};

/** Faults that a draft may have while it is written; all others are refused when it is saved. */
export const mayWait = (fault: Fault): boolean => fault.kind === 'not_reached';

/**
 * What is wrong with steps, in the order they are read. None: there is a way on from every step, every way ends, and every
 * step is met. A routine without steps is whole: its text says what is done.
 */
export function faultsOf(steps: readonly Step[]): Fault[] {
  if (steps.length > LIMITS.steps) return [{ step: null, kind: 'too_many_steps', sentence: t.tooManySteps({ n: LIMITS.steps }) }];
  if (Buffer.byteLength(JSON.stringify(steps)) > LIMITS.bytes) return [{ step: null, kind: 'too_large', sentence: t.tooLarge() }];
  const first = steps[0];
  const reached = first ? reachedFrom(steps, first.id) : new Set<string>();
  const circles = circlesIn(steps);
  return steps.flatMap((step, at) => [
    ...(steps.findIndex(({ id }) => id === step.id) < at
      ? [{ step: step.id, kind: 'same_id' as const, sentence: t.sameId() }]
      : []),
    ...wordFaults(step),
    ...branchFaults(steps, step),
    ...circles
      .filter(({ way }) => way.from === step.id)
      .map(({ way, path }) => circleFault(step.id, way.branch, pathOf(steps, path))),
    ...(reached.has(step.id)
      ? []
      : [{ step: step.id, kind: 'not_reached' as const, sentence: t.notReached({ number: at + 1 }) }]),
  ]);
}

const circleFault = (step: string, branch: number, path: string): Fault => ({
  ...{ step, branch, field: 'to', kind: 'circle' },
  sentence: t.circle({ path }),
});

const texts = ['title', 'text', 'who', 'when', 'contact', 'law'] as const;

function wordFaults(step: Step): Fault[] {
  const faults: Fault[] = [];
  if (step.title.trim() === '') faults.push({ step: step.id, field: 'title', kind: 'no_title', sentence: t.noTitle() });
  for (const field of texts)
    if (step[field].length > LIMITS[field])
      faults.push({ step: step.id, field, kind: 'too_long', sentence: t.tooLong({ max: LIMITS[field] }) });
  for (const field of ['text', 'law'] as const) {
    const sentence = faultSentence(step[field]);
    if (sentence) faults.push({ step: step.id, field, kind: 'text', sentence });
  }
  return faults;
}

function branchFaults(steps: readonly Step[], { id: step, next }: Step): Fault[] {
  if (next.length === 0) return [{ step, branch: 0, field: 'to', kind: 'no_way_on', sentence: t.noWayOn() }];
  const faults: Fault[] = [];
  if (next.length > LIMITS.branches)
    faults.push({ step, kind: 'too_many_branches', sentence: t.tooManyBranches({ n: LIMITS.branches }) });
  const said = new Set<string>();
  for (const [branch, way] of next.entries()) {
    const words = plain(wordsOf(way));
    if (way.label.length > LIMITS.label)
      faults.push({ step, branch, field: 'label', kind: 'too_long', sentence: t.tooLong({ max: LIMITS.label }) });
    if (words === '' && (next.length > 1 || way.situation === 'own'))
      faults.push({ step, branch, field: 'label', kind: 'wordless', sentence: t.wordless() });
    else if (said.has(words)) faults.push({ step, branch, field: 'label', kind: 'same_words', sentence: t.sameWords() });
    said.add(words);
    if (!leads(steps, way)) faults.push({ step, branch, field: 'to', kind: 'no_such_step', sentence: t.noSuchStep() });
  }
  return faults;
}

const leads = (steps: readonly Step[], { to }: Branch): boolean => to === null || steps.some(({ id }) => id === to);

/** What differs in capitals and spaces alone reads the same. */
const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
