import type { Copy } from '../../modules/handbook/offline/make-copy.tsx';
import { type About, findKept, forget, HOME, newCache, tell } from './kept-copy.ts';

/** What a page out of a copy is told with: the same rules as when the server sent it, and nothing of who saved it. */
const KEPT_HEADERS = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy'];

/**
 * Fetches a unit's handbook whole and puts it in the place of what is kept. False, and nothing changed, where it cannot be had: no
 * network, not signed in, not hers.
 */
export async function saveCopy(unit: string, say: (done: number, of: number) => void): Promise<boolean> {
  const answer = await fetch(`${HOME}${unit}/copy.json`, { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok || answer.redirected || !answer.headers.get('content-type')?.includes('json')) return false;
  const { pages, pictures, ...about } = (await answer.json()) as Copy;
  const addresses = Object.keys(pages);
  const total = addresses.length + pictures.length + 1;
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  for (const rule of KEPT_HEADERS) {
    const said = answer.headers.get(rule);
    if (said) headers.set(rule, said);
  }
  const { name, cache } = await newCache();
  for (const [i, address] of addresses.entries()) {
    await cache.put(address, new Response(pages[address], { headers }));
    say(i + 1, total);
  }
  for (const [i, address] of [`${HOME}style.css`, ...pictures].entries()) {
    const file = await fetch(address, { cache: 'no-store' }).catch(() => null);
    // A picture that is gone is told by its words; without the style nothing is broken.
    if (file?.ok) await cache.put(address, await plain(file));
    say(addresses.length + i + 1, total);
  }
  await tell(cache, { ...about, savedAt: Date.now(), newer: false });
  await forget(name);
  return true;
}

/** Where it was led is not kept: a page asks for it here. */
const plain = async (file: Response) =>
  new Response(await file.blob(), { headers: { 'Content-Type': file.headers.get('content-type') ?? '' } });

/** Asks whether there is something newer, and remembers that; says nothing where nobody answers. */
export async function askForNewer(about: About, cache: Cache): Promise<boolean> {
  const answer = await fetch(`${HOME}${about.unit}/stamp.json`, { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok || answer.redirected || !answer.headers.get('content-type')?.includes('json')) return about.newer;
  const newer = ((await answer.json()) as { stamp: string }).stamp !== about.stamp;
  // Another copy may have been saved meanwhile.
  if (newer !== about.newer && (await findKept())?.about.savedAt === about.savedAt) await tell(cache, { ...about, newer });
  return newer;
}
