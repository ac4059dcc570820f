// The pieces an occasion is told with: itself, who is invited, who came when.
import { add, type County, occupy, type Person, type Row, type Unit } from './county.ts';
import type { Courses } from './courses.ts';
import { plusDays, type Sitting } from './days.ts';
import type { Random } from './random.ts';

export type Occasion = {
  id: string;
  course: Courses[keyof Courses];
  organiser: Unit;
  row: Row<'training.occasion'>;
  /** The day of the first part; the day of seeding for one without a date. */
  day: string;
  parts: readonly (Sitting & { id: string; day: string })[];
  audience: readonly Unit[];
  next: number;
};

export type Enrolment = { id: string; person: Person };
export type EndState =
  | 'requested'
  | 'interested'
  | 'placed'
  | 'waiting'
  | 'resting'
  | 'withdrawn'
  | 'declined'
  | 'refused'
  | 'removed'
  | 'cancelled';

type Wish = Partial<Row<'training.occasion'>> & {
  course: Courses[keyof Courses];
  organiser: Unit;
  seats: number;
  sittings: readonly (Sitting & { day: string })[];
  audience?: readonly Unit[];
  trainers?: readonly Person[];
};

export function hold(
  county: County,
  by: Random,
  { course, organiser, sittings, trainers, audience = [organiser], ...row }: Wish,
): Occasion {
  const id = by.uuid();
  const day = sittings[0]?.day ?? county.today;
  const parts = sittings.map((sitting) => ({ id: by.uuid(), ...sitting }));
  const opened = day < county.today ? plusDays(day, -60) : plusDays(county.today, -by.whole(21, 34));
  const whole = {
    id,
    course_id: course.id,
    organiser_id: organiser.id,
    place: '',
    published_at: opened,
    created_at: opened,
    ...row,
  };
  add(county, 'training.occasion', whole);
  sittings.forEach(({ starts_at, ends_at }, i) => {
    add(county, 'training.part', { id: parts[i]!.id, occasion_id: id, number: i + 1, starts_at, ends_at });
  });
  for (const { id: organisation_id } of audience) add(county, 'training.audience', { occasion_id: id, organisation_id });
  for (const trainer of trainers ?? []) add(county, 'training.occasion_trainer', { occasion_id: id, person_id: trainer.id });
  return { id, course, organiser, row: whole, day, parts, audience, next: 1 };
}

/** Enters somebody, in order of arrival. What ended otherwise than it began has been both. */
export function enrol(
  county: County,
  by: Random,
  occasion: Occasion,
  person: Person,
  state: EndState,
  also: { at: Date; first?: EndState; changed?: Date; share_id?: string; signedUpBy?: Person; reason?: string },
): Enrolment {
  const id = by.uuid();
  add(county, 'training.enrolment', {
    id,
    occasion_id: occasion.id,
    person_id: person.id,
    employer_id: employerAt(person, occasion.day).id,
    state: also.first ?? state,
    number: occasion.next++,
    share_id: also.share_id ?? null,
    signed_up_by: (also.signedUpBy ?? person).id,
    signed_up_at: also.at,
    changed_at: also.at,
    reason: also.reason ?? null,
  });
  if (also.first) county.changes.push({ id, state, changed_at: also.changed ?? also.at });
  if (state === 'placed') occupy(county, person, occasion.parts);
  disclose(county, person, occasion, also.at);
  return { id, person };
}

/** Moments of arrival in order: most in the first days after it was published. */
export function arrivals(by: Random, opened: Date, closed: Date, count: number): Date[] {
  const span = closed.getTime() - opened.getTime();
  return Array.from({ length: count }, () => by.next() ** 2.2 * span)
    .sort((a, b) => a - b)
    .map((ms) => new Date(opened.getTime() + ms));
}

/** Her employer that day; the one she came to when the day was before. */
export const employerAt = (person: Person, day: string): Unit =>
  (person.jobs.findLast((job) => job.from <= day) ?? person.jobs[0]!).unit.employer;

const disclosed = new WeakMap<County, Set<string>>();

/** Who takes part becomes known to the organiser and to its trainers, her own employer's too: written down once, as at sign-up. */
function disclose(county: County, person: Person, { organiser }: Occasion, since: Date): void {
  const all = disclosed.get(county) ?? new Set();
  disclosed.set(county, all);
  const key = `${person.id} ${organiser.id}`;
  if (all.has(key)) return;
  all.add(key);
  add(county, 'organisation.disclosure', {
    person_id: person.id,
    organisation_id: organiser.id,
    reason: 'course_participant',
    since,
  });
}
