import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import { certify, employ, newCourse } from '../coverage/test-help.ts';
import { arrangedAs, enter, holdOccasion, say, sayLine, trainedAs } from './test-help.ts';

const ground = await openTown();
const lines = (all: readonly { about: string }[], about: string) => all.filter((line) => line.about === about);

/**
 * Anna takes two courses, Berit one of them, Cecilia hers elsewhere; Disa applies in vain, Eva came to nothing. Farida of
 * the neighbouring town, a police officer and a nurse sit in the same room.
 */
async function foundYear(town: Town) {
  const [base, deeper] = [await newCourse(town, 'Grund'), await newCourse(town, 'Fördjupning')];
  const school = await town.newAdministration('Skolförvaltningen', 'school');
  const teacher = { unit: await town.newUnit('Björkskolan', school, 'school'), profession: 'Lärare' };
  const [anna, berit, disa] = [await town.person(), await town.person({ profession: 'undersköterska' }), await town.person()];
  const [cecilia, eva] = [await town.person(teacher), await town.person(teacher)];
  const neighbour = await ground.municipality();
  const farida = await neighbour.person();
  const police = await town.newExternal('police', `Polisen ${randomUUID().slice(0, 4)}`);
  const clinic = await town.newExternal('health_care', `Kliniken ${randomUUID().slice(0, 4)}`);
  const [officer, nurse] = [await town.person({ unit: police }), await town.person({ unit: clinic })];
  const first = await holdOccasion(town, { course: base, on: '2025-03-10', seats: 10, label: 'Våren' });
  const second = await holdOccasion(town, { course: deeper, on: '2025-12-31', seats: 5 });
  await holdOccasion(town, { course: base, on: '2025-05-05', cancelled: true });
  await enter(town, first, anna.personId);
  await enter(town, second, anna.personId, { presence: 'late' });
  await enter(town, first, berit.personId, { presence: 'partial' });
  await enter(town, first, disa.personId, { state: 'waiting' });
  await enter(town, first, eva.personId, { presence: 'absent' });
  await enter(town, first, farida.personId, { employer: neighbour.id });
  await enter(town, first, officer.personId, { employer: police, certified: false });
  await enter(town, first, nurse.personId, { employer: clinic, presence: 'absent' });
  await certify(town, cecilia.personId, base, { on: '2025-01-01' });
  await certify(town, eva.personId, base, { on: '2025-06-01', state: 'revoked' });
  await certify(town, berit.personId, base, { on: '2024-12-31' });
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  return { base, deeper, first, neighbour, planner, school, anna };
}

test('a year counted by hand: two certificates of one person are one person', async () => {
  const town = await ground.municipality();
  const { planner } = await foundYear(town);
  const all = await trainedAs(planner, town, town.id, 2025);
  expect(all.map(say).toSorted()).toEqual(
    [
      'whole - 2024: 1 people, 1 certificates (1 from elsewhere), 0 occasions, 0 applied',
      'whole - 2025: 3 people, 4 certificates (1 from elsewhere), 2 occasions, 4 applied',
      'course Grund 2024: 1 people, 1 certificates (1 from elsewhere), 0 occasions, 0 applied',
      'course Grund 2025: 3 people, 3 certificates (1 from elsewhere), 1 occasions, 4 applied',
      'course Fördjupning 2025: 1 people, 1 certificates (0 from elsewhere), 1 occasions, 1 applied',
      'profession undersköterska 2024: 1 people, 1 certificates (1 from elsewhere), 0 occasions, 0 applied',
      'profession Undersköterska 2025: 2 people, 3 certificates (0 from elsewhere), 2 occasions, 3 applied',
      'profession Lärare 2025: 1 people, 1 certificates (1 from elsewhere), 0 occasions, 1 applied',
      'place Vård- och omsorgsförvaltningen 2024: 1 people, 1 certificates (1 from elsewhere), 0 occasions, 0 applied',
      'place Vård- och omsorgsförvaltningen 2025: 2 people, 3 certificates (0 from elsewhere), 2 occasions, 3 applied',
      'place Skolförvaltningen 2025: 1 people, 1 certificates (1 from elsewhere), 0 occasions, 1 applied',
    ].toSorted(),
  );
});

