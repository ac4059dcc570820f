import type { Power, Row, Who, World } from '../world.ts';
import { type Asks, everyone, nobody, perhaps, type Rules } from './rule.ts';

/** A case system is kept by the administrators of the place it speaks for. */
const connects: Asks = (w, who, row) =>
  w.has(who, 'connect_case_systems', (w.get('screening.case_system', row['case_system_id']) ?? row)['organisation_id']);
const asksThere: Asks = (w, who, row) => w.has(who, 'ask_visitors', row['unit_id']);

const writes: Asks = (w, who, row) => w.has(who, 'write_protocols', row['organisation_id']);
/** In some part of the municipality, or above it. */
const reaches = (w: World, who: Who, power: Power, municipality: unknown): boolean =>
  w.has(who, power, municipality) || w.tops(who, power).some((top) => w.lineOf(top).includes(String(municipality)));
/** Works there today, or has to do with asking there. */
const belongs: Asks = (w, who, row) =>
  who.id !== null &&
  who.level >= 2 &&
  (w.employedNow(who.id).some((job) => job['municipality_id'] === row['municipality_id']) ||
    reaches(w, who, 'browse_asking', row['municipality_id']));
const chooses: Asks = (w, who, row) => w.has(who, 'follow_asking', row['municipality_id']);

const instrumentOf = (w: World, row: Row): Row => w.get('screening.instrument', row['instrument_id']) ?? {};
const visitOf = (w: World, row: Row): Row => w.get('screening.visit', row['visit_id']) ?? {};
/** What Samfrid brings is everybody's; a municipality's copy is for who works there, asks there, or answers for how one asks. */
const readsInstrument: Asks = (w, who, { organisation_id: owner }) =>
  who.id !== null &&
  (owner == null ||
    (['ask_visitors', 'write_protocols', 'load_instruments'] as const).some((power) => reaches(w, who, power, owner)) ||
    (who.level >= 2 && w.employedNow(who.id).some((job) => job['municipality_id'] === owner)));
const loads = (w: World, who: Who, owner: unknown): boolean => owner != null && w.has(who, 'load_instruments', owner);
/** Filled in by who opened the visit, while it is open; nobody else, whatever her role. */
const fillsIn: Asks = (w, who, row) =>
  who.id !== null && visitOf(w, row)['opened_by'] === who.id && visitOf(w, row)['closed_at'] == null;

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
  // What is or was in force is for everybody in the municipality; a draft for who writes it, and nothing else is ever changed.
  'screening.protocol': {
    reads: (w, who, row) => (writes(w, who, row) ?? false) || (row['in_force_at'] != null && (belongs(w, who, row) ?? false)),
    changes: (w, who, row) => row['in_force_at'] == null && (writes(w, who, row) ?? false),
    adds: (w, who, row) => (writes(w, who, row) && row['written_by'] === who.id ? null : false),
  },
  'screening.protocol_warning': { reads: nobody },
  // Numbers alone; the exact count of support talks is the specialist unit's.
  'screening.staff_talk': {
    reads: (w, who, row) => w.has(who, 'follow_asking', row['unit_id']) || w.has(who, 'tick_talks', row['unit_id']),
    adds: (w, who, row) => (w.has(who, 'tick_talks', row['unit_id']) && row['ticked_by'] === who.id ? null : false),
  },
  'screening.support_count': {
    reads: (w, who, row) => reaches(w, who, 'count_support_talks', row['municipality_id']),
    adds: (w, who, row) =>
      reaches(w, who, 'count_support_talks', row['municipality_id']) && row['ticked_by'] === who.id ? null : false,
  },
  'screening.talk_course': {
    reads: (w, who, row) => reaches(w, who, 'follow_asking', row['municipality_id']),
    changes: chooses,
    removes: chooses,
    adds: (w, who, row) => (chooses(w, who, row) ? null : false),
  },
  'screening.talk_reminder': { reads: nobody },
  'screening.instrument': {
    reads: readsInstrument,
    adds: perhaps((w, who, row) => row['created_by'] === who.id && loads(w, who, row['organisation_id'])),
  },
  'screening.instrument_version': {
    reads: (w, who, row) => readsInstrument(w, who, instrumentOf(w, row)),
    changes: perhaps((w, who, row) => row['withdrawn_at'] == null && loads(w, who, instrumentOf(w, row)['organisation_id'])),
    adds: perhaps((w, who, row) => row['loaded_by'] === who.id && loads(w, who, instrumentOf(w, row)['organisation_id'])),
  },
  'screening.assessment': {
    reads: fillsIn,
    changes: perhaps(fillsIn),
    removes: fillsIn,
    adds: perhaps((w, who, row) => (fillsIn(w, who, row) ?? false) && w.has(who, 'ask_visitors', visitOf(w, row)['unit_id'])),
  },
  'screening.month_count': { reads: nobody },
  'screening.re_ask_count': { reads: nobody },
  // Open data.
  'screening.publication': { reads: everyone },
  'screening.published_organisation': { reads: everyone },
  'screening.published_cell': { reads: everyone },
  // A promise made in public; for a whole municipality, and no earlier than this month.
  'screening.goal': {
    reads: everyone,
    adds: (w, who, row) =>
      who.id !== null && row['set_by'] === who.id && w.has(who, 'follow_asking', row['municipality_id']) ? null : false,
  },
};
