import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { certify, countAs, employ, newCourse, newTarget, say } from './test-help.ts';

const ground = await openTown();
const ON = '2026-11-21';

async function counted() {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const course = await newCourse(town);
  const group = await newTarget(town, course);
  const count = async (on = ON, place = town.id) => say((await countAs(planner, town, { course, group, place, on }))[0]);
  return { town, planner, course, group, count };
}

describe('the four states never blur', () => {
  test('who has none, one, one that lapsed, and one that moved in with her', async () => {
    const { town, course, count } = await counted();
    const elsewhere = await ground.municipality();
    const [never, valid, lapsed, moved] = await town.people(4, { from: '2025-01-01' });
    expect(await count()).toBe('4: 0 valid, 0 proof, 0 lapsed, 4 never');
    await certify(town, valid!.personId, course, { on: '2025-05-05', employer: town.id });
    await certify(town, lapsed!.personId, course, { on: '2025-05-05', until: '2026-05-04', employer: town.id });
    await certify(town, moved!.personId, course, { on: '2023-05-05', employer: elsewhere.id });
    await certify(town, never!.personId, course, { on: '2026-05-05', state: 'claimed' });
    await certify(town, never!.personId, course, { on: '2026-05-06', state: 'revoked' });
    expect(await count()).toBe('4: 1 valid, 1 proof, 1 lapsed, 1 never');
  });

  test('a course is valid from the day it was completed to its last day, and lapsed the day after', async () => {
    const { town, course, count } = await counted();
    const anna = await town.person();
    await certify(town, anna.personId, course, { on: '2026-03-02', until: '2026-09-01', employer: town.id });
    expect(await count('2026-03-01')).toBe('1: 0 valid, 0 proof, 0 lapsed, 1 never');
    expect(await count('2026-03-02')).toBe('1: 1 valid, 0 proof, 0 lapsed, 0 never');
    expect(await count('2026-09-01')).toBe('1: 1 valid, 0 proof, 0 lapsed, 0 never');
    expect(await count('2026-09-02')).toBe('1: 0 valid, 0 proof, 1 lapsed, 0 never');
  });

  test('renewed before or after it lapsed is valid again, and the old one changes nothing', async () => {
    const { town, course, count } = await counted();
    const anna = await town.person();
    await certify(town, anna.personId, course, { on: '2024-03-02', until: '2025-03-01', employer: town.id });
    await certify(town, anna.personId, course, { on: '2025-06-01', until: '2026-05-31', employer: town.id });
    await certify(town, anna.personId, course, { on: '2026-05-01', employer: town.id });
    expect(await count('2025-04-01')).toBe('1: 0 valid, 0 proof, 1 lapsed, 0 never');
    expect(await count('2025-06-01')).toBe('1: 1 valid, 0 proof, 0 lapsed, 0 never');
    expect(await count('2026-06-01')).toBe('1: 1 valid, 0 proof, 0 lapsed, 0 never');
  });

  test('proof moved in only where it was earned before she worked here and not by us', async () => {
    const { town, course, count } = await counted();
    const elsewhere = await ground.municipality();
    // Certificates that say no employer: earned before her first day here, on it, and between two employments here.
    const [before, onFirstDay, between, invited, renewed] = await town.people(5, { from: '2025-01-01' });
    await certify(town, before!.personId, course, { on: '2024-12-31' });
    await certify(town, onFirstDay!.personId, course, { on: '2025-01-01' });
    await employ(town, between!.personId, town.unit, '2020-01-01', '2022-01-01', 'Vårdbiträde');
    await certify(town, between!.personId, course, { on: '2022-01-01' });
    await certify(town, invited!.personId, course, { on: '2024-11-01', employer: town.id });
    await certify(town, renewed!.personId, course, { on: '2024-11-01', employer: elsewhere.id });
    expect(await count()).toBe('5: 2 valid, 3 proof, 0 lapsed, 0 never');
    await certify(town, renewed!.personId, course, { on: '2026-02-01', employer: town.id });
    expect(await count()).toBe('5: 3 valid, 2 proof, 0 lapsed, 0 never');
  });
});

