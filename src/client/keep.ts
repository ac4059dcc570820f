const between = 3_000;

/**
 * Forms marked `data-keep` are sent only when the line is there: until then they wait on the page with all that was typed,
 * and its words are said. Nothing is stored in the browser: others may use it too. The server stands a form sent twice.
 */
export function keepTyped(): void {
  const through = new WeakSet<HTMLFormElement>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['keep'] === undefined) return;
    if (through.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.querySelector('.keep-words')) return; // it waits already
    void wait(form, event.submitter, () => through.add(form));
  });
}

async function wait(form: HTMLFormElement, submitter: HTMLElement | null, letThrough: () => void): Promise<void> {
  let words: HTMLElement | null = null;
  while (!(await isThere())) {
    words ??= say(form);
    await new Promise((resolve) => setTimeout(resolve, between));
  }
  words?.remove();
  letThrough();
  form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null);
}

async function isThere(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(4_000) })).ok;
  } catch {
    return false;
  }
}

function say(form: HTMLFormElement): HTMLElement {
  const words = document.createElement('p');
  words.className = 'keep-words';
  words.setAttribute('role', 'alert');
  words.textContent = form.dataset['keep'] ?? '';
  form.append(words);
  return words;
}
