import { posix } from 'node:path';
import { UnreadableFile } from '../unreadable-file.ts';
import { type Listener, scanXml } from './scan-xml.ts';
import { type Archive, unzipText } from './unzip.ts';

// Text shared by all sheets is the one thing that must be held in memory; 100 MB of it is far more than 200,000 people.
const heldMegabytes = 100;
// Lists of sheets, relations and styles are held as objects, many times larger than their text.
const listMegabytes = 10;
/** No text in Excel is longer than 32,767 characters. */
export const longestText = 1_000_000;

async function scanPart(archive: Archive, path: string, listener: Listener, megabytes = listMegabytes): Promise<void> {
  const write = scanXml(listener);
  for await (const piece of unzipText(archive, path, megabytes)) write(piece);
}

export type Relations = ReadonlyMap<string, { path: string; type: string }>;

/** What a part points at, by relation id: paths in the archive. Empty where the part has no relations. */
export async function readRelations(archive: Archive, part: string): Promise<Relations> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, { path: string; type: string }>();
  if (!archive.entries.has(path)) return relations;
  await scanPart(archive, path, {
    open: (name, attribute) => {
      const [id, target] = [attribute('Id'), attribute('Target')];
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      const type = attribute('Type') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { path, type: type.slice(type.lastIndexOf('/') + 1) });
    },
  });
  return relations;
}

export type Workbook = { sheets: { name: string; relation: string; hidden: boolean }[]; from1904: boolean };

export async function readContents(archive: Archive, path: string): Promise<Workbook> {
  const workbook: Workbook = { sheets: [], from1904: false };
  await scanPart(archive, path, {
    open: (name, attribute) => {
      if (name === 'workbookPr') workbook.from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const hidden = /hidden/i.test(attribute('state') ?? '');
      workbook.sheets.push({ name: attribute('name') ?? '', relation: attribute('id') ?? '', hidden });
    },
  });
  return workbook;
}

/** Which of the workbook's cell styles show a day: Excel keeps days as numbers, only the style tells. */
export async function readDayStyles(archive: Archive, path: string): Promise<boolean[]> {
  const formats = new Map<string, string>();
  const styles: boolean[] = [];
  let within = false;
  await scanPart(archive, path, {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '');
      if (name === 'cellXfs') within = true;
      if (name !== 'xf' || !within) return;
      const id = attribute('numFmtId') ?? '0';
      const format = formats.get(id);
      styles.push(format === undefined ? builtInDay(Number(id)) : showsDay(format));
    },
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  });
  return styles;
}

/** ECMA-376 part 1, 18.8.30: formats that need no code in the file. 18–21 and 45–47 are times without a day. */
const builtInDay = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

function showsDay(format: string): boolean {
  const letters = format
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .replace(/general/i, '');
  return /[yd]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters));
}

/** The texts that cells point at by number. Reading aids for Japanese (`rPh`) are not part of the text. */
export async function readSharedTexts(archive: Archive, path: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let within = false;
  let aside = false;
  const listener: Listener = {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') aside = true;
      within = name === 't' && !aside;
    },
    text: (piece) => {
      if (within) text += piece;
      if (text.length > longestText) throw new UnreadableFile({ key: 'damagedWorkbook' });
    },
    close: (name) => {
      if (name === 't') within = false;
      if (name === 'rPh') aside = false;
      if (name === 'si') texts.push(withoutEscapes(text));
    },
  };
  await scanPart(archive, path, listener, heldMegabytes);
  return texts;
}

/** Excel writes characters that XML cannot hold as _x000D_, and a text that already looks so as _x005F_x000D_. */
export const withoutEscapes = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
