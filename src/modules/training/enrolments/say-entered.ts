import type { SignedUp } from './sign-up.ts';
import { t } from './texts.ts';

const words: Readonly<Record<string, () => string>> = {
  placed: t.saidPlaced,
  waiting: t.saidWaiting,
  requested: t.saidRequested,
  interested: t.saidInterested,
  resting: t.saidResting,
};

/** What is said after a sign-up: the same the second time as the first. */
export function sayEntered(answer: SignedUp): string {
  const state = answer.outcome === 'already' ? answer.state : answer.outcome;
  return (words[state] ?? t.saidWaiting)();
}
