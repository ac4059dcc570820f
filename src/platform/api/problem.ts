import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error of the API as RFC 9457 says it. `detail` is a sentence for people. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  more: Record<string, unknown> = {},
): Response {
  return c.json({ type: 'about:blank', title, status, detail, ...more }, status, { 'Content-Type': 'application/problem+json' });
}
