import { differing, fillIn, hasFields, readWords } from './editor/form-words.ts';
import { findKept, forget, keep, keyOf } from './editor/keepsake.ts';
import { type LeftWords, offerKept } from './editor/offer-kept.ts';

/** The form sent last in this tab, until the page that answers it says whether it was taken. */
const SENT = 'samfrid.sent';

/**
 * A form marked `data-offer-again` that was answered with a sign-in, because the session had ended, has not been taken: what was
 * typed in it is kept in this tab, and offered when its page is opened again. Forms about people are never marked so.
 */
export function offerAgain(): void {
  settleSent();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-offer-again]')) offer(form);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset['offerAgain'] === undefined) return;
    const key = keyFor(form);
    keep(key, { at: new Date().toISOString(), fields: readWords(form) }, 'tab');
    note(key);
  });
}

const keyFor = (form: HTMLFormElement): string => keyOf(new URL(form.action).pathname, form.dataset['marker'] ?? '');

/** Whatever page came but a sign-in, the server has had the words: taken, or shown again with what to mend. */
function settleSent(): void {
  try {
    const key = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (key && !/^\/(sign-in|step-up)(\/|$)/.test(location.pathname)) forget(key, 'tab');
  } catch {
    // Nothing is kept where nothing can be read.
  }
}

function note(key: string): void {
  try {
    sessionStorage.setItem(SENT, key);
  } catch {
    // Then the words were not kept either.
  }
}

function offer(form: HTMLFormElement): void {
  const key = keyFor(form);
  const left = findKept(key, 'tab');
  if (!left || !hasFields(form)) return;
  if (differing(form, left.fields).length === 0) {
    forget(key, 'tab');
    return;
  }
  const words = JSON.parse(form.dataset['offerAgain'] ?? '{}') as LeftWords;
  const take = () => fillIn(form, left.fields);
  offerKept({ form, words, left, take, put: (panel) => form.prepend(panel), forget: () => forget(key, 'tab') });
}
