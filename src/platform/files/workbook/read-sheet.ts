import { UnreadableFile } from '../unreadable-file.ts';
import { longestText, withoutEscapes } from './read-parts.ts';
import { scanXml } from './scan-xml.ts';
import { type Archive, unzipText } from './unzip.ts';

export type SheetCell = string | number | boolean | Date | null;
export type SheetRow = { row: number; cells: SheetCell[] };
export type Shared = { texts: readonly string[]; dayStyles: readonly boolean[]; from1904: boolean };

const sheetMegabytes = 400;
const mostColumns = 1024;

/** The rows of one sheet that have a cell with something in it, as they are read; rows keep the numbers Excel shows. */
export async function* readSheet(archive: Archive, path: string, shared: Shared): AsyncGenerator<SheetRow> {
  const done: SheetRow[] = [];
  const write = scanXml(sheetListener(shared, (row) => done.push(row)));
  for await (const piece of unzipText(archive, path, sheetMegabytes)) {
    write(piece);
    yield* done.splice(0);
  }
}

function sheetListener(shared: Shared, finish: (row: SheetRow) => void) {
  let row: SheetRow = { row: 0, cells: [] };
  let column = -1;
  let type = 'n';
  let style = '';
  let value = '';
  let within = false;
  return {
    open: (name: string, attribute: (name: string) => string | undefined) => {
      if (name === 'row') {
        row = { row: Number(attribute('r') ?? row.row + 1), cells: [] };
        column = -1;
      } else if (name === 'c') {
        const address = attribute('r');
        column = address === undefined ? column + 1 : columnOf(address);
        type = attribute('t') ?? 'n';
        style = attribute('s') ?? '';
        value = '';
      }
      within = name === 'v' || name === 't';
    },
    text: (piece: string) => {
      if (within) value += piece;
      if (value.length > longestText) throw new UnreadableFile({ key: 'damagedWorkbook' });
    },
    close: (name: string) => {
      within = false;
      if (name === 'c' && value !== '') {
        if (column >= mostColumns) throw new UnreadableFile({ key: 'tooManyColumns', columns: mostColumns });
        while (row.cells.length < column) row.cells.push(null);
        row.cells[column] = readCell(type, value, style, shared);
      } else if (name === 'row' && row.cells.length > 0) finish(row);
    },
  };
}

function readCell(type: string, value: string, style: string, shared: Shared): SheetCell {
  switch (type) {
    case 's':
      return shared.texts[Number(value)] ?? null;
    case 'inlineStr':
    case 'str':
      return withoutEscapes(value);
    case 'b':
      return value === '1';
    case 'd':
      return new Date(value);
    case 'e': // #REF! and its kin stay as text, so that the importer's reason shows what stands in the cell
      return value;
    default: {
      const number = Number(value);
      if (Number.isNaN(number)) return value;
      return shared.dayStyles[Number(style || 0)] && number >= 0 ? dayOf(number, shared.from1904) : number;
    }
  }
}

/** "AB12" → 27 */
function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Excel's day number as midnight UTC, with its time of day if any. Excel believes 1900 was a leap year; days before March 1900 are off by one. */
export function dayOf(serial: number, from1904 = false): Date {
  const first = from1904 ? Date.UTC(1904, 0, 1) : serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(first + Math.round(serial * 86_400) * 1000);
}
