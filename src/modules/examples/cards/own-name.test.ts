import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { shown, towns } from '../test-help.ts';

const ground = await openTown();

test('nobody is named as contact, checker or publisher by somebody else; who was named may be taken away', async () => {
  const { town, writer, employee } = await towns(ground);
  const other = await town.person({ roles: { coordinator: town.id } });
  const id = await shown(writer, town.id, { contact_whose: 'mine' });
  const by = (who: Visitor, set: string) =>
    asPerson(ground.house.app.db, who.personId, (tx) =>
      sql.raw(`update examples.example set ${set} where id = '${id}'`).execute(tx),
    );
  for (const column of ['contact_person_id', 'published_by', 'checked_by']) {
    await expect(by(other, `${column} = '${employee.personId}'`), column).rejects.toThrow(/not named/);
    await by(other, `${column} = '${other.personId}'`);
    await by(writer, `title = title, ${column} = ${column}`); // another's name stands where she saves around it
  }
  const forged = `insert into examples.example (id, municipality_id, organisation_id, title, written_by, checked_by)
    values ('${randomUUID()}', '${town.id}', '${town.id}', 'x', '${writer.personId}', '${employee.personId}')`;
  await expect(asPerson(ground.house.app.db, writer.personId, (tx) => sql.raw(forged).execute(tx))).rejects.toThrow(/not named/);
  await by(writer, 'contact_person_id = null');
  expect(
    await ground.owner('select contact_person_id, published_by, checked_by from examples.example where id = $1', [id]),
  ).toEqual([{ contact_person_id: null, published_by: other.personId, checked_by: other.personId }]);
});
