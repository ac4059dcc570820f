import type { EntryState } from './entry.ts';
import { t } from './texts.ts';

/** What is said after a manager's answer; a second answer changes nothing and is told so. */
export function sayDecided(wish: 'placed' | 'refused', state: EntryState, name: string): string {
  if (wish === 'refused') return state === 'refused' ? t.saidRefused({ name }) : t.saidDecided();
  if (state === 'placed') return t.saidApprovedSeat({ name });
  if (state === 'waiting') return t.saidApprovedQueue({ name });
  return t.saidDecided();
}
