import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { readPeriod } from './period.ts';
import { listSupportCounts, listSupported } from './support.queries.ts';
import { t } from './texts.ts';

export const supportForm = z.object({
  municipality: field.id(),
  period: z.string(),
  offered: field.whole({ min: 0, max: 5000 }),
  /** Per half-year, the last number that was seen: "2026-07-01:2". */
  seen: z.string().max(400).default(''),
});

/** Writes how many employees were offered support talks in a half-year; what was written before stays. */
export async function countSupport(tx: Tx, form: z.output<typeof supportForm>, me: string): Promise<void> {
  const period = readPeriod(form.period);
  if (!period || !(await listSupported(tx)).some(({ id }) => id === form.municipality)) throw new NotFound();
  await lock(tx, 'screening.support_count', form.municipality);
  const last = (await listSupportCounts(tx, form.municipality)).find((one) => one.period === period);
  if (last?.offered === form.offered) return;
  if (!form.seen.split(',').includes(`${period}:${last?.number ?? 0}`)) throw new Refused(t.supportMeanwhile());
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto('screening.support_count')
    .values({ municipality_id: form.municipality, period, number, offered: form.offered, ticked_by: me })
    .execute();
  await record(tx, 'support_count.kept', { type: 'organisation', id: form.municipality, details: { period } });
}
