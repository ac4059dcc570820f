import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '#platform/config.ts';

/**
 * The session's secret out of the cookie header, when its signature is ours; else null. It reads the cookie that Better
 * Auth writes (`secret.base64(hmac-sha256)`), so that a request need not go through the library (docs/decisions/0007).
 */
export function sessionToken(cookies: string, config: Pick<Config, 'secret'>): string | null {
  const raw = /(?:^|; )(?:__Host-)?samfrid\.session_token=([^;]+)/.exec(cookies)?.[1];
  if (!raw) return null;
  const [token, signature] = decode(raw).split('.');
  if (!token || !signature) return null;
  const wanted = createHmac('sha256', config.secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
