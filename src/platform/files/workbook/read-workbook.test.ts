import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { workbook, zip } from '../fixtures/zip.ts';
import { readTable } from '../read-table.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { scanXml } from './scan-xml.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const read = (data: string, extra = {}) => readTable(workbook([{ name: 'Blad1', data }], extra));
const refusal = async (bytes: Buffer) => {
  const error = await readTable(bytes).catch((reason: unknown) => reason);
  return error instanceof UnreadableFile ? error.fault.key : error;
};
const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';

describe('an Excel workbook', () => {
  test('texts, numbers, days, yes/no and shares come as what they are', async () => {
    const table = await read(
      `${head}<row r="2"><c r="A2" t="inlineStr"><is><t>Åsa &amp; Öl &#246;</t></is></c><c r="B2" s="1"><v>46347</v></c></row>
       <row r="3"><c r="A3" s="4"><v>0.75</v></c><c r="B3" s="2"><v>46347.5</v></c></row>
       <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" s="3"><v>1.5</v></c></row>
       <row r="5"><c r="A5" t="str"><f>A1&amp;"x"</f><v>räknat</v></c><c r="B5" t="e"><v>#REF!</v></c></row>`,
    );
    expect(table.sheet).toBe('Blad1');
    expect(table.columns).toEqual(['Namn', 'Anställd från']);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['Åsa & Öl ö', day('2026-11-21')],
      [0.75, new Date('2026-11-21T12:00:00Z')],
      [true, 1.5],
      ['räknat', '#REF!'],
    ]);
  });

  test('rows and columns stand where Excel shows them', async () => {
    const table = await read(
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="4"/><row r="7"><c r="D7"><v>9</v></c></row><row><c><v>5</v></c></row>',
    );
    expect(table.columns).toEqual(['', '1', '', '2']);
    expect(table.rows).toEqual([
      { row: 7, cells: [null, null, null, 9], surplus: false },
      { row: 8, cells: [5, null, null, null], surplus: false },
    ]);
  });

  test('characters that XML cannot hold, and texts that only look like them', async () => {
    const table = await read(`${head}<row r="2"><c r="A2" t="inlineStr"><is><t>a_x000D_b _x005F_x000D_ _xyz_</t></is></c></row>`);
    expect(table.rows[0]?.cells[0]).toBe('a\rb _x000D_ _xyz_');
  });

  test('hidden and empty sheets are passed over', async () => {
    const row = (text: string) => `<row r="1"><c r="A1" t="str"><v>${text}</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>`;
    const sheets = [
      { name: 'dold', data: row('dold'), state: 'hidden' },
      { name: 'tom', data: '' },
      { name: 'Å &amp; Ö', data: row('rätt') },
    ];
    const table = await readTable(workbook(sheets));
    expect([table.sheet, table.columns]).toEqual(['Å & Ö', ['rätt']]);
  });

  test('other programs: prefixed names, days counted from 1904, sizes in the 64-bit field', async () => {
    const prefixed = await read('', {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(prefixed.rows[0]?.cells).toEqual([7]);
    const early = await read(`${head}<row r="2"><c r="B2" s="1"><v>0</v></c></row>`, {
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="b" r:id="rId1"/></sheets></workbook>',
    });
    expect(early.rows[0]?.cells[1]).toEqual(day('1904-01-01'));
    const wide = workbook([{ name: 'b', data: `${head}<row r="2"><c r="A2"><v>8</v></c></row>` }], {}, true);
    expect((await readTable(wide)).rows[0]?.cells).toEqual([8, null]);
  });

  test('says the same as another reader of what a third program wrote', async () => {
    const cell = fc.oneof(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .filter((text) => text.trim() === text && !/[\p{Cc}\ufffe\uffff]|_x/u.test(text))
        // That writer breaks its file on texts that every JavaScript object has as a name, such as toString.
        .filter((text) => !(text in {})),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.boolean(),
      fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(Date.UTC(1950, 0, 1) + days * 86_400_000)),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const typed = body.map((row) =>
          row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value)),
        );
        const last = ['x', 'y', 'z'];
        const bytes = await writeXlsxFile([['a', 'b', 'c'], ...typed, last], { sheet: 'Blad' }).toBuffer();
        const [other] = await readXlsxFile(bytes);
        const table = await readTable(bytes);
        const filled = (other?.data ?? []).map((cells, place) => ({ row: place + 1, cells })).slice(1);
        expect(table.rows.map(({ row, cells }) => ({ row, cells }))).toEqual(
          filled.filter(({ cells }) => cells.some((value) => value !== null)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a workbook that cannot be read', () => {
  test('is refused with its reason', async () => {
    const whole = workbook([{ name: 'b', data: head }]);
    expect(await refusal(whole)).toBe('noRows');
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe('damagedWorkbook');
    expect(await refusal(workbook([{ name: 'tom', data: '' }]))).toBe('emptyFile');
    expect(await refusal(zip({ 'word/document.xml': '<x/>' }))).toBe('notATable');
    expect(await refusal(zip({ 'xl/workbook.xml': '<x/>' }, 1))).toBe('passwordProtected');
    expect(
      await refusal(workbook([{ name: 'b', data: head }], { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' })),
    ).toBe('damagedWorkbook');
  });

  test('whatever bytes are broken, it is read or refused and never falls over', async () => {
    const good = workbook([{ name: 'b', data: `${head}<row r="2"><c r="A2"><v>1</v></c></row>` }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const broken = Buffer.from(good);
          for (const [at, byte] of changes) broken[at] = byte;
          const result = await readTable(broken).catch((error: unknown) => error);
          if (result instanceof Error) expect(result).toBeInstanceOf(UnreadableFile);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a zip bomb is stopped while it unpacks', async () => {
    const packed = deflateRawSync(Buffer.alloc(150_000_000, ' '));
    const archive = zip({ 'xl/workbook.xml': packed.toString('latin1') });
    const at = archive.indexOf('xl/workbook.xml');
    const label = 'xl/workbook.xml'.length;
    const bytes = Buffer.concat([
      archive.subarray(0, at + label),
      packed,
      archive.subarray(archive.indexOf('PK\x01\x02', at, 'latin1')),
    ]);
    const central = bytes.indexOf('PK\x01\x02', at + label + packed.length, 'latin1');
    bytes.writeUInt16LE(8, central + 10);
    bytes.writeUInt32LE(packed.length, central + 20);
    bytes.writeUInt32LE(central, bytes.length - 6);
    expect(await refusal(bytes)).toBe('damagedWorkbook');
    const text = deflateRawSync(Buffer.from(`<x>${'<y/>'.repeat(30_000_000)}`));
    const again = Buffer.concat([bytes.subarray(0, at + label), text, bytes.subarray(central)]);
    again.writeUInt32LE(text.length, at + label + text.length + 20);
    again.writeUInt32LE(at + label + text.length, again.length - 6);
    expect(await refusal(again)).toBe('tooLarge');
  });
});

test('XML in pieces of any size is read the same', () => {
  const source = '<?xml version="1.0"?><!-- a > b --><a x="1>2" y=\'&lt;"\'><b/>text &amp; <![CDATA[<råtext>]]></a>';
  const told = (size: number) => {
    const heard: string[] = [];
    let text = '';
    const write = scanXml({
      open: (name, attribute) => heard.push(`<${name} ${attribute('x') ?? ''} ${attribute('y') ?? ''}`),
      text: (piece) => {
        text += piece;
      },
      close: (name) => heard.push(`/${name}`),
    });
    for (let at = 0; at < source.length; at += size) write(source.slice(at, at + size));
    return [...heard, text];
  };
  const whole = told(source.length);
  expect(whole).toEqual(['<a 1>2 <"', '<b  ', '/b', '/a', 'text & <råtext>']);
  for (let size = 1; size < 20; size += 1) expect(told(size)).toEqual(whole);
});
