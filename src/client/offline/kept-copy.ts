import type { Copy } from '../../modules/handbook/offline/make-copy.tsx';

// What lies in the browser: one cache with one copy, told of at an address of its own in it.
export const HOME = '/handbook/offline/';
/** Where a copy is made; with the network gone the worker answers here with what is kept. */
export const PLACE = '/handbook/offline';
const ABOUT = `${HOME}.copy`;
const NAME = /^handbook-/;

/** What the worker must know of a copy besides its pages. */
export type About = Omit<Copy, 'pages' | 'pictures'> & {
  /** In milliseconds, by this device's clock. */
  savedAt: number;
  /** It is known that something newer exists. */
  newer: boolean;
};
export type Kept = { about: About; cache: Cache };

/** The copy that is whole; null where none is. */
export async function findKept(): Promise<Kept | null> {
  for (const name of (await caches.keys()).filter((one) => NAME.test(one)).reverse()) {
    const cache = await caches.open(name);
    const about = await cache.match(ABOUT);
    if (about) return { about: (await about.json()) as About, cache };
  }
  return null;
}

/** Written last: a copy that was broken off in the middle is none. */
export const tell = (cache: Cache, about: About): Promise<void> =>
  cache.put(ABOUT, new Response(JSON.stringify(about), { headers: { 'Content-Type': 'application/json' } }));

/** A place for a new copy beside the one that is kept. */
export async function newCache(): Promise<{ name: string; cache: Cache }> {
  const name = `handbook-${Date.now()}`;
  return { name, cache: await caches.open(name) };
}

/** Removes every copy but the one of this name. */
export async function forget(but?: string): Promise<void> {
  for (const name of await caches.keys()) if (NAME.test(name) && name !== but) await caches.delete(name);
}
