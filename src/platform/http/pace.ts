// How often one may ask: so many requests a second, and a store for a while of clicking. Who is signed in has a store of
// her own, so that five hundred behind the municipality's one address never share one. Counted in each process, not in
// the database, which is what is to be spared (docs/decisions/0017); guessing of passwords is counted in the database.
import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { callerOf } from '#platform/auth/library.ts';
import { sessionToken } from '#platform/auth/session-cookie.ts';
import type { Env } from './router.ts';
import { Unavailable } from './unavailable.ts';

export type Pace = { store: number; perSecond: number };

/** A person in a browser; a key of the API; and all together who come from one address without having signed in. */
export const PACES = {
  person: { store: 600, perSecond: 30 },
  key: { store: 600, perSecond: 30 },
  address: { store: 3_000, perSecond: 100 },
} satisfies Record<string, Pace>;

const MOST_STORES = 50_000;

type Store = { left: number; at: number; known: boolean };

export function openPaces(
  paces: Readonly<Record<keyof typeof PACES, Pace>> = PACES,
  now: () => number = () => performance.now(),
) {
  const stores = new Map<string, Store>();

  const storeOf = (kind: keyof typeof PACES, id: string): Store => {
    const { store, perSecond } = paces[kind];
    const name = `${kind}:${id}`;
    const found = stores.get(name);
    const at = now();
    const left = found ? Math.min(store, found.left + ((at - found.at) / 1000) * perSecond) : store;
    const fresh = { left, at, known: found?.known ?? false };
    stores.delete(name); // and to the end of the line: who asked longest ago is forgotten first
    stores.set(name, fresh);
    if (stores.size > MOST_STORES) stores.delete(stores.keys().next().value as string);
    return fresh;
  };

  /** Takes one; throws when there is none, with how long until there is. */
  const take = (kind: keyof typeof PACES, id: string): Store => {
    const store = storeOf(kind, id);
    if (store.left < 1) throw new Unavailable('too often', Math.max(1, Math.ceil((1 - store.left) / paces[kind].perSecond)));
    store.left--;
    return store;
  };

  return { take, size: () => stores.size };
}

const digest = (secret: string) => createHash('sha256').update(secret).digest('base64');
const EXEMPT = /^\/(assets\/|healthz$|readyz$|metrics$|favicon)/;

export function keepPace(paces = openPaces()) {
  return createMiddleware<Env>(async (c, next) => {
    if (EXEMPT.test(c.req.path)) return next();
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    // A cookie with our signature was given to one who signed in: nobody can make up another.
    const session = key ? null : sessionToken(c.req.header('cookie') ?? '', c.get('house').config);
    if (session) paces.take('person', digest(session));
    if (!session && !key) paces.take('address', callerOf(c));
    if (!key) return next();
    const store = paces.take('key', digest(key));
    // A key can be made up: until it has opened something it counts for the address as well.
    if (!store.known) paces.take('address', callerOf(c));
    await next();
    if (c.res.status !== 401) store.known = true;
  });
}
