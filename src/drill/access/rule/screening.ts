import { type Asks, everyone, nobody, type Rules } from './rule.ts';

/** A case system is kept by the administrators of the place it speaks for. */
const connects: Asks = (w, who, row) =>
  w.has(who, 'connect_case_systems', (w.get('screening.case_system', row['case_system_id']) ?? row)['organisation_id']);
const asksThere: Asks = (w, who, row) => w.has(who, 'ask_visitors', row['unit_id']);

/** Asking everyone: one's own open visits, the unit's list of whom to ask again; no answers, to nobody. */
export const asking: Rules = {
  'screening.visit': {
    reads: (_w, who, row) => who.id !== null && row['opened_by'] === who.id && row['closed_at'] == null,
    // The municipality of the row must be the unit's: not the rule's to say.
    adds: (w, who, row) => (row['opened_by'] === who.id && asksThere(w, who, row) ? null : false),
  },
  'screening.re_ask': { reads: (w, who, row) => row['ended_on'] == null && asksThere(w, who, row) },
  'screening.unit_key': { reads: asksThere, adds: (w, who, row) => (asksThere(w, who, row) ? null : false) },
  // What a system itself does it does through functions, and no person is one.
  'screening.case_system': {
    reads: connects,
    changes: connects,
    adds: (w, who, row) => (connects(w, who, row) && row['created_by'] === who.id ? null : false),
  },
  'screening.case_system_key': { reads: connects, changes: connects, adds: connects },
  'screening.case_system_fault': { reads: connects },
  'screening.question_link': { reads: nobody },
  'screening.month_count': { reads: nobody },
  'screening.re_ask_count': { reads: nobody },
  // A promise made in public; for a whole municipality, and no earlier than this month.
  'screening.goal': {
    reads: everyone,
    adds: (w, who, row) =>
      who.id !== null && row['set_by'] === who.id && w.has(who, 'follow_asking', row['municipality_id']) ? null : false,
  },
};
