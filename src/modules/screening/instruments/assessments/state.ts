// What is filled in at a visit, as it lies sealed in its row.
import { z } from 'zod';
import { keysFor, seal, unseal } from '#platform/files/seal.ts';
import type { Answer } from '../answers/answer.ts';
import { keptAnswers } from '../answers/kept.ts';

/** How the person judges the risk herself: 1 (none) to 5 (very great), or that she would not say. */
export const estimates = ['1', '2', '3', '4', '5', 'declined'] as const;
/** How the professional judges it. `open`: cannot say yet. */
export const judgements = ['low', 'medium', 'high', 'open'] as const;

const word = z.string().max(60);
const own = z.strictObject({ text: z.string().max(300), now: word.nullable(), before: word.nullable() });
const kept = z.strictObject({
  at: word,
  answers: keptAnswers,
  own: z.array(own).max(10),
  overall: z.array(z.tuple([word, word])).max(10),
  estimate: z.enum(estimates).nullable(),
  judgement: z.enum(judgements).nullable(),
  reasons: z.string().max(2000),
});

export type OwnFactor = z.output<typeof own>;
export type State = Omit<z.output<typeof kept>, 'answers' | 'overall'> & {
  answers: ReadonlyMap<string, Answer>;
  /** Judged as a whole: the key in the instrument, and the level. */
  overall: ReadonlyMap<string, string>;
};

export const begun: State = {
  ...{ at: 'intro', answers: new Map(), own: [], overall: new Map() },
  ...{ estimate: null, judgement: null, reasons: '' },
};

const keys = (secret: string) => keysFor(secret, 'answers at a visit');

/** Tied to the assessment's row: in another it does not open. */
export const sealState = (state: State, secret: string, id: string): Buffer =>
  seal(JSON.stringify({ ...state, answers: [...state.answers], overall: [...state.overall] }), keys(secret), id);

/** @throws {BrokenSeal} where it was moved, changed, or sealed under another secret */
export function openState(sealed: Uint8Array, secret: string, id: string): State {
  const { answers, overall, ...rest } = kept.parse(JSON.parse(unseal(sealed, keys(secret), id)));
  return { ...rest, answers: new Map(answers), overall: new Map(overall) };
}
