import { type Part, zipParts } from './zip-parts.ts';

export type Kind = 'text' | 'number' | 'percent' | 'date' | 'moment';
/** Text as it is; numbers as they are; days and moments as Excel's day numbers. Null is an empty cell. */
export type Value = string | number | null;
export type WorkbookSheet = {
  name: string;
  columns: readonly { title: string; kind: Kind; width: number }[];
  rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>;
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const kinds: readonly Kind[] = ['text', 'number', 'percent', 'date', 'moment'];
const headingStyle = kinds.length;

/**
 * An Excel workbook (.xlsx) as ECMA-376 has it. Every text is an inline string, which no program takes for a formula.
 * The package we tried first broke its file on a cell saying "constructor", and held a whole export in memory.
 */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const numbers = sheets.map((_, place) => place + 1);
  const parts: Part[] = [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${media}.worksheet+xml"/>`).join('')}</Types>`,
    ),
    part('_rels/.rels', links([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers.map((n) => `<sheet name="${xmlText(names[n - 1]!)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      links([
        ...numbers.map((n): Link => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`]),
        ['rIdStyles', 'styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', styles()),
    ...sheets.map((sheet, place) => ({ name: `xl/worksheets/sheet${place + 1}.xml`, content: sheetXml(sheet, place === 0) })),
  ];
  return zipParts(parts);
}

const part = (name: string, xml: string): Part => ({ name, content: [declaration + xml] });

type Link = [id: string, type: string, target: string];
const links = (list: Link[]) =>
  `<Relationships xmlns="${packages}/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

function styles(): string {
  const format = { text: 49, number: 0, percent: 164, date: 165, moment: 166 } as const;
  const plain = kinds.map(
    (kind) => `<xf numFmtId="${format[kind]}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  const heading =
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>';
  return `<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4ECEA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF1F4D46"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${kinds.length + 1}">${plain.join('')}${heading}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** The heading row stays in sight while one scrolls; Excel opens with the first sheet in front. */
async function* sheetXml(sheet: WorkbookSheet, front: boolean): AsyncGenerator<string> {
  const columns = sheet.columns.map(
    (column, n) => `<col min="${n + 1}" max="${n + 1}" width="${column.width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView ${front ? 'tabSelected="1" ' : ''}workbookViewId="0">${pane}</sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
  yield rowXml(
    1,
    sheet.columns.map((column, n) => cellXml(n, 1, column.title, headingStyle)),
  );
  let row = 1;
  for await (const values of sheet.rows) {
    row += 1;
    yield rowXml(
      row,
      values.map((value, n) => cellXml(n, row, value, kinds.indexOf(sheet.columns[n]!.kind))),
    );
  }
  yield '</sheetData></worksheet>';
}

const rowXml = (row: number, cells: string[]) => `<row r="${row}">${cells.join('')}</row>`;

function cellXml(column: number, row: number, value: Value, style: number): string {
  if (value === null || value === '' || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const place = `r="${letters(column)}${row}" s="${style}"`;
  if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(shortened(value))}</t></is></c>`;
}

/** 0 → A, 27 → AB */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** Excel holds 32,767 characters in a cell and "repairs" a file with more. */
const shortened = (text: string) => (text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text);

/** XML text. What XML cannot hold is written _x0007_, as Excel does, and a text that looks so already is kept apart. */
const xmlText = (text: string) =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unholdable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const unholdable = new RegExp(`[${String.raw`\u0000-\u0008\u000b-\u001f\ufffe\uffff`}]`, 'g');

/** Excel allows 31 characters, no [ ] : * ? / \ , no apostrophe at the ends, no name twice, and not its own "History". */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, place) => {
    const clean = [
      ...name
        .toWellFormed()
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/\s+/g, ' '),
    ]
      .slice(0, 31)
      .join('');
    const base = clean.slice(0, 31).replace(/^[' ]+|[' ]+$/g, '') || `Blad${place + 1}`;
    let unique = /^history$/i.test(base) ? `${base} 1` : base;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${base.slice(0, 31 - ` (${n})`.length)} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
