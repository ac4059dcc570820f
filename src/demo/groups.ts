// Target groups and targets: by what people work with, never by name. Functions (VIN-handläggare, skyddsombud) are held
// by people of the staff.
import { add, type County, jobOn, type Person } from './county.ts';
import type { CourseKey, Courses } from './courses.ts';
import { plusDays } from './days.ts';
import type { Places } from './organisations.ts';
import { random } from './random.ts';
import { employedBy } from './staff.ts';

export type GroupKey = 'elderly' | 'school' | 'leaders' | 'children' | 'fathers' | 'handlers' | 'developers' | 'social';
/** Today's members of Ekhaga's target groups. */
export type Groups = Readonly<Record<GroupKey, Person[]>>;

/** Managers and safety representatives together (ways of working, section 3). */
const LEADERS = 148;

export function layOutGroups(county: County, places: Places, courses: Courses): Groups {
  const by = random('groups');
  const { ekhaga, unit } = places;
  const staff = employedBy(county.people, ekhaga, county.today);
  const job = (p: Person) => jobOn(p, county.today)!;
  const bySector = (...sectors: string[]) => staff.filter((p) => sectors.includes(job(p).unit.sector ?? ''));
  const byProfession = (name: string) => staff.filter((p) => job(p).profession === name);

  const handlers = holdFunctions(county, staff, 'vin_handler', decisionUnits, by);
  const homes = places.staffed.filter(
    ({ unit: u }) =>
      u.employer === ekhaga &&
      ['elderly_care', 'school', 'preschool', 'disability', 'culture', 'health'].includes(u.sector ?? ''),
  );
  const outside = homes.map(({ unit: u }) => u.name).filter((name) => !decisionUnits.includes(name));
  holdFunctions(county, staff, 'vin_representative', by.shuffle(outside).slice(0, 46), by);
  const heads = staff.filter((p) => job(p).leads);
  const big = places.staffed.filter(({ unit: u, people }) => u.employer === ekhaga && people > 12).map(({ unit: u }) => u.name);
  const safety = holdFunctions(county, staff, 'safety_representative', spread(by.shuffle(big), LEADERS - heads.length), by);

  const treatment = unit('Stöd och behandling barn');
  const groups: Groups = {
    elderly: bySector('elderly_care'),
    school: bySector('school', 'preschool'),
    leaders: [...heads, ...safety],
    children: [...byProfession('Barnhandläggare'), ...byProfession('Skolkurator')],
    fathers: staff.filter(
      (p) => job(p).unit === unit('Familjerätten') || (job(p).unit === treatment && job(p).profession === 'Barnhandläggare'),
    ),
    handlers,
    developers: byProfession('Utvecklingsledare'),
    social: bySector('social_services'),
  };

  const target = (
    key: GroupKey,
    name: string,
    rules: readonly Partial<Record<'sector' | 'profession' | 'unit_id' | 'function', string> & { leads: boolean }>[],
    goals: readonly (readonly [course: CourseKey, share: number, days: number, first: boolean])[],
  ) => {
    const id = by.uuid();
    add(county, 'training.target_group', { id, organisation_id: ekhaga.id, name });
    for (const rule of rules) add(county, 'training.target_rule', { group_id: id, ...rule });
    for (const [course, share, days, first] of goals) {
      add(county, 'training.course_target', {
        course_id: courses[course].id,
        group_id: id,
        share,
        due_on: plusDays(county.today, days),
        first_for_new: first,
      });
    }
    return key;
  };
  target(
    'elderly',
    'Äldreomsorgen',
    [{ sector: 'elderly_care' }],
    [
      ['see', 1, 340, true],
      ['elders', 0.3, 520, false],
    ],
  );
  target('school', 'Skola och förskola', [{ sector: 'school' }, { sector: 'preschool' }], [['web', 0.9, 400, true]]);
  target(
    'leaders',
    'Chefer och skyddsombud',
    [{ leads: true }, { function: 'safety_representative' }],
    [['ask', 0.95, 120, true]],
  );
  target(
    'children',
    'Barnhandläggare och skolkuratorer',
    [{ profession: 'Barnhandläggare' }, { profession: 'Skolkurator' }],
    [['children', 0.9, 300, true]],
  );
  target(
    'fathers',
    'Familjerätt och barnhandläggare i behandling',
    [{ unit_id: unit('Familjerätten').id }, { unit_id: treatment.id, profession: 'Barnhandläggare' }],
    [['fathers', 0.8, 420, false]],
  );
  target('handlers', 'VIN-handläggare', [{ function: 'vin_handler' }], [['risk', 1, 60, true]]);
  target('developers', 'Utvecklingsledare', [{ profession: 'Utvecklingsledare' }], [['trainers', 0.6, 380, false]]);
  target('social', 'Socialtjänsten', [{ sector: 'social_services' }], [['yearly', 0.95, 200, true]]);
  for (const neighbour of places.neighbours) {
    const id = by.uuid();
    add(county, 'training.target_group', { id, organisation_id: neighbour.id, name: 'Äldreomsorgen' });
    add(county, 'training.target_rule', { group_id: id, sector: 'elderly_care' });
    add(county, 'training.course_target', {
      course_id: courses.see.id,
      group_id: id,
      share: by.pick([0.7, 0.8, 0.9, 1]),
      due_on: plusDays(county.today, by.whole(150, 500)),
      first_for_new: true,
    });
  }
  return groups;
}

/** Where decisions about individuals are made: one VIN-handläggare each. */
const decisionUnits = [
  ...['Mottagning barn och unga', 'Utredning barn och unga 1', 'Utredning barn och unga 2', 'Stöd och behandling barn'],
  ...['Familjerätten', 'Familjehemsenheten', 'Vuxenenheten', 'Öppenvården', 'Socialpsykiatrin', 'Etableringsenheten'],
  ...['Ekonomiskt bistånd 1', 'Ekonomiskt bistånd 2', 'Biståndsenheten', 'LSS-handläggning'],
];

const spread = (names: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => names[i % names.length]!);

/** One person a named unit, never the leader and never one twice. */
function holdFunctions(
  county: County,
  staff: readonly Person[],
  name: string,
  units: readonly string[],
  by: ReturnType<typeof random>,
): Person[] {
  const chosen = new Set<Person>();
  for (const unit of units) {
    const fit = staff.filter((p) => {
      const job = jobOn(p, county.today)!;
      return job.unit.name === unit && !job.leads && !chosen.has(p) && !p.protected;
    });
    const person = by.pick(fit);
    chosen.add(person);
    const job = jobOn(person, county.today)!;
    add(county, 'organisation.assignment', {
      person_id: person.id,
      unit_id: job.unit.id,
      function: name,
      starts_on: job.from > plusDays(county.today, -700) ? job.from : plusDays(county.today, -by.whole(30, 700)),
    });
  }
  return [...chosen];
}
