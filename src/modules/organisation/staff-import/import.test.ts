import { expect, test } from 'vitest';
import { sheet, toExcel } from '#platform/files/write-table.ts';
import { openTown } from '#test/town.ts';
import { dayFrom, hrFile, importOffice, today } from './fixtures/import-office.ts';

const ground = await openTown();
const office = importOffice(ground);
const found = async () => {
  const town = await ground.municipality();
  return { town, admin: await town.person({ unit: null, roles: { admin: town.id } }) };
};

test.each(['utf-8', 'windows-1252'] as const)(
  'a file saved by Excel as %s: å, ä and ö, decimal comma, days in several habits',
  async (encoding) => {
    const { town, admin } = await found();
    const id = await office.read(
      admin,
      town,
      hrFile(
        [
          { share: '75,5', from: '2019-03-01' },
          { number: '1002', given: 'Märta', family: 'Ängö', share: '75 %', from: '20190302' },
          { number: '1003', given: 'Nils', family: 'Åkerö', share: '0,5', from: '31 mars 2019', to: '9999-12-31' },
          { number: '1004', given: 'Örjan', family: 'Björk', from: '21.04.2019', leads: 'Ja' },
        ],
        encoding,
      ),
    );
    expect(await office.page(admin, id)).toContain('Åsa Öberg');
    expect((await office.apply(admin, id)).status).toBe(303);
    expect(await office.employments(town, '1001')).toEqual([
      { unit: 'Hemtjänst Norr', profession: 'Undersköterska', share: 0.755, from: '2019-03-01', until: null, leads: false },
    ]);
    expect((await office.employments(town, '1002'))[0]).toMatchObject({ share: 0.75, from: '2019-03-02' });
    expect((await office.employments(town, '1003'))[0]).toMatchObject({ share: 0.5, from: '2019-03-31', until: null });
    expect((await office.employments(town, '1004'))[0]).toMatchObject({ share: 1, from: '2019-04-21', leads: true });
  },
);

test('an Excel workbook with numbers and days of its own kind', async () => {
  const { town, admin } = await found();
  type Row = { number: number; name: string; share: number; from: string };
  const book = await toExcel([
    sheet<Row>(
      'Personal',
      [
        { title: 'Anställningsnummer', type: 'number', value: (row) => row.number },
        { title: 'Namn', type: 'text', value: (row) => row.name },
        { title: 'Arbetsplats', type: 'text', value: () => 'hemtjänst  norr' },
        { title: 'Befattningsbenämning', type: 'text', value: () => 'Sjuksköterska' },
        { title: 'Ssg', type: 'percent', value: (row) => row.share },
        { title: 'Anställningsdatum', type: 'date', value: (row) => row.from },
      ],
      [{ number: 7, name: 'Öberg, Åsa Maria', share: 0.8, from: '2021-09-01' }],
    ),
  ]);
  const id = await office.read(admin, town, new File([new Uint8Array(book)], 'personal.xlsx'));
  expect(await office.page(admin, id)).toContain('Åsa Maria Öberg');
  await office.apply(admin, id);
  expect(await office.employments(town, '7')).toEqual([
    { unit: 'Hemtjänst Norr', profession: 'Sjuksköterska', share: 0.8, from: '2021-09-01', until: null, leads: false },
  ]);
});

test('the same file again changes nothing, also after a move, and the columns chosen are remembered', async () => {
  const { town, admin } = await found();
  await town.newUnit('Nattpatrullen');
  const lines = [
    { email: 'asa@ekhaga.example', phone: '070-1', share: '80', leads: 'Ja' },
    { number: '1002', given: 'Nils' },
  ];
  await office.all(admin, town, lines);
  const moved = [{ ...lines[0], unit: 'Nattpatrullen' }, lines[1]!];
  await office.all(admin, town, moved);
  const again = await office.read(admin, town, hrFile(moved), { phone: '' });
  expect(await office.counts(again)).toMatchObject({ add: 0, move: 0, change: 0, end: 0, same: 2, fault: 0 });
  expect(await office.page(admin, again)).toContain('Det finns inget att genomföra');
  const before = await ground.owner('select * from organisation.employment order by id');
  await office.apply(admin, again);
  expect(await ground.owner('select * from organisation.employment order by id')).toEqual(before);
  const id = crypto.randomUUID();
  await admin.post('/organisation/import', { id, organisation: town.id, file: hrFile(moved) });
  const guess = (await admin.get(`/organisation/import/${id}`)).text;
  expect(guess).toMatch(/<option value="Telefon" selected/); // not remembered as "none": what is recognised is proposed again
  expect(guess).toMatch(/<option value="Enhet" selected/);
});

