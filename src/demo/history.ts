// Three years of courses: the figures of the table in ways of working, section 3, come out of who really attended.
import { type County, jobOn, type Person, type Unit } from './county.ts';
import type { CourseKey } from './courses.ts';
import { plusDays, sittings, termDays } from './days.ts';
import { distribute, formerOf, join, type Round, writeRounds } from './held.ts';
import { hold } from './occasions.ts';
import { random } from './random.ts';
import type { Story } from './story.ts';
import { approveTrainers, findVeterans, type Leader } from './trainers.ts';
import { holdYearlyBlocks } from './yearly-blocks.ts';

const places = [
  'Kommunhuset, Eken',
  'Kommunhuset, Linden',
  'Folkets hus, lilla salen',
  'Biblioteket, hörsalen',
  'Ekhagagymnasiet, aulan',
];

export function tellHistory(county: County, story: Story): void {
  const { ekhaga, centre, neighbours } = story.places;
  const everyone = [ekhaga, ...neighbours];
  const by = random('history');
  const { trainer, manager } = story.personas;
  let leaders: readonly Leader[] = [];
  const course = (
    key: CourseKey,
    organiser: Unit,
    seats: number,
    days: readonly number[],
    parts: readonly number[],
    hours: readonly [string, string],
  ) =>
    days.map((day, i): Round => {
      const dates = termDays(plusDays(county.today, day), ...parts);
      const able = leaders.filter(({ from }) => from < dates[0]!).map(({ person }) => person);
      return {
        occasion: hold(county, by, {
          course: story.courses[key],
          ...{ organiser, seats, sittings: sittings(dates, ...hours), audience: organiser === centre ? everyone : [ekhaga] },
          place: organiser === centre ? 'Regionens hus, Skogssalen' : by.pick(places),
          label: organiser === centre ? '' : `Omgång ${(i % 3) + 1}`,
          trainers: key === 'see' && organiser === ekhaga && i > 0 ? by.shuffle(able).slice(0, 2) : [],
        }),
        people: [],
        dropouts: [],
      };
    });
  const every = (step: number, from: number, count: number) => Array.from({ length: count }, (_, i) => from + i * step);

  const { groups } = story;
  const training = course('trainers', ekhaga, 15, [-840, -420], [14, 28, 42, 56, 70], ['09:00', '16:00']);
  const veterans = findVeterans(county, story, 12);
  const founders = [trainer, ...veterans.slice(0, 2)];
  training.forEach((round, i) => {
    for (const person of veterans.slice(2 + i * 5, 7 + i * 5)) join(county, round, person);
  });
  distribute(county, by, { rounds: training, members: groups.developers, wanted: 8, former: [] });
  leaders = approveTrainers(county, story, founders, training);
  const see = course('see', ekhaga, 40, every(57, -1060, 18), [7, 14], ['09:00', '12:00']);
  const shared = course('see', centre, 48, every(125, -1000, 8), [7, 14], ['13:00', '16:00']);
  // The trainers learned the course before they learned to lead it.
  for (const person of [...groups.developers.filter((p) => jobOn(p, see[0]!.occasion.day)), ...veterans, trainer, manager])
    join(county, see[0]!, person);
  for (const person of [...groups.developers.filter((p) => !see[0]!.people.includes(p) && jobOn(p, see[16]!.occasion.day))])
    join(county, see[16]!, person);
  const eager = new Map(groups.elderly.map((p) => [jobOn(p, county.today)!.unit, 0.35 + by.next() * 1.6]));
  eager.set(story.places.unit('Hemtjänst Norr'), 0.28);
  distribute(county, by, {
    rounds: [...see, ...shared],
    members: groups.elderly,
    wanted: 431,
    weight: (p) => (p === story.personas.employee ? 0.0001 : eager.get(jobOn(p, county.today)!.unit)!),
    former: formerOf(county, ekhaga, ({ unit }) => unit.sector === 'elderly_care'),
  });
  for (const neighbour of neighbours) {
    const elderly = county.people.filter((p) => {
      const job = jobOn(p, county.today);
      return job?.unit.employer === neighbour && job.unit.sector === 'elderly_care';
    });
    const wanted = Math.round(elderly.length * (0.25 + by.next() * 0.5));
    distribute(county, by, { rounds: shared, members: elderly, wanted, former: [] });
  }
  const held = [training, see, shared];
  const simple = (
    members: readonly Person[],
    wanted: number,
    rounds: Round[],
    former: (job: Person['jobs'][number]) => boolean,
  ) => {
    const cast = Object.values(story.personas);
    const others = members.filter((p) => !cast.includes(p) || p === manager);
    distribute(county, by, { rounds, members: others, wanted, former: formerOf(county, ekhaga, former) });
    held.push(rounds);
  };
  const social = ({ unit }: Person['jobs'][number]) => unit.sector === 'social_services';
  simple(groups.leaders, 121, course('ask', ekhaga, 35, every(182, -1040, 6), [], ['13:00', '16:30']), ({ leads }) => leads);
  simple(groups.children, 37, course('children', centre, 24, every(300, -950, 4), [1], ['09:00', '16:00']), social);
  simple(groups.fathers, 9, course('fathers', centre, 16, [-560, -190], [1, 14, 15], ['09:00', '16:00']), social);
  simple(groups.handlers, 12, course('risk', ekhaga, 14, [-640, -230], [14], ['09:00', '16:00']), social);
  simple(
    groups.elderly,
    74,
    course('elders', ekhaga, 30, every(260, -800, 4), [], ['13:00', '16:30']),
    ({ unit }) => unit.sector === 'elderly_care',
  );
  simple(
    [...new Set([...groups.children, ...groups.social])],
    58,
    course('honour', ekhaga, 25, every(230, -900, 4), [], ['09:00', '16:00']),
    social,
  );
  simple(
    groups.elderly,
    31,
    course('before', ekhaga, 40, [-1180, -1130], [], ['13:00', '15:00']),
    ({ unit }) => unit.sector === 'elderly_care',
  );
  for (const rounds of held) writeRounds(county, by, rounds, trainer);
  holdYearlyBlocks(county, story);
}