test('what was arranged, per employer and per kind of actor: placed and came', async () => {
  const town = await ground.municipality();
  const { planner, neighbour } = await foundYear(town);
  const all = await arrangedAs(planner, town, town.id, 2025);
  const whole = all.find(({ about }) => about === 'whole');
  expect(whole).toMatchObject({ occasions: 2, seats: 15, applicants: 7, placed: 6, attended: 4, certificates: 4 });
  expect(
    all
      .filter(({ about }) => about === 'kind')
      .map(sayLine)
      .toSorted(),
  ).toEqual([
    'health_care -: 1 applied, 1 placed, 0 came',
    'municipality -: 5 applied, 4 placed, 3 came',
    'police -: 1 applied, 1 placed, 1 came',
  ]);
  const employers = all.filter(({ about }) => about === 'employer');
  expect(employers.find(({ id }) => id === neighbour.id)).toMatchObject({ placed: 1, attended: 1, opens: false });
  expect(employers.find(({ id }) => id === town.id)).toMatchObject({ applicants: 4, placed: 3, attended: 2, certificates: 3 });
  expect(lines(all, 'occasion')).toHaveLength(2);
  const page = await planner.get('/training/statistics?year=2025');
  expect(page.text).toContain(
    `Under 2025 gick 3 personer i ${town.name} klart en kurs – 4 kursintyg från 2 tillfällen, vem som än ordnade dem.`,
  );
  expect(page.text).toContain('2 tillfällen med 15 platser, för egna medarbetare och andra. ');
  // Anna sat at both: seven seats, six people.
  expect(page.text).toContain('7 platser fylldes, av 6 olika personer, och 5 platser kom till användning.');
  expect(page.text).not.toContain('Andersson,');
});

test('where no attendance was noted nobody knows, which is not that nobody came', async () => {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const held = await holdOccasion(town, { course: await newCourse(town), on: '2025-03-10' });
  await enter(town, held, (await town.person()).personId, { presence: null });
  const [whole] = lines(await arrangedAs(planner, town, town.id, 2025), 'whole');
  expect(whole).toMatchObject({ placed: 1, attended: null });
  expect((await planner.get('/training/statistics?year=2025')).text).toContain('Ingen närvaro är noterad.');
});

test('she counts where she worked that day, also when she has left; in two units once above them', async () => {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const course = await newCourse(town);
  const school = await town.newAdministration('Skolförvaltningen', 'school');
  const both = await town.person({ until: '2025-07-01' });
  await employ(town, both.personId, await town.newUnit('Skolan', school), '2025-02-01', null, 'Lärare');
  await certify(town, both.personId, course, { on: '2025-06-30' });
  const late = await town.person({ until: '2025-07-01' });
  await certify(town, late.personId, course, { on: '2025-07-01' });
  const all = await trainedAs(planner, town, town.id, 2025);
  expect(all.filter(({ about }) => about === 'whole').map(({ people }) => people)).toEqual([1]);
  expect(all.filter(({ about }) => about === 'place').map(({ people }) => people)).toEqual([1, 1]);
});

test('the professions after the largest are counted together, a person once', async () => {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const course = await newCourse(town);
  const proof = { on: '2025-06-30' };
  for (const profession of 'ABCDEFGH')
    for (const one of await town.people(2, { profession })) await certify(town, one.personId, course, proof);
  const double = await town.person({ profession: 'I' });
  await employ(town, double.personId, town.unit, '2020-01-01', null, 'J');
  await certify(town, double.personId, course, proof);
  const [rest] = (await trainedAs(planner, town, town.id, 2025)).filter(({ about }) => about === 'rest');
  expect(rest).toMatchObject({ people: 1, certificates: 1 });
  expect((await planner.get('/training/statistics?year=2025')).text).toContain('2 andra befattningar');
});

test('the file has what the page has, and that it was taken out is written down', async () => {
  const town = await ground.municipality();
  const { planner } = await foundYear(town);
  const csv = await planner.get('/training/statistics?year=2025&format=csv');
  expect(csv.text).toContain('"Kurser";2025;"Grund";;;3;3;1;1;;4;;');
  expect(csv.text).toContain('"Aktörer";2025;"Sammanlagt";;"Polis";;0;;1;;1;1;1');
  const excel = await planner.get('/training/statistics?year=2025&format=xlsx');
  expect(excel.headers.get('content-type')).toContain('spreadsheetml');
  expect(excel.bytes.length).toBeGreaterThan(3000);
  const traces = await town.owner(
    `select details->>'format' as format from audit.entry where act = 'statistics.exported' and subject_id = $1 order by id`,
    [town.id],
  );
  expect(traces).toEqual([{ format: 'csv' }, { format: 'xlsx' }]);
});

test('the list offers years with something in them, and a year that cannot be counted is said to be so', async () => {
  const town = await ground.municipality();
  const { planner } = await foundYear(town);
  const { text } = await planner.get('/training/statistics');
  const offered = [...text.matchAll(/<option value="(20\d\d)"/g)].map(([, year]) => year);
  expect(offered).toEqual([String(new Date().getFullYear()), '2025', '2024']);
  expect(text).not.toContain('Året går inte att räkna på');
  for (const year of ['9999', 'hej', '2099'])
    expect((await planner.get(`/training/statistics?year=${year}`)).text).toContain('Året går inte att räkna på.');
});
