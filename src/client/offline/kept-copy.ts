// What lies in the browser: one cache with one copy, told of at an address of its own in it.
export const HOME = '/handbook/offline/';
/** Where a copy is made; with the network gone the worker answers here with what is kept. */
export const PLACE = '/handbook/offline';
const ABOUT = `${HOME}.copy`;
const NAME = /^handbook-/;

/** What the worker must know of a copy besides its pages. `savedAt` in milliseconds, by this device's clock. */
export type About = {
  unit: string;
  name: string;
  stamp: string;
  savedAt: number;
  /** It is known that something newer exists. */
  newer: boolean;
  words: readonly { address: string; title: string; text: string; terms: readonly string[] }[];
  says: {
    saved: string;
    ageNone: string;
    ageOne: string;
    ageOther: string;
    old: string;
    oldAfter: number;
    newer: string;
    removed: string;
    failed: string;
    foundOne: string;
    foundOther: string;
    foundNone: string;
  };
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

export const newCache = (): Promise<Cache> => caches.open(`handbook-${Date.now()}`);

/** Removes every copy but the one that is named. */
export async function forget(but: Cache | null = null): Promise<void> {
  for (const name of await caches.keys()) {
    if (!NAME.test(name)) continue;
    const about = but && (await (await caches.open(name)).match(ABOUT));
    const same = about && ((await about.json()) as About).savedAt === (await aboutOf(but))?.savedAt;
    if (!same) await caches.delete(name);
  }
}

const aboutOf = async (cache: Cache): Promise<About | null> => {
  const found = await cache.match(ABOUT);
  return found ? ((await found.json()) as About) : null;
};
