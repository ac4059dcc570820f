import type { Row, Who, World } from '../world.ts';
import { inside, keeps, takesPart } from './networks.ts';
import { type Asks, nobody, perhaps, type Rules } from './rule.ts';

const fellow: Asks = (w, who, row) => takesPart(w, who, row['network_id']);
const mine = (who: Who, row: Row, column: string): boolean => who.id !== null && who.level >= 2 && row[column] === who.id;
const moves = (w: World, who: Who, activity: Row): boolean =>
  (inside(w, who, activity) ?? false) &&
  (mine(who, activity, 'owner_id') || mine(who, activity, 'created_by') || keeps(w, who, activity['network_id']));

/** Where it says that it comes of a decision, that is one of the same network. */
const decidedHere = (w: World, row: Row): boolean => {
  const decision = w.get('networks.decision', row['decision_id']);
  return !row['decision_id'] || w.get('networks.meeting', decision?.['meeting_id'])?.['network_id'] === row['network_id'];
};

/** What members do between meetings is theirs alone; what they raise is also for those who are asked. */
export const networksBetween: Rules = {
  'networks.question': {
    reads: fellow,
    adds: perhaps((w, who, row) => mine(who, row, 'asked_by') && fellow(w, who, row)),
  },
  'networks.answer': {
    reads: fellow,
    adds: perhaps((w, who, row) => mine(who, row, 'answered_by') && fellow(w, who, row)),
  },
  'networks.raised_question': {
    reads: (w, who, row) =>
      [row['network_id'], row['to_network_id']].some((network) => takesPart(w, who, network) || keeps(w, who, network)),
    adds: perhaps((w, who, row) => mine(who, row, 'raised_by') && keeps(w, who, row['network_id']) && decidedHere(w, row)),
  },
  'networks.question_reminder': {
    reads: (w, who, row) => fellow(w, who, w.get('networks.question', row['question_id']) ?? {}),
  },
  'networks.activity': {
    reads: inside,
    changes: perhaps(moves),
    adds: perhaps((w, who, row) => mine(who, row, 'created_by') && (inside(w, who, row) ?? false) && decidedHere(w, row)),
  },
  'networks.activity_change': {
    reads: inside,
    adds: perhaps(
      (w, who, row) => mine(who, row, 'changed_by') && moves(w, who, w.get('networks.activity', row['activity_id']) ?? {}),
    ),
  },
  'networks.file': { reads: fellow, adds: perhaps((w, who, row) => mine(who, row, 'added_by') && fellow(w, who, row)) },
  'networks.file_version': {
    reads: fellow,
    adds: perhaps((w, who, row) => mine(who, row, 'uploaded_by') && fellow(w, who, row)),
  },
  // Made and told of by the house itself: no request reads them.
  'networks.news': { reads: nobody },
  'networks.to_tell': { reads: nobody },
  'networks.digest': {
    reads: (_w, who, row) => mine(who, row, 'person_id'),
    changes: perhaps((w, who, row) => mine(who, row, 'person_id') && fellow(w, who, row)),
    adds: perhaps((w, who, row) => mine(who, row, 'person_id') && fellow(w, who, row)),
  },
};
