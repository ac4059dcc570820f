import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { certify, countAs, employ, newCourse, newTarget, type Rule, say } from './test-help.ts';

// The same count written anew from the definition, over plain lists and without a database, must say the same as the SQL
// for any town and any day.
type Job = { unit: number; profession: string; from: number; until: number | null };
type Proof = { on: number; until: number | null; employer: 'here' | 'elsewhere' | null };
type Person = { jobs: Job[]; proofs: Proof[] };
type Asked = { persons: Person[]; rules: Rule[]; days: number[] };

const professions = ['Undersköterska', 'Sjuksköterska', 'Lärare'] as const;
/** Two units in elderly care, one in school, and one in another town. */
const sectors = ['elderly_care', 'elderly_care', 'school', null] as const;
const MOST = 60;
const dayOf = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

const day = fc.integer({ min: 0, max: MOST });
const orNull = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null, freq: 2 });
const job = fc
  .record({
    unit: fc.integer({ min: 0, max: 3 }),
    profession: fc.constantFrom(...professions),
    from: day,
    length: orNull(fc.integer({ min: 0, max: 40 })),
  })
  .map(({ unit, profession, from, length }) => ({ unit, profession, from, until: length === null ? null : from + length }));
const proof = fc
  .record({
    on: day,
    length: orNull(fc.integer({ min: 0, max: 30 })),
    employer: fc.constantFrom('here' as const, 'elsewhere' as const, null),
  })
  .map(({ on, length, employer }) => ({ on, until: length === null ? null : on + length, employer }));
const person = fc.record({ jobs: fc.array(job, { maxLength: 3 }), proofs: fc.array(proof, { maxLength: 3 }) });
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom('elderly_care', 'school').map((sector) => ({ sector })),
  fc.constantFrom(...professions).map((profession) => ({ profession: profession.toLowerCase() })),
  fc.record({ sector: fc.constantFrom('elderly_care', 'school'), profession: fc.constantFrom(...professions) }),
);
const town: fc.Arbitrary<Asked> = fc.record({
  persons: fc.array(person, { minLength: 1, maxLength: 7 }).map((list) => list.map(withoutOverlaps)),
  rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
  days: fc.array(fc.nat({ max: 999 }), { minLength: 4, maxLength: 4 }),
});

/** The database refuses two employments at the same unit in the same profession at once; so does the generator. */
function withoutOverlaps({ jobs, proofs }: Person): Person {
  const end = (one: Job): number => one.until ?? Number.POSITIVE_INFINITY;
  const kept: Job[] = [];
  for (const one of jobs) {
    const clash = kept.some(
      (x) => x.unit === one.unit && x.profession === one.profession && x.from < end(one) && one.from < end(x),
    );
    if (!clash) kept.push(one);
  }
  return { jobs: kept, proofs };
}

const during = (one: Job, on: number): boolean => one.from <= on && (one.until === null || on < one.until);

/** By the definition, for the whole town. */
function countByHand({ persons, rules }: Asked, on: number): string {
  const matches = (one: Job) =>
    rules.some(
      ({ sector, profession }) =>
        (!sector || sectors[one.unit] === sector) && (!profession || profession.toLowerCase() === one.profession.toLowerCase()),
    );
  const count = { valid: 0, proof: 0, lapsed: 0, never: 0 };
  for (const { jobs, proofs } of persons) {
    if (!jobs.some((one) => one.unit < 3 && during(one, on) && matches(one))) continue;
    const had = proofs.filter((one) => one.on <= on);
    const valid = had.filter((one) => one.until === null || one.until >= on);
    const ours = valid.filter((one) => one.employer === 'here' || jobs.some((x) => x.unit < 3 && during(x, one.on)));
    count[ours.length ? 'valid' : valid.length ? 'proof' : had.length ? 'lapsed' : 'never']++;
  }
  const { valid, proof: moved, lapsed, never } = count;
  return `${valid + moved + lapsed + never}: ${valid} valid, ${moved} proof, ${lapsed} lapsed, ${never} never`;
}

/** The days on which something may change, and the day after each: where a wrong sign would show. */
const edges = ({ persons }: Asked): number[] => {
  const ends = persons.flatMap(({ jobs, proofs }) => [
    ...jobs.flatMap((one) => [one.from, one.until]),
    ...proofs.flatMap((one) => [one.on, one.until]),
  ]);
  return [...new Set([0, ...ends.flatMap((n) => (n === null ? [] : [n, n + 1]))])];
};

const ground = await openTown();

test('the count in SQL is the count by hand, for any town on any day', { timeout: 120_000 }, async () => {
  const elsewhere = await ground.municipality();
  await fc.assert(
    fc.asyncProperty(town, async (asked) => {
      const here = await ground.municipality();
      const school = await here.newUnit('Björkskolan', here.id, 'school');
      const units = [here.unit, await here.newUnit('Hemtjänst Syd'), school, elsewhere.unit];
      const reader = await here.person({ roles: { course_planner: here.id }, unit: null });
      const course = await newCourse(here);
      const group = await newTarget(here, course, { rules: asked.rules });
      for (const { jobs, proofs } of asked.persons) {
        const id = randomUUID();
        await here.owner(`insert into organisation.person (id, given_name, family_name) values ($1, 'Anna', 'Andersson')`, [id]);
        for (const one of jobs) {
          const until = one.until === null ? null : dayOf(one.until);
          await employ(here, id, units[one.unit]!, dayOf(one.from), until, one.profession);
        }
        for (const { on, until, employer } of proofs) {
          const by = employer === 'here' ? here.id : employer === 'elsewhere' ? elsewhere.id : null;
          await certify(here, id, course, { on: dayOf(on), until: until === null ? null : dayOf(until), employer: by });
        }
      }
      const all = edges(asked);
      for (const on of asked.days.map((n) => all[n % all.length]!)) {
        const [line] = await countAs(reader, here, { course, group, place: here.id, on: dayOf(on) });
        expect(say(line)).toBe(countByHand(asked, on));
      }
    }),
    { numRuns: 60 },
  );
});
