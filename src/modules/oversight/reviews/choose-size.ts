import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { listSizes } from './report.queries.ts';

/** Fields carry the controller: who follows several has one form for each. */
export const sizeForm = (controller: string) =>
  z
    .object({
      [`random-${controller}`]: field.whole({ min: 1, max: 100 }),
      [`risk-${controller}`]: field.whole({ min: 0, max: 200 }),
    })
    .transform((form) => ({ controller, random: form[`random-${controller}`] ?? 0, risk: form[`risk-${controller}`] ?? 0 }));

type Size = { controller: string; random: number; risk: number };

/** From the next month: what has been drawn keeps the sizes it was drawn by. */
export async function chooseSize(tx: Tx, { controller, random, risk }: Size, me: string): Promise<void> {
  if (!(await listSizes(tx)).some(({ controller_id }) => controller_id === controller)) throw new NotFound();
  const chosen = { random_size: random, risk_size: risk, set_by: me, set_at: sql<Date>`now()` };
  await tx
    .insertInto('oversight.sample_size')
    .values({ controller_id: controller, ...chosen })
    .onConflict((on) => on.column('controller_id').doUpdateSet(chosen))
    .execute();
  await record(tx, 'sample_size.chosen', { type: 'organisation', id: controller, details: { random, risk } });
}
