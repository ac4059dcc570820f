import type { Row, Who, World } from '../world.ts';
import { type Asks, own, perhaps, type Rules } from './rule.ts';

const reviewOf = (w: World, row: Row): Row => w.get('oversight.review', row['review_id']) ?? {};

/** A head works her own; the log reviewer those without a head, and those that are late. */
const works = (w: World, who: Who, review: Row): boolean =>
  (who.id !== null && review['reviewer_id'] === who.id && w.tops(who, 'review_own_people').length > 0) ||
  ((review['reviewer_id'] == null || review['escalated_at'] != null) && w.has(who, 'review_log', review['controller_id']));

/** Nobody reviews what she did, nor what was done to her; a head sees what comes from the units she leads. */
const drawn: Asks = (w, who, row) =>
  who.id !== null &&
  row['person_id'] !== who.id &&
  row['about_person_id'] !== who.id &&
  !w.walled(who, row['person_id']) &&
  !w.walled(who, row['about_person_id']) &&
  ((reviewOf(w, row)['reviewer_id'] === who.id && w.has(who, 'review_own_people', row['unit_id'])) ||
    w.has(who, 'review_log', reviewOf(w, row)['controller_id']));

const settles: Asks = (w, who, row) =>
  row['person_id'] !== who.id && (drawn(w, who, w.get('oversight.drawn_entry', row['drawn_id']) ?? {}) ?? false);

const decides: Asks = (w, who, row) =>
  row['person_id'] !== who.id && !w.walled(who, row['person_id']) && w.has(who, 'answer_who_looked', row['controller_id']);

const handles: Asks = (w, who, row) =>
  w.has(who, 'handle_incidents', w.get('oversight.incident', row['incident_id'])?.['controller_id']);

/** Frozen evidence is the log: only who both handles incidents and reviews the log there, and of nobody she is walled off from. */
const readsCopy: Asks = (w, who, row) =>
  (handles(w, who, row) ?? false) &&
  w.has(who, 'review_log', w.get('oversight.incident', row['incident_id'])?.['controller_id']) &&
  !w.rows('access.wall').some(({ record_id }) => w.walled(who, record_id) && String(row['content']).includes(String(record_id)));

/** Whether the log is read with cause, who looked at whom, and what went wrong. */
export const oversight: Rules = {
  'oversight.sample_size': {
    reads: (w, who, row) => w.has(who, 'review_log', row['controller_id']),
    changes: perhaps((w, who, row) => w.has(who, 'review_log', row['controller_id'])),
    adds: perhaps((w, who, row) => w.has(who, 'review_log', row['controller_id'])),
  },
  'oversight.sample': { reads: (w, who, row) => w.has(who, 'review_log', row['controller_id']) },
  'oversight.review': {
    reads: (w, who, row) => works(w, who, row) || w.has(who, 'review_log', row['controller_id']),
    changes: perhaps((w, who, row) => works(w, who, row)),
  },
  'oversight.drawn_entry': {
    reads: drawn,
    changes: perhaps((w, who, row) => (drawn(w, who, row) ?? false) && works(w, who, reviewOf(w, row))),
  },
  'oversight.follow_up': { reads: settles, changes: perhaps(settles), adds: perhaps(settles) },
  'oversight.request': {
    reads: (w, who, row) => (who.id !== null && row['person_id'] === who.id) || (decides(w, who, row) ?? false),
    changes: perhaps(decides),
    adds: perhaps(own('person_id')),
  },
  'oversight.request_entry': {
    reads: (w, who, row) => decides(w, who, w.get('oversight.request', row['request_id']) ?? {}) ?? false,
    adds: perhaps((w, who, row) => decides(w, who, w.get('oversight.request', row['request_id']) ?? {})),
  },
  'oversight.incident': {
    reads: (w, who, row) =>
      (who.id !== null && row['reported_by'] === who.id) || w.has(who, 'handle_incidents', row['controller_id']),
    changes: (w, who, row) => w.has(who, 'handle_incidents', row['controller_id']),
    adds: perhaps(own('reported_by')),
  },
  'oversight.notice': { reads: handles, adds: perhaps(handles) },
  'oversight.evidence': { reads: readsCopy },
  'oversight.affected_person': { reads: handles, changes: perhaps(handles), adds: perhaps(handles) },
  'oversight.measure': { reads: handles, changes: perhaps(handles), adds: perhaps(handles) },
  'oversight.step': {
    reads: handles,
    adds: perhaps(
      (w, who, row) =>
        row['person_id'] === who.id &&
        ((handles(w, who, row) ?? false) || w.get('oversight.incident', row['incident_id'])?.['reported_by'] === who.id),
    ),
  },
};
