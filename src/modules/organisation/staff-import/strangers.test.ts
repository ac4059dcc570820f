import fs from 'node:fs';
import { type RawBuilder, sql } from 'kysely';
import { expect, test } from 'vitest';
import { outsideData } from '#platform/files/fixtures/outside-data.ts';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { hrFile, importOffice } from './fixtures/import-office.ts';

const ground = await openTown();
const office = importOffice(ground);
const { owner, house } = ground;
const found = async () => {
  const town = await ground.municipality();
  return { town, admin: await town.person({ unit: null, roles: { admin: town.id } }) };
};
const uploaded = (town: { id: string }, file: File) => ({ id: crypto.randomUUID(), organisation: town.id, file });

test('the neighbour, the coordinator, the manager, the employee and the signed-out find no import', async () => {
  const { town, admin } = await found();
  const { admin: neighbour } = await found();
  const id = await office.read(admin, town, hrFile([{}]));
  const others = [
    neighbour,
    await town.person({ roles: { coordinator: town.id } }),
    await town.person({ roles: { manager: town.unit } }),
    await town.person(),
  ];
  const addresses = [`/organisation/import/${id}`, `/organisation/import/${id}/columns`, `/organisation/import/${id}?format=csv`];
  for (const other of others) {
    for (const address of addresses) expect((await other.get(address)).status).toBe(404);
    for (const act of ['columns', 'apply', 'abandon'])
      expect((await other.post(`/organisation/import/${id}/${act}`, { whole: 'yes', units: 'create' })).status).toBe(404);
    expect((await other.post('/organisation/import', uploaded(town, hrFile([{}])))).status).toBe(404);
  }
  expect((await ground.visitor().get(addresses[0]!)).status).toBe(303);
  expect((await ground.visitor().post(`/organisation/import/${id}/apply`)).status).toBe(303);
  await house.jobs.runWaiting();
  expect(await office.state(id)).toBe('previewed');
  expect((await admin.get('/organisation/import/no-id')).status).toBe(404);
});

/** How many rows a statement touches as that person; 'refused' when the grants or policies say no. */
const tries = (person: string, statement: RawBuilder<unknown>) =>
  asPerson(house.app.db, person, async (tx) => {
    const { rows, numAffectedRows } = await statement.execute(tx);
    return Number(numAffectedRows ?? rows.length);
  }).catch(() => 'refused' as const);

test('row policies: no table of the staff opens to somebody else’s hands', async () => {
  const { town, admin } = await found();
  const { town: far, admin: neighbour } = await found();
  const id = await office.all(admin, town, [{ email: 'asa@ekhaga.example' }, { number: '2', family: 'Ek', protected: 'Ja' }]);
  const employee = await town.person();
  const [asa] = await owner<{ id: string }>(
    `select person_id as id from organisation.staff_number where municipality_id = $1 and number = '1001'`,
    [town.id],
  );
  for (const { personId } of [neighbour, employee]) {
    expect(await tries(personId, sql`select id from organisation.staff_import where id = ${id}`)).toBe(0);
    expect(await tries(personId, sql`select row_number from organisation.staff_import_row where import_id = ${id}`)).toBe(0);
    expect(await tries(personId, sql`select number from organisation.staff_number where municipality_id = ${town.id}`)).toBe(0);
    expect(await tries(personId, sql`select id from organisation.person where id = ${asa!.id}`)).toBe(0);
    expect(await tries(personId, sql`select id from organisation.employment where person_id = ${asa!.id}`)).toBe(0);
    expect(await tries(personId, sql`select email from organisation.contact where person_id = ${asa!.id}`)).toBe(0);
    expect(await tries(personId, sql`update organisation.staff_import set state = 'applying' where id = ${id}`)).toBe(0);
    expect(await tries(personId, sql`update organisation.person set protected_at = null where id = ${asa!.id}`)).toBe('refused');
    expect(await tries(personId, sql`update organisation.organisation set name = 'x' where id = ${town.unit}`)).toBe(0);
    expect(
      await tries(personId, sql`insert into organisation.staff_import (organisation_id, file_name) values (${town.id}, 'x')`),
    ).toBe('refused');
    expect(
      await tries(
        personId,
        sql`insert into organisation.assignment (person_id, unit_id, function) values (${asa!.id}, ${town.unit}, 'vin_handler')`,
      ),
    ).toBe('refused');
    expect(
      await tries(personId, sql`insert into organisation.organisation (parent_id, kind, name) values (${town.id}, 'unit', 'x')`),
    ).toBe('refused');
    expect(
      await tries(personId, sql`insert into organisation.organisation (kind, name, kept_by) values ('police', 'x', ${town.id})`),
    ).toBe('refused');
  }
  // Not even the administrator herself: what jobs alone may read or do.
  for (const { personId } of [admin, neighbour]) {
    expect(await tries(personId, sql`select email from organisation.staff_import_row`)).toBe('refused');
    expect(await tries(personId, sql`select personal_number from organisation.staff_import_row`)).toBe('refused');
    expect(await tries(personId, sql`select blind_index from organisation.personal_number`)).toBe('refused');
    expect(await tries(personId, sql`update organisation.staff_import_row set action = 'add'`)).toBe('refused');
    expect(await tries(personId, sql`update organisation.staff_import set digest = 'x', counts = '{}'`)).toBe('refused');
    expect(await tries(personId, sql`update organisation.staff_import set organisation_id = ${far.id}`)).toBe('refused');
    expect(await tries(personId, sql`delete from organisation.staff_import`)).toBe('refused');
    expect(await tries(personId, sql`delete from organisation.employment`)).toBe('refused');
    expect(await tries(personId, sql`update organisation.employment set ended_on = current_date`)).toBe('refused');
    expect(
      await tries(
        personId,
        sql`insert into organisation.staff_number (municipality_id, number, person_id) values (${far.id}, 'x', ${asa!.id})`,
      ),
    ).toBe('refused');
  }
  expect(await tries('', sql`select id from organisation.person`)).toBe(0);
});

