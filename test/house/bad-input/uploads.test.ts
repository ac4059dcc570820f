// A file is what its bytes say, whatever it calls itself; what unpacks too wide, lies outside or is broken is refused in
// words; what is kept comes back to be saved and never to be shown.
import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { newCourse } from '../../../src/modules/training/attendance/fixtures/occasion.ts';
import { workbook, zip } from '../../../src/platform/files/fixtures/zip.ts';
import { faultsOf } from './hostile-strings.ts';

const ground = await openTown();
const town = await ground.municipality();
const admin = await town.person({ unit: null, roles: { admin: town.id } });
const manager = await town.person({ given: 'Mia', roles: { manager: town.unit } });
const course = await newCourse(town, { title: 'Webbkurs om våld', acceptsExternal: true });

const PDF = '%PDF-1.7\n';
const PNG = '\x89PNG\r\n\x1a\n';
const JPEG = '\xff\xd8\xff\xe0';
const SCRIPT = '<script>alert(document.cookie)</script>';
const file = (bytes: Buffer | string, name = 'intyg.pdf', type = 'application/pdf') =>
  new File([new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)], name, { type });

async function handIn(proof: File) {
  const anna = await town.person();
  const id = randomUUID();
  const answer = await anna.post('/training/claims/new', { id, course, completed_on: '2026-03-12', issuer: 'NCK', file: proof });
  return { anna, id, answer };
}
const upload = (list: File) => admin.post('/organisation/import', { id: randomUUID(), organisation: town.id, file: list });
const said = (html: string) => /class="ds-error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0].replace(/<[^>]+>/g, ' ') ?? '';

