import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { functions, sectors } from './rule-words.ts';
import { getGroup } from './targets.queries.ts';
import { t } from './texts.ts';

const orNothing = (words: readonly string[]) =>
  z
    .string()
    .default('')
    .transform((word) => (words.includes(word) ? word : null));

export const ruleForm = z.object({
  rule: field.id(),
  sector: orNothing(sectors),
  profession: field.optionalText({ max: 120 }).transform((name) => name || null),
  unit_id: field.optionalId(),
  function: orNothing(functions),
  leads: z
    .string()
    .default('')
    .transform((answer) => (answer === 'yes' ? true : answer === 'no' ? false : null)),
});

export type RuleAsked = z.output<typeof ruleForm>;

/** What is wrong with a rule, as a field and its sentence; null when nothing is. */
export async function refuseRule(tx: Tx, owner: string, rule: RuleAsked): Promise<{ field: string; said: string } | null> {
  if (!rule.sector && !rule.profession && !rule.unit_id && !rule.function && rule.leads === null)
    return { field: 'sector', said: t.chooseSomething() };
  if (!rule.unit_id) return null;
  const { rows } = await sql<{ below: boolean }>`
    select ${owner} = any (path) as below from organisation.organisation where id = ${rule.unit_id}`.execute(tx);
  return rows[0]?.below ? null : { field: 'unit_id', said: t.foreignUnit() };
}

/** A second click finds its own rule and does nothing. */
export async function addRule(tx: Tx, group: string, { rule: id, ...rule }: RuleAsked): Promise<void> {
  const made = await tx
    .insertInto('training.target_rule')
    .values({ id, group_id: group, ...rule })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows)
    await record(tx, 'target_rule.added', { type: 'target_group', id: group, details: { rule: id, ...rule } });
}

export async function removeRule(tx: Tx, group: string, rule: string): Promise<void> {
  await getGroup(tx, group);
  const gone = await tx
    .deleteFrom('training.target_rule')
    .where('id', '=', rule)
    .where('group_id', '=', group)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new NotFound();
  await record(tx, 'target_rule.removed', { type: 'target_group', id: group, details: { rule } });
}
