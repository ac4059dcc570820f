import { STATUS_CODES } from 'node:http';
import type { Handler } from 'hono';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { troubleOf } from '#platform/db/trouble.ts';
import { guards } from '#platform/http/allow.ts';
import { isId } from '#platform/http/param.ts';
import type { Ctx, Env } from '#platform/http/router.ts';
import { Unavailable } from '#platform/http/unavailable.ts';
import { log } from '#platform/log.ts';
import { ScimError, takenBySomebody } from './protocol/scim-error.ts';

export const SCIM = '/scim/v2';
/** What a route of the directory's asks for, in the list of routes. */
export const BY_KEY = 'directory key';

/** A request of a directory's: its transaction sees what it has told, and nothing else. */
export type Asked = { c: Ctx; tx: Tx; directory: string };
type Answer = { status: 200 | 201 | 204 | 304; body?: unknown; headers?: Record<string, string> };

/** A route of the directory's own door: opens the transaction as the directory whose key was sent, and answers as SCIM does. */
export function scim(work: (asked: Asked) => Promise<Answer>): Handler<Env> {
  const handler = async (c: Ctx): Promise<Response> => {
    const key = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const entered: { directory: string | null } = { directory: null };
    try {
      const answer = await c
        .get('house')
        .app.db.transaction()
        .execute(async (tx) => {
          const { rows } = await sql<{ id: string | null }>`select organisation.enter_as_directory(${key}) as id`.execute(tx);
          const directory = rows[0]?.id;
          if (!directory) throw new ScimError('wrongKey');
          entered.directory = directory;
          return work({ c, tx, directory });
        });
      return said(c, answer.status, answer.body, answer.headers);
    } catch (error) {
      return await refused(c, asScim(error, c), entered.directory);
    }
  };
  guards.set(handler, BY_KEY);
  return handler;
}

/** "Not now" is said by the house, one way for all; directories come again. */
function asScim(error: unknown, c: Ctx): ScimError {
  if (error instanceof ScimError) return error;
  if (error instanceof Unavailable || troubleOf(error as Error)) throw error;
  const taken = takenBySomebody(error);
  if (taken) return taken;
  // The message of a database error may quote a value: only its kind and place are logged.
  const { name, stack, code, constraint } = error as Error & { code?: string; constraint?: string };
  log.error({ name, code, constraint, at: stack?.split('\n').slice(1, 6), route: c.req.routePath, method: c.req.method }, 'bug');
  return new ScimError('broken');
}

async function refused(c: Ctx, error: ScimError, directory: string | null): Promise<Response> {
  if (directory) await note(c, error, directory);
  const headers = error.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="samfrid-scim"' } : undefined;
  return said(c, error.status, error.body(), headers);
}

/** Kept apart from the request, which is undone. Looking for what is not there is how directories work, and no fault. */
async function note(c: Ctx, error: ScimError, directory: string): Promise<void> {
  if (error.status === 404 && c.req.method === 'GET') return;
  const request = `${c.req.method} ${c.req.path.slice(SCIM.length + 1).split('/')[0]}`;
  await sql`select organisation.note_directory_fault(${directory}, ${request}, ${error.status}, ${error.reason}, ${error.what})`
    .execute(c.get('house').app.db)
    .catch(() => log.warn({ status: error.status, phrase: STATUS_CODES[error.status] }, 'a directory fault could not be noted'));
}

function said(c: Ctx, status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = body === undefined || status === 204 || status === 304 ? null : JSON.stringify(body);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (text !== null) c.header('Content-Type', 'application/scim+json; charset=utf-8');
  return c.newResponse(text, status as 200);
}

/** The body of a POST, PUT or PATCH. */
export async function readJson(c: Ctx): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ScimError('unreadable');
  }
}

export const locationOf = (c: Ctx, kind: 'Users' | 'Groups', id: string): string =>
  `${c.get('house').config.publicUrl}${SCIM}/${kind}/${id}`;

/** What is no id is not there. */
export function idOf(c: Ctx): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new ScimError('notHere');
  return id.toLowerCase();
}

export const etag = (version: number): string => `W/"${version}"`;

/** RFC 7644, 3.14: what has changed since it was read is not written over. */
export function checkVersion(c: Ctx, version: number): void {
  const wanted = c.req.header('if-match');
  if (wanted === undefined || wanted.trim() === '*') return;
  if (!wanted.split(',').some((one) => plain(one) === plain(etag(version)))) throw new ScimError('wrongVersion');
}

export const isKnown = (c: Ctx, version: number): boolean =>
  c.req
    .header('if-none-match')
    ?.split(',')
    .some((one) => one.trim() === '*' || plain(one) === plain(etag(version))) ?? false;

const plain = (tag: string) => tag.trim().replace(/^W\//, '');
