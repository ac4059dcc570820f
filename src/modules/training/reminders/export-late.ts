import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { LateCourse, LatePerson } from './late.queries.ts';
import { nameLate, sayEntry } from './say-late.ts';
import { t } from './texts.ts';

type Row = LateCourse & { name: string; unit: string };

const columns = (): Column<Row>[] => [
  { title: t.colName(), type: 'text', width: 30, value: ({ name }) => name },
  { title: t.colUnit(), type: 'text', width: 30, value: ({ unit }) => unit },
  { title: t.course(), type: 'text', width: 40, value: ({ title }) => title },
  { title: t.state(), type: 'text', value: ({ state }) => nameLate(state) },
  { title: t.colSince(), type: 'date', value: ({ since }) => since },
  { title: t.colEntry(), type: 'text', width: 30, value: (row) => sayEntry(row)?.text ?? null },
  { title: t.colNext(), type: 'date', value: ({ next_starts_at }) => (next_starts_at ? localDate(next_starts_at) : null) },
  { title: t.colReminded(), type: 'date', value: ({ reminded_on }) => reminded_on },
];

/** One line for each person and course; that it was taken out is written in the log. */
export async function exportLate(c: Ctx, format: Format, people: readonly LatePerson[]) {
  const rows = people.flatMap(({ name, unit, courses }) => courses.map((course) => ({ ...course, name, unit })));
  await record(c.var.tx, 'late_list.exported', { details: { rows: rows.length, format } });
  return sendTable(c, format, t.fileName({ on: localDate(new Date()) }), columns(), rows);
}
