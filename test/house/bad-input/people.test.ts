// People whose names break other systems come in from a file, are shown, found, and go out in every format as they are.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { decode } from '#test/forms.ts';
import { newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { Visitor } from '#test/visitor.ts';
import { importOffice } from '../../../src/modules/organisation/staff-import/fixtures/import-office.ts';
import { certificatePdf } from '../../../src/platform/files/pdf/certificate.ts';
import { sheet, toExcel } from '../../../src/platform/files/write-table.ts';
import { faultsOf, hostileStrings, standsRaw, tidy } from './hostile-strings.ts';

const ground = await openTown();
const town = await ground.municipality();
const office = importOffice(ground);
const admin = await town.person({ unit: null, roles: { admin: town.id, course_planner: town.id } });

/** As the import keeps a name: one line, nothing invisible, composed characters (src/modules/organisation/staff-import/read-row.ts). */
const asName = (text: string) =>
  text
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '')
    .normalize('NFC')
    .trim();
// A file with U+0000 in it is refused as a whole (read-table.test.ts).
const strings = hostileStrings().strings.filter((text) => !text.includes('\0'));
const fits = (text: string) => asName(text) !== '' && asName(text).length <= 100;
const named = new Map(strings.map((text, place) => [String(place), text] as const).filter(([, text]) => fits(text)));
const ALL = { whole: 'no', units: 'fault' };
type Line = { number: string; given: string };
const lines: Line[] = strings.map((given, place) => ({ number: String(place), given }));
const fixed: [string, string][] = [
  ['Efternamn', 'Prov'],
  ['Enhet', 'Hemtjänst Norr'],
  ['Befattning', 'Undersköterska'],
  ['Anställd fr.o.m.', '2019-03-01'],
];

/** A new browser of hers for every page: what is tried here is no pace. */
const her = async () => new Visitor(ground.app, admin.personId, await town.session(admin.personId));

async function looksRight(path: string, texts: Iterable<string> = []): Promise<string> {
  const page = await (await her()).get(path);
  expect([path, page.status, faultsOf(page.text)]).toEqual([path, 200, []]);
  expect([...texts].filter((text) => standsRaw(page.text, text))).toEqual([]);
  return page.text;
}

const csvOf = (some: readonly Line[]): File => {
  const data = some.map(({ number, given }) => [number, given, ...fixed.map(([, value]) => value)]);
  const text = Papa.unparse(
    { fields: ['Anst.nr', 'Förnamn', ...fixed.map(([title]) => title)], data },
    { delimiter: ';', quotes: true },
  );
  return new File([Buffer.from(`\ufeff${text}`)], 'personal.csv');
};

test('from a CSV file: every name is previewed, kept and listed as it is; what is no name is a fault of its row', {
  timeout: 300_000,
}, async () => {
  const whole = await office.read(admin, town, csvOf(lines), ALL);
  expect(await office.counts(whole)).toMatchObject({ add: named.size, fault: strings.length - named.size });
  await looksRight(`/organisation/import/${whole}?action=fault`, strings);
  for (const format of ['csv', 'xlsx'])
    expect((await (await her()).get(`/organisation/import/${whole}?format=${format}`)).status).toBe(200);

  const good = await office.read(admin, town, csvOf(lines.filter(({ number }) => named.has(number))), ALL);
  const previewed: string[] = [];
  for (let page = 1; page <= Math.ceil(named.size / 50); page++)
    previewed.push(decode(await looksRight(`/organisation/import/${good}?action=add&page=${page}`, named.values())));
  const shown = previewed.join('');
  expect([...named.values()].map(asName).filter((name) => !shown.includes(name))).toEqual([]);
  expect((await office.apply(admin, good)).status).toBe(303);

  const kept = await ground.owner<{ number: string; given_name: string }>(
    'select s.number, p.given_name from organisation.staff_number s join organisation.person p on p.id = s.person_id where s.municipality_id = $1',
    [town.id],
  );
  expect(new Map(kept.map(({ number, given_name }) => [number, given_name]))).toEqual(
    new Map([...named].map(([number, text]) => [number, asName(text)])),
  );
});

test('from an Excel file they are the same people', { timeout: 300_000 }, async () => {
  const columns = [
    { title: 'Anst.nr', type: 'text' as const, value: ({ number }: Line) => number },
    { title: 'Förnamn', type: 'text' as const, value: ({ given }: Line) => given },
    ...fixed.map(([title, value]) => ({ title, type: 'text' as const, value: () => value })),
  ];
  const book = await toExcel([sheet('Personal', columns, lines)]);
  const again = await office.read(admin, town, new File([new Uint8Array(book)], 'personal.xlsx'), ALL);
  expect(await office.counts(again)).toMatchObject({ same: named.size, change: 0, add: 0, fault: strings.length - named.size });
});

