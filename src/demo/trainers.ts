import { add, type County, jobOn, type Person } from './county.ts';
import { plusDays } from './days.ts';
import type { Round } from './held.ts';
import { random } from './random.ts';
import type { Story } from './story.ts';

export type Leader = { person: Person; from: string };

/** People of the elderly care who have been there long: the first to learn, and to teach. */
export function findVeterans(county: County, { groups, personas }: Story, count: number): Person[] {
  const long = plusDays(county.today, -2500);
  const others = new Set([...Object.values(personas), ...groups.developers]);
  const veterans = groups.elderly.filter(
    (p) => p.jobs[0]!.from < long && !jobOn(p, county.today)!.leads && !p.protected && !others.has(p),
  );
  return random('veterans').shuffle(veterans).slice(0, count);
}

/** Two who began it all with the trainer persona, then those who completed the trainers' course; one has stopped. */
export function approveTrainers(
  county: County,
  { personas, places, courses }: Story,
  founders: readonly Person[],
  training: readonly Round[],
): Leader[] {
  const first = plusDays(county.today, -1030);
  const leaders = [
    ...founders.map((person) => ({ person, from: first })),
    ...training.flatMap(({ occasion, people }) =>
      people.map((person) => ({ person, from: plusDays(occasion.parts.at(-1)!.day, 14) })),
    ),
  ];
  leaders.forEach(({ person, from }, i) => {
    add(county, 'training.trainer_approval', {
      person_id: person.id,
      course_id: courses.see.id,
      organisation_id: places.ekhaga.id,
      approved_on: from,
      approved_by: personas['course-planner'].id,
      ended_on: i === 2 ? plusDays(county.today, -300) : null,
    });
    if (person === personas.trainer || i === 2) return;
    add(county, 'access.role_grant', {
      person_id: person.id,
      role: 'trainer',
      organisation_id: places.ekhaga.id,
      valid_from: from,
    });
  });
  return leaders.filter((_, i) => i !== 2);
}
