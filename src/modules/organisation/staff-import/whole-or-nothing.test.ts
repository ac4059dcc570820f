import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { modules } from '../../../modules.ts';
import { applyImport } from './apply-import.ts';
import { dayFrom, hrFile, importOffice, today } from './fixtures/import-office.ts';

const ground = await openTown();
const office = importOffice(ground);
const { owner, house } = ground;
const found = async (above?: string) => {
  const town = await ground.municipality(above ? { above } : {});
  return { town, admin: await town.person({ unit: null, roles: { admin: town.id } }) };
};
// Skatteverket's test numbers: given to nobody.
const [one, another] = ['196408233234', '198507099805'];
const lines = Array.from({ length: 300 }, (_, n) => ({ number: String(n), family: `Nummer${n}`, email: `n${n}@ekhaga.example` }));
const rowsHere = () =>
  owner(`select (select count(*) from organisation.person) as people, (select count(*) from organisation.employment) as employments,
    (select count(*) from organisation.staff_number) as numbers, (select count(*) from organisation.contact) as contacts`);
const allHolds = async () => {
  const invariants = modules.find(({ name }) => name === 'organisation')!.invariants;
  for (const { says, faults } of invariants) expect([says, await faults(house.worker.db)]).toEqual([says, []]);
};

test('a connection lost in the middle leaves nothing half done, and the same import can be applied after', async () => {
  const { town, admin } = await found();
  const id = await office.read(admin, town, hrFile(lines));
  const before = await rowsHere();
  await owner(`update organisation.staff_import set state = 'applying' where id = $1`, [id]);
  const killed = applyImport(house.worker.db, house.config.secret, id, admin.personId, async (step) => {
    if (step === 3)
      await owner(`select pg_terminate_backend(pid) from pg_stat_activity where usename like 'samfrid_worker%' and state = 'idle in transaction'
        and datname = current_database()`);
  });
  await expect(killed).rejects.toThrow();
  expect(await rowsHere()).toEqual(before);
  expect(await applyImport(house.worker.db, house.config.secret, id, admin.personId)).toBe('applied');
  expect(await owner('select count(*)::int as n from organisation.staff_number where municipality_id = $1', [town.id])).toEqual([
    { n: 300 },
  ]);
  await allHolds();
});

