import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown, type Town } from '#test/town.ts';
import { hrFile, importOffice, type Line } from '../staff-import/fixtures/import-office.ts';

const ground = await openTown();
const office = importOffice(ground);
const worker = ground.house.worker.db;
const vera: Line = { number: '77', given: 'Vera', family: 'Gömd', email: 'vera@ekhaga.example', phone: '0709-1' };

async function place(line: Line = {}) {
  const town = await ground.municipality();
  const admin = await town.person({ roles: { admin: town.id }, unit: null });
  await office.all(admin, town, [{}, { ...vera, ...line }]);
  const [row] = await ground.owner<{ id: string }>(
    `select person_id as id from organisation.staff_number where municipality_id = $1 and number = '77'`,
    [town.id],
  );
  return { town, admin, id: row!.id };
}
const mark = (id: string, strength = 'marked') =>
  ground.owner('update organisation.person set protected_at = now(), protection = $2 where id = $1', [id, strength]);
const staged = (town: Town, number = '77') =>
  ground.owner<Record<string, unknown>>(
    `select r.given_name, r.family_name, r.name, r.email, r.phone, r.personal_number, r.blind_index from organisation.staff_import_row r
     join organisation.staff_import i on i.id = r.import_id where i.organisation_id = $1 and r.number = $2`,
    [town.id, number],
  );
const now = async (id: string) =>
  (
    await ground.owner<Record<string, unknown>>(
      `select p.given_name, p.family_name, c.email, c.phone from organisation.person p
    left join organisation.contact c on c.person_id = p.id where p.id = $1`,
      [id],
    )
  )[0];
const nothing = {
  given_name: null,
  family_name: null,
  name: null,
  email: null,
  phone: null,
  personal_number: null,
  blind_index: null,
};

describe('a register', () => {
  test('does not overwrite a protected person’s channel; the row is kept and counted as untouched, without old or new', async () => {
    const { town, admin, id } = await place();
    await mark(id);
    const brought = await office.read(admin, town, hrFile([{}, { ...vera, email: 'ny@ekhaga.example', phone: '0709-2' }]));
    expect(await office.counts(brought)).toMatchObject({ untouched: 1, fault: 0 });
    const page = await office.page(admin, brought);
    expect(page).toContain('1 rad orörd: skyddade uppgifter');
    expect(page).not.toMatch(/Vera|Gömd|vera@|ny@|0709/);
    await office.apply(admin, brought);
    expect(await now(id)).toMatchObject({ email: 'vera@ekhaga.example', phone: '0709-1' });
    for (const row of await staged(town)) expect(row).toEqual(nothing);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('does not overwrite a safe channel of someone who is no longer protected', async () => {
    const { town, admin, id } = await place();
    await ground.owner('update organisation.contact set safe = true, safe_at = now() where person_id = $1', [id]);
    await office.all(admin, town, [{}, { ...vera, email: 'ny@ekhaga.example', profession: 'Sjuksköterska' }]);
    expect(await now(id)).toMatchObject({ email: 'vera@ekhaga.example' });
    expect(await office.employments(town, '77')).toMatchObject([{}, { profession: 'Sjuksköterska' }]);
  });

  test.each<[string, Line]>([
    ['another name', { family: 'Ny' }],
    ['another personal number', { personal: '19900118-9811' }],
    ['a wrong place and profession', { profession: 'Läkare', share: '10', from: '2024-01-01', to: '2024-02-01' }],
    ['what stands here', {}],
  ])('that brings %s for a protected person has one answer, does nothing, and stores nothing', async (_what, line) => {
    // Official test numbers; one person has one number, so a test has its own.
    const { town, admin, id } = await place(line.personal ? { personal: '19811218-9876' } : {});
    await mark(id);
    const brought = await office.read(admin, town, hrFile([{}, { ...vera, ...line }]));
    expect(await office.counts(brought)).toEqual({
      ...(await office.counts(brought)),
      add: 0,
      move: 0,
      change: 0,
      end: 0,
      same: 2,
      fault: 0,
      untouched: 1,
    });
    const page = await office.page(admin, brought, '?action=same');
    expect(page).toContain('1 rad orörd: skyddade uppgifter');
    expect(page).not.toMatch(/Vera|Gömd|Ny\b|1981|1990|Läkare/);
    const [row] = await ground.owner(
      'select plan, employment_id, new_start, new_end, reasons, faults, action, workplace from organisation.staff_import_row where import_id = $1 and hidden',
      [brought],
    );
    const silent = { plan: null, employment_id: null, new_start: null, new_end: null, reasons: [], faults: [], action: 'same' };
    expect(row).toMatchObject(silent);
    for (const row of await staged(town)) expect(row).toEqual(nothing);
    expect(await now(id)).toMatchObject({ family_name: 'Gömd' });
  });

  test('that both marks and renames is faulty: the old and the new name would meet', async () => {
    const { town, admin, id } = await place();
    const brought = await office.read(admin, town, hrFile([{}, { ...vera, family: 'Ny', protected: 'Ja' }]));
    expect(await office.counts(brought)).toMatchObject({ fault: 1 });
    expect(await now(id)).toMatchObject({ family_name: 'Gömd' });
  });
});

describe('the database', () => {
  const tries = (statement: ReturnType<typeof sql>) =>
    statement.execute(worker).then(
      () => 'done',
      (error: { constraint?: string }) => error.constraint,
    );

  test('refuses jobs another channel, name or personal number, whatever the code believes', async () => {
    const { id } = await place({ personal: '19900118-9811' });
    await mark(id);
    expect(await tries(sql`update organisation.contact set email = 'ny@ekhaga.example' where person_id = ${id}`)).toBe(
      'safe_channel',
    );
    expect(await tries(sql`delete from organisation.contact where person_id = ${id}`)).toBe('safe_channel');
    expect(await tries(sql`update organisation.person set family_name = 'Ny' where id = ${id}`)).toBe('identity_kept');
    expect(await tries(sql`update organisation.personal_number set blind_index = '\\x01' where person_id = ${id}`)).toBe(
      'identity_kept',
    );
    expect(await tries(sql`delete from organisation.personal_number where person_id = ${id}`)).toBe('identity_kept');
    await ground.owner('update organisation.person set protected_at = null where id = $1', [id]);
    expect(await tries(sql`delete from organisation.personal_number where person_id = ${id}`)).toBe('identity_kept');
    expect(await tries(sql`update organisation.person set family_name = 'Nygift' where id = ${id}`)).toBe('done');
  });

  test('keeps the name of a record that has been closed, also when it no longer is', async () => {
    const { id } = await place();
    await mark(id, 'closed');
    await ground.owner('update organisation.person set protected_at = null where id = $1', [id]);
    expect(await tries(sql`update organisation.person set given_name = 'Ny' where id = ${id}`)).toBe('identity_kept');
  });

  test('erases what earlier imports held about her, when she is marked', async () => {
    const { town, id } = await place();
    expect((await staged(town))[0]).toMatchObject({ family_name: 'Gömd' });
    await mark(id);
    for (const row of await staged(town)) expect(row).toEqual(nothing);
  });
});
