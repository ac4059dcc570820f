import type { World } from '../world.ts';
import { type Asks, everyone, nobody, own, type Rules } from './rule.ts';

/** Herself and her named readers always; of others only who is not protected. */
const person =
  (seen: Asks, of = 'person_id'): Asks =>
  (w, who, row) =>
    w.reads(who, row[of]) || (!w.isProtected(row[of]) && (seen(w, who, row) ?? false));

const readable = (w: World, who: Parameters<Asks>[1], id: unknown): boolean =>
  people['organisation.person']!.reads(w, who, w.get('organisation.person', id) ?? {}) === true;

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
    reads: person((w, who, row) => w.amongMine(who, 'see_people', row['id']) || w.met(who, row['id']), 'id'),
    changes: own('id'),
    adds: (w, who) => w.tops(who, 'invite_people').length > 0,
  },
  'organisation.contact': {
    reads: person((w, who, row) => w.amongMine(who, 'see_people', row['person_id']) || w.met(who, row['person_id'])),
    changes: (w, who, row) => w.reads(who, row['person_id']),
    adds: (w, who) => w.tops(who, 'invite_people').length > 0,
  },
  'organisation.employment': {
    reads: person((w, who, row) => w.has(who, 'see_people', row['unit_id']) || w.met(who, row['person_id'])),
    adds: (w, who, row) => w.has(who, 'invite_people', row['unit_id']),
  },
  'organisation.assignment': {
    reads: person((w, who, row) => w.has(who, 'see_people', row['unit_id'])),
    changes: (w, who, row) => w.has(who, 'assign_functions', row['unit_id']),
    adds: (w, who, row) => w.has(who, 'assign_functions', row['unit_id']),
  },
  'organisation.personal_number': { reads: nobody },
  'organisation.staff_number': { reads: (w, who, row) => w.has(who, 'import_staff', row['municipality_id']) },
  'organisation.disclosure': {
    reads: (w, who, row) => row['person_id'] === who.id || w.has(who, 'meet_participants', row['organisation_id']),
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
};
