import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Env } from './router.ts';

export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const seconds = new Histogram({
  name: 'samfrid_http_seconds',
  help: 'Time to answer, by route and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [metrics],
});

/** Times every answer under its route's pattern, never its address: ids stay out of the metrics. */
export const measure = createMiddleware<Env>(async (c, next) => {
  const stop = seconds.startTimer({ method: c.req.method });
  await next();
  stop({ route: routePath(c, -1), status: String(c.res.status) });
});
