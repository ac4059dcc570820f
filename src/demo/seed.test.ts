import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { seedDemoOnce } from '../seed.ts';

const { house } = await openTestHouse();
const seeded = await seedDemoOnce(house);
const one = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(house.worker.db)).rows[0]!.n;

test('Ekhaga kommun has 2,850 employees today', async () => {
  console.log(seeded);
  expect(
    await one(sql`select count(distinct e.person_id)::int as n from organisation.employment e
      join organisation.organisation o on o.id = e.municipality_id
      where o.name = 'Ekhaga kommun' and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)`),
  ).toBe(2850);
});

test('a second seeding changes nothing', async () => {
  expect(await seedDemoOnce(house)).toBeNull();
});
