import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { gather } from '../questions/test-help.ts';
import { recogniseShared } from './recognise-shared.ts';

const ground = await openTown();
const town = await ground.municipality();
const other = await ground.municipality();
const convener = await town.person();
const member = await town.person({ given: 'Eva', family: 'Ek' });
const fellow = await other.person();
const network = await gather(ground, town.id, [convener, member, fellow]);
const elsewhere = await other.person();
const plain = await town.person();
const others = await gather(ground, other.id, [elsewhere], 'Andra nätverket');

const pdf = (words: string, name = 'mall.pdf') => new File([`%PDF-1.7\n${words}`], name);
/** A PDF with these objects in a compressed stream of objects, as most have them. */
const packed = (objects: string, filter = '/FlateDecode', kind = '/Type/ObjStm/N 1/First 4') =>
  new File(
    [`%PDF-1.7\n4 0 obj\n<<${kind}/Filter${filter}>> % so\nstream\r\n`, deflateSync(`1 0 ${objects}`), '\nendstream'],
    'mall.pdf',
  );
/** The beginning of a zip with these entries' names: what a document is known by. */
const zip = (...names: string[]) => new File([`PK\u0003\u0004${'.'.repeat(26)}${names.join('PK')}`], 'dokument.docx');
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function lay(visitor: Visitor, file: File, title = 'Mall för skyddsplan'): Promise<string> {
  const id = randomUUID();
  const page = await visitor.post(`/networks/${network}/files`, { id, title, file });
  if (page.status !== 303) throw new Error(`${page.status}: ${page.text.slice(0, 300)}`);
  return id;
}
const versionsOf = async (file: string) =>
  (await ground.owner<{ id: string }>('select id from networks.file_version where file_id = $1 order by number', [file])).map(
    ({ id }) => id,
  );

describe('a shared file', () => {
  test('is laid in once by two clicks, replaced by a fellow, and every version is kept and fetched as it was', async () => {
    const fields = { id: randomUUID(), title: 'Mall för skyddsplan', file: pdf('ett', 'Mäll "1".exe') };
    const clicks = await Promise.all([1, 2].map(() => member.post(`/networks/${network}/files`, fields)));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    const next = { id: randomUUID(), note: 'Nytt telefonnummer', file: pdf('två') };
    const twice = await Promise.all([1, 2].map(() => fellow.post(`/networks/files/${fields.id}`, next)));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const versions = await versionsOf(fields.id);
    expect(versions).toHaveLength(2);
    const fetched = await fellow.get(`/networks/files/versions/${versions[0]}`);
    expect(fetched.text).toBe('%PDF-1.7\nett');
    expect(fetched.headers.get('content-type')).toBe('application/pdf');
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment; filename="Mall -1-\.pdf"/);
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await member.get(`/networks/files/versions/${versions[1]}`)).text).toContain('två');
    const page = await convener.get(`/networks/files/${fields.id}`);
    for (const words of ['Nytt telefonnummer', 'Eva Ek', ...versions]) expect(page.text).toContain(words);
    expect(
      await ground.owner(`select from audit.entry where act = 'network_file.fetched' and subject_id = $1`, [fields.id]),
    ).toHaveLength(2);
  });

  test.each([
    ['a program', new File(['MZ\u0090'], 'mall.pdf')],
    ['a web page', new File(['<!doctype html><script>'], 'mall.pdf')],
    ['a picture with script in it', new File(['<svg xmlns="http://www.w3.org/2000/svg">'], 'bild.png')],
    ['a document with a macro', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['an open document with a macro', zip('mimetypeapplication/vnd.oasis.opendocument.text', 'Basic/script-lc.xml')],
    ['an open document with a script', zip('mimetypeapplication/vnd.oasis.opendocument.text', 'Scripts/python/a.py')],
    ['any other zip', zip('mall.exe')],
    ['a PDF with a script', pdf('1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>> endobj')],
    ['a PDF with a script spelt otherwise', pdf('1 0 obj <</S /Java#53cript /J#53 (x)>> endobj')],
    ['a PDF that starts a program', pdf('1 0 obj <</S/Launch/F(x.exe)>> endobj')],
    ['a PDF with a file in it', pdf('1 0 obj <</Type/EmbeddedFile /Length 1>> stream\nx endstream')],
    ['a PDF with a player', pdf('1 0 obj <</Subtype/RichMedia>> endobj')],
    ['a PDF with a packed script', packed('<</S/JavaScript/JS(x)>>')],
    ['a PDF with a packed script spelt otherwise', packed('<</S/J#61vaScript>>')],
    ['a PDF packed so that nobody can see what is in it', pdf('1 0 obj <</Type/ObjStm/Filter/FlateDecode>>stream\nx')],
    ['a PDF packed twice', packed('<</S/GoTo>>', '[/ASCIIHexDecode/FlateDecode]')],
    ['a PDF packed under other names', packed('<</S/JavaScript>>', '/Fl#61teDecode', '/N 1/F#69rst 4/X(<<>>)')],
    ['a PDF packed beyond measure', packed(' '.repeat(33 * 1024 * 1024))],
    ['an empty file', new File([], 'mall.pdf')],
    ['a name with a personal number', pdf('x', 'utredning 570428-9999.pdf')],
  ])('is not %s: refused at its field', async (_, file) => {
    const page = await member.post(`/networks/${network}/files`, { id: randomUUID(), title: 'Hit men inte längre', file });
    expect(page.status).toBe(422);
    expect(page.text).toContain('f-file-error');
    expect(page.text).toContain('Hit men inte längre');
  });

  test('is a PDF that begins at a page of its own, has packed objects, and speaks of scripts', async () => {
    const plain = pdf('1 0 obj <</OpenAction [3 0 R /Fit]/Title(Om /JavaScript\\) och (mer))>> endobj'.replace('/Java', 'Java'));
    const files = [
      plain,
      packed('<</S/GoTo/D[3 0 R/Fit]>><</Lang(sv)>>'),
      pdf('1 0 obj <</Length 9>>stream\n/JS (x) \nendstream'),
    ];
    for (const file of files) expect(recogniseShared(await bytesOf(file))?.ending).toBe('pdf');
    const page = await member.post(`/networks/${network}/files`, {
      id: randomUUID(),
      title: 'x',
      file: packed('<</S/JavaScript>>'),
    });
    expect(page.text).toContain('Skriv ut den som en ny PDF');
  });

  test('is known by its content', async () => {
    const kinds = [zip('[Content_Types].xml', 'word/document.xml'), zip('[Content_Types].xml', 'xl/workbook.xml'), pdf('x')];
    expect((await Promise.all(kinds.map(bytesOf))).map((bytes) => recogniseShared(bytes)?.ending)).toEqual([
      'docx',
      'xlsx',
      'pdf',
    ]);
    const odt = new File([`PK\u0003\u0004${'.'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`], 'x');
    expect(recogniseShared(await bytesOf(odt))?.ending).toBe('odt');
  });

  test('that is taken away is fetched by nobody, in no version; only who laid it in or calls the meetings takes it away', async () => {
    const file = await lay(member, pdf('hemligt'));
    const [version] = await versionsOf(file);
    expect((await fellow.post(`/networks/files/${file}/withdraw`)).status).toBe(404);
    expect((await convener.post(`/networks/files/${file}/withdraw`)).status).toBe(303);
    expect((await member.get(`/networks/files/versions/${version}`)).status).toBe(404);
    expect((await member.get(`/networks/files/${file}`)).text).toContain('Filen togs bort');
    expect((await member.post(`/networks/files/${file}`, { id: randomUUID(), file: pdf('igen') })).status).toBe(409);
    expect((await member.get(`/networks/${network}/files`)).text).not.toContain(file);
  });
});

