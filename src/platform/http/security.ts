import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { problem } from '#platform/api/problem.ts';
import { t } from '#platform/api/texts.ts';
import { NotFound } from './failures.ts';
import type { Env } from './router.ts';

/** No inline script or style, nothing from a third party, no frame around us. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  crossOriginResourcePolicy: 'same-origin',
  strictTransportSecurity: 'max-age=63072000; includeSubDomains',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
});

/** A file is saved, not shown. Should a browser show it all the same, it may do nothing there, whatever is in it (ASVS 3.2.1). */
export const boxedFiles = createMiddleware<Env>(async (c, next) => {
  await next();
  if (!c.res.headers.get('Content-Disposition')?.startsWith('attachment')) return;
  c.res.headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
});

/**
 * A page that is made to be shown within another system says itself within whose; no other page may be framed
 * (docs/decisions/0029). Its form may lead back there: browsers hold a redirect against form-action too.
 */
export const framed = createMiddleware<Env>(async (c, next) => {
  await next();
  const origins = c.get('framedBy')?.join(' ');
  if (!origins) return;
  const policy = c.res.headers.get('Content-Security-Policy') ?? '';
  c.res.headers.set(
    'Content-Security-Policy',
    policy
      .replace("frame-ancestors 'none'", `frame-ancestors ${origins}`)
      .replace("form-action 'self'", `form-action 'self' ${origins}`),
  );
  c.res.headers.delete('X-Frame-Options');
});

/** An address with U+0000 in it names nothing: no text in the database has it, and asked for there it is an error. */
export const noEmptyCharacters = createMiddleware<Env>(async (c, next) => {
  if (/%00/.test(c.req.url)) throw new NotFound();
  return next();
});

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where an organisation's SAML provider has the browser post its answer: from another site by its nature, and judged by its signature. */
const POSTED_FROM_ELSEWHERE = /^\/sign-in\/saml\/[0-9a-f-]{36}\/acs$/;

/**
 * Refuses writes that another site made the browser send. Browsers say where a request comes from (Sec-Fetch-Site,
 * Origin); a client that says neither carries no one else's cookies and is no such attack (docs/decisions/0008).
 */
export const sameOriginOnly = createMiddleware<Env>(async (c, next) => {
  if (!HARMLESS.has(c.req.method) && !(c.req.method === 'POST' && POSTED_FROM_ELSEWHERE.test(c.req.path))) {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const ours = new Set([new URL(c.req.url).origin, new URL(c.get('house').config.publicUrl).origin]);
    const foreign = site ? site !== 'same-origin' && site !== 'none' : origin !== undefined && !ours.has(origin);
    if (foreign && c.req.path.startsWith('/api/')) return problem(c, 403, t.foreignSite());
    if (foreign) return c.text('Refused: the form was sent from another site.', 403);
  }
  return next();
});
