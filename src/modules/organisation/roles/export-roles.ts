import { roleName } from '#platform/access/role-words.ts';
import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { type Listed, listRoles, type RolesView } from './roles.queries.ts';
import { t } from './texts.ts';

const columns = (): Column<Listed>[] => [
  { title: t.name(), type: 'text', value: (row) => row.name },
  { title: t.role(), type: 'text', value: (row) => roleName(row.role) },
  { title: t.place(), type: 'text', value: (row) => row.place },
  { title: t.since(), type: 'date', value: (row) => row.valid_from },
  { title: t.until(), type: 'date', value: (row) => row.last_day },
  { title: t.state(), type: 'text', value: (row) => t[row.state]() },
  { title: t.sleepsFrom(), type: 'date', value: (row) => row.awake_until },
  { title: t.giver(), type: 'text', value: (row) => row.giver },
];

/** Every role in the view as a file to keep; taking it along leaves a trace. */
export async function exportRoles(c: Ctx, view: RolesView, format: Format): Promise<Response> {
  const { roles } = await listRoles(c.var.tx, view, true);
  await record(c.var.tx, 'roles.exported', { details: { rows: roles.length, format } });
  return sendTable(c, format, t.fileName(), columns(), roles);
}
