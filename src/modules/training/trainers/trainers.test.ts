import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { everyone, list, newCourse, newOccasion } from '../attendance/fixtures/occasion.ts';

const ground = await openTown();
const town = await ground.municipality({ name: 'Ekby' });
const neighbour = await ground.municipality();
const planner = await town.person({ given: 'Petra', roles: { course_planner: town.id } });
const course = await newCourse(town, { title: 'Se våldet – grund' });
const trainersCourse = await newCourse(town, { title: 'Utbilda utbildare', leadsToTrainerOf: course });

const SIX = [-150, -126, -102, -78, -54, -30];

/** Takes the trainers' course: there for so many of its six sessions. */
async function train(people: readonly Visitor[], sessions = 6) {
  const occasion = await newOccasion(town, { course: trainersCourse, people, partsEnd: SIX });
  for (const [i, part] of occasion.parts.entries()) {
    await planner.post(
      `/training/occasions/${occasion.id}/attendance`,
      list(part, everyone(occasion, i < sessions ? 'present' : 'absent')),
    );
  }
}
const approve = (who: Visitor, { personId }: Visitor) => who.post('/training/trainers', { person: personId, course });
const approvals = ({ personId }: Visitor) =>
  town.owner<{ id: string; ended: boolean; approved_by: string }>(
    'select id, ended_on is not null as ended, approved_by from training.trainer_approval where person_id = $1',
    [personId],
  );
const roles = ({ personId }: Visitor) =>
  town.owner<{ organisation_id: string }>(
    `select organisation_id from access.role_grant where person_id = $1 and role = 'trainer' and (valid_to is null or valid_to > current_date)`,
    [personId],
  );

test('all six sessions of the trainers’ course, then approved once, with the role that opens the lists', async () => {
  const tora = await town.person({ given: 'Tora', family: 'Holm' });
  await train([tora]);
  const register = await planner.get('/training/trainers');
  expect(register.text).toContain('Godkänn Tora Holm att leda Se våldet – grund');
  expect((await approve(planner, tora)).status).toBe(303);
  expect((await approve(planner, tora)).status).toBe(303);
  expect(await approvals(tora)).toMatchObject([{ ended: false, approved_by: planner.personId }]);
  expect(await roles(tora)).toEqual([{ organisation_id: town.id }]);
  const occasion = await newOccasion(town, { course, trainers: [tora], people: await town.people(1), partsEnd: [-2] });
  expect((await tora.get(`/training/occasions/${occasion.id}/attendance`)).text).toContain('Anställd1');
  const after = await planner.get('/training/trainers');
  expect(after.text).not.toContain('Godkänn Tora Holm');
  expect(after.text).toContain('Tora Holm');
  expect(
    await town.owner(`select id from mail.letter where kind = 'training.trainer_approved' and person_id = $1`, [tora.personId]),
  ).toHaveLength(1);
});

test('five sessions of six are not enough', async () => {
  const five = await town.person({ given: 'Fem' });
  await train([five], 5);
  expect((await planner.get('/training/trainers')).text).not.toContain('Godkänn Fem');
  const answer = await approve(planner, five);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('har inte genomfört utbildarkursen');
  expect(await approvals(five)).toEqual([]);
});

test('a certificate taken back, or one that has lapsed, makes no trainer', async () => {
  const [gone, old] = [await town.person({ given: 'Gona' }), await town.person({ given: 'Olda' })];
  await train([gone, old]);
  await town.owner(`update training.completion set state = 'revoked', reason = 'x' where person_id = $1`, [gone.personId]);
  await town.owner(`update training.completion set valid_until = completed_on where person_id = $1`, [old.personId]);
  const register = await planner.get('/training/trainers');
  for (const person of [gone, old]) expect((await approve(planner, person)).status).toBe(409);
  expect(register.text).not.toMatch(/Gona|Olda/);
});

