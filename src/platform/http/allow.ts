import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { sql } from 'kysely';
import type { Level } from '#platform/access/assurance.ts';
import { knock } from '#platform/access/knock.ts';
import { type Door, recordRefusal } from '#platform/audit/record-refusal.ts';
import { sessionToken } from '#platform/auth/session-cookie.ts';
import type { Tx } from '#platform/db/db.ts';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { languageChosen } from './begin-page.ts';
import { NotFound, SignInFirst, StepUp } from './failures.ts';
import { here, type Viewer, withHere } from './here.ts';
import type { Ctx, Env } from './router.ts';

type Entered = {
  person_id: string;
  name: string;
  language: string;
  workplace: string | null;
  permissions: string[];
  held: string[];
  level: Level;
};

/** What each route's guard asks for; a house test lists routes that have none. */
export const guards = new WeakMap<object, string>();

/** Lets in whoever has the permission somewhere; the row policies decide which rows. Opens the transaction as the person. */
export function allow(permission: string) {
  return guard(permission, (viewer) => {
    if (!viewer) throw new SignInFirst();
    if (viewer.permissions.has(permission)) return;
    if (viewer.held.has(permission)) throw stepUpTo(permission, viewer);
    throw new NotFound();
  });
}

function stepUpTo(permission: string, viewer: Viewer): StepUp {
  const { level, fresh } = here().assuranceOf?.(permission) ?? { level: 2 };
  return new StepUp(level, viewer.level >= level && fresh !== undefined);
}

/** Lets anyone in, signed in or not. Who has only half signed in (level 1) is a visitor still. */
export const anyone = () => guard('anyone', () => {});

function guard(name: string, check: (viewer: Viewer | null) => void) {
  const middleware = createMiddleware<Env>(async (c, next) => {
    const { app } = c.get('house');
    const door = { permission: name, route: routePath(c) };
    let came: Viewer | null = null;
    const work = async (tx: Tx) => {
      const entered = await enter(c, tx, name);
      const half = entered?.level === 1 && !entered.permissions.has(name);
      const viewer = half ? null : entered;
      if (half) await sql`select set_config('app.person', '', true)`.execute(tx);
      const locale = languageOf(c, viewer);
      const menu = inLocale(locale, () => (viewer ? (here().menuOf?.(viewer.held) ?? []) : []));
      const context = { ...here(), locale, viewer, menu };
      c.set('here', context); // for an error page, which is made outside
      came = viewer;
      if (half && name !== 'anyone') throw new StepUp(2, false);
      check(viewer);
      c.set('tx', tx);
      if (viewer) c.set('viewer', viewer);
      await inLocale(locale, () => withHere(context, next));
      // Hono has already answered a thrown error: thrown again, so that the transaction rolls back.
      if (c.error) throw c.error;
    };
    try {
      await app.db.transaction().execute(work);
      const make = c.get('afterwards');
      if (make) {
        forgetAnswer(c);
        c.res = await make();
      }
    } catch (error) {
      await refused(c, came, door, error);
      if (came && error instanceof NotFound) knock(c.get('house'), came, c.req.url);
      if (c.error && error === c.error) return;
      forgetAnswer(c);
      throw error;
    }
  });
  guards.set(middleware, name);
  return middleware;
}

/** A refusal is written down too; where it cannot be, that is what is answered. */
async function refused(c: Ctx, viewer: Viewer | null, door: Door, error: unknown): Promise<void> {
  if (!viewer) return;
  try {
    await recordRefusal(c, viewer, door, error);
  } catch (unwritten) {
    forgetAnswer(c);
    throw unwritten;
  }
}

/**
 * The answer was ready, and the commit failed: what it shows was not written in the log. Nothing of it may leave, neither
 * body nor headers (a file's name, a sentence for the next page). Setting it twice is how Hono lets go of old headers.
 */
function forgetAnswer(c: Ctx): void {
  c.res = undefined;
  c.res = new Response();
}

/**
 * For an answer that takes its time to make of what was read: the transaction ends first, so that no connection is held while it is
 * made, and what was to be recorded is. `make` has no database; what it throws is answered like every fault.
 */
export function afterwards(c: Ctx, make: () => Promise<Response>): Response {
  c.set('afterwards', make);
  return new Response(null, { status: 204 });
}

const chosen = new WeakMap<Viewer, Locale>();

function languageOf(c: Ctx, viewer: Viewer | null): Locale {
  // Another system has no cookie and says which language its people read.
  if (c.req.path.startsWith('/api/') && /^\s*en\b/i.test(c.req.header('accept-language') ?? '')) return 'en';
  return languageChosen(c) ?? (viewer && chosen.get(viewer)) ?? 'sv';
}

/** Also says by which permission she came in: the log finds as which role she acts by it. */
async function enter(c: Ctx, tx: Tx, permission: string): Promise<Viewer | null> {
  // A key is for the API: it opens no page, and so makes no further key either.
  const key = c.req.path.startsWith('/api/') ? /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] : undefined;
  const token = key ? null : sessionToken(c.req.header('cookie') ?? '', c.get('house').config);
  if (!key && !token) return null;
  const { rows } = key
    ? await sql<Entered>`select *, set_config('app.permission', ${permission}, true) from auth.enter_with_key(${key})`.execute(tx)
    : await sql<Entered>`select *, set_config('app.permission', ${permission}, true) from auth.enter(${token})`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const viewer = {
    personId: row.person_id,
    name: row.name,
    workplace: row.workplace,
    permissions: new Set(row.permissions),
    held: new Set(row.held),
    level: row.level,
  };
  chosen.set(viewer, row.language as Locale);
  return viewer;
}
