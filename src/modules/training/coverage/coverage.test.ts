import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';

const ground = await openTown();

test('x', async () => {
  const town = await ground.municipality();
  expect(await ground.owner(`select * from training.coverage($1, null, $1, current_date, 3)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.members(array[$1::uuid], $1, current_date)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.coverage_history($1, null, $1, current_date, 3)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.lapsing($1, null, $1, current_date)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.occasions_for($1, null, $1, current_date)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.furthest_behind($1, $1)`, [town.id])).toEqual([]);
  expect(
    await ground.owner(`select * from training.head_count($1, 'school', null, null, null, null, current_date)`, [town.id]),
  ).toEqual([{ head_count: 0 }]);
  expect(await ground.owner(`select * from training.professions($1)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.campaign_count($1, $1, true)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.trained($1, 2020, 2026)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.attended($1, 2020, 2026)`, [town.id])).toEqual([]);
  expect(await ground.owner(`select * from training.people_standing($1, null, $1, current_date)`, [town.id])).toEqual([]);
});
