import { getConnInfo } from '@hono/node-server/conninfo';
import type { Ctx } from '#platform/http/router.ts';

export const CALLER_HEADER = 'x-samfrid-caller';

export type LibraryAnswer = { ok: boolean; status: number; data: Record<string, unknown>; headers: Headers };

/**
 * Asks the sign-in library as if over HTTP, so that its throttling counts: one way in for every form of ours. The
 * caller's address goes in a header that nobody outside can set, because the request is made here.
 */
export async function askLibrary(c: Ctx, path: string, body?: Record<string, unknown>): Promise<LibraryAnswer> {
  const { auth, config } = c.get('house');
  const headers = new Headers({ origin: config.publicUrl, [CALLER_HEADER]: callerOf(c) });
  for (const name of ['cookie', 'user-agent']) {
    const value = c.req.header(name);
    if (value) headers.set(name, value);
  }
  if (body) headers.set('content-type', 'application/json');
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { method: 'GET', headers };
  const answer = await auth.handler(new Request(`${config.publicUrl}/api/auth${path}`, init));
  const data = (await answer.json().catch(() => ({}))) as Record<string, unknown> | null;
  return { ok: answer.ok, status: answer.status, data: data ?? {}, headers: answer.headers };
}

/** The caller's network address; from the proxy's header only where the operator says there is a proxy. */
export function callerOf(c: Ctx): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (c.get('house').config.trustProxy && forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown'; // a request made inside the process, as tests do
  }
}
