import { type Column, sheet, toCsv, toExcel } from '#platform/files/write-table.ts';
import type { Listed } from './people.queries.ts';
import { t } from './texts.ts';

/** Never a personal number; nothing but the name of someone with protected identity. */
const columns = (): Column<Listed>[] => [
  { title: t.familyName(), type: 'text', value: (row) => row.family_name },
  { title: t.givenName(), type: 'text', value: (row) => row.given_name },
  { title: t.unit(), type: 'text', value: (row) => (row.protected ? t.protected() : row.unit) },
  { title: t.profession(), type: 'text', value: (row) => row.profession },
  { title: t.share(), type: 'percent', value: (row) => row.share },
  { title: t.since(), type: 'date', value: (row) => row.starts_on },
  { title: t.until(), type: 'date', value: (row) => row.ended_on },
  { title: t.email(), type: 'text', value: (row) => row.email },
  { title: t.phone(), type: 'text', value: (row) => row.phone },
];

export const peopleAsCsv = (people: readonly Listed[]): Uint8Array => toCsv(columns(), people);
export const peopleAsExcel = (people: readonly Listed[]): Promise<Buffer> => toExcel([sheet(t.staff(), columns(), people)]);
