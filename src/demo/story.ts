import { type County, jobOn, type Person } from './county.ts';
import type { Courses } from './courses.ts';
import type { Groups } from './groups.ts';
import type { Places } from './organisations.ts';
import type { Personas } from './personas.ts';

/** What the chapters of the county lean on. */
export type Story = {
  places: Places;
  personas: Personas;
  courses: Courses;
  groups: Groups;
  /** Who leads the unit somebody works at. */
  managerOf(person: Person): Person | undefined;
};

export function findManagers(county: County): Story['managerOf'] {
  const leaders = new Map(
    county.people.flatMap((p) => {
      const job = jobOn(p, county.today);
      return job?.leads ? [[job.unit, p] as const] : [];
    }),
  );
  return (person) => leaders.get((jobOn(person, county.today) ?? person.jobs.at(-1)!).unit);
}
