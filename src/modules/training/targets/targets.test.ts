import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';

const ground = await openTown();

async function planned() {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id }, profession: 'Utvecklingsledare' });
  const id = randomUUID();
  const made = await planner.post('/training/targets', { id, organisation_id: town.id, name: 'Äldreomsorgen' });
  expect(made.location).toBe(`/training/targets/${id}`);
  return { town, planner, id, at: `/training/targets/${id}` };
}

const courseOf = async (town: Town, more: { published?: boolean } = {}) => {
  const id = randomUUID();
  await town.owner('insert into training.course (id, organisation_id, title, level, published_at) values ($1, $2, $3, $4, $5)', [
    ...[id, town.id, `Grundkurs ${id.slice(0, 4)}`, 'basic', more.published === false ? null : new Date()],
  ]);
  return id;
};

describe('a target group', () => {
  test('catches people by what they work with, and says how many before a row is added', async () => {
    const { town, planner, at } = await planned();
    await town.people(3);
    await town.person({ profession: 'Sjuksköterska' });
    await town.person({ profession: 'Undersköterska', until: '2021-01-01' });
    const row = { rule: randomUUID(), sector: 'elderly_care', profession: 'undersköterska' };
    const counted = await planner.post(`${at}/rules`, { ...row, intent: 'count' });
    expect(counted.status).toBe(200);
    expect(counted.text).toContain('Med den här raden stämmer 3 personer i dag.');
    expect(counted.text).toContain('value="undersköterska"');
    expect((await planner.get(at)).text).not.toContain('är undersköterska');
    expect((await planner.post(`${at}/rules`, { ...row, intent: 'add' })).status).toBe(303);
    expect((await planner.post(`${at}/rules`, { ...row, intent: 'add' })).status).toBe(303);
    const page = (await planner.get(at)).text;
    expect(page.match(/id="rule-/g)).toHaveLength(1);
    expect(page).toContain('3 personer hör hit i dag.');
  });

  test('is those who match any row, each counted once', async () => {
    const { town, planner, id, at } = await planned();
    const other = await town.newUnit('Nattpatrullen');
    const chief = await town.person({ profession: 'Enhetschef', leads: true });
    await town.person({ profession: 'Undersköterska', unit: other });
    await town.owner(
      `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_representative', '2024-01-01')`,
      [chief.personId, town.unit],
    );
    for (const row of [{ leads: 'yes' }, { function: 'vin_representative' }, { unit_id: other }])
      await planner.post(`${at}/rules`, { rule: randomUUID(), ...row, intent: 'add' });
    expect((await planner.get(at)).text).toContain('2 personer hör hit i dag.');
    const [rule] = await town.owner<{ id: string }>(
      'select id from training.target_rule where group_id = $1 and unit_id is not null',
      [id],
    );
    await planner.post(`${at}/rules/${rule!.id}/remove`);
    expect((await planner.get(at)).text).toContain('En person hör hit i dag.');
  });

  test('gets courses with a share and a day, and the same course again changes them', async () => {
    const { town, planner, id, at } = await planned();
    const course = await courseOf(town);
    await planner.post(`${at}/courses`, { course_id: course, share: '80', due_on: '2027-06-30', first_for_new: 'yes' });
    await planner.post(`${at}/courses`, { course_id: course, share: '92,5 %', due_on: '2027-12-31' });
    expect(
      await town.owner('select share, due_on::text, first_for_new from training.course_target where group_id = $1', [id]),
    ).toEqual([{ share: 0.925, due_on: '2027-12-31', first_for_new: false }]);
    expect((await planner.post(`${at}/courses/${course}/remove`)).status).toBe(303);
    expect((await planner.post(`${at}/courses/${course}/remove`)).status).toBe(404);
  });

  test('keeps what was typed and says what to mend', async () => {
    const { town, planner, at } = await planned();
    const course = await courseOf(town, { published: false });
    const empty = await planner.post(`${at}/rules`, { rule: randomUUID(), intent: 'add' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Välj minst en sak som ska stämma.');
    const wrong = await planner.post(`${at}/courses`, { course_id: course, share: '140', due_on: '2027-02-30' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="140"');
    expect(wrong.text).toContain('Skriv dagen som 2026-11-21.');
    const draft = await planner.post(`${at}/courses`, { course_id: course, share: '80', due_on: '2027-02-28' });
    expect(draft.text).toContain('Välj en kurs i katalogen.');
    const twice = await planner.post('/training/targets', { id: randomUUID(), organisation_id: town.id, name: 'Äldreomsorgen' });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Det finns redan en målgrupp som heter så här.');
  });

  test('is renamed and removed with everything that hung on it', async () => {
    const { town, planner, id, at } = await planned();
    const course = await courseOf(town);
    await planner.post(`${at}/rules`, { rule: randomUUID(), sector: 'elderly_care', intent: 'add' });
    await planner.post(`${at}/courses`, { course_id: course, share: '80', due_on: '2027-06-30' });
    await planner.post(`${at}/rename`, { name: 'Vård och omsorg' });
    expect((await planner.get('/training/targets')).text).toContain('Vård och omsorg');
    expect((await planner.post(`${at}/remove`)).location).toBe('/training/targets');
    expect((await planner.get(at)).status).toBe(404);
    expect(await town.owner('select from training.course_target where group_id = $1', [id])).toEqual([]);
    const acts = await town.owner<{ act: string }>('select act from audit.entry where subject_id = $1 order by id', [id]);
    expect(acts.map(({ act }) => act)).toEqual([
      'target_group.founded',
      'target_rule.added',
      'course_target.set',
      'target_group.renamed',
      'target_group.removed',
      'door.refused', // she looked for it once more
    ]);
  });

  test('is not there for the neighbour, the manager, the employee and the stranger', async () => {
    const { town, planner, id, at } = await planned();
    const course = await courseOf(town);
    await planner.post(`${at}/rules`, { rule: randomUUID(), sector: 'elderly_care', intent: 'add' });
    await planner.post(`${at}/courses`, { course_id: course, share: '80', due_on: '2027-06-30' });
    const [rule] = await town.owner<{ id: string }>('select id from training.target_rule where group_id = $1', [id]);
    const next = await ground.municipality();
    const neighbour = await next.person({ roles: { course_planner: next.id } });
    const manager = await town.person({ roles: { manager: town.unit }, leads: true });
    const acts: [string, Record<string, string>][] = [
      [`${at}/rules`, { rule: randomUUID(), sector: 'school', intent: 'add' }],
      [`${at}/rules/${rule!.id}/remove`, {}],
      [`${at}/courses`, { course_id: course, share: '10', due_on: '2030-01-01' }],
      [`${at}/courses/${course}/remove`, {}],
      [`${at}/rename`, { name: 'Stulen' }],
      [`${at}/remove`, {}],
      ['/training/targets', { id: randomUUID(), organisation_id: town.id, name: 'Inbrott' }],
    ];
    for (const one of [neighbour, manager, await town.person()]) {
      expect((await one.get(at)).status).toBe(404);
      for (const [address, form] of acts) expect((await one.post(address, form)).status).toBe(404);
    }
    expect((await ground.visitor().get(at)).status).toBe(303);
    expect((await ground.visitor().post(`${at}/remove`)).status).toBe(303);
    expect((await planner.get('/training/targets/not-an-id')).status).toBe(404);
    const foreign = await planner.post(`${at}/rules`, { rule: randomUUID(), unit_id: next.unit, intent: 'count' });
    expect(foreign.text).toContain('Enheten hör inte till målgruppens organisation.');
    expect((await planner.get(at)).text).toContain('arbetar inom äldreomsorg');
    expect(await town.owner('select name from training.target_group where organisation_id = $1', [town.id])).toEqual([
      { name: 'Äldreomsorgen' },
    ]);
  });
});