test('nobody approves herself, and no other town’s planner approves ours', async () => {
  await train([planner]);
  expect((await approve(planner, planner)).status).toBe(409);
  const ulla = await town.person({ given: 'Ulla' });
  await train([ulla]);
  const theirs = await neighbour.person({ roles: { course_planner: neighbour.id } });
  expect((await approve(theirs, ulla)).status).toBe(409); // to her nobody has completed anything
  expect((await approve(ulla, ulla)).status).toBe(404);
  expect((await theirs.get('/training/trainers')).text).not.toContain('Ulla');
  expect(await approvals(ulla)).toEqual([]);
  expect(await roles(ulla)).toEqual([]);
});

test('an approval ends when nothing is left to lead, and the role with it', async () => {
  const [stig] = await Promise.all([town.person({ given: 'Stig' })]);
  await train([stig]);
  await approve(planner, stig);
  const [approval] = await approvals(stig);
  const coming = await newOccasion(town, { course, trainers: [stig], partsEnd: [100] });
  const refused = await planner.post(`/training/trainers/approvals/${approval!.id}/end`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Hen leder 1 tillfälle som inte har hållits ännu.');
  await town.owner('update training.occasion set cancelled_at = now() where id = $1', [coming.id]);
  const theirs = await neighbour.person({ roles: { course_planner: neighbour.id } });
  expect((await theirs.post(`/training/trainers/approvals/${approval!.id}/end`)).status).toBe(404);
  expect((await stig.post(`/training/trainers/approvals/${approval!.id}/end`)).status).toBe(404);
  expect((await planner.post(`/training/trainers/approvals/${approval!.id}/end`)).status).toBe(303);
  expect((await planner.post(`/training/trainers/approvals/${approval!.id}/end`)).status).toBe(303);
  expect(await approvals(stig)).toMatchObject([{ ended: true }]);
  expect(await roles(stig)).toEqual([]);
  expect((await planner.get('/training/trainers')).text).not.toContain(`/training/trainers/${stig.personId}`);
  expect((await planner.get('/training/trainers?ended=yes')).text).toContain(`/training/trainers/${stig.personId}`);
});

test('people reached are different people who completed, by year and in all; a trainer sees her own', async () => {
  const lena = await town.person({ given: 'Lena', roles: { trainer: town.id } });
  const other = await town.person({ given: 'Olof', roles: { trainer: town.id } });
  await town.owner(
    `insert into training.trainer_approval (person_id, course_id, organisation_id) values ($1, $2, $3), ($4, $2, $3)`,
    [lena.personId, course, town.id, other.personId],
  );
  const people = await town.people(3);
  const first = await newOccasion(town, { course, trainers: [lena, other], people, partsEnd: [-24] });
  await lena.post(`/training/occasions/${first.id}/attendance`, list(first.parts[0]!, everyone(first, 'present')));
  const second = await newOccasion(town, {
    course: await newCourse(town),
    trainers: [lena],
    people: people.slice(0, 2),
    partsEnd: [-24],
  });
  const [a, b] = second.entries as [string, string];
  await lena.post(`/training/occasions/${second.id}/attendance`, list(second.parts[0]!, { [a]: 'present', [b]: 'absent' }));
  await newOccasion(town, { course, trainers: [lena], people: await town.people(2), partsEnd: [100] });

  const { rows } = await town.house.app.pool.query(
    'select year is null as all, occasions, people from training.reach($1) where person_id = $2 order by 1',
    [[lena.personId, other.personId], lena.personId],
  );
  expect(rows).toEqual([
    { all: false, occasions: 2, people: 3 },
    { all: true, occasions: 2, people: 3 },
  ]);
  const own = await lena.follow(await lena.get('/training/trainers'));
  expect(own.text).toContain('Du har nått 3 personer.');
  expect((await lena.get(`/training/trainers/${other.personId}`)).status).toBe(404);
  expect((await planner.get(`/training/trainers/${lena.personId}`)).text).toContain('Har nått 3 personer.');
  expect((await (await town.person()).get(`/training/trainers/${lena.personId}`)).status).toBe(404);

  const csv = await planner.get('/training/trainers?format=csv');
  expect(csv.text).toMatch(/"Lena Andersson";"Se våldet – grund";"Ekby";\d{4}-\d{2}-\d{2};;;2;3/);
  const excel = await planner.get('/training/trainers?format=xlsx');
  expect(new TextDecoder().decode(excel.bytes.slice(0, 2))).toBe('PK');
});
