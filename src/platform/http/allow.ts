import { createMiddleware } from 'hono/factory';
import { sql } from 'kysely';
import { sessionToken } from '#platform/auth/session-cookie.ts';
import type { Tx } from '#platform/db/db.ts';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { languageChosen } from './begin-page.ts';
import { NotFound, SignInFirst } from './failures.ts';
import { here, type Viewer, withHere } from './here.ts';
import type { Ctx, Env } from './router.ts';

type Entered = { person_id: string; name: string; language: string; workplace: string | null; permissions: string[] };

/** What each route's guard asks for; a house test lists routes that have none. */
export const guards = new WeakMap<object, string>();

/** Lets in whoever has the permission somewhere; the row policies decide which rows. Opens the transaction as the person. */
export function allow(permission: string) {
  return guard(permission, (viewer) => {
    if (!viewer) throw new SignInFirst();
    if (!viewer.permissions.has(permission)) throw new NotFound();
  });
}

/** Lets anyone in, signed in or not. */
export const anyone = () => guard('anyone', () => {});

function guard(name: string, check: (viewer: Viewer | null) => void) {
  const middleware = createMiddleware<Env>(async (c, next) => {
    const { app } = c.get('house');
    const work = async (tx: Tx) => {
      const viewer = await enter(c, tx);
      const locale = languageOf(c, viewer);
      const menu = inLocale(locale, () => (viewer ? (here().menuOf?.(viewer.permissions) ?? []) : []));
      const context = { ...here(), locale, viewer, menu };
      c.set('here', context); // for an error page, which is made outside
      check(viewer);
      c.set('tx', tx);
      if (viewer) c.set('viewer', viewer);
      await inLocale(locale, () => withHere(context, next));
      // Hono has already answered a thrown error: thrown again, so that the transaction rolls back.
      if (c.error) throw c.error;
    };
    await app.db
      .transaction()
      .execute(work)
      .catch((error: unknown) => {
        if (!c.error || error !== c.error) throw error;
      });
  });
  guards.set(middleware, name);
  return middleware;
}

const chosen = new WeakMap<Viewer, Locale>();

function languageOf(c: Ctx, viewer: Viewer | null): Locale {
  // Another system has no cookie and says which language its people read.
  if (c.req.path.startsWith('/api/') && /^\s*en\b/i.test(c.req.header('accept-language') ?? '')) return 'en';
  return languageChosen(c) ?? (viewer && chosen.get(viewer)) ?? 'sv';
}

async function enter(c: Ctx, tx: Tx): Promise<Viewer | null> {
  const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = key ? null : sessionToken(c.req.header('cookie') ?? '', c.get('house').config);
  if (!key && !token) return null;
  const { rows } = key
    ? await sql<Entered>`select * from auth.enter_with_key(${key})`.execute(tx)
    : await sql<Entered>`select * from auth.enter(${token})`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const viewer = { personId: row.person_id, name: row.name, workplace: row.workplace, permissions: new Set(row.permissions) };
  chosen.set(viewer, row.language as Locale);
  return viewer;
}