test.each([
  ['SVG with a script', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`, 'bild.png', 'image/png'],
  ['SVG called itself', `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`, 'a.svg', 'image/svg+xml'],
  ['a web page called a PDF', `<!doctype html>${SCRIPT}`, 'intyg.pdf', 'application/pdf'],
  ['a web page with a PDF further in', `<!doctype html>${SCRIPT}${PDF}`, 'intyg.pdf', 'application/pdf'],
  ['a program', 'MZ\x90\x00', 'intyg.pdf', 'application/pdf'],
  ['a script', '#!/bin/sh\nid', 'intyg.pdf', 'application/pdf'],
  ['GIF and script in one', `GIF89a/*${SCRIPT}*/=1;`, 'bild.jpg', 'image/jpeg'],
  ['an archive', zip({ 'intyg.pdf': PDF }).toString('latin1'), 'intyg.pdf', 'application/pdf'],
  ['a macro document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'intyg.pdf', 'application/pdf'],
  ['nothing at all', '', 'intyg.pdf', 'application/pdf'],
  ['half a signature', '%PD', 'intyg.pdf', 'application/pdf'],
])('%s is no proof of a course', async (_, bytes, name, type) => {
  const { answer } = await handIn(file(bytes, name, type));
  expect(answer.status).toBe(422);
  expect(said(answer.text)).toMatch(/PDF/);
});

test('a proof of more than 10 MB is refused at its field, one of more than the house takes with 413', async () => {
  const { answer } = await handIn(file(Buffer.concat([Buffer.from(PDF), Buffer.alloc(10 * 1024 * 1024)])));
  expect(answer.status).toBe(422);
  const huge = await handIn(file(Buffer.concat([Buffer.from(PDF), Buffer.alloc(61 * 1024 * 1024)])));
  expect(huge.answer.status).toBe(413);
});

test.each([
  [
    'PDF that is a web page as well',
    `${PDF}1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n<html>${SCRIPT}</html>`,
    'application/pdf',
  ],
  ['PNG with a page in its text', `${PNG}\x00\x00\x00\x00tEXt<html>${SCRIPT}</html>`, 'image/png'],
  ['JPEG with a script in its EXIF', `${JPEG}\x00\x10Exif\x00\x00${SCRIPT}<?php system($_GET[0]); ?>`, 'image/jpeg'],
])('%s comes back byte by byte, to be saved and boxed in', async (_, bytes, type) => {
  const { anna, id, answer } = await handIn(file(bytes, 'sida.html', 'text/html'));
  expect(answer.status).toBe(303);
  for (const reader of [manager, anna]) {
    const got = await reader.get(`/training/claims/${id}/file`);
    expect(got.status).toBe(200);
    expect(Buffer.from(got.bytes).toString('latin1')).toBe(bytes);
    expect(got.headers.get('content-type')).toBe(type);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="sida\.(pdf|png|jpg)"$/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(got.headers.get('cache-control')).toBe('no-store');
  }
});

const NAMES = [
  '../../../../etc/passwd',
  '..\\..\\windows\\system32\\drivers\\etc\\hosts',
  '/etc/passwd',
  'C:\\CON.pdf',
  'CON.txt',
  'aux',
  `${'å'.repeat(300)}.pdf`,
  'intyg\u202efdp.exe',
  'a"; filename="b.exe',
  "a'; filename*=UTF-8''b.exe",
  'a%0d%0aSet-Cookie: x=1',
  'a\u0000.html',
  '.htaccess',
  '.pdf',
  '   ',
  '....',
  `${SCRIPT}.pdf`,
  '=cmd|calc.pdf',
  '👩‍👩‍👧‍👧.pdf',
  '%2e%2e%2f.pdf',
  '{{7*7}}.pdf',
];

test.each(NAMES)('a file called %j has a name every system can save, in one header', async (name) => {
  const { anna, id, answer } = await handIn(file(PDF, name));
  expect(answer.status).toBe(303);
  const page = await manager.get(`/training/claims/${id}`);
  expect(faultsOf(page.text)).toEqual([]);
  expect(page.text).not.toContain(SCRIPT);
  const got = await anna.get(`/training/claims/${id}/file`);
  expect(got.status).toBe(200);
  const header = got.headers.get('content-disposition')!;
  expect(header).toMatch(/^attachment; filename="[^"\\/:*?<>|%\p{Cc}]{1,130}\.pdf"(; filename\*=UTF-8''[\w%.!~-]+\.pdf)?$/u);
  expect(decodeURIComponent(/; filename\*=UTF-8''([^"]*)$/.exec(header)?.[1] ?? '')).not.toMatch(/[/\\:"<>|\p{Cc}\p{Cf}]/u);
  expect(header).not.toMatch(/filename="(con|aux|nul|prn)\./i);
  expect(got.headers.get('set-cookie') ?? '').not.toContain('x=1');

  const list = await upload(file(`Namn;Enhet\r\nA;B\r\n`, name, 'text/csv'));
  expect(list.status).toBe(303);
  const shown = await admin.follow(list);
  expect([shown.status, faultsOf(shown.text)]).toEqual([200, []]);
  expect(shown.text).not.toContain(SCRIPT);
});

const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Namn</t></is></c></row>';
const rows = `${row}<row r="2"><c r="A2" t="inlineStr"><is><t>Anna</t></is></c></row>`;
const good = workbook([{ name: 'b', data: rows }]);

/** A zip whose one part is packed, with sizes that say it is small. */
function packed(parts: Record<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [label, data] = [Buffer.from(name), deflateRawSync(content, { level: 9 })];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(100, 22);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(100, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at, 42);
    bodies.push(local, label, data);
    directory.push(central, label);
    at += 30 + label.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetsOf = (n: number) => Array.from({ length: n }, (_, i) => `<sheet name="s${i}" r:id="r"/>`).join('');
/** A workbook of one sheet's text, seen under as many names as said. */
const book = (sheet: Buffer, parts: Record<string, Buffer> = {}, sheets = 1) =>
  packed({
    'xl/workbook.xml': Buffer.from(`<workbook><sheets>${sheetsOf(sheets)}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<r><Relationship Id="r" Type="${REL}/worksheet" Target="s.xml"/><Relationship Id="t" Type="${REL}/sharedStrings" Target="t.xml"/></r>`,
    ),
    'xl/s.xml': sheet,
    ...parts,
  });
const repeated = (text: string, megabytes: number) => Buffer.alloc(megabytes * 1_000_000, text);

test.each<[string, () => Buffer]>([
  ['one part of 300 MB', () => book(repeated('<row/>', 300))],
  ['one part of 30 MB seen under a hundred names', () => book(repeated('<row/>', 30), {}, 100)],
  ['a million sheets', () => packed({ 'xl/workbook.xml': repeated('<sheet name="" id=""/>', 22) })],
  ['a cell of 60 MB', () => book(Buffer.concat([Buffer.from('<row><c t="str"><v>'), repeated('xxxx<b/>', 60)]))],
  ['shared texts without end', () => book(Buffer.from(rows), { 'xl/t.xml': repeated('<si/>', 150) })],
  ['a tag that never closes, full of >', () => book(Buffer.concat([Buffer.from('<row a="'), repeated('>', 8)]))],
  ['a comment that never closes', () => book(Buffer.concat([Buffer.from('<!--'), repeated('-', 8)]))],
  [
    'entities that grow',
    () => book(Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><row><c><v>&b;</v></c></row>')),
  ],
])('a workbook that is a bomb (%s) is refused while it unpacks, soon and in little memory', async (_, made) => {
  const bytes = made();
  expect(bytes.length).toBeLessThan(2_000_000);
  const [began, before] = [performance.now(), process.memoryUsage().rss];
  const answer = await upload(file(bytes, 'personal.xlsx'));
  expect(answer.status).toBe(422);
  expect(said(answer.text)).toMatch(/skadad|större än|tom/);
  expect(performance.now() - began).toBeLessThan(15_000); // some tenths of a second on an idle machine
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
});

test.each<[string, Buffer, RegExp | 303]>([
  ['a good one', good, 303],
  [
    'full of what cannot be kept',
    workbook([
      {
        name: 'b',
        data:
          '<row r="1"><c r="A1" t="inlineStr"><is><t>Na&#0;mn&#xD800;_x0000_</t></is></c></row>' +
          '<row r="2"><c r="A2" t="inlineStr"><is><t>A&#0;nna_xDC00__x0000_</t></is></c></row>',
      },
    ]),
    303,
  ],
  ['cut in the middle of a character', Buffer.from(`Namn\r\n${'a'.repeat(39)}👩\r\n`), 303],
  [
    'entries outside',
    workbook([{ name: 'b', data: rows }], { '../../../tmp/nope': 'x', '/etc/nope': 'x', '..\\nope': 'x' }),
    303,
  ],
  [
    'its sheet outside',
    zip({
      'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<r><Relationship Id="r" Type="${REL}/worksheet" Target="../../../../etc/passwd"/></r>`,
    }),
    /skadad/,
  ],
  [
    'sixty thousand entries',
    workbook([{ name: 'b', data: rows }], Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`x${n}`, '']))),
    303,
  ],
  ['a workbook in a workbook', zip({ 'xl/workbook.xlsx': good.toString('latin1') }), /inte en tabell/],
  ['encrypted', zip({ 'xl/workbook.xml': '<x/>' }, 1), /lösenord/],
  ['truncated', good.subarray(0, good.length - 40), /skadad/],
  ['truncated to its first part', good.subarray(0, 120), /skadad/],
  ['a document of another kind', zip({ 'word/document.xml': '<x/>' }), /inte en tabell/],
  ['called .xlsx, a PDF', Buffer.from(PDF), /inte en tabell/],
  ['called .xlsx, a web page', Buffer.from(`<html>${SCRIPT}`), /inte en tabell/],
  ['called .xlsx, an SVG', Buffer.from(`<svg onload="x">${SCRIPT}</svg>`), /inte en tabell/],
  ['called .xlsx, a picture', Buffer.from(JPEG, 'latin1'), /inte en tabell/],
])('a staff file that is %s', async (_, bytes, wanted) => {
  const answer = await upload(file(bytes, 'personal.xlsx', 'text/csv'));
  if (wanted === 303) return expect([answer.status, said(answer.text)]).toEqual([303, '']);
  expect(answer.status).toBe(422);
  expect(said(answer.text)).toMatch(wanted);
  expect(faultsOf(answer.text)).toEqual([]);
});
