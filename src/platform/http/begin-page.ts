import { createMiddleware } from 'hono/factory';
import type { Assurance } from '#platform/access/assurance.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Module } from '#platform/module.ts';
import { dropCookie, keepCookie, readCookie } from './cookies.ts';
import { type Here, type MenuItem, withHere } from './here.ts';
import type { Ctx, Env } from './router.ts';

export type Assets = { css: readonly string[]; js: readonly string[] };

/** Starts every request's page: address, style sheets, menu, and a sentence left by the request before. */
export const beginPage = (assets: Assets, modules: readonly Module[]) => {
  const assurance = new Map(modules.flatMap((module) => Object.entries(module.assurance ?? {})));
  const assuranceOf = (permission: string): Assurance => assurance.get(permission) ?? { level: 2 };
  return createMiddleware<Env>(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const flash = c.req.method === 'GET' ? takeFlash(c) : null;
    const demo = c.get('house').config.mode === 'demo';
    const context: Here = {
      locale: languageChosen(c) ?? 'sv',
      path: pathname + search,
      viewer: null,
      menu: [],
      assets,
      demo,
      flash,
      scheme: schemeOf(c),
      menuOf: menuOf(modules),
      assuranceOf,
    };
    await withHere(context, next);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
};

/** The language the reader chose in this browser. */
export const languageChosen = (c: Ctx): Locale | null => {
  const chosen = readCookie(c, 'language');
  return chosen === 'sv' || chosen === 'en' ? chosen : null;
};

const schemeOf = (c: Ctx) => {
  const chosen = readCookie(c, 'appearance');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
};

/** The menu in the reader's language, of what she may. */
const menuOf =
  (modules: readonly Module[]) =>
  (permissions: ReadonlySet<string>): MenuItem[] =>
    modules
      .flatMap(({ menu }) => menu)
      .filter((entry) => permissions.has(entry.permission))
      .map(({ href, label }) => ({ href, label: label() }));

const FLASH = 'flash';

/** Leads on after a post, with a sentence that the next page shows once. */
export function redirect(c: Ctx, to: string, flash?: string): Response {
  if (flash) keepCookie(c, FLASH, Buffer.from(flash).toString('base64url'), 60);
  return c.redirect(to, 303);
}

function takeFlash(c: Ctx): string | null {
  const left = readCookie(c, FLASH);
  // A picture or a feed fetched in between must not eat the sentence meant for a page.
  if (!left || !c.req.header('accept')?.includes('text/html')) return null;
  dropCookie(c, FLASH);
  return Buffer.from(left, 'base64url').toString().slice(0, 500);
}
