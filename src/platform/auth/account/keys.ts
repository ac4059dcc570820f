import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import type { Viewer } from '#platform/http/here.ts';

export const NewKey = z.object({
  label: field.text({ max: 120 }),
  days: field.whole({ min: 1, max: 366 }),
  // Not field.many: that drops what is empty, and here an empty choice that was sent is not the same as none.
  scopes: z
    .union([z.array(z.string()), z.string()])
    .default([])
    .transform((sent) => [sent].flat()),
});

/**
 * Makes a key for the API that may at most what its person may. The secret is returned once and kept only hashed. A key
 * without scopes may everything she may; so a scope that she lacks, or that is none, is refused and not left out: null.
 */
export async function makeKey(tx: Tx, viewer: Viewer, wish: z.output<typeof NewKey>): Promise<string | null> {
  if (!wish.scopes.every((scope) => viewer.permissions.has(scope))) return null;
  const secret = `samfrid_${randomBytes(32).toString('base64url')}`;
  await tx
    .insertInto('platform.api_token')
    .values({
      person_id: viewer.personId,
      label: wish.label,
      level: viewer.level,
      secret_hash: createHash('sha256').update(secret).digest(),
      scopes: wish.scopes,
      expires_at: new Date(Date.now() + wish.days * 86_400_000),
    })
    .execute();
  await record(tx, 'key.made', { type: 'key', details: { days: wish.days } });
  return secret;
}

export async function endKey(tx: Tx, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.api_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!numUpdatedRows) throw new NotFound();
  await record(tx, 'key.ended', { type: 'key', id });
}
