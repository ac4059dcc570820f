import { createHmac } from 'node:crypto';
import { callerOf } from '#platform/auth/library.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Ctx } from './router.ts';

/**
 * A key for whoever asks, to count wrong codes by: a keyed hash of day and network address, so that no address is kept
 * and no visit can be tied to another day's. A proxy's word for the address counts only where the operator says there is one.
 */
export function visitorOf(c: Ctx): Buffer {
  const { secret } = c.get('house').config;
  return createHmac('sha256', secret)
    .update(`visitor ${localDate(new Date())} ${callerOf(c)}`)
    .digest();
}
