import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { outsideData } from './fixtures/outside-data.ts';
import { readTable } from './read-table.ts';
import { sheetNames } from './workbook/write-workbook.ts';
import { type Column, sheet, toCsv, toExcel } from './write-table.ts';

type Person = { name: string | null; seats: number | null; share: number | null; from: string | null; at: Date | null };
const columns: Column<Person>[] = [
  { title: 'Namn', type: 'text', value: (row) => row.name },
  { title: 'Platser', type: 'number', value: (row) => row.seats },
  { title: 'Andel', type: 'percent', value: (row) => row.share },
  { title: 'Från', type: 'date', value: (row) => row.from },
  { title: 'Anmäld', type: 'moment', value: (row) => row.at },
];
const people: Person[] = [
  { name: 'Åsa "Ö" Berg; natt', seats: -1234.5, share: 0.705, from: '2026-11-21', at: new Date('2026-07-01T12:30:00Z') },
  { name: '=1+1', seats: 0.0000001, share: 0.07, from: null, at: new Date('2026-12-01T12:30:00Z') },
  { name: null, seats: null, share: null, from: null, at: null },
];
const text: Column<string>[] = [
  { title: 'nr', type: 'number', value: () => 1 },
  { title: 'text', type: 'text', value: (row) => row },
];
const dangerous = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Every text anyone could put in a free field, the ones that break things first. */
const anyText = fc.oneof(
  fc.constantFrom(
    '=cmd|calc',
    '+46 70',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r=1',
    '＝1',
    'toString',
    '__proto__',
    '_x0041_',
    'a\rb',
    '\u0007',
    '\ud800',
    '"',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('CSV', () => {
  test('is what Swedish Excel opens by a double click', () => {
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsv(columns, people))).toBe(
      '\ufeff"Namn";"Platser";"Andel";"Från";"Anmäld"\r\n' +
        '"Åsa ""Ö"" Berg; natt";-1234,5;70,5%;2026-11-21;2026-07-01 14:30\r\n' +
        '"\'=1+1";0,0000001;7%;;2026-12-01 13:30\r\n' +
        ';;;;\r\n',
    );
  });

  test('no text runs as a formula, and none changes beyond the apostrophe', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1 }), async (texts) => {
        // Zero bytes are the one thing the reader refuses; Excel stops at them too.
        const rows = texts.map((item) => item.replaceAll('\0', '').toWellFormed());
        const table = await readTable(toCsv(text, rows));
        for (const [place, row] of rows.entries()) {
          const cell = table.rows[place]?.cells[1] ?? '';
          expect(String(cell)).not.toMatch(dangerous);
          const wanted = (dangerous.test(row) ? `'${row}` : row).replace(/\r\n?/g, '\n');
          expect(cell).toBe(wanted.trim() === '' ? '' : wanted);
        }
      }),
    );
  });
});

describe('Excel', () => {
  test('numbers, shares, days and moments are what they are; another reader agrees', async () => {
    const bytes = await toExcel([sheet('Deltagare', columns, people), sheet('Å/Ö', text, ['x'])]);
    const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
    expect(sheets.map((each) => each.sheet)).toEqual(['Deltagare', 'Å Ö']);
    // The other reader does not round away what binary fractions of a day leave.
    const seconds = (value: unknown) => (value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value);
    expect(sheets[0]?.data.map((row) => row.map(seconds))).toEqual([
      ['Namn', 'Platser', 'Andel', 'Från', 'Anmäld'],
      ['Åsa "Ö" Berg; natt', -1234.5, 0.705, new Date('2026-11-21'), new Date('2026-07-01T14:30:00Z')],
      ['=1+1', 1e-7, 0.07, null, new Date('2026-12-01T13:30:00Z')],
    ]);
    expect(sheets[1]?.data).toEqual([
      ['nr', 'text'],
      [1, 'x'],
    ]);
  });

  test('every text comes back as it was, and is a text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1 }), async (rows) => {
        const table = await readTable(await toExcel([sheet('x', text, rows)]));
        const wanted = rows.map((row) => (row.trim() === '' ? null : row.toWellFormed()));
        expect(table.rows.map((row) => row.cells[1])).toEqual(wanted);
      }),
    );
  });

  test('a text too long for a cell is cut rather than making Excel repair the file', async () => {
    const table = await readTable(await toExcel([sheet('x', text, ['å'.repeat(40_000)])]));
    expect(String(table.rows[0]?.cells[1])).toHaveLength(32_767);
  });

  test('an export of 100,000 rows is written as the rows come', async () => {
    let made = 0;
    async function* rows() {
      for (; made < 100_000; made += 1) yield { ...people[0]!, name: `Åsa ${made}` };
    }
    const before = process.memoryUsage().rss;
    const bytes = await toExcel([sheet('alla', columns, rows())]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    expect((await readTable(bytes)).rows.at(-1)).toMatchObject({
      row: 100_001,
      cells: ['Åsa 99999', -1234.5, 0.705, new Date('2026-11-21'), new Date('2026-07-01T14:30:00Z')],
    });
  });

  test('a query that fails half-way fails the export', async () => {
    async function* rows() {
      yield 'a';
      throw new Error('the connection was lost');
    }
    await expect(toExcel([sheet('x', text, rows())])).rejects.toThrow('the connection was lost');
  });

  test('the same table gives the same bytes', async () => {
    expect(await toExcel([sheet('x', columns, people)])).toEqual(await toExcel([sheet('x', columns, people)]));
  });

  test('sheet names are ones Excel accepts', () => {
    expect(sheetNames(['a/b', 'A:B', "'x'", '', 'History', 'å'.repeat(40), 'å'.repeat(40)])).toEqual([
      'a b',
      'A B (2)',
      'x',
      'Blad4',
      'History 1',
      'å'.repeat(31),
      `${'å'.repeat(27)} (2)`,
    ]);
  });
});

const naughty = outsideData('security/blns.json');
test.skipIf(!naughty)('the big list of naughty strings goes through both formats unharmed', async () => {
  const strings = (JSON.parse(readFileSync(naughty ?? '', 'utf8')) as string[]).filter((each) => each.trim() !== '');
  expect(strings.length).toBeGreaterThan(400);
  const csv = await readTable(toCsv(text, strings));
  expect(csv.rows.map((row) => row.cells[1])).toEqual(
    strings.map((each) => (dangerous.test(each) ? `'${each}` : each).replace(/\r\n?/g, '\n')),
  );
  const excel = await readTable(await toExcel([sheet('x', text, strings)]));
  expect(excel.rows.map((row) => row.cells[1])).toEqual(strings);
});
