import { type FormWords, fillIn, readWords } from './form-words.ts';
import { findKept, forget, keep, keyOf } from './keepsake.ts';
import { type LeftWords, offerKept } from './offer-kept.ts';

type Words = LeftWords & { saved: string; waiting: string; signedOut: string; gone: string; lastSaved: string };
type Answer = { revision?: number; said?: string };

const PAUSE = 2_000;
const AGAIN = 8_000;

/** A form marked `data-autosave` is saved while one writes; until it is, its words are kept in this browser. */
export function saveByItself(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-autosave]')) {
    const form = line.closest('form');
    if (form) watch(form, line);
  }
}

function watch(form: HTMLFormElement, line: HTMLElement): void {
  const words = JSON.parse(line.dataset['autosave'] ?? '{}') as Words;
  const marker = line.dataset['marker'] ?? '';
  const key = keyOf(new URL(form.action).pathname, marker);
  // Two texts are shown to choose between: nothing is saved before she has.
  const paused = line.dataset['paused'] !== undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let changes = 0;
  // Sent and not answered: it may have arrived. Sent again as it was, the server knows it again; with more words in it, it would come
  // back to its writer as somebody else's.
  let unanswered: { body: FormData; changes: number } | undefined;
  let pressed: { submitter: HTMLElement | null } | undefined;

  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  line.append(status);
  const say = (text: string, trouble = false) => {
    if (status.textContent !== text) status.textContent = text;
    line.dataset['kind'] = trouble ? 'trouble' : 'well';
  };
  // Without the revision: taken in, they are words of the draft as it now is.
  const fields = (): FormWords => Object.fromEntries(Object.entries(readWords(form)).filter(([name]) => name !== 'revision'));
  const soon = (after: number) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void save(), after);
  };

  /** Saves what stands in the form. What was written meanwhile is saved by the next. */
  async function save(): Promise<void> {
    if (sending) return soon(PAUSE);
    sending = true;
    unanswered ??= { body: quietly(form, marker), changes };
    const seen = unanswered.changes;
    const outcome = await send(form.action, unanswered.body);
    sending = false;
    if (outcome === 'broken') {
      say(words.waiting, true);
      return soon(AGAIN);
    }
    unanswered = undefined;
    if (seen !== changes) soon(PAUSE);
    take(outcome, seen);
    if (!pressed) return;
    const { submitter } = pressed;
    pressed = undefined;
    form.requestSubmit(submitter);
  }

  function take(outcome: Answer | 'signedOut' | 'gone', seen: number): void {
    if (outcome === 'signedOut' || outcome === 'gone') {
      say(words[outcome], true);
      clearTimeout(waiting);
      if (outcome === 'signedOut') soon(AGAIN * 4);
      return;
    }
    const { revision, said = '' } = outcome;
    say(said, revision === undefined);
    if (revision === undefined) return;
    const field = form.elements.namedItem('revision');
    if (field instanceof HTMLInputElement) field.value = String(revision);
    if (seen !== changes) return;
    forget(key);
    form.dispatchEvent(new Event('words-saved', { bubbles: true }));
  }

  form.addEventListener('input', () => {
    changes++;
    keep(key, { at: new Date().toISOString(), fields: fields() });
    if (!paused) soon(PAUSE);
  });
  addEventListener('online', () => !paused && findKept(key) && soon(0));
  // The person saves herself: what is on its way is waited for, and what she sends is kept until the answer says that it arrived.
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting);
    if (!unanswered) return;
    event.preventDefault();
    event.stopPropagation();
    pressed = { submitter: event.submitter };
    if (!sending) void save();
  });

  if (paused) return;
  say(words.lastSaved);
  const left = findKept(key);
  if (!left) return;
  if (same(left.fields, fields())) forget(key);
  else
    offerKept({
      form,
      words,
      left,
      take: () => fillIn(form, left.fields),
      put: (panel) => line.after(panel),
      forget: () => forget(key),
    });
}

const same = (one: FormWords, other: FormWords): boolean =>
  Object.keys(one).every((name) => one[name]?.[0]?.trim() === other[name]?.[0]?.trim());

function quietly(form: HTMLFormElement, marker: string): FormData {
  const body = new FormData(form);
  body.set('quiet', '1');
  body.set('marker', marker);
  return body;
}

/** Sent as the form is, and answered in a line. A redirect leads to the sign-in: the session has ended. */
async function send(to: string, body: FormData): Promise<Answer | 'broken' | 'signedOut' | 'gone'> {
  try {
    const answer = await fetch(to, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signedOut';
    if (answer.status >= 500 || answer.status === 429) return 'broken';
    if (answer.headers.get('content-type')?.includes('json')) return (await answer.json()) as Answer;
    return 'gone';
  } catch {
    return 'broken';
  }
}
