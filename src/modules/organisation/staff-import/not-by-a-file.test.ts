// What somebody who brings a file of her own must not come by with it.
import { expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import { hrFile, importOffice, type Line } from './fixtures/import-office.ts';

const ground = await openTown();
const office = importOffice(ground);
const { owner } = ground;
const found = async () => {
  const town = await ground.municipality();
  return { town, admin: await town.person({ unit: null, roles: { admin: town.id } }) };
};
const numbered = async (town: Town, number: string) =>
  (
    await owner<{ id: string }>(
      'select person_id as id from organisation.staff_number where municipality_id = $1 and number = $2',
      [town.id, number],
    )
  )[0]!.id;
const number = (town: Town, number: string, person: string) =>
  owner('insert into organisation.staff_number (municipality_id, number, person_id) values ($1, $2, $3)', [
    town.id,
    number,
    person,
  ]);
const named = async (person: string) =>
  (
    await owner<{ given_name: string; family_name: string }>(
      'select given_name, family_name from organisation.person where id = $1',
      [person],
    )
  )[0]!;
const roles = (person: string) =>
  owner<{ role: string; lasts: boolean }>(
    'select role, (valid_to is null or valid_to > current_date) as lasts from access.role_grant where person_id = $1 order by role',
    [person],
  );
const acts = async (act: string, person: string) =>
  (await owner('select 1 from audit.entry where act = $1 and about_person_id = $2', [act, person])).length;

test('another’s employee: the second employer’s file employs her there, and changes neither her name, her address nor whose she is', async () => {
  const { town, admin } = await found();
  const { town: far, admin: farAdmin } = await found();
  const hers: Line = { personal: '19811218-9876', email: 'asa@ekhaga.example', phone: '070-1', share: '50', from: '2020-01-01' };
  await office.all(admin, town, [hers]);
  const asa = await numbered(town, '1001');
  const theirs = {
    ...hers,
    number: '9',
    given: 'Eva',
    email: 'eva@far.example',
    phone: '070-2',
    share: '100',
    from: '2001-01-01',
  };
  await office.all(farAdmin, far, [theirs]);
  expect(await numbered(far, '9')).toBe(asa);
  const now = () =>
    owner(
      `select p.given_name, c.email, c.phone, organisation.controller_of(p.id) as controller
       from organisation.person p join organisation.contact c on c.person_id = p.id where p.id = $1`,
      [asa],
    );
  const kept = { given_name: 'Åsa', email: 'asa@ekhaga.example', phone: '070-1', controller: town.id };
  expect(await now()).toEqual([kept]);
  expect(await office.employments(far, '9')).toHaveLength(2);
  const again = await office.all(farAdmin, far, [theirs]);
  expect(await office.counts(again)).toMatchObject({ same: 1, change: 0 });
  // Her own employer moves her and renames her: she stays whose she is.
  await town.newUnit('Nattpatrullen');
  await office.all(admin, town, [{ ...hers, given: 'Åsa Maria', unit: 'Nattpatrullen' }]);
  expect(await now()).toEqual([{ ...kept, given_name: 'Åsa Maria' }]);
});

test('whoever applies a file is given no role by it; others are, and each is in the log', async () => {
  const { town, admin } = await found();
  const me = await named(admin.personId);
  await number(town, '5', admin.personId);
  await office.all(admin, town, [{ leads: 'Ja' }, { number: '5', given: me.given_name, family: me.family_name, leads: 'Ja' }]);
  expect(await roles(admin.personId)).toEqual([{ role: 'admin', lasts: true }]);
  expect(await office.employments(town, '5')).toHaveLength(1);
  const asa = await numbered(town, '1001');
  expect(await roles(asa)).toEqual([{ role: 'manager', lasts: true }]);
  expect(await acts('role.given', asa)).toBe(1);
  expect(await acts('role.given', admin.personId)).toBe(0);
});

test('a log reviewer who is left out of the file loses her other roles, not that one', async () => {
  const { town, admin } = await found();
  const reviewer = await town.person({ roles: { log_reviewer: town.id, coordinator: town.id } });
  const id = await office.read(admin, town, hrFile([{}]), { whole: 'yes' });
  expect((await office.apply(admin, id, { ends: 'yes' })).status).toBe(303);
  expect(await roles(reviewer.personId)).toEqual([
    { role: 'coordinator', lasts: false },
    { role: 'log_reviewer', lasts: true },
  ]);
});

const readers = (person: string) =>
  owner(
    'select reader_id, given_by, confirmed_at is not null as confirmed from organisation.protected_reader where person_id = $1',
    [person],
  );
const vera: Line = { number: '77', given: 'Vera', family: 'Ek', protected: 'Ja' };

test('a manager made by the file that protects is only proposed as reader; not even who applied it can confirm', async () => {
  const { town, admin } = await found();
  await office.all(admin, town, [{ leads: 'Ja' }, vera]);
  const person = await numbered(town, '77');
  const reader = await numbered(town, '1001');
  expect(await readers(person)).toEqual([{ reader_id: reader, given_by: admin.personId, confirmed: false }]);
  expect(await acts('protected_reader.proposed', person)).toBe(1);
});

test('a manager since before is named, and it is in the log; the one who applies the file never', async () => {
  const { town } = await found();
  const boss = await town.person({ roles: { manager: town.unit } });
  const self = await town.person({ unit: null, roles: { admin: town.id, manager: town.unit } });
  await owner(`update access.role_grant set granted_at = now() - interval '1 year' where person_id = any ($1)`, [
    [boss.personId, self.personId],
  ]);
  await office.all(self, town, [vera]);
  const person = await numbered(town, '77');
  expect(await readers(person)).toEqual(
    expect.arrayContaining([
      { reader_id: boss.personId, given_by: null, confirmed: true },
      { reader_id: self.personId, given_by: self.personId, confirmed: false },
    ]),
  );
  expect(await acts('protected_reader.named', person)).toBe(1);
});
