import { z } from 'zod';
import type { Answer } from './answer.ts';

const word = z.string().max(60);
const answer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('chosen'), options: z.array(word).max(30) }),
  z.strictObject({ is: z.literal('number'), value: z.int() }),
  z.strictObject({ is: z.literal('judged'), now: word.nullable(), before: word.nullable() }),
  z.strictObject({ is: z.literal('declined') }),
]);
/** Answers as they are kept: pairs, for a key of somebody's own choosing is no safe name in an object. */
export const keptAnswers = z.array(z.tuple([word, answer])).max(5000);

/** Answers that went along in a form and came back; none where they are no answers. Whether they fit is for `cleaned` to say. */
export function readKept(text: string): Map<string, Answer> {
  try {
    return new Map(keptAnswers.parse(JSON.parse(text)));
  } catch {
    return new Map();
  }
}
