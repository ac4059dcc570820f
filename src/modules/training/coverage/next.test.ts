import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { listBehind } from './next.queries.ts';
import { certify, newCourse, newTarget } from './test-help.ts';

const ground = await openTown();

async function founded(share = 0.5) {
  const town = await ground.municipality();
  const course = await newCourse(town);
  await newTarget(town, course, { rules: [{ profession: 'Undersköterska' }], share });
  const school = await town.newAdministration('Utbildningsförvaltningen', 'school');
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const behind = async () =>
    (await asPerson(town.house.app.db, planner.personId, (tx) => listBehind(tx, town.id))).map(
      ({ organisation, head, covered, missing, on_the_way }) =>
        `${organisation}: ${covered}/${head}, ${missing} missing, ${on_the_way} on the way`,
    );
  return { town, course, school, planner, behind };
}

describe('who is next', () => {
  test('is what has most people left to seat before its target, in that order', async () => {
    const { town, course, school, behind } = await founded();
    const [anna] = await town.people(7);
    await certify(town, anna!.personId, course, { on: '2026-01-01' });
    await town.people(3, { unit: school });
    expect(await behind()).toEqual([
      'Vård- och omsorgsförvaltningen: 1/7, 3 missing, 0 on the way',
      'Utbildningsförvaltningen: 0/3, 2 missing, 0 on the way',
    ]);
  });

  test('counts off those who have a seat, and what has seats enough is not next', async () => {
    const { town, course, school, planner, behind } = await founded();
    const people = await town.people(4);
    await town.person({ unit: school });
    const occasion = randomUUID();
    await town.owner(
      `insert into training.occasion (id, course_id, organiser_id, seats, published_at) values ($1, $2, $3, 20, now())`,
      [...[occasion, course, town.id]],
    );
    await town.owner(
      `insert into training.part (occasion_id, number, starts_at, ends_at) values ($1, 1, now() + interval '9 days', now() + interval '10 days')`,
      [occasion],
    );
    for (const [i, { personId }] of people.slice(0, 2).entries())
      await town.owner(
        `insert into training.enrolment (occasion_id, person_id, employer_id, state, number) values ($1, $2, $3, 'placed', $4)`,
        [...[occasion, personId, town.id, i + 1]],
      );
    expect(await behind()).toEqual(['Utbildningsförvaltningen: 0/1, 1 missing, 0 on the way']);
    const page = (await planner.get('/training/coverage/next')).text;
    expect(page).toContain('Utbildningsförvaltningen har längst kvar: en person till behöver en plats');
    expect(page).toContain(`/training/occasions/new?course=${course}`);
    expect((await planner.get('/')).text).toContain('Utbildningsförvaltningen har längst kvar till Se våldet – grund');
  });

  test('is not planned seats for a web course: people are reminded to take it', async () => {
    const { town, course, planner } = await founded();
    await town.owner(`update training.course set form = 'web_course' where id = $1`, [course]);
    await town.people(4);
    const { text } = await planner.get('/training/coverage/next');
    expect(text).toContain('har längst kvar: 2 till behöver gå webbkursen Se våldet – grund');
    expect(text).toContain(`/training/campaign?course=${course}&amp;organisation=${town.administration}`);
    expect(text).not.toContain(`/training/occasions/new?course=${course}`);
    const campaign = await planner.get(`/training/campaign?course=${course}&organisation=${town.administration}`);
    expect(campaign.text).toContain(`value="${course}" selected`);
  });

  test('is nobody where every target is reached, and no affair of the neighbour’s', async () => {
    const { town, course, planner } = await founded(0.333);
    const people = await town.people(3);
    await certify(town, people[0]!.personId, course, { on: '2026-01-01' });
    expect((await planner.get('/training/coverage/next')).text).toContain('Alla mål är nådda');
    const next = await ground.municipality();
    const neighbour = await next.person({ roles: { course_planner: next.id } });
    expect((await neighbour.get(`/training/coverage/next?organisation=${town.id}`)).status).toBe(404);
    const seen = await asPerson(town.house.app.db, neighbour.personId, (tx) => listBehind(tx, town.id));
    expect(seen).toEqual([]);
  });
});

test('the forecast is drawn from what the group has been through, and seats may be tried', async () => {
  const { town, course, planner } = await founded();
  const people = await town.people(10, { from: '2020-01-01' });
  for (const { personId } of people.slice(0, 4)) await certify(town, personId, course, { on: '2025-06-01', employer: town.id });
  const page = (await planner.get(`/training/coverage/${course}/forecast?seats=4`)).text;
  expect(page).toContain('I samma takt som det senaste året nås inte målet 50');
  expect(page).toContain('Med 4 platser per termin nås målet 50');
  expect(page).toContain('Inget tillfälle har hållits på tre år.');
  for (const seats of ['many', '-5', '9000'])
    expect((await planner.get(`/training/coverage/${course}/forecast?seats=${seats}`)).text).toContain(
      'Antalet platser går inte',
    );
  expect(page).not.toContain('Antalet platser går inte');
  const next = await ground.municipality();
  const neighbour = await next.person({ roles: { course_planner: next.id } });
  expect((await neighbour.get(`/training/coverage/${course}/forecast?organisation=${town.id}`)).status).toBe(404);
});