test('protected identity: marked by the file, a row without name or place from then on, and nobody to the administrator', async () => {
  const { town, admin } = await found();
  await town.newUnit('Nattpatrullen');
  const secret = { number: '2', given: 'Vera', family: 'Ek', email: 'vera@ekhaga.example', phone: '0709999', protected: 'Ja' };
  const id = await office.read(admin, town, hrFile([{}, secret]));
  expect(await office.page(admin, id)).toMatch(/Skyddad post 2 Skyddade uppgifter/);
  await office.apply(admin, id);
  const [vera] = await owner<{ id: string }>(
    `select person_id as id from organisation.staff_number where municipality_id = $1 and number = '2'`,
    [town.id],
  );
  expect(await tries(admin.personId, sql`select id from organisation.person where id = ${vera!.id}`)).toBe(0);
  expect(await tries(admin.personId, sql`select id from organisation.employment where person_id = ${vera!.id}`)).toBe(0);
  expect(await tries(admin.personId, sql`select email from organisation.contact where person_id = ${vera!.id}`)).toBe(0);
  const moved = await office.read(admin, town, hrFile([{}, { ...secret, unit: 'Nattpatrullen', protected: '' }]));
  const page = await office.page(admin, moved, '?action=same');
  expect(page).toContain('1 rad orörd: skyddade uppgifter');
  expect(page).toMatch(/Skyddad post 2 Skyddade uppgifter – Ingen ändring/);
  for (const place of ['Vera', 'Nattpatrullen', 'vera@', '0709999']) expect(page).not.toContain(place);
  const gone = await office.read(admin, town, hrFile([{}]), { whole: 'yes' });
  const missing = await office.page(admin, gone, '?action=end');
  expect(missing).toContain('Skyddad post');
  expect(missing).not.toContain('Vera');
  expect(missing).not.toContain('Hemtjänst Norr');
  const faulty = await office.read(admin, town, hrFile([{}, { ...secret, unit: 'Månbasen' }]));
  expect(await office.page(admin, faulty, '?action=fault')).toMatch(/Skyddad post 2 .*Enheten ”…” finns inte/);
  const told = sql`select row_number from organisation.staff_import_row where import_id = any (${[moved, gone, faulty]}::uuid[]) and hidden
    and (workplace is not null or name is not null or concat(reasons, faults) ~ 'Nattpatrullen|Hemtjänst|Månbasen')`;
  expect(await tries(admin.personId, told)).toBe(0);
  expect(
    await owner(`select 1 from audit.entry where act = 'person.protected' and about_person_id = $1`, [vera!.id]),
  ).toHaveLength(1);
});