test('who does not belong to the network finds no file there, and puts none in', async () => {
  const file = await lay(member, pdf('internt'), 'Bara för oss');
  const [version] = await versionsOf(file);
  for (const stranger of [elsewhere, plain]) {
    for (const path of [`/networks/${network}/files`, `/networks/files/${file}`, `/networks/files/versions/${version}`])
      expect((await stranger.get(path)).status, path).toBe(404);
    expect((await stranger.post(`/networks/${network}/files`, { id: randomUUID(), title: 'In', file: pdf('x') })).status).toBe(
      404,
    );
    expect((await stranger.post(`/networks/files/${file}`, { id: randomUUID(), file: pdf('x') })).status).toBe(404);
    expect((await stranger.post(`/networks/files/${file}/withdraw`)).status).toBe(404);
  }
  expect((await ground.visitor().get(`/networks/files/versions/${version}`)).status).toBe(303);
  // The id of somebody else's file or version, in a form of her own network.
  expect((await elsewhere.post(`/networks/${others}/files`, { id: file, title: 'Tagen', file: pdf('x') })).status).toBe(404);
  const own = randomUUID();
  await elsewhere.post(`/networks/${others}/files`, { id: own, title: 'Egen', file: pdf('egen') });
  expect((await elsewhere.post(`/networks/files/${own}`, { id: version!, file: pdf('x') })).status).toBe(404);
  expect(await versionsOf(file)).toEqual([version]);
});

test('who has left the network fetches nothing more', async () => {
  const left = await town.person();
  await ground.owner(`insert into networks.member (network_id, person_id) values ($1, $2)`, [network, left.personId]);
  const file = await lay(left, pdf('mitt'));
  const [version] = await versionsOf(file);
  expect((await left.get(`/networks/files/versions/${version}`)).status).toBe(200);
  await ground.owner(`update networks.member set left_on = greatest(joined_on, current_date) where person_id = $1`, [
    left.personId,
  ]);
  expect((await left.get(`/networks/files/versions/${version}`)).status).toBe(404);
  expect((await left.post(`/networks/files/${file}/withdraw`)).status).toBe(404);
});
