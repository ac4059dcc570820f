import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { hrFile, importOffice, type Line } from './fixtures/import-office.ts';

const ground = await openTown();
const office = importOffice(ground);
const found = async () => {
  const town = await ground.municipality();
  return { town, admin: await town.person({ unit: null, roles: { admin: town.id } }) };
};
// Skatteverket's test numbers: given to nobody.
const [one, another] = ['196408233234', '198507099805'];

test.each<[string, Line, string]>([
  ['no number', { number: '' }, 'Anställningsnummer saknas.'],
  ['no name', { given: '', family: 'Öberg' }, 'Förnamn saknas.'],
  ['no profession', { profession: '' }, 'Befattning saknas.'],
  ['no unit', { unit: '' }, 'Enhet saknas.'],
  ['a name as long as a novel', { given: 'Å'.repeat(101) }, 'Förnamn är längre än 100 tecken.'],
  ['an impossible date', { from: '2019-02-30' }, 'Anställd från och med: Den dagen finns inte i kalendern.'],
  ['a date that could be two', { from: '04/05/2019' }, 'dag och vad som är månad'],
  ['two-digit years', { from: '190301' }, 'Skriv årtalet med fyra siffror'],
  ['an end before the start', { to: '2018-12-31' }, 'Sista dagen ligger före första dagen.'],
  ['a start far ahead', { from: '2219-03-01' }, 'mer än två år fram i tiden'],
  ['an ended employment without a start', { from: '', to: '2020-01-31' }, 'Första dagen saknas'],
  ['a share over the whole', { share: '120' }, 'större än 100 %'],
  ['a share of nothing', { share: '0' }, 'Sysselsättningsgrad'],
  ['a share in words', { share: 'heltid' }, 'andel'],
  ['half an e-mail', { email: 'asa.oberg' }, 'E-postadressen är inte en adress.'],
  ['neither yes nor no', { leads: 'kanske' }, 'Chef: skriv ja eller nej.'],
  ['a wrong check digit', { personal: '196408233235' }, 'kontrollsiffran är fel'],
  ['an unknown unit', { unit: 'Månbasen' }, 'Enheten ”Månbasen” finns inte i Samfrid.'],
  ['an unknown code', { code: '999', unit: '' }, 'Enhetskoden ”999” finns inte i Samfrid.'],
  ['an unknown administration', { administration: 'Rymdförvaltningen' }, 'Förvaltningen ”Rymdförvaltningen” finns inte'],
])('%s is told of with its row, and nothing can be applied', async (_what, line, says) => {
  const { town, admin } = await found();
  const id = await office.read(admin, town, hrFile([{ number: '1', given: 'Rätt' }, line]));
  expect(await office.counts(id)).toMatchObject({ add: 1, fault: 1 });
  const page = await office.page(admin, id, '?action=fault');
  expect(page).toContain(says);
  expect(page).toMatch(/Fel 3 /); // the row as Excel numbers it
  expect((await office.apply(admin, id)).status).toBe(409);
  expect(await ground.owner('select 1 from organisation.staff_number where municipality_id = $1', [town.id])).toEqual([]);
});

test.each<[string, Line[], string]>([
  ['the same row twice', [{}, {}], 'Raden är densamma som rad 2.'],
  ['the same job twice at once', [{ share: '50' }, { share: '25' }], 'Samma enhet och befattning som rad 2'],
  ['two names for a number', [{}, { given: 'Nils', unit: 'Nattpatrullen' }], 'Ett annat namn än på rad 2'],
  [
    'two personal numbers for a number',
    [{ personal: one }, { personal: another, unit: 'Nattpatrullen' }],
    'Ett annat personnummer än på rad 2',
  ],
  [
    'two numbers for a personal number',
    [{ personal: one }, { number: '1002', personal: one }],
    'Samma personnummer som på rad 2',
  ],
])('%s within the file', async (_what, lines, says) => {
  const { town, admin } = await found();
  await town.newUnit('Nattpatrullen');
  const id = await office.read(admin, town, hrFile(lines));
  expect(await office.page(admin, id, '?action=fault')).toContain(says);
});

test('numbers that belong to somebody else here', async () => {
  const { town, admin } = await found();
  await office.all(admin, town, [{ personal: one }, { number: '1002', given: 'Nils', family: 'Ek' }]);
  const id = await office.read(
    admin,
    town,
    hrFile([
      { number: '1003', personal: one },
      { number: '1001', personal: another },
      { number: '1002', given: 'Rut', family: 'Al' },
    ]),
  );
  const page = await office.page(admin, id, '?action=fault');
  expect(page).toContain('Personnumret hör redan till anställningsnummer 1001.');
  expect(page).toContain('Anställningsnumret hör till någon med ett annat personnummer.');
  expect(page).toContain('Numret hör till någon med ett annat namn.');
  expect(page).not.toContain('1964');
});

test('two units of one name need their administration, a closed one takes nobody, and a code must fit its name', async () => {
  const { town, admin } = await found();
  const school = await town.newAdministration('Skolförvaltningen');
  await town.newUnit('Hemtjänst Norr', school);
  const closed = await town.newUnit('Gamla huset');
  await ground.owner(`update organisation.organisation set closed_on = '2020-01-01' where id = $1`, [closed]);
  await ground.owner(`update organisation.organisation set code = '77' where id = $1`, [town.unit]);
  await town.newUnit('Nattpatrullen');
  const id = await office.read(
    admin,
    town,
    hrFile([
      { number: '1' },
      { number: '2', administration: 'SKOLFÖRVALTNINGEN' },
      { number: '3', unit: 'Gamla huset' },
      { number: '4', unit: 'Gamla huset', to: '2019-12-31' },
      { number: '5', code: '77' },
      { number: '6', code: '77', unit: 'Nattpatrullen' },
    ]),
  );
  const page = await office.page(admin, id, '?action=fault');
  expect(page).toMatch(/2 Åsa Öberg 1 .*Det finns flera enheter som heter ”Hemtjänst Norr”/);
  expect(page).toContain('Enheten ”Gamla huset” är stängd.');
  expect(page).toContain('Koden 77 hör till ”Hemtjänst Norr” men raden säger ”Nattpatrullen”.');
  expect(await office.counts(id)).toMatchObject({ fault: 3, add: 3 });
});

test('every fault of a row at once, and the faulty rows as a file to mend by', async () => {
  const { town, admin } = await found();
  const id = await office.read(admin, town, hrFile([{ number: '', given: '=cmd()', unit: 'Månbasen', share: '900' }]));
  const page = await office.page(admin, id);
  for (const says of ['Anställningsnummer saknas.', 'Månbasen', 'andel']) expect(page).toContain(says);
  const csv = await admin.get(`/organisation/import/${id}?action=fault&format=csv`);
  expect(csv.headers.get('content-disposition')).toContain('.csv');
  expect(csv.text).toContain('Anställningsnummer saknas.');
  expect(csv.text).toContain(`"'=cmd() Öberg"`);
  expect((await admin.get(`/organisation/import/${id}?action=fault&format=xlsx`)).status).toBe(200);
});
