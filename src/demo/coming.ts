// What is ahead: the occasions of the table in ways of working, section 3.
import type { County, Person, Unit } from './county.ts';
import type { Courses } from './courses.ts';
import { plusDays, sitting, weekday } from './days.ts';
import type { Groups } from './groups.ts';
import { arrivals, enrol, hold, type Occasion } from './occasions.ts';
import type { Places } from './organisations.ts';
import type { Personas } from './personas.ts';
import { type Random, random } from './random.ts';

export type Story = { places: Places; personas: Personas; courses: Courses; groups: Groups };

export const days = (county: County, from: number, ...offsets: number[]): string[] =>
  [0, ...offsets].map((offset) => weekday(plusDays(county.today, from + offset)));
export const sittings = (on: readonly string[], from: string, to: string) =>
  on.map((day) => ({ day, ...sitting(day, from, to) }));

export function planComing(county: County, { places, personas, courses, groups }: Story): void {
  const by = random('coming');
  const { ekhaga } = places;
  const free = new Map<keyof Groups, Person[]>();
  const some = (group: keyof Groups, count: number): Person[] => {
    const list = free.get(group) ?? by.shuffle(groups[group].filter((p) => !p.protected));
    free.set(group, list);
    return list.splice(0, count);
  };
  const see = hold(county, by, {
    ...{ course: courses.see, organiser: ekhaga, seats: 40, label: 'Omgång 3', place: 'Kommunhuset, Eken' },
    sittings: sittings(days(county, 19, 7, 14), '09:00', '12:00'),
    trainers: [personas.trainer],
  });
  fill(county, by, see, some('elderly', 56));
  const ask = hold(county, by, {
    ...{ course: courses.ask, organiser: ekhaga, seats: 35, place: 'Kommunhuset, Linden' },
    sittings: sittings(days(county, 24), '13:00', '16:00'),
  });
  fill(county, by, ask, some('leaders', 29));
}

/** Everybody in order of arrival: those there is room for get a seat, the rest wait. */
export function fill(
  county: County,
  by: Random,
  occasion: Occasion,
  people: readonly Person[],
  room = Number(occasion.row.seats),
): void {
  const moments = arrivals(
    by,
    new Date(`${plusDays(county.today, -20)}T07:00:00Z`),
    new Date(`${plusDays(county.today, -1)}T15:00:00Z`),
    people.length,
  );
  people.forEach((person, i) => {
    enrol(county, by, occasion, person, i < room ? 'placed' : 'waiting', { at: moments[i]! });
  });
}

export const invited = (...units: readonly Unit[]) => units;
