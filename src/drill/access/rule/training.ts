import type { Row, Who, World } from '../world.ts';
import { house } from './house.ts';
import { type Asks, nobody, own, type Rules } from './rule.ts';

const plansIt: Asks = (w, who, row) => w.plans(who, row['occasion_id']);
const runsIt: Asks = (w, who, row) => w.runs(who, row['occasion_id']);
const ours =
  (column = 'organisation_id'): Asks =>
  (w, who, row) =>
    w.has(who, 'plan_courses', row[column]);
const signedIn: Asks = (_w, who) => who.id !== null;

const course = (w: World, id: unknown) => w.get('training.course', id) ?? {};
const occasionOf = (w: World, row: Row) => w.get('training.occasion', row['occasion_id']) ?? {};
const entryOf = (w: World, row: Row) => w.get('training.enrolment', row['enrolment_id']) ?? {};
const groupOf = (w: World, row: Row) => w.get('training.target_group', row['group_id']) ?? {};

/** Somebody's people are invited: those of an audience are, with all that lies below it. */
function invited(w: World, who: Who, occasion: Row): boolean {
  const audience = new Set(
    w
      .rows('training.audience')
      .filter((row) => row['occasion_id'] === occasion['id'])
      .map((row) => row['organisation_id']),
  );
  const mine = w.employedNow(who.id).flatMap((row) => w.lineOf(row['unit_id']));
  const answersFor = [...w.tops(who, 'lead_people'), ...w.tops(who, 'follow_coverage')].flatMap((top) => w.lineOf(top));
  return [...mine, ...answersFor].some((place) => audience.has(place));
}

const occasion: Asks = (w, who, row) =>
  w.has(who, 'plan_courses', row['organiser_id']) ||
  w.isTrainer(who, row['id']) ||
  (who.id !== null &&
    w.rows('training.enrolment').some((entry) => entry['occasion_id'] === row['id'] && entry['person_id'] === who.id)) ||
  (row['published_at'] != null && (row['public_calendar'] === true || (who.id !== null && invited(w, who, row))));
const ofOccasion: Asks = (w, who, row) => occasion(w, who, occasionOf(w, row));

/** Her own, that of people she leads today for the employer it was made for, and those of what she runs. */
const enrolment: Asks = (w, who, row) =>
  row['person_id'] === who.id ||
  runsIt(w, who, row) ||
  (mayKnow(w, who, row['person_id']) &&
    w
      .employedNow(row['person_id'])
      .some((job) => job['municipality_id'] === row['employer_id'] && w.has(who, 'lead_people', job['unit_id'])));
const ofEnrolment: Asks = (w, who, row) =>
  !w.walled(who, entryOf(w, row)['person_id']) && (enrolment(w, who, entryOf(w, row)) ?? false);

/** Of someone protected only she and her readers know what she has done. */
const mayKnow = (w: World, who: Who, person: unknown): boolean => w.reads(who, person) || !w.isProtected(person);

const answersFor: Asks = (w, who, row) =>
  row['person_id'] === who.id || (mayKnow(w, who, row['person_id']) && w.leads(who, row['person_id'])) || plansIt(w, who, row);

/** Managers decide about a proof from elsewhere; planners where there is no manager. Nobody about her own. */
function decides(w: World, who: Who, person: unknown): boolean {
  if (person === who.id || !mayKnow(w, who, person)) return false;
  if (w.leads(who, person)) return true;
  const line = w.employedNow(person).flatMap((job) => w.lineOf(job['unit_id']));
  const led = w
    .rows('access.role_grant')
    .some(
      (grant) =>
        grant['role'] === 'manager' &&
        grant['person_id'] !== person &&
        line.includes(String(grant['organisation_id'])) &&
        w.lasts(grant, 'valid_from', 'valid_to'),
    );
  return !led && w.employedNow(person).some((job) => w.has(who, 'plan_courses', job['unit_id']));
}

