// What is ahead: the occasions of the table in ways of working, section 3, each in a state of its own.
import { type County, has, isFree, jobOn, type Person, type Unit } from './county.ts';
import { plusDays, sittings, termDays } from './days.ts';
import { arrivals, enrol, hold, type Occasion } from './occasions.ts';
import { type Random, random } from './random.ts';
import type { Story } from './story.ts';

export type Ahead = {
  county: County;
  story: Story;
  by: Random;
  /** Approved trainers other than the persona. */
  leaders: Person[];
  /** Days of the parts, counted from today. */
  days(from: number, ...offsets: number[]): string[];
  /** People who lack the course and are free to come: never twice for the same course. */
  lacking(occasion: Occasion, from: readonly Person[], count: number): Person[];
};

export function lookAhead(county: County, story: Story): Ahead {
  const by = random('coming');
  const asked = new Map<string, Set<Person>>();
  const cast = new Set(Object.values(story.personas));
  const granted = new Set(
    (county.rows['access.role_grant'] ?? []).filter(({ role }) => role === 'trainer').map((row) => row.person_id),
  );
  return {
    ...{ county, story, by },
    leaders: county.people.filter((p) => granted.has(p.id) && !cast.has(p) && jobOn(p, county.today)),
    days: (from, ...offsets) => termDays(plusDays(county.today, from), ...offsets),
    lacking: ({ course, parts }, from, count) => {
      const taken = asked.get(course.id) ?? new Set();
      asked.set(course.id, taken);
      const free = [...new Set(from)].filter(
        (p) =>
          !p.protected &&
          !cast.has(p) &&
          !taken.has(p) &&
          !has(county, course.id, p) &&
          jobOn(p, county.today) &&
          isFree(county, p, parts),
      );
      const found = by.shuffle(free).slice(0, count);
      for (const person of found) taken.add(person);
      return found;
    },
  };
}

export type Kept = { id: string; organisation: Unit; left: number };

/**
 * Everybody in order of arrival since it was published. Kept seats go to their own; the rest to whoever comes; those there
 * is no room for wait (training.seat_for says the same in the database).
 */
export function fill(
  { county, by, story }: Ahead,
  occasion: Occasion,
  people: readonly Person[],
  kept: readonly Kept[] = [],
): void {
  const from = new Date(`${String(occasion.row.published_at)}T07:00:00Z`);
  const moments = arrivals(by, from, new Date(`${plusDays(county.today, -1)}T15:00:00Z`), people.length);
  let free = Number(occasion.row.seats);
  people.forEach((person, i) => {
    const own = kept.find((share) => share.left > 0 && works(person, share.organisation, county.today));
    const forOthers = kept
      .filter((share) => !works(person, share.organisation, county.today))
      .reduce((n, { left }) => n + left, 0);
    const placed = own ? free > 0 : free - forOthers > 0;
    if (placed) free--;
    if (placed && own) own.left--;
    const manager = by.chance(0.15) ? story.managerOf(person) : undefined;
    enrol(county, by, occasion, person, placed ? 'placed' : 'waiting', {
      at: moments[i]!,
      ...(placed && own ? { share_id: own.id } : {}),
      ...(manager ? { signedUpBy: manager } : {}),
    });
  });
}

const works = (person: Person, where: Unit, day: string) => jobOn(person, day)?.unit.above.includes(where) ?? false;

/** Somebody put at a place in the order. */
export const insertAt = (people: readonly Person[], place: number, person: Person): Person[] => [
  ...people.slice(0, place - 1),
  person,
  ...people.slice(place - 1),
];

/** The occasions that are full, or nearly, as the table says: 40/56, 35/29, 14/14, 12/15. */
export function planTable(ahead: Ahead): void {
  const { county, by, days, lacking } = ahead;
  const { courses, groups, personas, places } = ahead.story;
  const { ekhaga } = places;
  const plan = (
    course: keyof typeof courses,
    seats: number,
    on: readonly string[],
    hours: readonly [string, string],
    place: string,
    also: Partial<Parameters<typeof hold>[2]> = {},
  ) =>
    hold(county, by, {
      ...{
        course: courses[course],
        organiser: ekhaga,
        seats,
        sittings: sittings(on, ...hours),
        place,
        created_by: personas['course-planner'].id,
      },
      ...also,
    });

  const see = plan('see', 40, days(19, 7, 14), ['09:00', '12:00'], 'Kommunhuset, Eken', {
    label: 'Omgång 3',
    trainers: [personas.trainer],
  });
  fill(ahead, see, insertAt(lacking(see, groups.elderly, 55), 45, personas.employee));
  const ask = plan('ask', 35, days(24), ['13:00', '16:30'], 'Kommunhuset, Linden', { trainers: [by.pick(ahead.leaders)] });
  fill(ahead, ask, lacking(ask, groups.leaders, 27).concat(lacking(ask, groups.social, 2)));
  const risk = plan('risk', 14, days(17, 14), ['09:00', '16:00'], 'Socialkontoret, Hörnrummet');
  fill(ahead, risk, [...lacking(risk, groups.handlers, 2), ...lacking(risk, groups.social, 12)]);
  const able = (people: readonly Person[]) => people.filter((p) => has(county, courses.see.id, p));
  const trainers = plan('trainers', 12, days(12, 14, 28, 42, 56, 70), ['09:00', '16:00'], 'Kommunhuset, Eken', {
    trainers: [personas.trainer],
  });
  const developers = lacking(trainers, able(groups.developers), 11);
  fill(ahead, trainers, [...developers, ...lacking(trainers, able(groups.elderly), 15 - developers.length)]);
  const yearly = plan('yearly', 50, days(9), ['08:30', '12:00'], 'Folkets hus, stora salen', {
    trainers: [by.pick(ahead.leaders)],
  });
  fill(ahead, yearly, lacking(yearly, groups.social, 37));
  // Not yet open for sign-up: what empties the queue of the first.
  plan('see', 40, days(82, 7, 14), ['13:00', '16:00'], 'Folkets hus, lilla salen', { label: 'Omgång 1', ...opensIn(county, 10) });
  // Only the planner sees it.
  plan('ask', 35, days(150), ['08:30', '12:00'], 'Kommunhuset, Linden', unpublished);
}

export const opensIn = (county: County, inDays: number) => ({
  sign_up_opens: new Date(`${plusDays(county.today, inDays)}T08:00:00Z`),
});
const unpublished = { published_at: null };
