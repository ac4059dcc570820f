import type { StateKind } from '#platform/ui/index.ts';
import { formatDeadline } from './deadline.ts';
import type { EntryState } from './entry.ts';
import { t } from './texts.ts';

type Standing = {
  state: EntryState;
  starts_at?: Date | null;
  ends_at?: Date | null;
  expires_at?: Date | null;
  /** Place among those waiting, and how many they are, where it is known. */
  queue_place?: number | null;
  waiting?: number | null;
  /** Since when first come is first served, and whether a seat she may have is free. */
  final_call_at?: Date | null;
  free?: boolean | null;
};

const ended: Readonly<Partial<Record<EntryState, () => string>>> = {
  withdrawn: t.stateWithdrawn,
  declined: t.stateDeclined,
  refused: t.stateRefused,
  removed: t.stateRemoved,
  cancelled: t.stateCancelled,
};

/** An entry's state in a word or two, with its shape: for lists. */
export function describeState(entry: Standing): { kind: StateKind; text: string } {
  const over = ended[entry.state];
  if (over) return { kind: 'neutral', text: over() };
  const now = new Date();
  if (entry.state === 'placed') {
    return entry.ends_at && entry.ends_at <= now
      ? { kind: 'neutral', text: t.stateWas() }
      : { kind: 'done', text: t.statePlaced() };
  }
  if (entry.expires_at) return { kind: 'waiting', text: t.stateOffered({ deadline: formatDeadline(entry.expires_at) }) };
  if (entry.starts_at && entry.starts_at <= now) return { kind: 'neutral', text: t.stateNoSeat() };
  if (entry.state === 'interested') return { kind: 'info', text: t.stateInterested() };
  if (entry.state === 'requested') return { kind: 'waiting', text: t.stateRequested() };
  if (entry.final_call_at) return { kind: 'waiting', text: entry.free ? t.stateFreeNow() : t.stateLeft() };
  if (entry.state === 'resting') return { kind: 'neutral', text: t.stateResting() };
  if (!entry.queue_place || !entry.waiting) return { kind: 'waiting', text: t.stateWaiting() };
  return { kind: 'waiting', text: t.queueShort({ place: entry.queue_place, waiting: entry.waiting }) };
}
