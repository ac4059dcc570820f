import { type Passage, passagesOf } from '../receipts/passages.ts';
import type { Step } from '../steps/step.ts';

/** Under which heading or step a proposal was taken in: its key where it stood already or has been found, and its name. */
export type Placed = { passage: string; section: string };

/**
 * Where a version says what was taken in; null where it has neither that heading or step nor one of its name. A step keeps its
 * key whatever it is called; a heading is known by its words alone.
 */
export function findPassage(version: { body: string; steps: readonly Step[] }, { passage, section }: Placed): Passage | null {
  const all = passagesOf(version);
  const named = plain(section);
  return all.find(({ key }) => key === passage) ?? all.find(({ label }) => named !== '' && plain(label) === named) ?? null;
}

const plain = (words: string): string => words.normalize().replace(/\s+/g, ' ').trim().toLowerCase();
