import type { Cell } from './read-table.ts';

export { type DayOrder, dateOrder, parseDate } from './swedish-dates.ts';

export type NumberFault = 'missingValue' | 'notANumber' | 'ambiguousNumber';
export type ShareFault = NumberFault | 'notAShare' | 'ambiguousShare' | 'shareOutside';
export type Parsed<Fault> = { ok: true; value: number } | { ok: false; key: Fault };

const spaces = /[\s\u200b]/g;
// Thousands in groups of three with any kind of space, or none; a decimal comma, or a point where it cannot be thousands.
const shape = /^[-−–+]?(?:\d{1,3}(?:[\s\u2009]\d{3})+|\d+)(?:[.,]\d+)?$/;

/** A number as Swedes write it: 1 234,5 · −3 · 0.5. "1.234" is refused: it is a thousand to some and one and a bit to others. */
export function parseNumber(cell: Cell): Parsed<NumberFault> {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { ok: true, value: cell } : { ok: false, key: 'notANumber' };
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return { ok: false, key: 'missingValue' };
  const text = typeof cell === 'string' ? cell.trim() : '';
  if (/^[-−–]?[1-9]\d{0,2}(\.\d{3})+$/.test(text)) return { ok: false, key: 'ambiguousNumber' };
  if (!shape.test(text)) return { ok: false, key: 'notANumber' };
  return { ok: true, value: Number(text.replace(spaces, '').replace(/^[−–]/, '-').replace(',', '.')) };
}

/**
 * A share, from 0 to 1, of "0,75", "75 %", "75" or "100,0". Without a percent sign up to 1 is a fraction and from 2 a
 * percentage; between them nobody can tell.
 */
export function parseShare(cell: Cell): Parsed<ShareFault> {
  const percent = typeof cell === 'string' && /(%|procent)$/i.test(cell.trim());
  const number = parseNumber(percent ? cell.trim().replace(/(%|procent)$/i, '') : cell);
  if (!number.ok) return number.key === 'notANumber' ? { ok: false, key: 'notAShare' } : number;
  const { value } = number;
  if (value < 0 || value > 100) return { ok: false, key: 'shareOutside' };
  if (!percent && value > 1 && value < 2) return { ok: false, key: 'ambiguousShare' };
  // Dividing leaves no binary dust: 70,5 % is 0.705 and not 0.7049999.
  return { ok: true, value: percent || value > 1 ? Number((value / 100).toPrecision(12)) : value };
}
