import type { Row, Who, World } from '../world.ts';
import { inside, keeps } from './networks.ts';
import { type Asks, perhaps, type Rules } from './rule.ts';

const meetingOf = (w: World, row: Row): Row => w.get('networks.meeting', row['meeting_id']) ?? {};
const kept: Asks = (w, who, row) => keeps(w, who, row['network_id']);
const own = (who: Who, row: Row, column: string): boolean => who.id !== null && row[column] === who.id;
/** Of the meeting it belongs to. */
const there =
  (asks: Asks): Asks =>
  (w, who, row) =>
    asks(w, who, meetingOf(w, row));

/**
 * Meetings, and all that is written about them, are for a network's members and who keeps it. Until when something may
 * still be written (a last day, approved minutes) is a rule of its own.
 */
export const networksMeeting: Rules = {
  'networks.invite': { reads: kept, changes: kept },
  'networks.series': {
    reads: inside,
    changes: kept,
    adds: perhaps((w, who, row) => own(who, row, 'made_by') && (kept(w, who, row) ?? false)),
  },
  'networks.meeting': {
    reads: inside,
    changes: kept,
    removes: perhaps(kept),
    adds: perhaps((w, who, row) => own(who, row, 'made_by') && (kept(w, who, row) ?? false)),
  },
  // One's own calls only, also of a network one has left since.
  'networks.call': { reads: (_w, who, row) => own(who, row, 'person_id') },
  'networks.agenda_item': {
    reads: there(inside),
    changes: perhaps(there(inside)),
    adds: perhaps((w, who, row) => own(who, row, 'added_by') && (there(inside)(w, who, row) ?? false)),
  },
  'networks.sign_up': {
    reads: there(inside),
    changes: perhaps(
      (w, who, row) => (own(who, row, 'person_id') ? there(inside)(w, who, row) : there(kept)(w, who, row)) ?? false,
    ),
    adds: perhaps((w, who, row) => own(who, row, 'answered_by') && (there(inside)(w, who, row) ?? false)),
  },
  'networks.attendance': {
    reads: there(inside),
    removes: perhaps(there(kept)),
    adds: perhaps((w, who, row) => own(who, row, 'noted_by') && (there(kept)(w, who, row) ?? false)),
  },
  'networks.guest': { reads: there(inside), removes: perhaps(there(kept)), adds: perhaps(there(kept)) },
  'networks.minutes': {
    reads: there(inside),
    changes: perhaps(there(inside)),
    adds: perhaps((w, who, row) => own(who, row, 'written_by') && (there(inside)(w, who, row) ?? false)),
  },
  'networks.addendum': {
    reads: there(inside),
    adds: perhaps((w, who, row) => own(who, row, 'written_by') && (there(kept)(w, who, row) ?? false)),
  },
  'networks.decision': {
    reads: there(inside),
    changes: perhaps(
      (w, who, row) =>
        (own(who, row, 'written_by') || own(who, row, 'owner_id') ? there(inside)(w, who, row) : there(kept)(w, who, row)) ??
        false,
    ),
    adds: perhaps((w, who, row) => own(who, row, 'written_by') && (there(inside)(w, who, row) ?? false)),
  },
  'networks.feed': {
    reads: (_w, who, row) => own(who, row, 'person_id'),
    changes: (_w, who, row) => own(who, row, 'person_id'),
    adds: perhaps((_w, who, row) => own(who, row, 'person_id')),
  },
};
