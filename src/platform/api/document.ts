import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from '#platform/http/router.ts';

export type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;

/** The API described in OpenAPI 3.1, out of the same routes that answer. */
export function describe(api: OpenAPIHono<Env>, publicUrl: string): Document {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key made with `npm run samfrid -- token create`. It may what its person may, or less where it has scopes.',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: `${publicUrl.startsWith('https:') ? '__Host-' : ''}samfrid.session_token`,
    description: 'The session of someone signed in, for pages of the same site.',
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Samfrid',
      version: '1',
      description: [
        'Organisations, courses, occasions, sign-ups, completions and coverage. One more door on the same acts and rules as the pages: a key sees what its person sees.',
        '**Lists** come in pages: `limit` (1–200) and `cursor`. They are ordered by when a thing was entered, which never changes: nothing is passed over or comes twice while rows are added.',
        '**Times** are RFC 3339 in UTC. A day is a Swedish day.',
        '**Errors** are problem details (RFC 9457). What is absent and what is not yours look the same: 404.',
        '**Idempotency-Key** is honoured on every POST of a person’s, for two days; what a case system posts is once only by its own `id`. The same key with the same request is answered as before, with `Idempotency-Replayed: true`, and nothing is done. A refused request did nothing and may be sent again.',
        'Names are in snake_case. Members may be added; what is here keeps its meaning within version 1.',
      ].join('\n\n'),
      license: { name: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
  });
}
