import { type Asks, nobody, type Rules } from './rule.ts';

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
  'screening.month_count': { reads: nobody },
  'screening.re_ask_count': { reads: nobody },
};
