import { forgetAll } from './editor/keepsake.ts';

/** What the browser kept of unsaved words is forgotten when they are saved (the answer says so in its address), and at sign-out. */
export function forgetKeptWords(): void {
  const saved = /^\/handbook\/versions\/[0-9a-f-]{36}/.exec(location.pathname)?.[0];
  if (saved && location.hash === '#sparat') {
    forgetAll(`${saved}/edit`);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  document.addEventListener('submit', (event) => {
    if (event.target instanceof HTMLFormElement && new URL(event.target.action).pathname === '/sign-out') {
      forgetAll();
      forgetAll('', 'tab');
    }
  });
}
