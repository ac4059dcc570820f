import type { Part, StateKind } from '#platform/ui/index.ts';
import { type Count, type StateOfKnowledge, states } from './count.ts';
import { t } from './texts.ts';

const words: Readonly<Record<StateOfKnowledge, () => string>> = {
  valid: t.valid,
  proof: t.proof,
  lapsed: t.lapsed,
  never: t.never,
};
export const kinds: Readonly<Record<StateOfKnowledge, StateKind>> = {
  valid: 'done',
  proof: 'done',
  lapsed: 'waiting',
  never: 'late',
};

export const nameState = (state: StateOfKnowledge): string => words[state]();

/** The four states as parts of one bar; each leads to what it is made of where `hrefFor` says so. */
export const barParts = (count: Count, hrefFor: (state: StateOfKnowledge) => string | null): Part[] =>
  states.map((state) => {
    const href = count[state] > 0 ? hrefFor(state) : null;
    return { pattern: state, label: nameState(state), n: count[state], ...(href ? { href } : {}) };
  });
