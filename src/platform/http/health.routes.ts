import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { missing } from '#platform/db/migrate.ts';
import { isClosing } from './closing.ts';
import { metrics } from './metrics.ts';
import { type Ctx, router } from './router.ts';

/** For operators and load balancers (docs/operations.md). They say nothing about anyone. */
export const healthRoutes = router()
  .get('/healthz', (c) => c.text('ok'))
  .get('/readyz', async (c) => {
    if (isClosing()) return c.text('closing', 503);
    try {
      // By the workers' door: the requests' own may be crowded, and a crowd is no reason to take a process out of service.
      const lacking = await inTime(missing(c.get('house').worker.pool));
      return lacking.length === 0 ? c.text('ready') : c.text(`migrations missing: ${lacking.join(', ')}`, 503);
    } catch {
      return c.text('the database does not answer', 503);
    }
  })
  .get('/metrics', async (c) => {
    if (!fromLoopback(c) && !hasToken(c)) return c.text('metrics are for the loopback, or with METRICS_TOKEN', 403);
    return c.body(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType });
  });

/** A database that hangs is as good as none, and a load balancer does not wait. */
const inTime = <T>(asked: Promise<T>): Promise<T> =>
  Promise.race([
    asked,
    new Promise<T>((_, reject) => {
      setTimeout(() => reject(new Error('too late')), 3_000).unref();
    }),
  ]);

function fromLoopback(c: Ctx): boolean {
  if (c.req.header('x-forwarded-for')) return false; // came through a proxy
  try {
    return /^(127\.|::1$|::ffff:127\.)/.test(getConnInfo(c).remote.address ?? '');
  } catch {
    return false;
  }
}

function hasToken(c: Ctx): boolean {
  const wanted = c.get('house').config.metricsToken;
  const given = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  return wanted !== null && given !== undefined && timingSafeEqual(digest(given), digest(wanted));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
