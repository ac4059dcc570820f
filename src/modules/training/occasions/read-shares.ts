import { isDay } from '#platform/http/form.ts';
import { isId } from '#platform/http/param.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Typed } from './read-occasion.ts';
import { countRows } from './read-parts.ts';
import { t } from './texts.ts';

export type ShareRow = { organisation_id: string; kind: 'share' | 'hold'; seats: number; release_on: string | null };
type Errors = Record<string, string>;
type Row = ShareRow & { at: string };

export const SHARE_ROWS = 2;
export const MOST_SHARES = 60;

/** Seats kept: agreed shares, and holds with one day of release. Together they cannot be more than the seats. */
export function readShares(values: Typed, seats: number | null, begins: Date | null): { rows: ShareRow[]; errors: Errors } {
  const errors: Errors = {};
  const rows = [...readRows(values, 'share', errors), ...readRows(values, 'hold', errors)];
  const release = String(values['hold_release'] ?? '');
  const holds = rows.filter(({ kind }) => kind === 'hold');
  if (holds.length > 0 && !release) errors['hold_release'] = t.holdNeedsRelease();
  for (const name of new Set(['hold_release', ...rows.map(({ at }) => `${at}_release`)])) {
    const said = refuseRelease(String(values[name] ?? ''), begins);
    if (said) errors[name] = said;
  }
  refuseTwice(rows, errors);
  const kept = rows.reduce((sum, row) => sum + row.seats, 0);
  const last = rows.at(-1);
  if (seats !== null && kept > seats && last) errors[`${last.at}_seats`] ??= t.moreKeptThanSeats({ kept, seats });
  return { rows: rows.map(({ at: _, ...row }) => (row.kind === 'hold' ? { ...row, release_on: release } : row)), errors };
}

function readRows(values: Typed, kind: 'share' | 'hold', errors: Errors): Row[] {
  const rows: Row[] = [];
  for (let n = 1; n <= countRows(values, `${kind}_rows`, SHARE_ROWS, MOST_SHARES); n++) {
    const at = `${kind}${n}`;
    const typed = (name: string) => String(values[`${at}_${name}`] ?? '');
    const [organisation_id, seats, release_on] = [typed('for'), typed('seats'), typed('release')];
    if (!organisation_id && !seats) continue;
    if (!isId(organisation_id)) errors[`${at}_for`] = t.shareForWhom();
    if (!/^[1-9]\d{0,3}$/.test(seats)) errors[`${at}_seats`] = t.shareHowMany();
    if (errors[`${at}_for`] || errors[`${at}_seats`]) continue;
    rows.push({ at, kind, organisation_id, seats: Number(seats), release_on: release_on || null });
  }
  return rows;
}

/** What is left must come free while there still is time to take it. */
function refuseRelease(day: string, begins: Date | null): string | null {
  if (day === '') return null;
  if (!isDay(day)) return t.notADay();
  if (day <= localDate(new Date())) return t.releaseInPast();
  return begins && day >= localDate(begins) ? t.releaseTooLate() : null;
}

function refuseTwice(rows: readonly Row[], errors: Errors): void {
  const seen = new Set<string>();
  for (const { kind, organisation_id, at } of rows) {
    if (seen.has(kind + organisation_id)) errors[`${at}_for`] ??= t.shareTwice();
    seen.add(kind + organisation_id);
  }
}