test('the list shows each, and a search for her name finds her', { timeout: 300_000 }, async () => {
  let shown = '';
  for (let page = 1; page <= Math.ceil((named.size + 1) / 50); page++)
    shown += decode(await looksRight(`/organisation/people?page=${page}`, named.values()));
  const names = [...named.values()].map(asName);
  expect(names.filter((name) => !shown.includes(name))).toEqual([]);
  const missed: string[] = [];
  for (const name of new Set(names)) {
    const page = await looksRight(`/organisation/people?q=${encodeURIComponent(name)}`, [name]);
    if (!/href="\/organisation\/people\/[0-9a-f-]{36}"/.test(page)) missed.push(name);
  }
  expect(missed).toEqual([]);
});

test('a participants list takes her name and the reason out as they are, in CSV and Excel', { timeout: 300_000 }, async () => {
  const occasion = await newOccasion(town, { seats: 2000 });
  const reasons = new Map(named);
  const ids = await ground.owner<{ person_id: string; number: string }>(
    'select person_id, number from organisation.staff_number where municipality_id = $1 order by number',
    [town.id],
  );
  await ground.owner(
    `insert into training.enrolment (occasion_id, person_id, employer_id, state, reason)
     select $1, p.id, $2, 'removed', left(p.reason, 500) from unnest($3::uuid[], $4::text[]) p (id, reason)`,
    [occasion, town.id, ids.map(({ person_id }) => person_id), ids.map(({ number }) => tidy(reasons.get(number)!))],
  );
  await ground.owner(
    `insert into organisation.disclosure (person_id, organisation_id, reason) select p.id, $1, 'course_participant' from unnest($2::uuid[]) p (id) on conflict do nothing`,
    [town.id, ids.map(({ person_id }) => person_id)],
  );
  const wanted = ids.map(({ number }) => [`${asName(named.get(number)!)} Prov`, tidy(named.get(number)!).slice(0, 500)]).sort();
  const path = `/training/occasions/${occasion}/participants`;
  await looksRight(path, named.values());

  const csv = await (await her()).get(`${path}?format=csv`);
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const parsed = Papa.parse<Record<string, string>>(csv.text.replace(/^\ufeff/, ''), {
    header: true,
    delimiter: ';',
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(parsed.errors).toEqual([]);
  // OWASP, "CSV injection": what a spreadsheet would run gets an apostrophe before it; nothing else changes.
  const guarded = (text: string) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);
  expect(parsed.data.map((row) => [row['Namn'], row['Skäl']]).sort()).toEqual(
    wanted.map((row) => row.map((text) => guarded(text!))).sort(),
  );

  const [excel] = await readXlsxFile(Buffer.from((await (await her()).get(`${path}?format=xlsx`)).bytes), { trim: false });
  const [head, ...rows] = excel!.data;
  const column = (title: string) => head!.indexOf(title);
  // Excel's way to write what XML cannot hold, which that reader leaves as it is (ECMA-376, 22.4.2.4).
  const plain = (cell: unknown) =>
    String(cell ?? '').replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  expect(rows.map((row) => [plain(row[column('Namn')]), plain(row[column('Skäl')])]).sort()).toEqual(wanted);
});

/** The text of a PDF without spaces; undefined, with a line that says so, where poppler-utils is not installed. */
function textOf(pdf: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'samfrid-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    }).replace(/\s/g, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.info('skipped: pdftotext is not installed (poppler-utils)');
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
/** Short enough for one line, of letters every font here has. */
const inPrint = (name: string) => name.length <= 28 && /^[\x20-\x7eåäöÅÄÖéü]+$/.test(name);
const together = (text: string) => text.replace(/\s/g, '');

test('an attendance list with all of them is drawn, and holds their names', { timeout: 300_000 }, async () => {
  const occasion = await newOccasion(town, { seats: 2000 });
  await ground.owner(
    `insert into training.enrolment (occasion_id, person_id, employer_id, state)
     select $1, s.person_id, $2, 'placed' from organisation.staff_number s where s.municipality_id = $2`,
    [occasion, town.id],
  );
  const pdf = await (await her()).get(`/training/occasions/${occasion}/list.pdf`);
  expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  const text = textOf(pdf.bytes);
  if (!text) return;
  expect([...named.values()].map(asName).filter((name) => inPrint(name) && !text.includes(together(name)))).toEqual([]);
});

test('a certificate for any of them is drawn, and holds her name', { timeout: 300_000 }, async () => {
  const names = [...named.values()].filter((_, place) => place < 50 || place % 8 === 0);
  for (const name of names) {
    const certificate = {
      ...{
        name: tidy(name),
        course: tidy(name),
        parts: [tidy(name)],
        dates: '12–26 mars 2026',
        hours: '7,5',
        organiser: tidy(name),
      },
      ...{ signedBy: { name: tidy(name), title: tidy(name) }, issued: '2026-03-27', validUntil: null, code: 'K7QM-4XRT' },
      address: 'https://samfrid.ekhaga.example/intyg/K7QM-4XRT',
    };
    const pdf = await certificatePdf(certificate, 'sv');
    expect([name, pdf.warnings]).toEqual([name, []]);
    if (names.indexOf(name) % 10 !== 0 || !inPrint(name)) continue;
    const text = textOf(pdf.bytes);
    if (text) expect(text).toContain(together(name));
  }
});
