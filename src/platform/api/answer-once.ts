import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Env } from '#platform/http/router.ts';
import { Problem } from './problem.ts';
import { t } from './texts.ts';

const HEADER = 'Idempotency-Key';

/**
 * Honours Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): what the key has been answered is answered again,
 * and nothing is done. Stands after `allow`, in the act's own transaction: a second request at the same time waits for the
 * first at the row's primary key, and a refused act takes its row away with it, so that it may be tried again.
 */
export const answerOnce = createMiddleware<Env>(async (c, next) => {
  const key = c.req.header(HEADER);
  if (key === undefined) return next();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem(400, t.invalid(), [{ field: HEADER, detail: t.wrongKeyForm() }]);
  const tx = c.get('tx');
  const person_id = c.get('viewer').personId;
  const { pathname, search } = new URL(c.req.url);
  const request_hash = createHash('sha256')
    .update(JSON.stringify([c.req.method, pathname + search, await c.req.text()]))
    .digest();
  const first = await tx
    .insertInto('platform.idempotency')
    .values({ person_id, key, request_hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!first) return answeredBefore(tx, person_id, key, request_hash);
  await next();
  if (c.error || !c.res.ok) return;
  await tx
    .updateTable('platform.idempotency')
    .set({ status: c.res.status, body: await c.res.clone().text(), location: c.res.headers.get('Location') })
    .where('person_id', '=', person_id)
    .where('key', '=', key)
    .execute();
});

async function answeredBefore(tx: Tx, personId: string, key: string, hash: Buffer): Promise<Response> {
  const before = await tx
    .selectFrom('platform.idempotency')
    .selectAll()
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!before.request_hash.equals(hash)) throw new Problem(422, t.invalid(), [{ field: HEADER, detail: t.keyReused() }]);
  const headers = new Headers({ 'Content-Type': 'application/json', 'Idempotency-Replayed': 'true' });
  if (before.location) headers.set('Location', before.location);
  return new Response(before.body, { status: before.status ?? 200, headers });
}

/** Answers older than two days: nobody waits that long to ask again. Run by the clock. */
export async function forgetAnswers(worker: Db): Promise<void> {
  await worker
    .deleteFrom('platform.idempotency')
    .where('created_at', '<', new Date(Date.now() - 2 * 86_400_000))
    .execute();
}
