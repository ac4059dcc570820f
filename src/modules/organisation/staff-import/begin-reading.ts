import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { bearSecondClick } from './decide-import.ts';
import { fieldName } from './faults.ts';
import { type Field, fields, type Mapping, missingFields } from './fields.ts';
import type { Import } from './imports.queries.ts';
import { READ } from './jobs.ts';
import { t } from './texts.ts';

export const columnsForm = z.object({
  whole: field.choice(['yes', 'no']),
  units: field.choice(['fault', 'create']),
  ...(Object.fromEntries(fields.map((name) => [name, field.optionalText({ max: 500 })])) as Record<
    Field,
    ReturnType<typeof field.optionalText>
  >),
});
export type ColumnChoice = z.output<typeof columnsForm>;

/** The columns chosen; or for each field that cannot stand, a sentence. */
export function chosenColumns(
  choice: ColumnChoice,
  headings: readonly string[],
): { mapping: Mapping; errors: Record<string, string> } {
  const mapping: Mapping = {};
  const errors: Record<string, string> = {};
  for (const name of fields) {
    const heading = choice[name];
    if (heading === '') continue;
    const other = fields.find((one) => mapping[one] === heading);
    if (!headings.includes(heading)) errors[name] = t.chooseColumn({ field: fieldName(name) });
    else if (other) errors[name] = t.sameColumn({ field: fieldName(other) });
    else mapping[name] = heading;
  }
  for (const name of missingFields(mapping)) errors[name] ??= t.chooseColumn({ field: fieldName(name) });
  return { mapping, errors };
}

const OPEN = ['uploaded', 'previewed', 'unreadable'];

/** Sets what the columns mean and sends the reading to a job. */
export async function beginReading(tx: Tx, jobs: Jobs, one: Import, mapping: Mapping, choice: ColumnChoice): Promise<void> {
  const { numUpdatedRows: begun } = await tx
    .updateTable('organisation.staff_import')
    .set({
      mapping: JSON.stringify(mapping),
      whole_staff: choice.whole === 'yes',
      creates_units: choice.units === 'create',
      state: 'reading',
      rows_done: 0,
      rows_total: 0,
      trouble: null,
    })
    .where('id', '=', one.id)
    .where('state', 'in', OPEN)
    .where('file_id', 'is not', null)
    .executeTakeFirstOrThrow();
  if (begun === 0n) return bearSecondClick(tx, one.id, ['reading', 'previewed']);
  await jobs.enqueue(tx, READ, { id: one.id });
  await record(tx, 'staff_import.read', { type: 'staff_import', id: one.id });
}
