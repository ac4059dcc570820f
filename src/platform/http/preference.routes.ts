import { keepCookie } from './cookies.ts';
import { readPosted } from './form.ts';
import { type Ctx, router } from './router.ts';

const YEAR = 60 * 60 * 24 * 365;

/** Language and light or dark: asked for by the reader, kept in her browser (LEK 9:28: an expressly requested service). */
export const preferenceRoutes = router()
  .post('/language', (c) => keep(c, 'language', 'locale', ['sv', 'en']))
  .post('/appearance', (c) => keep(c, 'appearance', 'scheme', ['light', 'dark', 'auto']));

async function keep(c: Ctx, cookie: string, field: string, options: string[]): Promise<Response> {
  const form = await readPosted(c);
  const value = String(form.get(field));
  if (options.includes(value)) keepCookie(c, cookie, value, YEAR);
  return c.redirect(withinHouse(String(form.get('next'))), 303);
}

/** A path of ours, or the start page: never an address elsewhere. */
export const withinHouse = (path: string): string => (/^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/');