describe('turnover is a fact', () => {
  test('who ends today counts out today, who starts today counts in today', async () => {
    const { town, course, count } = await counted();
    const gone = await town.person({ from: '2020-01-01', until: ON });
    await certify(town, gone.personId, course, { on: '2024-05-05', employer: town.id });
    await town.person({ from: ON });
    await town.person({ from: '2026-11-22' });
    expect(await count('2026-11-20')).toBe('1: 1 valid, 0 proof, 0 lapsed, 0 never');
    expect(await count('2026-11-21')).toBe('1: 0 valid, 0 proof, 0 lapsed, 1 never');
    expect(await count('2026-11-22')).toBe('2: 0 valid, 0 proof, 0 lapsed, 2 never');
  });

  test('who works in two units counts in both, and once above them', async () => {
    const { town, planner, course, group } = await counted();
    const south = await town.newUnit('Hemtjänst Syd');
    const anna = await town.person();
    await employ(town, anna.personId, south, '2026-01-01');
    await employ(town, anna.personId, town.administration, '2026-01-01', null, 'Samordnare');
    await certify(town, anna.personId, course, { on: '2026-05-05', employer: town.id });
    await town.person({ unit: south });
    const lines = await countAs(planner, town, { course, group, place: town.id, on: ON }, 3);
    expect(lines.map((line) => `${line.depth} ${line.name} ${say(line)}`)).toEqual([
      `0 ${town.name} 2: 1 valid, 0 proof, 0 lapsed, 1 never`,
      '1 Vård- och omsorgsförvaltningen 2: 1 valid, 0 proof, 0 lapsed, 1 never',
      '2 Hemtjänst Norr 1: 1 valid, 0 proof, 0 lapsed, 0 never',
      '2 Hemtjänst Syd 2: 1 valid, 0 proof, 0 lapsed, 1 never',
    ]);
    const below = await countAs(planner, town, { course, group, place: town.administration, on: ON }, 1);
    expect(
      below.filter(({ organisation_id }) => organisation_id === town.administration).map((line) => `${line.depth} ${say(line)}`),
    ).toEqual(['0 2: 1 valid, 0 proof, 0 lapsed, 1 never', '1 1: 1 valid, 0 proof, 0 lapsed, 0 never']);
  });

  test('two groups that overlap are counted together with each person once', async () => {
    const { town, planner, course } = await counted();
    await newTarget(town, course, { rules: [{ profession: 'undersköterska' }, { leads: true }] });
    await town.people(2);
    await town.person({ profession: 'Enhetschef', leads: true });
    const school = await town.newUnit('Björkskolan', town.id, 'school');
    await town.person({ unit: school, profession: 'Lärare' });
    await town.person({ unit: school, profession: 'Rektor', leads: true });
    expect(say((await countAs(planner, town, { course, place: town.id, on: ON }))[0])).toBe(
      '4: 0 valid, 0 proof, 0 lapsed, 4 never',
    );
  });

  test('a function counts while it is held', async () => {
    const { town, planner, course } = await counted();
    const group = await newTarget(town, course, { rules: [{ function: 'vin_handler' }] });
    const [anna] = await town.people(2);
    await town.owner(
      `insert into organisation.assignment (person_id, unit_id, function, starts_on, ended_on) values ($1, $2, 'vin_handler', '2026-02-01', '2026-10-01')`,
      [anna!.personId, town.unit],
    );
    const at = async (on: string) => (await countAs(planner, town, { course, group, place: town.id, on }))[0]?.head;
    expect([await at('2026-01-31'), await at('2026-02-01'), await at('2026-09-30'), await at('2026-10-01')]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

test('the two kinds of valid are named so that they add up to the sentence, and a share has one decimal in the file', async () => {
  const { town, planner, course } = await counted();
  const [own, moved] = await town.people(3, { from: '2025-01-01' });
  await certify(town, own!.personId, course, { on: '2025-05-05', employer: town.id });
  await certify(town, moved!.personId, course, { on: '2023-05-05', employer: (await ground.municipality()).id });
  const { text } = await planner.get('/training/coverage');
  expect(text).toContain('har 2 en giltig kurs');
  expect(text).toContain('Giltig, gick kursen hos oss');
  expect(text).toContain('Giltig, kom hit med intyg');
  expect((await planner.get(`/training/coverage/${course}?format=csv`)).text).toContain(';3;1;1;0;1;66,7%;80%;2027-06-30;1');
});

test('a day that cannot be counted is said to be so, and what a day to come leaves out', async () => {
  const { planner, course } = await counted();
  for (const on of ['1800-01-01', 'hej', '2026-02-30'])
    for (const page of ['', `/${course}`, `/${course}/people`])
      expect((await planner.get(`/training/coverage${page}?on=${on}`)).text).toContain('Dagen går inte att räkna på.');
  expect((await planner.get('/training/coverage?on=2099-01-01')).text).toContain('Ingen antas börja, sluta');
  expect((await planner.get('/training/coverage?on=2025-01-01')).text).not.toMatch(/går inte att räkna|Ingen antas/);
  expect((await planner.get('/training/coverage')).text).not.toMatch(/går inte att räkna|Ingen antas/);
});
