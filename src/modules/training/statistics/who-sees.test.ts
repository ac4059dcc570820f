import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { certify, newCourse } from '../coverage/test-help.ts';
import { arrangedAs, enter, holdOccasion, trainedAs } from './test-help.ts';

const ground = await openTown();

test('another municipality, an employee and a visitor see nothing', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town);
  const person = await town.person();
  await enter(town, await holdOccasion(town, { course, on: '2025-03-10' }), person.personId);
  const neighbour = await ground.municipality();
  const stranger = await neighbour.person({ roles: { course_planner: neighbour.id } });
  const address = `/training/statistics?year=2025&organisation=${town.id}`;
  expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.get(`${address}&format=csv`)).status).toBe(404);
  expect(await trainedAs(stranger, town, town.id, 2025)).toEqual([]);
  expect(await arrangedAs(stranger, town, town.id, 2025)).toEqual([]);
  expect(await trainedAs(person, town, town.id, 2025)).toEqual([]);
  expect((await person.get(address)).status).toBe(404);
  expect((await ground.visitor().get(address)).status).toBe(303);
  const planner = await town.person({ roles: { course_planner: town.id } });
  expect((await planner.get(address)).status).toBe(200);
});

test('a manager has the numbers of her unit, not of the one beside it nor of the whole', async () => {
  const town = await ground.municipality();
  const beside = await town.newUnit('Hemtjänst Syd');
  const manager = await town.person({ roles: { manager: town.unit }, leads: true });
  const at = (id: string) => manager.get(`/training/statistics?organisation=${id}`);
  expect((await at(town.unit)).status).toBe(200);
  expect([(await at(beside)).status, (await at(town.administration)).status, (await at(town.id)).status]).toEqual([
    404, 404, 404,
  ]);
});

test('the region sees the sums of its municipalities and opens them, but not their units', async () => {
  const region = randomUUID();
  await ground.owner(`insert into organisation.organisation (id, kind, name, code) values ($1, 'region', 'Region Test', $2)`, [
    ...[region, region.slice(0, 6)],
  ]);
  const [north, south] = [await ground.municipality({ above: region }), await ground.municipality({ above: region })];
  const course = await newCourse(north);
  for (const one of await north.people(3)) await certify(north, one.personId, course, { on: '2025-06-30' });
  for (const one of await south.people(2)) await certify(south, one.personId, course, { on: '2025-06-30' });
  const lead = await north.person({ roles: { regional_lead: region }, unit: null });
  const all = await trainedAs(lead, north, region, 2025);
  expect(all.filter(({ about }) => about === 'whole').map(({ people }) => people)).toEqual([5]);
  expect(all.filter(({ about }) => about === 'place').map(({ name, people }) => `${name}: ${people}`)).toEqual([
    `${north.name}: 3`,
    `${south.name}: 2`,
  ]);
  const page = await lead.get('/training/statistics?year=2025');
  expect(page.text).toContain(`/training/statistics?year=2025&amp;organisation=${south.id}`);
  expect((await lead.get(`/training/statistics?year=2025&organisation=${south.id}`)).status).toBe(200);
  expect((await lead.get(`/training/statistics?year=2025&organisation=${south.unit}`)).status).toBe(404);
  const below = await trainedAs(lead, north, south.administration, 2025);
  expect(below.filter(({ about }) => about === 'place')).toEqual([]);
});

test('a year that has not been, and an id that is none, are this year and her own place', async () => {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });
  const now = new Date().getFullYear();
  const page = await planner.get('/training/statistics?year=2099&organisation=ingen');
  expect(page.text).toContain(`Under ${now} gick ingen i ${town.name} klart en kurs.`);
  expect((await planner.get('/training/statistics?year=x')).status).toBe(200);
});
