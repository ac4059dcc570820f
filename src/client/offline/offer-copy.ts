import { sayAge } from './age.ts';
import worker from './handbook-worker.ts?worker&url';
import { findKept, forget, HOME, PLACE } from './kept-copy.ts';

/** Shows on /handbook/offline what can be done: save the handbook here, and what is saved already. */
export async function offerCopy(): Promise<void> {
  const part = document.querySelector<HTMLElement>('[data-offline]');
  if (!part || !('serviceWorker' in navigator) || !('caches' in window)) return;
  part.hidden = false;
  for (const without of document.querySelectorAll<HTMLElement>('[data-offline-without]')) without.hidden = true;
  part.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-do]') : null;
    if (!button) return;
    button.disabled = true;
    try {
      const kept = await findKept();
      if (button.dataset['do'] === 'remove') await remove(part);
      else await save(part, (button.dataset['do'] === 'refresh' && kept?.about.unit) || (part.dataset['offline'] ?? ''));
    } finally {
      button.disabled = false;
      await show(part);
    }
  });
  await show(part);
}

async function show(part: HTMLElement): Promise<void> {
  const kept = await findKept();
  const there = part.querySelector<HTMLElement>('[data-there]');
  const button = part.querySelector<HTMLElement>('[data-do="save"]');
  if (!there || !button) return;
  there.hidden = kept === null;
  // For another unit than the one that is kept, which it would take the place of.
  button.hidden = kept?.about.unit === part.dataset['offline'];
  if (!kept) return;
  const { age, warnings } = sayAge(kept.about, Date.now());
  there.querySelector('[data-name]')!.textContent = (part.dataset['copyOf'] ?? '').replace('{unit}', () => kept.about.name);
  there.querySelector('[data-address]')!.textContent = `${location.origin}${PLACE}`;
  there.querySelector('[data-open]')!.setAttribute('href', `${HOME}${kept.about.unit}`);
  there
    .querySelector('[data-age]')!
    .replaceChildren(paragraph(age), ...warnings.map((words) => paragraph(words, 'offline-warning')));
}

function paragraph(words: string, name = ''): HTMLElement {
  const element = document.createElement('p');
  element.textContent = words;
  if (name) element.className = name;
  return element;
}

async function save(part: HTMLElement, unit: string): Promise<void> {
  say(part, part.dataset['saving'] ?? '');
  const { port1, port2 } = new MessageChannel();
  const ended = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<{ ok?: boolean; done?: number; of?: number }>) => {
      if (data.ok !== undefined) resolve(data.ok);
      else say(part, (part.dataset['savingOf'] ?? '').replace('{done}', String(data.done)).replace('{of}', String(data.of)));
    };
  });
  try {
    const active = await begin();
    active.postMessage({ unit }, [port2]);
    say(part, (await ended) ? (part.dataset['saved'] ?? '') : (part.dataset['failed'] ?? ''));
  } catch {
    say(part, part.dataset['failed'] ?? '');
  }
}

/** The worker of this version, at work. This page may have come before it: it is waited for by hand. */
async function begin(): Promise<ServiceWorker> {
  const registration = await navigator.serviceWorker.register(worker, { scope: PLACE });
  // An older one answered for fewer addresses, and would go on doing so.
  for (const older of await navigator.serviceWorker.getRegistrations())
    if (older.scope !== registration.scope) await older.unregister();
  const coming = registration.installing ?? registration.waiting;
  if (coming && coming.state !== 'activated')
    await new Promise<void>((resolve, reject) => {
      coming.addEventListener('statechange', () => {
        if (coming.state === 'activated') resolve();
        if (coming.state === 'redundant') reject(new Error('the worker did not come to work'));
      });
    });
  if (!registration.active) throw new Error('no worker');
  return registration.active;
}

async function remove(part: HTMLElement): Promise<void> {
  await forget();
  const registration = await navigator.serviceWorker.getRegistration(PLACE);
  await registration?.unregister();
  say(part, part.dataset['removed'] ?? '');
}

const say = (part: HTMLElement, words: string): void => {
  const status = part.querySelector('[data-status]');
  if (status) status.textContent = words;
};
