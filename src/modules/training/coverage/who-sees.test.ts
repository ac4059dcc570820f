import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { certify, countAs, newCourse, newTarget, say } from './test-help.ts';

const ground = await openTown();
const ON = '2026-11-21';

async function county() {
  const [region] = await ground.owner<{ id: string }>(
    `insert into organisation.organisation (kind, name, code) values ('region', 'Region Prov', gen_random_uuid()::text) returning id`,
  );
  const town = await ground.municipality({ above: region!.id });
  const course = await newCourse(town);
  const group = await newTarget(town, course, { name: 'Äldreomsorgen' });
  const south = await town.newUnit('Hemtjänst Syd');
  const [anna] = await town.people(3);
  await town.person({ unit: south, given: 'Siv', family: 'Söderlund' });
  const nearest = await town.person({ roles: { manager: town.unit }, unit: null });
  await town.person({ given: 'Sara', family: 'Skyddad', protected: true });
  await certify(town, anna!.personId, course, { on: '2026-05-05', employer: town.id });
  return { region: region!.id, town, course, group, south, nearest, at: `/training/coverage/${course}` };
}

describe('numbers', () => {
  test('are for those who answer for the place; units only for those who also see its people', async () => {
    const { region, town, course, group, south } = await county();
    const asked = { course, group, place: town.id, on: ON };
    const reader = {
      planner: await town.person({ roles: { course_planner: town.id }, unit: null }),
      coordinator: await town.person({ roles: { coordinator: town.id }, unit: null }),
      manager: await town.person({ roles: { manager: south }, unit: null }),
      regional: await town.person({ roles: { regional_lead: region }, unit: null }),
      employee: await town.person({ unit: null }),
    };
    for (const one of [reader.planner, reader.coordinator, reader.regional])
      expect(say((await countAs(one, town, asked))[0])).toBe('5: 1 valid, 0 proof, 0 lapsed, 4 never');
    for (const one of [reader.manager, reader.employee]) expect(await countAs(one, town, asked)).toEqual([]);
    expect((await countAs(reader.manager, town, { ...asked, place: south }))[0]?.head).toBe(1);
    expect(await countAs(reader.manager, town, { ...asked, place: town.unit })).toEqual([]);
    const kinds = async (one: typeof reader.planner) => (await countAs(one, town, asked, 3)).map(({ kind }) => kind);
    expect(await kinds(reader.coordinator)).toEqual(['municipality', 'administration', 'unit', 'unit']);
    expect(await kinds(reader.regional)).toEqual(['municipality', 'administration']);
    expect(await countAs(reader.regional, town, { ...asked, place: town.unit })).toEqual([]);
  });

  test('of another town, and of a course without an address, are not there', async () => {
    const { town, at, group } = await county();
    const next = await ground.municipality();
    const neighbour = await next.person({ roles: { course_planner: next.id, coordinator: next.id } });
    const planner = await town.person({ roles: { course_planner: town.id } });
    for (const query of [`?organisation=${town.id}`, `?organisation=${town.unit}&group=${group}`, ''])
      expect((await neighbour.get(`${at}${query}`)).status).toBe(404);
    expect((await neighbour.get(`${at}/people?organisation=${town.id}`)).status).toBe(404);
    expect((await neighbour.get(`/training/coverage?organisation=${town.id}`)).status).toBe(404);
    expect((await planner.get('/training/coverage/no-id')).status).toBe(404);
    expect((await planner.get(`${at}?group=${town.id}`)).status).toBe(404);
    expect((await (await town.person()).get(at)).status).toBe(404);
    expect((await ground.visitor().get(at)).status).toBe(303);
  });
});

