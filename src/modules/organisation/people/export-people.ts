import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { type Listed, listPeople, type PeopleView } from './people.queries.ts';
import { t } from './texts.ts';

/** Never a personal number. Someone with protected identity is not there, save for her named readers. */
const columns = (): Column<Listed>[] => [
  { title: t.familyName(), type: 'text', value: (row) => row.family_name },
  { title: t.givenName(), type: 'text', value: (row) => row.given_name },
  { title: t.unit(), type: 'text', value: (row) => row.unit },
  { title: t.profession(), type: 'text', value: (row) => row.profession },
  { title: t.share(), type: 'percent', value: (row) => row.share },
  { title: t.since(), type: 'date', value: (row) => row.starts_on },
  { title: t.until(), type: 'date', value: (row) => row.ended_on },
  { title: t.email(), type: 'text', value: (row) => row.email },
  { title: t.phone(), type: 'text', value: (row) => row.phone },
];

/** Everyone in the view as a file to keep; taking it along leaves a trace. */
export async function exportPeople(c: Ctx, view: PeopleView, format: Format): Promise<Response> {
  const { people } = await listPeople(c.var.tx, view, true);
  await record(c.var.tx, 'people.exported', { details: { rows: people.length, format, unit: view.unit } });
  return sendTable(c, format, t.staff(), columns(), people);
}
