import { createHash } from 'node:crypto';
import { type Column, toCsv } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import type { OpenRow, Top } from './open-data.queries.ts';
import { t } from './texts.ts';

export const columns = [
  ...['organisation_id', 'organisation_code', 'organisation', 'kind', 'parent_id', 'span', 'starts_on', 'family', 'channel'],
  ...['measure', 'value', 'threshold', 'published_on'],
] as (keyof OpenRow)[];
const LICENCE = 'https://creativecommons.org/publicdomain/zero/1.0/';
const numeric = (name: string): name is 'value' | 'threshold' => name === 'value' || name === 'threshold';

/** What a column says, in the reader's language; in the files in English. */
export const meaningOf = (column: keyof OpenRow): string => t[`col_${column}`]();

/** The rows with all that is needed to understand them. */
export const openJson = (top: Top, year: number, rows: readonly OpenRow[]): string =>
  JSON.stringify({
    about: { id: top.id, name: top.name, year },
    licence: LICENCE,
    method: top.method,
    threshold: top.threshold,
    columns: inLocale('en', () => Object.fromEntries(columns.map((column) => [column, meaningOf(column)]))),
    rows,
  });

/** The same rows, as Swedish Excel opens them. Column names are those of the JSON. */
export function openCsv(rows: readonly OpenRow[]): Uint8Array {
  const shown = columns.map(
    (name): Column<OpenRow> =>
      numeric(name)
        ? { title: name, type: 'number', value: (row) => row[name] }
        : { title: name, type: 'text', value: (row) => row[name] },
  );
  return toCsv(shown, rows);
}

/** Answers a file that anyone may keep for an hour, or 304 to one who has it. */
export function answerOpenData(
  c: Ctx,
  body: string | Uint8Array,
  published: Date,
  file: { type: string; name: string },
): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = {
    ETag: etag,
    'Last-Modified': published.toUTCString(),
    'Cache-Control': 'public, max-age=3600',
    Link: `<${LICENCE}>; rel="license"`,
  };
  const known = c.req
    .header('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.some((tag) => tag === etag || tag === '*')) return c.body(null, 304, headers);
  const sent = typeof body === 'string' ? body : new Uint8Array(body);
  return c.body(sent, 200, { ...headers, 'Content-Type': file.type, 'Content-Disposition': `inline; filename="${file.name}"` });
}
