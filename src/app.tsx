// The whole application: what happens to every request, then the modules in menu order.
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { apiRoutes } from '#platform/api/api.routes.tsx';
import type { House } from '#platform/house.ts';
import { type Assets, beginPage } from '#platform/http/begin-page.ts';
import { sayGoodbye } from '#platform/http/closing.ts';
import { answerError, answerNotFound, TooLarge } from '#platform/http/errors.tsx';
import { measure } from '#platform/http/metrics.ts';
import { keepPace } from '#platform/http/pace.ts';
import type { Env } from '#platform/http/router.ts';
import { boxedFiles, framed, headers, noEmptyCharacters, sameOriginOnly } from '#platform/http/security.ts';
import { type Gate, shed } from '#platform/http/shed.ts';
import { modules } from './modules.ts';

const MOST_BYTES = 52 * 1024 * 1024;

/** `gate`: how many at once, and how long one waits; a test is patient. */
export function createApp(house: House, assets: Assets, clientFolder: string, gate?: Gate) {
  const app = new Hono<Env>();
  app.use(
    '/assets/*',
    headers,
    serveStatic({
      root: clientFolder,
      onFound: (path, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable');
        // Answers for the addresses of a saved handbook, and could for no others (docs/decisions/0034).
        if (/\/handbook-worker-[^/]+\.js$/.test(path)) c.header('Service-Worker-Allowed', '/handbook/offline');
      },
    }),
  );
  app.use(async (c, next) => {
    c.set('house', house);
    await next();
  });
  app.use(measure, boxedFiles, framed, headers);
  app.use(beginPage(assets, modules));
  app.use(sayGoodbye, keepPace(), shed(gate));
  app.use(noEmptyCharacters, sameOriginOnly);
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => {
        throw new TooLarge();
      },
    }),
  );
  for (const module of modules) app.route('/', module.routes);
  app.route('/', apiRoutes(modules));
  app.notFound(answerNotFound);
  app.onError(answerError);
  return app;
}
