import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import { takeMine } from './my-draft.ts';
import { t } from './texts.ts';
import type { Version } from './versions.queries.ts';

export const headForm = z.object({
  owner_function: field.optionalText({ max: 200 }),
  reviser_function: field.optionalText({ max: 200 }),
  follower_function: field.optionalText({ max: 200 }),
  applies_to: field.many(field.id()),
  valid_until: field.optionalDay(),
  replaces: field.optionalText({ max: 300 }),
  change_note: field.optionalText({ max: 2000 }),
  editorial: field.checkbox(),
  stamp: z.string().default(''),
});
type HeadForm = z.output<typeof headForm>;

/**
 * `conflict`: what somebody has saved since, or that it is no longer a draft; nothing of hers was touched, and the typed words are
 * still in the form.
 */
type HeadSaved = { ok: true } | { ok: false; field: string; said: string } | { ok: false; conflict: Version };

/** Saves a draft's head, unless somebody has changed the head since `stamp`. Text and steps saved meanwhile are no hindrance. */
export async function saveHead(tx: Tx, id: string, { stamp, ...head }: HeadForm): Promise<HeadSaved> {
  const now = await takeMine(tx, id);
  if (now.state !== 'draft') return { ok: false, conflict: now };
  if (stampOf(now) === stampOf(head)) return { ok: true };
  if (stampOf(now) !== stamp) return { ok: false, conflict: now };
  if (head.valid_until && head.valid_until <= now.today) return { ok: false, field: 'valid_until', said: t.untilPast() };
  if (!(await liesBelow(tx, now.organisation_id, head.applies_to)))
    return { ok: false, field: 'applies_to', said: t.appliesElsewhere() };
  await tx
    .updateTable('handbook.version')
    .set({ ...head, revision: now.revision + 1 })
    .where('id', '=', id)
    .execute();
  await record(tx, 'version.head_saved', { type: 'version', id, details: { revision: now.revision + 1 } });
  return { ok: true };
}

const parts = [
  'owner_function',
  'reviser_function',
  'follower_function',
  'valid_until',
  'replaces',
  'change_note',
  'editorial',
] as const;
type Head = Omit<HeadForm, 'stamp'>;

/** What a head says: told from this whether somebody has changed it since its form was shown. */
export const stampOf = (head: Head): string => JSON.stringify([...parts.map((part) => head[part]), [...head.applies_to].sort()]);

/** A routine applies within the municipality, or the tree, that keeps it. */
async function liesBelow(tx: Tx, keeper: string, places: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from organisation.organisation o
    where o.id = any (${[...places]}::uuid[]) and o.closed_on is null and organisation.controller(${keeper}::uuid) = any (o.path)`.execute(
    tx,
  );
  return rows[0]?.n === new Set(places).size;
}
