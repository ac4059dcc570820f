// Under more load than it can carry the house says so to some, at once and cheaply, instead of answering everybody too
// late. Each process looks to itself: how much is in its own hands is what it knows (docs/decisions/0017).
import { createMiddleware } from 'hono/factory';
import { Gauge } from 'prom-client';
import { metrics } from './metrics.ts';
import type { Env } from './router.ts';
import { Unavailable } from './unavailable.ts';

export type Limits = {
  /** Requests at work at once. More than there are connections to the database helps nobody. */
  atOnce: number;
  /** Requests that wait for their turn. */
  waiting: number;
  /** Milliseconds one waits at most when a crowd comes suddenly, as when sign-up opens. */
  patience: number;
  /** Milliseconds when the queue has not been short for as long as `patience`: then it is too much, not a crowd. */
  impatience: number;
  /** Milliseconds the process may be late to its own clock. */
  lag: number;
};

export const LIMITS: Limits = { atOnce: 24, waiting: 600, patience: 6_000, impatience: 1_000, lag: 2_000 };

const RETRY_AFTER = 5;
const TICK = 250;

type Waiting = { since: number; go(): void; no(why: Unavailable): void };

/**
 * Lets `atOnce` requests in; the others wait in order, for as long as the queue's history allows (after Facebook's
 * controlled delay, ACM Queue 2015). `enter` resolves with what gives the place back, or rejects with Unavailable.
 */
export function openGate(limits: Limits = LIMITS) {
  const queue: Waiting[] = [];
  let inside = 0;
  let lag = 0;
  let shortSince = performance.now();

  const busy = () => new Unavailable('busy', RETRY_AFTER);
  const patience = () => (performance.now() - shortSince > limits.patience ? limits.impatience : limits.patience);
  const leave = () => {
    inside--;
    admit();
  };
  const admit = () => {
    while (inside < limits.atOnce && queue.length > 0) {
      const next = queue.shift()!;
      const waited = performance.now() - next.since;
      if (waited < limits.impatience / 2) shortSince = performance.now();
      if (waited > patience()) {
        next.no(busy());
        continue;
      }
      inside++;
      next.go();
    }
    if (queue.length === 0) shortSince = performance.now();
  };

  let due = performance.now() + TICK;
  const clock = setInterval(() => {
    lag = Math.max(0, performance.now() - due);
    due = performance.now() + TICK;
    const limit = patience();
    while (queue[0] && performance.now() - queue[0].since > limit) queue.shift()!.no(busy());
  }, TICK);
  clock.unref();

  return {
    enter(): Promise<() => void> {
      if (lag > limits.lag || queue.length >= limits.waiting) return Promise.reject(busy());
      if (inside < limits.atOnce && queue.length === 0) {
        inside++;
        return Promise.resolve(leave);
      }
      return new Promise((resolve, reject) => {
        queue.push({ since: performance.now(), go: () => resolve(leave), no: reject });
      });
    },
    inside: () => inside,
    waiting: () => queue.length,
    close: () => clearInterval(clock),
  };
}

export type Gate = ReturnType<typeof openGate>;

/** What must be answered however busy it is, and costs next to nothing. */
const ALWAYS = /^\/(assets\/|healthz$|readyz$|metrics$|favicon)/;

export function shed(gate: Gate = openGate()) {
  count(gate);
  return createMiddleware<Env>(async (c, next) => {
    if (ALWAYS.test(c.req.path)) return next();
    const leave = await gate.enter();
    try {
      await next();
    } finally {
      leave();
    }
  });
}

function count(gate: Gate) {
  for (const [name, help, value] of [
    ['samfrid_http_inside', 'Requests at work.', gate.inside],
    ['samfrid_http_waiting', 'Requests that wait for their turn.', gate.waiting],
  ] as const) {
    metrics.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      registers: [metrics],
      collect() {
        this.set(value());
      },
    });
  }
}
