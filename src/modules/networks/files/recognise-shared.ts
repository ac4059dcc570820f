import { holdsActive } from './find-active.ts';

export type Kind = { type: string; ending: string };

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const starting: readonly (Kind & { starts: readonly number[] })[] = [
  { type: 'application/pdf', ending: 'pdf', starts: PDF },
  { type: 'image/png', ending: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', ending: 'jpg', starts: [0xff, 0xd8, 0xff] },
];
const office: readonly (Kind & { holds: string })[] = [
  { type: `${OFFICE}.wordprocessingml.document`, ending: 'docx', holds: 'word/document.xml' },
  { type: `${OFFICE}.spreadsheetml.sheet`, ending: 'xlsx', holds: 'xl/workbook.xml' },
  { type: `${OFFICE}.presentationml.presentation`, ending: 'pptx', holds: 'ppt/presentation.xml' },
];
const odf: readonly Kind[] = [
  { type: `${ODF}.text`, ending: 'odt' },
  { type: `${ODF}.spreadsheet`, ending: 'ods' },
  { type: `${ODF}.presentation`, ending: 'odp' },
];

/** Names of entries that hold what would run on the computer of whoever opens the document. */
const macros = ['vbaProject.bin', 'xl/macrosheets/', 'Basic/script-lc.xml', 'Scripts/'];

const begins = (bytes: Uint8Array, starts: readonly number[]) => starts.every((byte, place) => bytes[place] === byte);
export const isPdf = (bytes: Uint8Array): boolean => begins(bytes, PDF);

/** What a file is by its content, whatever it calls itself; null for what is not shared here: programs, web pages, macros, a PDF with scripts or files in it. */
export function recogniseShared(bytes: Uint8Array): Kind | null {
  const known = starting.find(({ starts }) => begins(bytes, starts));
  if (known) return known.ending === 'pdf' && holdsActive(bytes) ? null : known;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 4) !== 'PK\u0003\u0004') return null;
  // Names in a zip stand as they are.
  if (macros.some((name) => file.includes(name))) return null;
  // ODF 1.3, 3.3: the first entry is "mimetype", stored, so that it can be read at a fixed place.
  if (file.toString('latin1', 30, 38) === 'mimetype')
    return odf.find(({ type }) => file.toString('latin1', 38, 38 + type.length + 2) === `${type}PK`) ?? null;
  return file.includes('[Content_Types].xml') ? (office.find(({ holds }) => file.includes(holds)) ?? null) : null;
}
