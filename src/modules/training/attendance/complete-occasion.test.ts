import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { everyone, list, newCourse, newOccasion, type Occasion } from './fixtures/occasion.ts';
import { attendanceInvariants } from './invariants.ts';
import { attendanceJobs } from './jobs.ts';

const ground = await openTown();
const town = await ground.municipality();
const trainer = await town.person({ given: 'Tora', roles: { trainer: town.id } });

type Row = {
  id: string;
  person_id: string;
  state: string;
  code: string;
  completed_on: string;
  valid_until: string | null;
  reason: string | null;
  earned_at_employer: string;
};
const completions = (occasion: Occasion) =>
  town.owner<Row>(
    `select id, person_id, state, code, completed_on::text, valid_until::text, reason, earned_at_employer
     from training.completion where occasion_id = $1 order by created_at`,
    [occasion.id],
  );
const letters = (kind: string, { personId }: Visitor) =>
  town.owner('select id from mail.letter where kind = $1 and person_id = $2', [kind, personId]).then(({ length }) => length);
const faults = async () =>
  (await Promise.all(attendanceInvariants.map((invariant) => invariant.faults(town.house.worker.db)))).flat();
const note = (occasion: Occasion, part: number, presence: string | Record<string, string>, extra: Record<string, string> = {}) =>
  trainer.post(`/training/occasions/${occasion.id}/attendance`, {
    ...list(occasion.parts[part]!, typeof presence === 'string' ? everyone(occasion, presence) : presence),
    ...extra,
  });

