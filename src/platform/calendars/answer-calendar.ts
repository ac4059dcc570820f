import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/http/router.ts';

/** Answers a calendar, or 304 to one who has it already. `events`: when each last changed. */
export function answerCalendar(
  c: Ctx,
  text: string,
  events: readonly { updated: Date }[],
  file: string,
  caching: string,
): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const changed = Math.max(0, ...events.map(({ updated }) => updated.getTime()));
  const headers: Record<string, string> = { ETag: etag, 'Cache-Control': caching, Vary: 'Cookie' }; // the reader's language
  if (changed > 0) headers['Last-Modified'] = new Date(changed).toUTCString();
  // By the tag alone: an event that was taken away leaves no later time behind.
  const known = c.req
    .header('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.some((tag) => tag === etag || tag === '*')) return c.body(null, 304, headers);
  return c.body(text, 200, {
    ...headers,
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${file}"`,
  });
}
