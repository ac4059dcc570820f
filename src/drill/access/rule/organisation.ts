import type { Row, Who, World } from '../world.ts';
import { type Asks, everyone, nobody, own, type Rules } from './rule.ts';

/** Herself and her named readers always; of others only who is not protected. Behind a wall nobody is. */
const person =
  (seen: Asks, of = 'person_id'): Asks =>
  (w, who, row) =>
    !w.walled(who, row[of]) && (w.reads(who, row[of]) || (!w.isProtected(row[of]) && (seen(w, who, row) ?? false)));

/** Her name, how she is reached and where she works are what an emergency opens too. */
const opened =
  (asks: Asks, of = 'person_id'): Asks =>
  (w, who, row) =>
    (asks(w, who, row) ?? false) || (!w.walled(who, row[of]) && w.openedInEmergency(who, row[of]));

const readable = (w: World, who: Parameters<Asks>[1], id: unknown): boolean =>
  people['organisation.person']!.reads(w, who, w.get('organisation.person', id) ?? {}) === true;

function keepsDirectory(w: World, who: Who, row: Row): boolean {
  const directory = row['directory_id'] ?? w.get('organisation.directory_group', row['group_id'])?.['directory_id'];
  return w.has(who, 'keep_directories', w.get('organisation.directory', directory)?.['organisation_id']);
}
const knownOfDirectory: Asks = (w, who, row) =>
  keepsDirectory(w, who, row) &&
  !w.walled(who, row['person_id']) &&
  (w.reads(who, row['person_id']) || !w.isProtected(row['person_id']));

const external = new Set(['police', 'health_care', 'womens_shelter', 'housing_company', 'other_external']);

export const people: Rules = {
  // What a municipality is made of is public. An administrator shapes what lies below her place, and what she keeps beside it.
  'organisation.organisation': {
    reads: everyone,
    changes: (w, who, row) =>
      row['parent_id'] ? w.has(who, 'shape_organisation', row['parent_id']) : w.has(who, 'shape_organisation', row['kept_by']),
    adds: (w, who, row) =>
      row['parent_id']
        ? w.has(who, 'shape_organisation', row['parent_id'])
        : external.has(String(row['kind'])) && w.has(who, 'shape_organisation', row['kept_by']),
  },
  'organisation.person': {
    reads: opened(
      person((w, who, row) => w.amongMine(who, 'see_people', row['id']) || w.met(who, row['id']), 'id'),
      'id',
    ),
    changes: own('id'),
    adds: (w, who) => w.tops(who, 'invite_people').length > 0,
  },
  'organisation.contact': {
    reads: opened(person((w, who, row) => w.amongMine(who, 'see_people', row['person_id']) || w.met(who, row['person_id']))),
    changes: (w, who, row) => !w.walled(who, row['person_id']) && w.reads(who, row['person_id']),
    adds: (w, who) => w.tops(who, 'invite_people').length > 0,
  },
  'organisation.employment': {
    reads: opened(person((w, who, row) => w.has(who, 'see_people', row['unit_id']) || w.met(who, row['person_id']))),
    adds: (w, who, row) => w.has(who, 'invite_people', row['unit_id']),
  },
  'organisation.assignment': {
    reads: person((w, who, row) => w.has(who, 'see_people', row['unit_id'])),
    changes: (w, who, row) => w.has(who, 'assign_functions', row['unit_id']),
    adds: (w, who, row) => w.has(who, 'assign_functions', row['unit_id']),
  },
  'organisation.personal_number': { reads: nobody },
  'organisation.staff_number': {
    reads: (w, who, row) => !w.walled(who, row['person_id']) && w.has(who, 'import_staff', row['municipality_id']),
  },
  'organisation.disclosure': {
    reads: (w, who, row) =>
      !w.walled(who, row['person_id']) &&
      (row['person_id'] === who.id || w.has(who, 'meet_participants', row['organisation_id'])),
    adds: (w, who, row) => (row['person_id'] === who.id ? true : readable(w, who, row['person_id']) ? null : false),
  },
  'organisation.staff_import': {
    reads: (w, who, row) => w.has(who, 'import_staff', row['organisation_id']),
    changes: (w, who, row) => w.has(who, 'import_staff', row['organisation_id']),
    adds: (w, who, row) => w.has(who, 'import_staff', row['organisation_id']),
  },
  'organisation.staff_import_row': {
    reads: (w, who, row) => w.has(who, 'import_staff', w.get('organisation.staff_import', row['import_id'])?.['organisation_id']),
  },
  // Who may see a protected person is itself protected: known to her, her readers, and those who protect her.
  'organisation.protected_reader': {
    reads: (w, who, row) =>
      row['reader_id'] === who.id || w.reads(who, row['person_id']) || w.amongMine(who, 'protect_people', row['person_id']),
  },
  'organisation.protection_easing': {
    reads: (w, who, row) => w.reads(who, row['person_id']) || w.amongMine(who, 'protect_people', row['person_id']),
  },
  // A directory is kept by the administrators of its municipality; what it told of a protected person they do not see.
  'organisation.directory': {
    reads: (w, who, row) => w.has(who, 'keep_directories', row['organisation_id']),
    adds: (w, who, row) =>
      w.has(who, 'keep_directories', row['organisation_id']) && row['created_by'] === who.id ? null : false,
  },
  'organisation.directory_key': { reads: keepsDirectory, changes: keepsDirectory, adds: keepsDirectory },
  'organisation.directory_person': { reads: knownOfDirectory },
  'organisation.directory_member': { reads: knownOfDirectory },
  'organisation.directory_group': { reads: keepsDirectory },
  'organisation.directory_role': {
    reads: keepsDirectory,
    changes: (w, who, row) => (keepsDirectory(w, who, row) ? null : false),
    adds: (w, who, row) => (keepsDirectory(w, who, row) && row['given_by'] === who.id ? null : false),
  },
  'organisation.directory_fault': { reads: keepsDirectory },
};
