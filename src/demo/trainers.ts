import { add, type County, jobOn, type Person } from './county.ts';
import { plusDays } from './days.ts';
import type { Round } from './held.ts';
import { random } from './random.ts';
import type { Story } from './story.ts';

export type Leader = { person: Person; from: string };

/** Two who began it all with the trainer persona, then those who completed the trainers' course; one has stopped. */
export function approveTrainers(
  county: County,
  { personas, places, courses, groups }: Story,
  training: readonly Round[],
): Leader[] {
  const by = random('trainers');
  const first = plusDays(county.today, -1110);
  const veterans = groups.elderly.filter(
    (p) => p.jobs[0]!.from < plusDays(county.today, -2500) && !jobOn(p, county.today)!.leads && !p.protected,
  );
  const founders = [personas.trainer, ...by.shuffle(veterans).slice(0, 2)];
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
