// Closing without losing anyone: first the proxy is told (/readyz), then no more are let in, then those inside are
// awaited. Nobody's request is cut off by an upgrade.
import type { ServerType } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import type { Env } from './router.ts';

let closing = false;

export const isClosing = (): boolean => closing;

/** Says goodbye on every connection, so that a proxy's kept one is opened anew at another process. */
export const sayGoodbye = createMiddleware<Env>(async (c, next) => {
  await next();
  if (closing) c.header('Connection', 'close');
});

/**
 * Resolves when nobody is inside. `notice` is how many milliseconds it goes on serving as usual but for /readyz, so that
 * the proxy looks in between; `patience`, how long those inside may take.
 */
export async function closeDoors(server: ServerType, { notice, patience }: { notice: number; patience: number }): Promise<void> {
  closing = true;
  await new Promise((resolve) => setTimeout(resolve, notice));
  const empty = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience);
  await empty;
  clearTimeout(late);
}
