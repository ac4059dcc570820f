// The worker that answers with the handbook when the network is gone. Its scope is /handbook/offline and it answers for what lies
// in the copy alone, and with a list of that where copies are made: every other address is the network's own, with or without one.
import { sayAge } from './age.ts';
import { type About, findKept, forget, HOME, type Kept, PLACE } from './kept-copy.ts';
import { askForNewer, saveCopy } from './save-copy.ts';
import { searchCopy } from './search-copy.ts';

/** What a worker hears, which the types of a page do not know. */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Heard = {
  install: Lasting;
  activate: Lasting;
  message: Lasting & MessageEvent<{ unit?: string } | null>;
  fetch: Lasting & { request: Request; respondWith(answer: Promise<Response>): void };
};
declare function addEventListener<K extends keyof Heard>(kind: K, hear: (event: Heard[K]) => void): void;
declare const skipWaiting: () => Promise<void>;
declare const clients: { claim(): Promise<void> };
/** How long a page waits to hear whether there is something newer, in milliseconds. */
const PATIENCE = 1_200;

addEventListener('install', (event) => event.waitUntil(skipWaiting()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('message', (event) => {
  const [port] = event.ports;
  const unit = event.data?.unit;
  if (!port || !unit) return;
  const saved = saveCopy(unit, (done, of) => port.postMessage({ done, of })).catch(() => false);
  event.waitUntil(saved.then((ok) => port.postMessage({ ok })));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || pathname.endsWith('.json')) return;
  const isPlace = pathname === PLACE || pathname === HOME;
  if (!isPlace && !pathname.startsWith(HOME)) return;
  if (request.method === 'GET') event.respondWith(isPlace ? answerPlace(request) : answer(request));
  // Another site's form can be sent here; it says where from.
  else if (request.method === 'POST' && request.referrer.startsWith(`${location.origin}/`)) event.respondWith(act(request));
});

/** The page where copies are made is the network's own; when that is gone, what is kept is listed there, for whoever has it bookmarked. */
async function answerPlace(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (gone) {
    const kept = await findKept();
    const list = await kept?.cache.match(HOME);
    if (!kept || !list) throw gone;
    return written(kept, list, null);
  }
}

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const kept = await findKept();
  const found = await kept?.cache.match(pathname);
  if (!kept || !found) return fetch(request);
  return written(kept, found, searchParams.get('q'));
}

/** A page of the copy with its age written in, and what was found for the words asked for. */
async function written(kept: Kept, found: Response, asked: string | null): Promise<Response> {
  if (!found.headers.get('content-type')?.startsWith('text/html')) return found;
  const about = { ...kept.about, newer: await newerSoon(kept) };
  const aged = (await found.text()).replace(
    /(data-age="">)[\s\S]*?(<\/div>)/,
    (_, before, after) => before + aging(about) + after,
  );
  const whole =
    asked === null
      ? aged
      : aged.replace(/(data-found="">)[\s\S]*?(<\/div>)/, (_, before, after) => before + finding(about, asked) + after);
  return new Response(whole, { headers: found.headers });
}

const newerSoon = ({ about, cache }: Kept): Promise<boolean> =>
  Promise.race([
    askForNewer(about, cache).catch(() => about.newer),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(about.newer), PATIENCE)),
  ]);

function aging(about: About): string {
  const { age, warnings } = sayAge(about, Date.now());
  return `<p>${escaped(age)}</p>${warnings.map((words) => `<p class="offline-warning" role="status">${escaped(words)}</p>`).join('')}`;
}

function finding(about: About, asked: string): string {
  const hits = searchCopy(about, asked);
  const { foundNone, foundOne, foundOther } = about.says;
  const said = (hits.length === 0 ? foundNone : hits.length === 1 ? foundOne : foundOther)
    .replace('{count}', String(hits.length))
    .replace('{words}', () => asked.slice(0, 100).toWellFormed());
  const items = hits.map(
    ({ address, title, line }) => `<li><a href="${escaped(address)}">${escaped(title)}</a><span>${escaped(line)}</span></li>`,
  );
  return `<p role="status">${escaped(said)}</p><ul class="offline-list">${items.join('')}</ul>`;
}

/** The two buttons at the foot of every page of a copy. */
async function act(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const kept = await findKept();
  if (!kept) return fetch(request);
  if (pathname === `${HOME}remove`) {
    await forget();
    return saying(kept, kept.about.says.removed);
  }
  const saved = await saveCopy(kept.about.unit, () => {}).catch(() => false);
  return saved ? Response.redirect(`${HOME}${kept.about.unit}`, 303) : saying(kept, kept.about.says.failed);
}

const saying = ({ about: { name } }: Kept, words: string): Response =>
  new Response(
    `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Samfrid</title><main><h1>${escaped(name)}</h1><p role="status">${escaped(words)}</p><p><a href="/handbook/offline">Samfrid</a></p></main>`,
    { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" } },
  );

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