const open: Rules = {
  'training.course': {
    reads: (w, who, row) => row['published_at'] != null || (ours()(w, who, row) ?? false),
    changes: ours(),
    adds: ours(),
  },
  'training.prerequisite': {
    reads: (w, who, row) => open['training.course']!.reads(w, who, course(w, row['course_id'])),
    removes: (w, who, row) => ours()(w, who, course(w, row['course_id'])),
    adds: (w, who, row) =>
      ours()(w, who, course(w, row['course_id'])) && open['training.course']!.reads(w, who, course(w, row['required_id'])),
  },
  'training.course_origin': {
    reads: (w, who, row) => open['training.course']!.reads(w, who, course(w, row['course_id'])),
    adds: (w, who, row) => {
      const may = ours()(w, who, course(w, row['course_id'])) && course(w, row['origin_id'])['published_at'] != null;
      return may && row['copied_by'] === who.id ? null : false;
    },
  },
  'training.target_group': { reads: signedIn, changes: ours(), removes: ours(), adds: ours() },
  'training.target_rule': {
    reads: signedIn,
    removes: (w, who, row) => ours()(w, who, groupOf(w, row)),
    adds: (w, who, row) => ours()(w, who, groupOf(w, row)),
  },
  'training.course_target': {
    reads: signedIn,
    changes: (w, who, row) => ours()(w, who, groupOf(w, row)),
    removes: (w, who, row) => ours()(w, who, groupOf(w, row)),
    adds: (w, who, row) => ours()(w, who, groupOf(w, row)),
  },
  'training.occasion': {
    reads: occasion,
    changes: ours('organiser_id'),
    adds: (w, who, row) =>
      ours('organiser_id')(w, who, row) && open['training.course']!.reads(w, who, course(w, row['course_id'])),
  },
  'training.part': { reads: ofOccasion, changes: plansIt, removes: plansIt, adds: plansIt },
  'training.audience': { reads: ofOccasion, removes: plansIt, adds: plansIt },
  'training.seat_share': { reads: ofOccasion, changes: plansIt, removes: plansIt, adds: plansIt },
  'training.occasion_trainer': {
    reads: (w, who, row) =>
      w.plans(who, row['occasion_id']) ||
      (who.id !== null &&
        (row['person_id'] === who.id ||
          w
            .rows('training.enrolment')
            .some((entry) => entry['occasion_id'] === row['occasion_id'] && entry['person_id'] === who.id))),
    removes: plansIt,
    adds: (w, who, row) => (w.plans(who, row['occasion_id']) ? null : false),
  },
  'training.trainer_approval': {
    reads: (w, who, row) => (who.id !== null && row['person_id'] === who.id) || (ours()(w, who, row) ?? false),
    changes: ours(),
    adds: ours(),
  },
  'training.enrolment': {
    reads: enrolment,
    changes: answersFor,
    adds: (w, who, row) => (answersFor(w, who, row) ? null : false),
  },
  'training.enrolment_change': { reads: ofEnrolment },
  'training.offer': { reads: ofEnrolment, changes: (w, who, row) => answersFor(w, who, entryOf(w, row)) },
  'training.attendance': {
    reads: ofEnrolment,
    changes: (w, who, row) => runsIt(w, who, entryOf(w, row)),
    adds: (w, who, row) => (runsIt(w, who, entryOf(w, row)) ? null : false),
  },
  'training.completion_rule': { reads: runsIt, adds: runsIt },
  'training.completion': {
    reads: (w, who, row) =>
      (who.id !== null && row['person_id'] === who.id) ||
      (row['occasion_id'] != null && w.runs(who, row['occasion_id'])) ||
      (mayKnow(w, who, row['person_id']) &&
        (w.amongMine(who, 'lead_people', row['person_id']) || w.amongMine(who, 'plan_courses', row['person_id']))),
    changes: (w, who, row) =>
      row['source'] === 'occasion' ? w.runs(who, row['occasion_id']) : decides(w, who, row['person_id']),
    adds: (w, who, row) =>
      (row['source'] === 'occasion' && w.runs(who, row['occasion_id'])) ||
      (row['source'] === 'external' && row['person_id'] === who.id)
        ? null
        : false,
  },
  'training.invitation': { reads: plansIt, changes: plansIt, adds: plansIt },
  'training.guest_pass': { reads: nobody },
  'training.wrong_code': { reads: nobody },
  'training.reminder': {
    reads: (w, who, row) => mayKnow(w, who, row['person_id']) && w.amongMine(who, 'see_people', row['person_id']),
    adds: (w, who, row) => (w.leads(who, row['person_id']) || w.amongMine(who, 'plan_courses', row['person_id']) ? null : false),
  },
  'training.campaign': { reads: ours(), adds: (w, who, row) => row['created_by'] === who.id && (ours()(w, who, row) ?? false) },
  'training.calendar_feed': { reads: own('person_id'), changes: own('person_id'), adds: own('person_id') },
  // What a role asks for is no secret to whoever is signed in; it is set for a whole municipality, by its administrators.
  'training.role_key': {
    reads: signedIn,
    changes: (w, who, row) => keysHere(w, who, row),
    adds: (w, who, row) => (keysHere(w, who, row) ? null : false),
  },
  'training.role_notice': {
    reads: (w, who, row) => house['access.role_grant']!.reads(w, who, w.get('access.role_grant', row['grant_id']) ?? {}),
  },
};

/** Set from the top of the tree that answers for it, not from below. */
const keysHere = (w: World, who: Who, row: Row): boolean =>
  w.tops(who, 'key_roles').some((top) => top === row['organisation_id'] && w.controllerOf(top) === top);

const NAMES_A_PERSON = new Set(
  ['enrolment', 'completion', 'reminder', 'trainer_approval', 'occasion_trainer'].map((name) => `training.${name}`),
);
const walledOut =
  (asks: Asks): Asks =>
  (w, who, row) =>
    w.walled(who, row['person_id']) ? false : asks(w, who, row);

/** The same behind walls: a row that names whom she is walled off from is not there for her. */
export const courses: Rules = Object.fromEntries(
  Object.entries(open).map(([table, rule]) => [
    table,
    NAMES_A_PERSON.has(table)
      ? {
          reads: walledOut(rule.reads),
          ...(rule.changes ? { changes: walledOut(rule.changes) } : {}),
          ...(rule.removes ? { removes: walledOut(rule.removes) } : {}),
          ...(rule.adds ? { adds: walledOut(rule.adds) } : {}),
        }
      : rule,
  ]),
);