test.each<[string, () => Buffer | Uint8Array, string]>([
  ['an empty file', () => Buffer.from(' \n'), 'Filen är tom.'],
  ['only headings', () => Buffer.from('Anst.nr;Namn\r\n'), ''],
  ['a web page', () => Buffer.from('<html><table></table></html>'), 'Filen är inte en tabell.'],
  ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'Filen är inte en tabell.'],
  ['an old workbook', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'gamla Excel-formatet'],
  ['two columns of one name', () => Buffer.from('Namn;namn\r\na;b'), 'Två kolumner heter'],
])('%s is refused beside the field, and nothing is kept', async (_what, bytes, says) => {
  const { town, admin } = await found();
  const sent = uploaded(town, new File([new Uint8Array(bytes())], 'personal.csv'));
  const page = await admin.post('/organisation/import', sent);
  expect(page.status).toBe(422);
  expect(page.text).toContain(says);
  expect(await owner('select 1 from organisation.staff_import where organisation_id = $1', [town.id])).toEqual([]);
});

test('a file that breaks off further down is told of, and nothing of it stays', async () => {
  const { town, admin } = await found();
  const lines = Array.from({ length: 3000 }, (_, n) => `${n};Åsa;Öberg;Hemtjänst Norr;Lärare`).join('\n');
  const file = new File(
    [`Anst.nr;Förnamn;Efternamn;Enhet;Befattning\n${lines}\n3001;"Nils;Öberg;Hemtjänst Norr;Lärare`],
    'x.csv',
  );
  const id = await office.read(admin, town, file);
  expect(await office.page(admin, id)).toContain('Citattecknen på rad');
  expect(await owner('select 1 from organisation.staff_import_row where import_id = $1', [id])).toEqual([]);
});

test('columns: what is missing is asked for, one column cannot mean two things, and a heading that is not there is none', async () => {
  const { town, admin } = await found();
  const sent = uploaded(town, new File(['Kolumn1;Kolumn2\n1;2'], 'x.csv'));
  await admin.post('/organisation/import', sent);
  const at = `/organisation/import/${sent.id}/columns`;
  const how = { whole: 'yes', units: 'fault' };
  const bare = await admin.post(at, how);
  expect(bare.status).toBe(422);
  expect(bare.text).toContain('Välj kolumnen för Anställningsnummer.');
  const twice = await admin.post(at, { ...how, number: 'Kolumn1', given: 'Kolumn1', family: 'Kolumn2', unit: 'Påhittad' });
  expect(twice.text).toContain('Kolumnen används redan för Anställningsnummer.');
  expect(twice.text).toContain('Välj kolumnen för Enhet.');
  expect(await office.state(sent.id)).toBe('uploaded');
  expect((await admin.post(`/organisation/import/${sent.id}/apply`)).status).toBe(409);
  expect((await admin.post(`/organisation/import/${sent.id}/abandon`)).status).toBe(303);
  await house.jobs.runWaiting();
  expect(await owner('select 1 from platform.file where id = $1', [sent.id])).toEqual([]);
});

test('strings that have broken other programs are names like others, and come out as they went in', async ({ skip }) => {
  const place = outsideData('security/blns.json');
  if (!place) skip('the list of naughty strings is not here');
  const { town, admin } = await found();
  const naughty = (JSON.parse(fs.readFileSync(place as string, 'utf8')) as string[]).filter(
    (text) => text.trim() && text.length <= 60 && !text.includes('\0'),
  );
  const lines = naughty.map((text, n) => ({
    number: `n${n}`,
    given: text,
    family: `Efternamn${n}`,
    profession: text,
    unit: n % 7 ? 'Hemtjänst Norr' : text,
  }));
  const id = await office.read(admin, town, hrFile(lines), { units: 'create' });
  for (const action of ['add', 'fault']) {
    const { text, status } = await admin.get(`/organisation/import/${id}?action=${action}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script>alert|<img src=x|<svg><script/i);
  }
  const sound = lines.filter(({ given }) => given.replace(/[\p{Cc}\p{Cf}\s\ufffd]/gu, '') !== '').slice(0, 300);
  const done = await office.all(
    admin,
    town,
    sound.map((line) => ({ ...line, unit: 'Hemtjänst Norr' })),
  );
  expect(await office.state(done)).toBe('applied');
  const again = await office.read(admin, town, hrFile(sound.map((line) => ({ ...line, unit: 'Hemtjänst Norr' }))));
  expect(await office.counts(again)).toMatchObject({ same: sound.length, change: 0, add: 0 });
});
