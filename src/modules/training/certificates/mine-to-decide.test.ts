import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../../platform/db/db.ts';

const ground = await openTown();

test('who decides about whom is the same, asked for all at once and person by person', async () => {
  const town = await ground.municipality();
  const night = await town.newUnit('Natt');
  const people = [
    await town.person({ roles: { manager: town.unit } }),
    await town.person({ roles: { manager: town.administration }, unit: night }),
    await town.person({ roles: { course_planner: town.id } }),
    await town.person({ unit: night }),
    await town.person({ unit: await town.newUnit('Utan chef', await town.newAdministration('Skolan')) }),
    await town.person({ until: '2025-01-01' }),
    await town.person({ unit: null }),
  ];
  for (const { personId } of people) {
    const differing = await asPerson(ground.house.app.db, personId, (tx) =>
      sql`select p.id from unnest(${people.map((person) => person.personId)}::uuid[]) p (id)
        where training.decides_for(p.id) is distinct from (p.id in (select training.mine_to_decide()))`.execute(tx),
    );
    expect(differing.rows).toEqual([]);
  }
  // Those without a manager of their own: nobody leads the school, and nobody stands above who leads the administration.
  const planner = people[2]!.personId;
  const all = await asPerson(ground.house.app.db, planner, (tx) =>
    sql<{ id: string }>`select training.mine_to_decide() as id`.execute(tx),
  );
  expect(all.rows.map(({ id }) => id).sort()).toEqual([people[1]!.personId, people[4]!.personId].sort());
});
