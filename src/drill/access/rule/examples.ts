import type { Row, Who, World } from '../world.ts';
import { type Asks, nobody, perhaps, type Rules } from './rule.ts';

/** Writes for the organisation that keeps it. */
const writes: Asks = (w, who, row) => w.has(who, 'write_examples', row['organisation_id']);
const exampleOf = (w: World, row: Row): Row => w.get('examples.example', row['example_id']) ?? {};
/** Works or has a role somewhere here. */
const ofTheHouse = (w: World, who: Who): boolean =>
  w.rows('organisation.organisation').some((place) => w.belongsTo(who, place['id']));
const shown: Asks = (w, who, row) =>
  row['published_at'] != null &&
  row['withdrawn_at'] == null &&
  (w.belongsTo(who, row['municipality_id']) || (row['shown_to'] === 'everybody' && ofTheHouse(w, who)));
const reads: Asks = (w, who, row) => shown(w, who, row) || writes(w, who, row);

/** Good examples: what is published is read by all it is shown to; drafts, and what is withdrawn, by those who write it. */
export const examples: Rules = {
  'examples.example': {
    reads,
    changes: writes,
    removes: (w, who, row) => row['published_at'] == null && (writes(w, who, row) ?? false),
    adds: perhaps((w, who, row) => writes(w, who, row) && row['written_by'] === who.id),
  },
  'examples.use': {
    reads: (w, who, row) => reads(w, who, exampleOf(w, row)),
    removes: (w, who, row) => writes(w, who, row) && reads(w, who, exampleOf(w, row)),
    adds: perhaps((w, who, row) => writes(w, who, row) && row['written_by'] === who.id),
  },
  'examples.check_notice': { reads: nobody },
};
