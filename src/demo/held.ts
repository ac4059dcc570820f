// Occasions that have been held: who came to which part, and who has the course since.
import { add, type County, isFree, occupy, type Person, type Unit } from './county.ts';
import { plusDays, plusMonths } from './days.ts';
import { arrivals, employerAt, enrol, type Occasion } from './occasions.ts';
import type { Random } from './random.ts';

export type Round = { occasion: Occasion; people: Person[]; dropouts: Person[] };

type Wish = {
  rounds: readonly Round[];
  /** Today's members of the target group, and how many of them shall have the course. */
  members: readonly Person[];
  wanted: number;
  /** How likely somebody is to be among them; 1 unless said. */
  weight?: (person: Person) => number;
  /** Those who have since left: they fill the seats that are left. */
  former: readonly Person[];
};

/** Says who took part in which round, so that exactly `wanted` of the members have completed one. */
export function distribute(county: County, by: Random, { rounds, members, wanted, weight = () => 1, former }: Wish): void {
  const taken = new Set(rounds.flatMap(({ people }) => people));
  const order = members
    .filter((p) => !taken.has(p))
    .map((person) => ({ person, key: by.next() ** (1 / weight(person)) }))
    .sort((a, b) => b.key - a.key);
  let missing = wanted - members.filter((p) => taken.has(p)).length;
  const left: Person[] = [];
  for (const { person } of order) {
    const open = rounds.filter((round) => hasRoom(round) && mayCome(county, person, round.occasion));
    if (missing === 0 || open.length === 0) left.push(person);
    else {
      join(county, by.pick(likeliest(by, person, open)), person);
      missing--;
    }
  }
  if (missing > 0) throw new Error(`${rounds[0]?.occasion.course.title}: ${missing} members fit in no round`);
  const gone = by.shuffle(former);
  for (const round of rounds) {
    let more = Math.min(room(round), by.whole(4, 16));
    for (let i = gone.length - 1; i >= 0 && more > 0; i--) {
      if (!mayCome(county, gone[i]!, round.occasion)) continue;
      join(county, round, gone.splice(i, 1)[0]!);
      more--;
    }
    for (let n = Math.min(room(round), by.whole(1, 4) - round.dropouts.length); n > 0; n--) {
      const at = left.findIndex((p) => mayCome(county, p, round.occasion));
      if (at < 0) break;
      const dropout = left.splice(at, 1)[0]!;
      round.dropouts.push(dropout);
      occupy(county, dropout, round.occasion.parts);
    }
  }
}

/** Puts somebody in a round. */
export function join(county: County, round: Round, person: Person): void {
  round.people.push(person);
  occupy(county, person, round.occasion.parts);
}

/** Where she worked before, if she moved here since; else what her employer holds; else what is held for several. */
function likeliest(by: Random, person: Person, open: readonly Round[]): readonly Round[] {
  const today = person.jobs.at(-1)!.unit.employer;
  const before = open.filter(({ occasion }) => employerAt(person, occasion.day) !== today);
  if (before.length > 0 && by.chance(0.8)) return before;
  const own = open.filter(({ occasion }) => occasion.organiser === today);
  return own.length > 0 ? own : open;
}

const room = ({ occasion, people, dropouts }: Round) => Number(occasion.row.seats) - people.length - dropouts.length;

/** Some seats are left for those who have since gone. */
const hasRoom = (round: Round) => room(round) > 3;

/** Employed that day, and by somebody who was invited. */
function mayCome(county: County, person: Person, { day, audience, parts }: Occasion): boolean {
  const job = person.jobs.find(({ from, until }) => from <= day && (until === null || until > day));
  return (job?.unit.above.some((unit) => audience.includes(unit)) ?? false) && isFree(county, person, parts);
}

/** Writes the rounds: entries in order of arrival, attendance part by part, and completions. */
export function writeRounds(county: County, by: Random, rounds: readonly Round[], recordedBy: Person): void {
  for (const round of rounds) {
    const { occasion } = round;
    add(county, 'training.completion_rule', {
      occasion_id: occasion.id,
      parts_to_complete: occasion.course.parts_to_complete ?? null,
      late_counts: true,
      partial_counts: false,
      settled_at: occasion.parts.at(-1)!.ends_at,
    });
    const everybody = by.shuffle([...round.people, ...round.dropouts]);
    const moments = arrivals(by, at(occasion.day, -58), at(occasion.day, -6), everybody.length);
    everybody.forEach((person, i) => {
      const completes = round.people.includes(person);
      if (!completes && by.chance(0.4)) {
        const changed = at(occasion.day, -by.whole(1, 5));
        enrol(county, by, occasion, person, 'withdrawn', { at: moments[i]!, first: 'placed', changed });
        return;
      }
      const { id } = enrol(county, by, occasion, person, 'placed', { at: moments[i]! });
      attend(county, by, occasion, id, completes, recordedBy);
      if (completes) complete(county, by, occasion, person);
    });
  }
}

const at = (day: string, days: number) => new Date(`${plusDays(day, days)}T08:00:00Z`);

function attend(
  county: County,
  by: Random,
  occasion: Occasion,
  enrolmentId: string,
  completes: boolean,
  recordedBy: Person,
): void {
  const { parts, course } = occasion;
  const mayMiss = parts.length - Number(course.parts_to_complete ?? parts.length);
  const missed = completes
    ? by.shuffle(parts).slice(0, by.chance(0.3) ? mayMiss : 0)
    : by.shuffle(parts).slice(0, by.whole(mayMiss + 1, parts.length));
  for (const part of parts) {
    const presence = missed.includes(part) ? (by.chance(0.3) ? 'partial' : 'absent') : by.chance(0.06) ? 'late' : 'present';
    add(county, 'training.attendance', {
      part_id: part.id,
      enrolment_id: enrolmentId,
      presence,
      recorded_by: recordedBy.id,
      recorded_at: part.ends_at,
    });
  }
}

export function complete(county: County, by: Random, occasion: Occasion, person: Person): void {
  const day = occasion.parts.at(-1)!.day;
  const months = occasion.course.validity_months ?? null;
  const validUntil = months === null ? null : plusMonths(day, Number(months));
  add(county, 'training.completion', {
    person_id: person.id,
    course_id: occasion.course.id,
    occasion_id: occasion.id,
    completed_on: day,
    valid_until: validUntil,
    source: 'occasion',
    state: 'approved',
    earned_at_employer: employerAt(person, day).id,
    code: code(by),
    created_at: occasion.parts.at(-1)!.ends_at,
  });
  if (validUntil === null || validUntil >= county.today) know(county, occasion.course.id, person);
}

export function know(county: County, courseId: string, person: Person): void {
  const people = county.trained.get(courseId) ?? new Set();
  county.trained.set(courseId, people.add(person));
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = (by: Random) =>
  Array.from({ length: 12 }, () => signs[by.whole(0, 31)])
    .join('')
    .replace(/(.{4})(.{4})/, '$1-$2-');

/** Today's people of a municipality who have left it or their line of work since. */
export const formerOf = (county: County, employer: Unit, fits: (job: Person['jobs'][number]) => boolean): Person[] =>
  county.people.filter(
    (p) =>
      p.jobs.some((job) => job.unit.employer === employer && fits(job)) &&
      p.jobs.at(-1)!.until !== null &&
      p.jobs.at(-1)!.until! <= county.today,
  );
