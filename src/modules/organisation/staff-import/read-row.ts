import { parsePersonalNumber } from '#platform/files/personal-number.ts';
import type { Cell, TableRow } from '#platform/files/read-table.ts';
import { type DayOrder, parseDate, parseShare } from '#platform/files/swedish-values.ts';
import { cut } from '#platform/i18n/cut.ts';
import type { Fault } from './faults.ts';
import type { Field } from './fields.ts';

/** Which column of the file is which field, and which way its dates are written. */
export type Plan = { column: ReadonlyMap<Field, number>; order: ReadonlyMap<Field, DayOrder | undefined> };

/** One row as understood. Null: the file says nothing of it. `endedOn` is the day after the last day. */
export type ReadRow = {
  row: number;
  number: string | null;
  given: string | null;
  family: string | null;
  personalNumber: string | null;
  email: string | null;
  phone: string | null;
  administration: string | null;
  unit: string | null;
  unitCode: string | null;
  profession: string | null;
  share: number | null;
  startsOn: string | null;
  endedOn: string | null;
  leads: boolean | null;
  protected: boolean;
  faults: Fault[];
};

const longest: Partial<Record<Field, number>> = {
  number: 40,
  given: 100,
  family: 100,
  fullName: 200,
  email: 254,
  phone: 40,
  administration: 200,
  unit: 200,
  unitCode: 60,
  profession: 120,
};

/** Reads one row of the file; every fault is told, so that one round of mending is enough. */
export function readRow(table: TableRow, plan: Plan, today: string): ReadRow {
  const faults: Fault[] = [];
  const cell = (field: Field): Cell => table.cells[plan.column.get(field) ?? -1] ?? null;
  const text = (field: Field): string | null => {
    const value = tidy(cell(field));
    const most = longest[field];
    if (value === null || most === undefined || value.length <= most) return value;
    faults.push({ key: 'tooLong', field, most });
    return null;
  };
  if (table.surplus) faults.push({ key: 'moreCellsThanColumns' });
  const name = readName(text('given'), text('family'), text('fullName'));
  const row: ReadRow = {
    row: table.row,
    number: text('number'),
    given: name.given,
    family: name.family,
    personalNumber: readPersonalNumber(cell('personalNumber'), faults),
    email: readEmail(text('email'), faults),
    phone: text('phone'),
    administration: text('administration'),
    unit: text('unit'),
    unitCode: text('unitCode'),
    profession: text('profession'),
    share: readShare(cell('share'), faults),
    startsOn: readDay('from', cell('from'), plan, faults),
    endedOn: readLastDay(cell('to'), plan, faults),
    leads: readYesNo('leads', cell('leads'), faults),
    protected: readYesNo('protected', cell('protected'), faults) ?? false,
    faults,
  };
  const lacks = (value: string | null, field: Field) => {
    if (value === null && !faults.some((fault) => fault.field === field)) faults.push({ key: 'missing', field });
  };
  lacks(row.number, 'number');
  lacks(row.given, plan.column.has('given') ? 'given' : 'fullName');
  lacks(row.profession, 'profession');
  if (!row.unit && !row.unitCode && !row.administration) lacks(null, 'unit');
  if (row.startsOn && row.endedOn && row.endedOn <= row.startsOn) faults.push({ key: 'endBeforeStart' });
  if (row.startsOn && row.startsOn > yearsOn(today, 2)) faults.push({ key: 'startTooLate', day: row.startsOn });
  return row;
}

/** Text as people meant it: one line, no invisible characters (which hide one text behind another), no half characters. */
function tidy(cell: Cell): string | null {
  if (cell === null) return null;
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  const clean = text
    .toWellFormed()
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '')
    .normalize('NFC')
    .trim();
  return clean === '' ? null : clean;
}

/** "Svensson, Anna Karin" as HR systems write it, or "Anna Karin Svensson". */
function readName(given: string | null, family: string | null, full: string | null) {
  if (given !== null || full === null) return { given, family: family ?? '' };
  const comma = full.indexOf(',');
  if (comma > 0) return { given: name(full.slice(comma + 1)) || null, family: name(full.slice(0, comma)) };
  const space = full.lastIndexOf(' ');
  return space < 0
    ? { given: name(full), family: '' }
    : { given: name(full.slice(0, space)), family: name(full.slice(space + 1)) };
}
const name = (part: string) => cut(part.trim(), 100);

function readPersonalNumber(cell: Cell, faults: Fault[]): string | null {
  const text = tidy(cell);
  if (text === null) return null;
  const read = parsePersonalNumber(text.replaceAll(' ', ''));
  if (read.ok) return read.value;
  faults.push({ key: 'personalNumber', because: read.key, field: 'personalNumber' });
  return null;
}

function readEmail(text: string | null, faults: Fault[]): string | null {
  if (text === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return text?.toLowerCase() ?? null;
  faults.push({ key: 'email', field: 'email' });
  return null;
}

function readShare(cell: Cell, faults: Fault[]): number | null {
  if (tidy(cell) === null) return null;
  const read = parseShare(cell);
  const rounded = read.ok ? Math.round(read.value * 1000) / 1000 : 0;
  if (read.ok && rounded > 0) return rounded;
  faults.push({ key: 'value', field: 'share', because: read.ok ? 'shareOutside' : read.key });
  return null;
}

function readDay(field: 'from' | 'to', cell: Cell, plan: Plan, faults: Fault[]): string | null {
  if (tidy(cell) === null) return null;
  const read = parseDate(cell, plan.order.get(field));
  if (read.ok) return read.value;
  faults.push({ key: 'value', field, because: read.key });
  return null;
}

/** The file's last day as the first day after it. HR systems write a far day for "until further notice". */
function readLastDay(cell: Cell, plan: Plan, faults: Fault[]): string | null {
  const last = readDay('to', cell, plan, faults);
  if (last === null || last >= '2200') return null;
  return new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const yes = new Set(['ja', 'j', 'yes', 'y', 'x', '1', 'sant', 'true', 'chef']);
const no = new Set(['nej', 'n', 'no', '0', 'falskt', 'false', '-']);

function readYesNo(field: 'leads' | 'protected', cell: Cell, faults: Fault[]): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const text = tidy(cell)?.toLocaleLowerCase('sv') ?? null;
  if (text === null) return null;
  if (yes.has(text)) return true;
  if (no.has(text)) return false;
  faults.push({ key: 'yesNo', field });
  return null;
}

const yearsOn = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
