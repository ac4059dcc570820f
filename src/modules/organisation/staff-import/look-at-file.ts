import { parsePersonalNumber } from '#platform/files/personal-number.ts';
import { type Cell, streamTable } from '#platform/files/read-table.ts';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import { cut } from '#platform/i18n/cut.ts';

/** A column as the mapping page shows it. */
export type FileColumn = { heading: string; examples: string[] };

const ROWS_LOOKED_AT = 40;
const EXAMPLES = 3;

/**
 * The headings of a file, each with a few examples. Examples of a column are sorted for themselves, so that no line across
 * them is a person; what would reach or name somebody by itself (e-mail, phone, personal number) is not shown at all.
 * A first row that is a person's and not headings is refused: it would show her number in every list of columns.
 * @throws {UnreadableFile} when it is no table, or has no headings
 */
export async function lookAtFile(bytes: Uint8Array): Promise<FileColumn[]> {
  const table = await streamTable(bytes);
  if (table.columns.some(tellsOfSomebody)) throw new UnreadableFile({ key: 'noHeadings' });
  const seen: Set<string>[] = table.columns.map(() => new Set());
  let looked = 0;
  for await (const { cells } of table.rows) {
    cells.forEach((cell, place) => {
      const text = example(cell);
      if (text !== null) seen[place]?.add(text);
    });
    looked += 1;
    if (looked >= ROWS_LOOKED_AT) break;
  }
  return table.columns.map((heading, place) => ({
    heading,
    examples: [...(seen[place] ?? [])].sort((a, b) => a.localeCompare(b, 'sv')).slice(0, EXAMPLES),
  }));
}

function example(cell: Cell): string | null {
  if (cell === null) return null;
  const whole = (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).toWellFormed())
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\ufffd]/gu, '')
    .trim();
  const text = cut(whole, 40);
  return text === '' || tellsOfSomebody(text) ? null : text;
}

/** Would it reach or name somebody by itself: an e-mail, a phone, a personal number? */
function tellsOfSomebody(text: string): boolean {
  const reaches = text.includes('@') || /^[+\d][\d\s()-]{6,}$/.test(text.replace(/^\d{4}-\d{2}-\d{2}$/, ''));
  const digits = text.replace(/\D/g, '');
  return reaches || (digits.length >= 10 && parsePersonalNumber(digits.slice(0, 12)).ok);
}