test('with the last list noted, those who were there get their certificates and a letter, once', async () => {
  const course = await newCourse(town, { validityMonths: 12 });
  const [anna, bo] = (await town.people(2)) as [Visitor, Visitor];
  const occasion = await newOccasion(town, { course, trainers: [trainer], people: [anna, bo], partsEnd: [-50, -26] });
  await note(occasion, 0, 'present');
  expect(await completions(occasion)).toEqual([]); // the last part's list is not noted yet
  const [a, b] = occasion.entries as [string, string];
  const last = { [a]: 'late', [b]: 'absent' };
  const saved = await note(occasion, 1, last);
  expect((await trainer.follow(saved)).text).toContain('1 person har fått intyg.');
  await note(occasion, 1, last);
  const [only, ...more] = await completions(occasion);
  expect(more).toEqual([]);
  expect(only).toMatchObject({ person_id: anna.personId, state: 'approved', earned_at_employer: town.id });
  expect(only!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(only!.valid_until).toBe(`${Number(only!.completed_on.slice(0, 4)) + 1}${only!.completed_on.slice(4)}`);
  expect([await letters('training.completed', anna), await letters('training.completed', bo)]).toEqual([1, 0]);
  expect(await faults()).toEqual([]);
});

test('a course that asks for two parts of three, and does not count coming late', async () => {
  const course = await newCourse(town, { partsToComplete: 2, lateCounts: false, partialCounts: true });
  const people = (await town.people(3)) as [Visitor, Visitor, Visitor];
  const occasion = await newOccasion(town, { course, trainers: [trainer], people, partsEnd: [-74, -50, -26] });
  const [a, b, c] = occasion.entries as [string, string, string];
  await note(occasion, 0, { [a]: 'present', [b]: 'late', [c]: 'partial' });
  await note(occasion, 1, { [a]: 'present', [b]: 'present', [c]: 'partial' });
  await note(occasion, 2, { [a]: 'absent', [b]: 'late', [c]: 'absent' });
  expect((await completions(occasion)).map((row) => row.person_id).sort()).toEqual(
    [people[0].personId, people[2].personId].sort(),
  );
  expect(await faults()).toEqual([]);
});

test('a certificate is not taken back without a reason, is told to its holder, and the same one holds again', async () => {
  const [anna] = (await town.people(1)) as [Visitor];
  const occasion = await newOccasion(town, { trainers: [trainer], people: [anna], partsEnd: [-26] });
  const entry = occasion.entries[0]!;
  await note(occasion, 0, 'present');
  const [given] = await completions(occasion);
  const correction = list(occasion.parts[0]!, { [entry]: 'absent' }, { [entry]: 'present' });
  const unexplained = await trainer.post(`/training/occasions/${occasion.id}/attendance`, correction);
  expect(unexplained.status).toBe(422);
  expect(unexplained.text).toContain('Skriv varför');
  expect(unexplained.text).toMatch(/value="absent" checked/); // what was answered is kept
  expect((await completions(occasion))[0]!.state).toBe('approved');
  await trainer.post(`/training/occasions/${occasion.id}/attendance`, { ...correction, reason: 'Förväxlad med en kollega.' });
  expect(await completions(occasion)).toMatchObject([{ id: given!.id, state: 'revoked', reason: 'Förväxlad med en kollega.' }]);
  expect(await letters('training.completion_revoked', anna)).toBe(1);
  await trainer.post(
    `/training/occasions/${occasion.id}/attendance`,
    list(occasion.parts[0]!, { [entry]: 'present' }, { [entry]: 'absent' }),
  );
  expect(await completions(occasion)).toMatchObject([{ id: given!.id, state: 'approved', code: given!.code, reason: null }]);
  const acts = await town.owner<{ act: string }>(`select act from audit.entry where subject_id = $1 order by id`, [given!.id]);
  expect(acts.map(({ act }) => act)).toEqual(['completion.written', 'completion.revoked', 'completion.restored']);
  expect(await faults()).toEqual([]);
});

test('a list filled in while the course still goes on gives certificates when it is over, by the clock, once', async () => {
  const [anna] = (await town.people(1)) as [Visitor];
  const occasion = await newOccasion(town, { trainers: [trainer], people: [anna], partsEnd: [-24, 'today'] });
  await town.owner(
    `update training.part set ends_at = now() + interval '5 minutes', starts_at = least(starts_at, now()) where id = $1`,
    [occasion.parts[1]],
  );
  await note(occasion, 0, 'present');
  await note(occasion, 1, 'present');
  const [job] = attendanceJobs;
  await job!.work(town.house.worker.db, {});
  expect(await completions(occasion)).toEqual([]);
  await town.owner(
    `update training.part set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 minute' where id = $1`,
    [occasion.parts[1]],
  );
  await job!.work(town.house.worker.db, {});
  await job!.work(town.house.worker.db, {});
  expect(await completions(occasion)).toMatchObject([{ person_id: anna.personId, state: 'approved' }]);
  expect(await letters('training.completed', anna)).toBe(1);
});

test('a rule changed afterwards moves no certificate, and later corrections go by the rule of then', async () => {
  const course = await newCourse(town, { partsToComplete: 1 });
  const [anna, bo] = (await town.people(2)) as [Visitor, Visitor];
  const occasion = await newOccasion(town, { course, trainers: [trainer], people: [anna, bo], partsEnd: [-50, -26] });
  const [a, b] = occasion.entries as [string, string];
  await note(occasion, 1, { [a]: 'present', [b]: 'absent' });
  await town.owner('update training.course set parts_to_complete = 2 where id = $1', [course]);
  await note(occasion, 0, { [a]: 'absent', [b]: 'present' });
  expect((await completions(occasion)).map(({ person_id, state }) => [person_id, state])).toEqual([
    [anna.personId, 'approved'],
    [bo.personId, 'approved'],
  ]);
  expect(await faults()).toEqual([]);
});

test('ten save the same last list at once: each person gets one certificate and one letter', async () => {
  const people = await town.people(5);
  const occasion = await newOccasion(town, { trainers: [trainer], people, partsEnd: [-26] });
  const answers = await Promise.all(Array.from({ length: 10 }, () => note(occasion, 0, 'present')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  expect(await completions(occasion)).toHaveLength(5);
  for (const person of people) expect(await letters('training.completed', person)).toBe(1);
  expect(await faults()).toEqual([]);
});

test('several note each a part of the last list at once: who had earned it already gets one certificate', async () => {
  const course = await newCourse(town, { partsToComplete: 1 });
  const occasion = await newOccasion(town, { course, trainers: [trainer], people: await town.people(6), partsEnd: [-50, -26] });
  const [early, ...others] = occasion.entries as [string, ...string[]];
  await note(occasion, 0, { [early]: 'present' });
  const answers = await Promise.all(others.map((entry) => note(occasion, 1, { [entry]: 'present' })));
  expect(answers.map(({ status }) => status)).toEqual(others.map(() => 303));
  expect(await completions(occasion)).toHaveLength(6);
  expect(await faults()).toEqual([]);
});

test('the invariants see a completion that attendance does not carry, and one that is missing', async () => {
  const [anna, bo] = (await town.people(2)) as [Visitor, Visitor];
  const occasion = await newOccasion(town, { trainers: [trainer], people: [anna, bo], partsEnd: [-26] });
  await note(occasion, 0, 'present');
  await town.owner(`update training.attendance set presence = 'absent' where enrolment_id = $1`, [occasion.entries[0]]);
  await town.owner(`update training.completion set state = 'revoked', reason = 'x' where occasion_id = $1 and person_id = $2`, [
    occasion.id,
    bo.personId,
  ]);
  await town.owner(`update training.completion set valid_until = completed_on + 40 where occasion_id = $1 and person_id = $2`, [
    occasion.id,
    anna.personId,
  ]);
  expect(await faults()).toEqual([
    expect.stringContaining('completion '),
    `enrolment ${occasion.entries[1]}`,
    expect.stringContaining('completion '),
  ]);
});
