import { createHmac } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Ctx } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';

/**
 * A key for whoever asks, to count wrong codes by: a keyed hash of day and network address, so that no address is kept
 * and no visit can be tied to another day's. Behind a proxy, the address its last hop saw.
 */
export function visitorOf(c: Ctx): Buffer {
  const { secret } = c.get('house').config;
  const address = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || remoteOf(c);
  return createHmac('sha256', secret)
    .update(`visitor ${localDate(new Date())} ${address}`)
    .digest();
}

/** Empty where there is no connection, as when a page is asked for inside the process. */
function remoteOf(c: Ctx): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}
