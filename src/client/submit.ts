const sent = new WeakMap<HTMLFormElement, HTMLElement | null>();
/** A form that answers with a file leaves the page as it was; after this the button may be pressed again. */
const patience = 8_000;

/** A tired finger presses twice: the second press of the same form does nothing. The server would also have stood it. */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.set(form, event.submitter);
    event.submitter?.setAttribute('aria-disabled', 'true');
    setTimeout(() => release(form), patience);
  });
  // Back to a page kept by the browser: its buttons work again.
  addEventListener('pageshow', (event) => event.persisted && document.querySelectorAll('form').forEach(release));
}

function release(form: HTMLFormElement): void {
  sent.get(form)?.removeAttribute('aria-disabled');
  sent.delete(form);
}
