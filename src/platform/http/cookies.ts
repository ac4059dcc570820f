// Cookies of our own. Over https their names begin with __Host-: the browser then takes them from this host alone, over
// https alone, so that no neighbour under the same domain can plant one (RFC 6265bis, 4.1.3.2).
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Ctx } from './router.ts';

export const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');

const named = (c: Ctx, name: string): string => (isHttps(c.get('house').config.publicUrl) ? `__Host-${name}` : name);

export const readCookie = (c: Ctx, name: string): string | undefined => getCookie(c, named(c, name));

/** Kept for so many seconds, unreadable to scripts. */
export function keepCookie(c: Ctx, name: string, value: string, seconds: number): void {
  const secure = isHttps(c.get('house').config.publicUrl);
  setCookie(c, named(c, name), value, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: seconds });
}

export const dropCookie = (c: Ctx, name: string): void => {
  deleteCookie(c, named(c, name), { path: '/', secure: isHttps(c.get('house').config.publicUrl) });
};