test('what the database refuses is told, and nothing has changed', async () => {
  const { town, admin } = await found();
  const id = await office.read(admin, town, hrFile(lines));
  const before = await rowsHere();
  await owner(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`);
  await owner(
    `create trigger refuse before insert on organisation.employment for each row when (new.municipality_id = '${town.id}') execute function refuse()`,
  );
  await office.apply(admin, id);
  await owner('drop trigger refuse on organisation.employment');
  expect(await office.page(admin, id)).toContain('Det gick inte att genomföra ändringarna');
  expect(await rowsHere()).toEqual(before);
  expect((await office.apply(admin, id)).status).toBe(303);
  expect(await office.state(id)).toBe('applied');
});

test('a second click does nothing, and an applied import cannot be applied again or given up', async () => {
  const { town, admin } = await found();
  const id = await office.read(admin, town, hrFile(lines.slice(0, 20)));
  const [first, second] = await Promise.all([
    admin.post(`/organisation/import/${id}/apply`),
    admin.post(`/organisation/import/${id}/apply`),
  ]);
  expect([first.status, second.status]).toEqual([303, 303]);
  await house.jobs.runWaiting();
  const after = await rowsHere();
  await office.apply(admin, id);
  expect(await rowsHere()).toEqual(after);
  expect((await admin.post(`/organisation/import/${id}/abandon`)).status).toBe(409);
  expect(
    await owner(`select count(*)::int as n from audit.entry where act = 'staff_import.applied' and subject_id = $1`, [id]),
  ).toEqual([{ n: 1 }]);
});

test('while it is read and applied the page says how far, without script', async () => {
  const { town, admin } = await found();
  const id = await office.read(admin, town, hrFile(lines.slice(0, 5)));
  await admin.post(`/organisation/import/${id}/apply`);
  const page = await admin.get(`/organisation/import/${id}`);
  expect(page.headers.get('refresh')).toBe('2');
  expect(page.text).toContain('<progress');
  await house.jobs.runWaiting();
  expect((await admin.get(`/organisation/import/${id}`)).headers.get('refresh')).toBeNull();
});

test('two files for the same staff: one at a time, and the later is shown anew before it does anything', async () => {
  const { town, admin } = await found();
  const other = await town.person({ unit: null, roles: { admin: town.id } });
  const mine = await office.read(admin, town, hrFile(lines.slice(0, 10)));
  const hers = await office.read(other, town, hrFile(lines.slice(0, 12)));
  await admin.post(`/organisation/import/${mine}/apply`);
  const refused = await other.post(`/organisation/import/${hers}/apply`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('En annan import till');
  await house.jobs.runWaiting();
  await office.apply(other, hers);
  expect(await office.state(hers)).toBe('previewed');
  expect(await office.page(other, hers)).toContain('Något har ändrats sedan du såg listan');
  expect(await office.counts(hers)).toMatchObject({ add: 2, same: 10 });
  await office.apply(other, hers);
  expect(await office.state(hers)).toBe('applied');
  await allHolds();
});

test('units the tree lacks are made as the file has them, once', async () => {
  const { town, admin } = await found();
  const made = [
    { number: '1', administration: 'Kulturförvaltningen', unit: 'Biblioteket' },
    { number: '2', administration: 'Kulturförvaltningen', unit: 'biblioteket', family: 'Ek' },
    { number: '3', administration: 'Kulturförvaltningen', unit: '', family: 'Al' },
  ];
  const id = await office.all(admin, town, made, { units: 'create' });
  expect(await office.counts(id)).toMatchObject({ units: 2, add: 3 });
  expect((await office.employments(town, '2'))[0]?.unit.toLowerCase()).toBe('biblioteket');
  expect((await office.employments(town, '3'))[0]?.unit).toBe('Kulturförvaltningen');
  expect(await office.counts(await office.read(admin, town, hrFile(made), { units: 'create' }))).toMatchObject({
    units: 0,
    same: 3,
  });
  await allHolds();
});

test('who leads a unit is its manager while she leads it; whoever leaves keeps no role and no function', async () => {
  const { town, admin } = await found();
  await town.newUnit('Nattpatrullen');
  await office.all(admin, town, [{ leads: 'Ja' }, { number: '2', family: 'Ek', leads: 'Ja', unit: 'Nattpatrullen' }]);
  const roles = (number: string) =>
    owner<{ name: string; until: string | null }>(
      `select o.name, g.valid_to::text as until from access.role_grant g join organisation.organisation o on o.id = g.organisation_id
       join organisation.staff_number s on s.person_id = g.person_id where s.municipality_id = $1 and s.number = $2 order by g.granted_at`,
      [town.id, number],
    );
  expect(await roles('1001')).toEqual([{ name: 'Hemtjänst Norr', until: null }]);
  const [{ person_id: ek }] = (await owner<{ person_id: string }>(
    `select person_id from organisation.staff_number where municipality_id = $1 and number = '2'`,
    [town.id],
  )) as [{ person_id: string }];
  await owner(`insert into access.role_grant (person_id, role, organisation_id) values ($1, 'coordinator', $2)`, [ek, town.id]);
  await owner(
    `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_representative', '2024-01-01')`,
    [ek, town.unit],
  );
  await office.all(admin, town, [
    { leads: 'Nej' },
    { number: '2', family: 'Ek', leads: 'Ja', unit: 'Nattpatrullen', to: dayFrom(-1) },
  ]);
  expect(await roles('1001')).toEqual([{ name: 'Hemtjänst Norr', until: today }]);
  expect((await roles('2')).map(({ until }) => until)).toEqual([today, today]);
  expect(await owner('select ended_on::text from organisation.assignment where person_id = $1', [ek])).toEqual([
    { ended_on: today },
  ]);
});

test('a personal number lies sealed, shows nowhere, and finds the same person in another municipality', async () => {
  const here = await found();
  const there = await found();
  const id = await office.all(here.admin, here.town, [
    { personal: `${one.slice(0, 8)}-${one.slice(8)}` },
    { number: '2', family: 'Ek', personal: another },
  ]);
  await office.all(there.admin, there.town, [{ number: 'B7', personal: one, family: 'Öberg-Ny' }]);
  const people = await owner('select distinct person_id from organisation.staff_number where municipality_id = any ($1)', [
    [here.town.id, there.town.id],
  ]);
  expect(people).toHaveLength(2);
  const stored = await owner<{ everything: string }>(
    `select (select string_agg(n::text, '') from organisation.personal_number n) || (select string_agg(r::text, '') from organisation.staff_import_row r)
       || (select string_agg(e::text, '') from audit.entry e) || coalesce((select string_agg(encode(bytes, 'escape'), '') from platform.file), '') as everything`,
  );
  for (const number of [one, another]) expect(stored[0]!.everything).not.toContain(number.slice(2));
  expect(await office.page(here.admin, id)).not.toContain(one.slice(8));
  expect(await owner('select 1 from platform.file where id = $1', [id])).toEqual([]);
  const wrong = await office.read(
    there.admin,
    there.town,
    hrFile([{ number: 'B9', personal: another, given: 'Rut', family: 'Al' }]),
  );
  expect(await office.page(there.admin, wrong)).toContain('Numret hör till någon med ett annat namn.');
  await expect(sql`select * from organisation.personal_number`.execute(house.app.db)).rejects.toThrow(/permission denied/);
});
