import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTown } from '#test/town.ts';
import { always } from './always.ts';

const { house } = await openTown();
const faults = (faulty: ReturnType<typeof sql>) => always('Nothing is wrong.', faulty).faults(house.worker.db);

it('tells each fault once, by the first column of what is wrong, and none when all is well', async () => {
  const id = '5d1e8a0c-3b7f-4c21-9d64-0a1b2c3d4e5f';
  expect(await faults(sql`select ${id}::uuid as id, 1 as n union all select ${id}::uuid, 2`)).toEqual([id]);
  expect(await faults(sql`with wrong as (select 'visit ' || 7 as said) select said from wrong order by said limit 1`)).toEqual([
    'visit 7',
  ]);
  expect(await faults(sql`select 1 where false`)).toEqual([]);
});
