import { NotFound } from '#platform/http/failures.ts';
import { uuidQuery } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { findMyUnit, listUnits, type Unit } from './binder.queries.ts';

/**
 * The places the reader may choose among, and the one asked for: else where she works, else the first. Null where there is none.
 * @throws {NotFound} asked for is one whose handbooks she does not read
 */
export async function chosenUnit(c: Ctx): Promise<{ units: Unit[]; unit: Unit | null }> {
  const units = await listUnits(c.var.tx);
  const asked = uuidQuery(c, 'unit');
  const id = asked ?? (await findMyUnit(c.var.tx)) ?? units[0]?.id;
  const unit = units.find((one) => one.id === id) ?? null;
  if (asked && !unit) throw new NotFound();
  return { units, unit };
}
