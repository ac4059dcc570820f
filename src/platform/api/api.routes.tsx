import { createHash } from 'node:crypto';
import { anyone } from '#platform/http/allow.ts';
import { type Ctx, type Router, router } from '#platform/http/router.ts';
import type { Module } from '#platform/module.ts';
import { ApiPage } from './api.page.tsx';
import { describe } from './document.ts';
import { apiRouter } from './router.ts';

export const API = '/api/v1';

/** Every module's part of the API under one roof, its description, and the page that tells people of it. */
export function apiRoutes(modules: readonly Module[]): Router {
  const whole = apiRouter();
  for (const { api } of modules) if (api) whole.route(API, api);
  let made: { text: string; etag: string; document: ReturnType<typeof describe> } | undefined;
  const document = (c: Ctx) => {
    if (made) return made;
    const described = describe(whole, c.get('house').config.publicUrl);
    const text = JSON.stringify(described);
    made = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`, document: described };
    return made;
  };
  return router()
    .get(`${API}/openapi.json`, anyone(), (c) => {
      const { text, etag } = document(c);
      const headers = { ETag: etag, 'Cache-Control': 'public, max-age=300' };
      if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers);
      return c.body(text, 200, { ...headers, 'Content-Type': 'application/json' });
    })
    .get('/api', anyone(), (c) => c.html(<ApiPage document={document(c).document} />))
    .route('/', whole);
}
