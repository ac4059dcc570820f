// Who comes in here is no person: a case system with its key, or whoever was sent by one with a link.
import { createMiddleware } from 'hono/factory';
import { sql } from 'kysely';
import { Problem } from '#platform/api/problem.ts';
import { guards } from '#platform/http/allow.ts';
import { NotFound, Refused, SignInFirst } from '#platform/http/failures.ts';
import { here, withHere } from '#platform/http/here.ts';
import type { Ctx, Env } from '#platform/http/router.ts';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { log } from '#platform/log.ts';

/** What the routes ask for, in the list of routes. */
export const BY_KEY = 'case system key';
export const BY_LINK = 'question link';

/** Opens the transaction as the case system whose key was sent. A person's key or session opens nothing here. */
export const asCaseSystem = createMiddleware<Env>(async (c, next) => {
  const key = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const entered: { system: string | null } = { system: null };
  try {
    await inTransaction(c, languageAsked(c), async () => {
      const { rows } = await sql<{ id: string | null }>`select screening.enter_as_case_system(${key}) as id`.execute(c.var.tx);
      entered.system = rows[0]?.id ?? null;
      if (!entered.system) throw new SignInFirst();
      await next();
    });
  } catch (error) {
    if (entered.system) await note(c, key, error);
    return thrownOn(c, error);
  }
});
guards.set(asCaseSystem, BY_KEY);

/** Opens the transaction as nobody: the link's own functions say whose it is. No cookie is looked at. */
export const byLink = createMiddleware<Env>(async (c, next) => {
  try {
    await inTransaction(c, languageAsked(c), next);
  } catch (error) {
    return thrownOn(c, error);
  }
});
guards.set(byLink, BY_LINK);

function inTransaction(c: Ctx, locale: Locale, work: () => Promise<void>): Promise<void> {
  const context = { ...here(), locale, viewer: null, menu: [], flash: null };
  c.set('here', context);
  return c
    .get('house')
    .app.db.transaction()
    .execute(async (tx) => {
      c.set('tx', tx);
      await inLocale(locale, () => withHere(context, work));
      // Hono has already answered a thrown error: thrown again, so that the transaction rolls back.
      if (c.error) throw c.error;
    });
}

/** Where the commit failed, nothing of an answer made before it may leave. */
function thrownOn(c: Ctx, error: unknown): void {
  if (c.error && error === c.error) return;
  c.res = undefined;
  c.res = new Response();
  throw error;
}

/** Kept apart from the request, which is undone. Looking for a receipt that is not there yet is how they work, and no fault. */
async function note(c: Ctx, key: string, error: unknown): Promise<void> {
  const status = statusOf(error);
  if (!status || (status === 404 && c.req.method === 'GET')) return;
  const request = `${c.req.method} ${c.req.path.split('/')[4] ?? ''}`;
  const fields = error instanceof Problem ? error.errors.map(({ field }) => field).filter((name) => OURS.has(name)) : [];
  await sql`select screening.note_case_system_fault(screening.enter_as_case_system(${key}), ${request}, ${status}, ${fields.join(', ') || null})`
    .execute(c.get('house').app.db)
    .catch(() => log.warn({ status }, 'a case system fault could not be noted'));
}

function statusOf(error: unknown): number | null {
  if (error instanceof Problem) return error.status;
  if (error instanceof NotFound) return 404;
  return error instanceof Refused ? 409 : null;
}

/** Field names that may be kept: a name sent by mistake could be anybody's. */
const OURS = new Set(
  [
    'id',
    'unit',
    'channel',
    'opened_at',
    'closed_at',
    'outcome',
    'reason',
    'children',
    'offered',
    'accepted',
    'ask_again_on',
  ].concat(['client', 'return_to', 'state', 'due_until', 'limit', 'cursor']),
);

/** By `lang` in the address, else as the browser or the caller says; Swedish where neither does. */
function languageAsked(c: Ctx): Locale {
  const asked = c.req.query('lang');
  if (asked === 'sv' || asked === 'en') return asked;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'sv';
}