describe('the people behind a number', () => {
  test('are shown to their manager and their planner, not to a coordinator or a region', async () => {
    const { region, town, at, south } = await county();
    const planner = await town.person({ roles: { course_planner: town.id } });
    const coordinator = await town.person({ roles: { coordinator: town.id } });
    const regional = await town.person({ roles: { regional_lead: region }, unit: null });
    const manager = await town.person({ roles: { manager: south }, unit: null });
    expect((await planner.get(`${at}/people?state=never`)).text).toContain('Siv Söderlund');
    expect((await manager.get(`${at}/people?organisation=${south}`)).text).toContain('Siv Söderlund');
    expect((await manager.get(`${at}/people?organisation=${town.unit}`)).status).toBe(404);
    expect((await manager.get(`${at}/people?organisation=${town.administration}`)).status).toBe(404);
    for (const one of [coordinator, regional]) {
      expect((await one.get(`${at}/people?organisation=${town.id}`)).status).toBe(404);
      expect((await one.get(`${at}?organisation=${town.id}`)).text).not.toContain('/people');
    }
  });

  test('someone with protected identity is in the municipality’s number, but shown only to her named readers', async () => {
    const { town, at, nearest } = await county();
    const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
    const above = await town.person({ roles: { manager: town.administration }, unit: null });
    for (const one of [planner, above]) {
      const page = (await one.get(`${at}/people?state=never`)).text;
      expect(page).toContain(one === planner ? '4 personer i' : '3 personer i');
      expect(page).not.toContain('Sara Skyddad');
      expect(page.includes('En till räknas i siffran men visas inte här.')).toBe(one === planner);
      const file = (await one.get(`${at}/people?format=csv`)).text;
      expect(file).toContain('Siv Söderlund');
      expect(file).not.toContain('Skyddad');
    }
    expect((await nearest.get(`${at}/people?organisation=${town.unit}&state=never`)).text).toContain('Sara Skyddad');
  });

  test('whoever asks the database itself gets no rows the pages would not show', async () => {
    const { town, course, group } = await county();
    const coordinator = await town.person({ roles: { coordinator: town.id } });
    const ask = (text: string) =>
      asPerson(town.house.app.db, coordinator.personId, (tx) =>
        sql
          .raw(text)
          .execute(tx)
          .then(({ rows }) => rows),
      );
    for (const call of [
      `training.members(array['${group}'::uuid], '${town.id}', '${ON}')`,
      `training.standing('${course}', array['${group}'::uuid], '${town.id}', '${ON}')`,
      `training.lacking('${course}', null, '${town.id}', '${ON}')`,
      `training.matching('${town.id}', 'elderly_care', null, null, null, null, null, '${ON}')`,
    ])
      await expect(ask(`select * from ${call}`)).rejects.toThrow(/permission denied/);
    expect(await ask(`select * from training.people_standing('${course}', '${group}', '${town.id}', '${ON}')`)).toEqual([]);
    expect(await ask(`select training.head_count('${town.id}', 'elderly_care', null, null, null, null, '${ON}')`)).toEqual([
      { head_count: 0 },
    ]);
    expect(await ask(`select * from training.campaign_count('${course}', '${town.id}', true)`)).toEqual([]);
  });
});

test('a file taken out is written in the log, and its cells are the page’s numbers', async () => {
  const { town, course, at } = await county();
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const csv = (await planner.get(`${at}?format=csv&on=${ON}`)).text;
  expect(csv.split('\r\n').slice(0, 3)).toEqual([
    '"Nivå";"Organisation";"Antal";"Giltig, gick kursen hos oss";"Giltig, kom hit med intyg";"Har gått ut";"Aldrig gått";"Täckning";"Mål";"Senast";"Kvar till målet"',
    `0;"${town.name}";5;1;0;0;4;20%;80%;2027-06-30;3`,
    '1;"Vård- och omsorgsförvaltningen";4;1;0;0;3;25%;80%;2027-06-30;3',
  ]);
  expect((await planner.get(`${at}?format=xlsx`)).headers.get('content-type')).toContain('spreadsheetml');
  await planner.get(`${at}/people?format=csv`);
  const acts = await town.owner<{ act: string }>(
    `select act from audit.entry where person_id = $1 and subject_id = $2 and act like '%exported' order by id`,
    [planner.personId, course],
  );
  expect(acts.map(({ act }) => act)).toEqual(['coverage.exported', 'coverage.exported', 'coverage.people_exported']);
});