test('somebody moves: the old employment ends the day the new one begins', async () => {
  const { town, admin } = await found();
  await town.newUnit('Nattpatrullen');
  await office.all(admin, town, [{}, { number: '1002', given: 'Nils', from: '2015-01-01' }]);
  const id = await office.read(
    admin,
    town,
    hrFile([{ unit: 'Nattpatrullen' }, { number: '1002', given: 'Nils', unit: 'Nattpatrullen', from: dayFrom(10) }]),
  );
  expect(await office.counts(id)).toMatchObject({ move: 2, add: 0, end: 0 });
  expect(await office.page(admin, id)).toContain('Flyttar från Hemtjänst Norr till Nattpatrullen');
  await office.apply(admin, id);
  expect(await office.employments(town, '1001')).toMatchObject([
    { unit: 'Hemtjänst Norr', from: '2019-03-01', until: today },
    { unit: 'Nattpatrullen', from: today, until: null },
  ]);
  expect(await office.employments(town, '1002')).toMatchObject([
    { unit: 'Hemtjänst Norr', from: '2015-01-01', until: dayFrom(10) },
    { unit: 'Nattpatrullen', from: dayFrom(10), until: null },
  ]);
});

test('a new profession, a new share, a last day, and a return', async () => {
  const { town, admin } = await found();
  await office.all(admin, town, [
    {},
    { number: '2' },
    { number: '3' },
    { number: '4', to: '2024-06-30' },
    { number: '5', share: '100' },
  ]);
  const id = await office.all(admin, town, [
    { profession: 'Samordnare' },
    { number: '2', to: '2026-01-31' },
    { number: '3', from: '2020-01-01' },
    { number: '4', from: '2025-01-01' },
    { number: '5', share: '62,5' },
  ]);
  expect(await office.counts(id)).toMatchObject({ add: 1, change: 3, end: 1, move: 0 });
  expect(await office.employments(town, '1001')).toMatchObject([
    { profession: 'Undersköterska', until: today },
    { profession: 'Samordnare', from: today, until: null },
  ]);
  expect(await office.employments(town, '2')).toMatchObject([{ until: '2026-02-01' }]);
  expect(await office.employments(town, '3')).toMatchObject([{ until: '2020-01-01' }, { from: '2020-01-01', until: null }]);
  expect(await office.employments(town, '4')).toMatchObject([{ until: '2024-07-01' }, { from: '2025-01-01', until: null }]);
  expect(await office.employments(town, '5')).toMatchObject([{ share: 0.625 }]);
});

test('somebody with two employments, and one of them ends', async () => {
  const { town, admin } = await found();
  await town.newUnit('Nattpatrullen');
  const two = [{ share: '50' }, { unit: 'Nattpatrullen', share: '25' }];
  await office.all(admin, town, two);
  expect(await office.counts(await office.read(admin, town, hrFile(two)))).toMatchObject({ same: 2 });
  await office.all(admin, town, [two[0]!], { whole: 'yes' });
  expect(await office.employments(town, '1001')).toMatchObject([
    { unit: 'Nattpatrullen', until: today },
    { unit: 'Hemtjänst Norr', until: null },
  ]);
});

test('a file that is the whole staff ends who is missing, and asks once more when that is more than every fifth', async () => {
  const { town, admin } = await found();
  const ten = Array.from({ length: 10 }, (_, n) => ({ number: String(n), given: 'Anna', family: `Nummer${n}` }));
  await office.all(admin, town, ten, { whole: 'yes' });
  const eight = await office.read(admin, town, hrFile(ten.slice(2)), { whole: 'yes' });
  expect(await office.counts(eight)).toMatchObject({ end: 2, same: 8 });
  expect((await office.apply(admin, eight)).status).toBe(303);
  const five = await office.read(admin, town, hrFile(ten.slice(5)), { whole: 'yes' });
  expect(await office.page(admin, five)).toContain('3 av 8 som arbetar här saknas i filen');
  const unsure = await office.apply(admin, five);
  expect(unsure.status).toBe(422);
  expect(await office.state(five)).toBe('previewed');
  expect((await office.apply(admin, five, { ends: 'yes' })).status).toBe(303);
  expect((await office.employments(town, '4'))[0]).toMatchObject({ until: today });
  expect((await office.employments(town, '5'))[0]).toMatchObject({ until: null });
});

test('a part of the staff ends nobody, and the importer never ends herself', async () => {
  const { town } = await found();
  const admin = await town.person({ roles: { admin: town.id } });
  await office.all(admin, town, [{ number: '1' }, { number: '2', family: 'Ek' }]);
  const part = await office.read(admin, town, hrFile([{ number: '1' }]), { whole: 'no' });
  expect(await office.counts(part)).toMatchObject({ end: 0, same: 1 });
  const whole = await office.read(admin, town, hrFile([{ number: '1' }, { number: '2', family: 'Ek' }]), { whole: 'yes' });
  expect(await office.page(admin, whole, '?action=same')).toContain('det är du');
});
