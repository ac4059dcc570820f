import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { certify, employ, newCourse } from '../coverage/test-help.ts';
import { enter, holdOccasion, trainedAs } from './test-help.ts';

// The same report written anew from the definition, over plain lists and without a database, must say the same as the
// SQL for any town: days lie around two turns of the year, where a wrong sign would show.
type Job = { unit: number; profession: string; from: number; until: number | null };
type Proof = { course: number; on: number; state: string };
type Person = { jobs: Job[]; proofs: Proof[]; seats: { occasion: number; state: string }[] };

const professions = ['Undersköterska', 'Lärare'] as const;
/** Two units in the first administration, one in a second, one in another town. */
const nodes = ['care', 'care', 'school', null] as const;
const days = [
  '2024-12-30',
  '2024-12-31',
  '2025-01-01',
  '2025-06-15',
  '2025-06-16',
  '2025-12-31',
  '2026-01-01',
  '2026-01-02',
] as const;
const held = [
  { course: 0, day: 1 },
  { course: 0, day: 3 },
  { course: 1, day: 5 },
] as const;

const day = fc.integer({ min: 0, max: days.length - 1 });
const job = fc
  .record({
    unit: fc.integer({ min: 0, max: 3 }),
    profession: fc.constantFrom(...professions),
    from: day,
    length: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
  })
  .map(({ unit, profession, from, length }) => ({
    ...{ unit, profession, from },
    until: length === null || from + length >= days.length ? null : from + length,
  }));
const person: fc.Arbitrary<Person> = fc.record({
  jobs: fc.array(job, { maxLength: 3 }).map(withoutOverlaps),
  proofs: fc.array(
    fc.record({ course: fc.constantFrom(0, 1), on: day, state: fc.constantFrom('approved', 'approved', 'revoked', 'claimed') }),
    { maxLength: 3 },
  ),
  seats: fc.uniqueArray(
    fc.record({ occasion: fc.constantFrom(0, 1, 2), state: fc.constantFrom('placed', 'placed', 'waiting') }),
    { maxLength: 3, selector: ({ occasion }) => occasion },
  ),
});

/** The database refuses two employments at the same unit in the same profession at once; so does the generator. */
function withoutOverlaps(jobs: Job[]): Job[] {
  const end = (one: Job) => one.until ?? 99;
  return jobs.filter(
    (one, i) =>
      !jobs
        .slice(0, i)
        .some((x) => x.unit === one.unit && x.profession === one.profession && x.from < end(one) && one.from < end(x)),
  );
}

const yearOf = (on: number): number => Number((days[on] ?? '').slice(0, 4));

/** By the definition: for each line the people, how many certificates and how many applied. Sign-up is the day before. */
function countByHand(persons: readonly Person[]): string[] {
  const lines = new Map<string, { people: Set<number>; certificates: Set<string>; applied: Set<number> }>();
  const put = (year: number, jobs: Job[], course: number, add: (line: NonNullable<ReturnType<typeof lines.get>>) => void) => {
    const keys = jobs.flatMap((one) => [
      `whole ${year}`,
      `course ${course} ${year}`,
      `${one.profession} ${year}`,
      `${nodes[one.unit]} ${year}`,
    ]);
    for (const key of new Set(keys)) {
      const line = lines.get(key) ?? { people: new Set(), certificates: new Set(), applied: new Set() };
      add(line);
      lines.set(key, line);
    }
  };
  for (const [i, { jobs, proofs, seats }] of persons.entries()) {
    const ours = jobs.filter(({ unit }) => nodes[unit] !== null);
    const at = (on: number) => ours.filter((one) => one.from <= on && (one.until === null || on < one.until));
    const done = [
      ...proofs.flatMap(({ course, on, state }, n) => (state === 'approved' ? [{ course, on, id: `${i} proof ${n}` }] : [])),
      ...seats.flatMap(({ occasion, state }) => {
        const one = held[occasion];
        return one && state === 'placed' ? [{ course: one.course, on: one.day, id: `${i} seat ${occasion}` }] : [];
      }),
    ];
    for (const { course, on, id } of done)
      put(yearOf(on), at(on), course, (line) => {
        line.people.add(i);
        line.certificates.add(id);
      });
    for (const { occasion } of seats) {
      const one = held[occasion];
      if (one) put(yearOf(one.day), before(ours, one.day), one.course, (line) => line.applied.add(i));
    }
  }
  return [...lines]
    .map(([key, { people, certificates, applied }]) => `${key}: ${people.size}, ${certificates.size}, ${applied.size}`)
    .toSorted();
}

/** Who worked the calendar day before: compared as dates, apart from the list of days. */
function before(jobs: readonly Job[], on: number): Job[] {
  const eve = new Date(Date.parse(days[on] ?? '') - 86_400_000).toISOString().slice(0, 10);
  return jobs.filter(({ from, until }) => (days[from] ?? '') <= eve && (until === null || eve < (days[until] ?? '')));
}

const ground = await openTown();

test('the report in SQL is the report by hand, for any town', { timeout: 120_000 }, async () => {
  const elsewhere = await ground.municipality();
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 5 }), async (persons) => {
      const town = await ground.municipality();
      const school = await town.newAdministration('Skola', 'school');
      const units = [town.unit, await town.newUnit('Hemtjänst Syd'), await town.newUnit('Björkskolan', school), elsewhere.unit];
      const reader = await town.person({ roles: { course_planner: town.id }, unit: null });
      const courses = [await newCourse(town, '0'), await newCourse(town, '1')];
      const occasions = [];
      for (const { course, day: on } of held)
        occasions.push(await holdOccasion(town, { course: courses[course]!, on: days[on] }));
      for (const { jobs, proofs, seats } of persons) {
        const id = randomUUID();
        await town.owner(`insert into organisation.person (id, given_name, family_name) values ($1, 'Anna', 'Andersson')`, [id]);
        for (const one of jobs)
          await employ(
            ...([town, id, units[one.unit]!, days[one.from]!] as const),
            ...([one.until === null ? null : days[one.until]!, one.profession] as const),
          );
        for (const { course, on, state } of proofs) await certify(town, id, courses[course]!, { on: days[on]!, state });
        for (const { occasion, state } of seats) await enter(town, occasions[occasion]!, id, { state });
      }
      const key = new Map<string, string>([
        [town.administration, 'care'],
        [school, 'school'],
      ]);
      const lines = (await trainedAs(reader, town, town.id, 2026)).map((line) => {
        const name = {
          whole: 'whole',
          course: `course ${line.name}`,
          place: key.get(line.id ?? ''),
          profession: line.name,
          rest: '',
        }[line.about];
        return `${name} ${line.year}: ${line.people}, ${line.certificates}, ${line.applicants}`;
      });
      expect(lines.toSorted()).toEqual(countByHand(persons));
    }),
    { numRuns: 25 },
  );
});
