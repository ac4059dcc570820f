const idle = 120_000;
/** Two presses of Escape within this time hide the page at once. */
const double = 600;

/**
 * Pages that show people (`data-shy`, whose value is what to say meanwhile) blur when nobody has touched them for two
 * minutes, and at once on Escape twice. A press of any key or a touch brings them back; a passing mouse does not.
 */
export function hideFromPassersBy(): void {
  const page = document.querySelector<HTMLElement>('[data-shy]');
  if (!page) return;
  const words = document.createElement('p');
  words.className = 'shy-words';
  words.setAttribute('role', 'status');
  let hidden = false;
  let focused: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastEscape = Number.NEGATIVE_INFINITY;

  const wait = (): void => {
    clearTimeout(timer);
    if (!hidden) timer = setTimeout(hide, idle);
  };
  const hide = (): void => {
    hidden = true;
    focused = document.activeElement;
    page.classList.add('shy-now');
    page.inert = true;
    words.textContent = page.dataset['shy'] ?? '';
    document.body.append(words);
  };
  const show = (): void => {
    hidden = false;
    page.classList.remove('shy-now');
    page.inert = false;
    words.remove();
    if (focused instanceof HTMLElement) focused.focus();
    wait();
  };

  addEventListener('keydown', (event) => {
    if (hidden) {
      // The key that wakes the page must not also write in it or press a button.
      event.preventDefault();
      return show();
    }
    if (event.key === 'Escape' && event.timeStamp - lastEscape < double) return hide();
    if (event.key === 'Escape') lastEscape = event.timeStamp;
    wait();
  });
  addEventListener('pointerdown', () => (hidden ? show() : wait()));
  for (const sign of ['pointermove', 'scroll']) addEventListener(sign, wait, { passive: true });
  wait();
}
