/** Asks before typed words are lost. Forms that only switch something (language, one button) hold nothing to lose. */
export function guardTypedWords(): void {
  let typed = false;
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (form?.method === 'post') typed = true;
  });
  document.addEventListener('submit', () => {
    typed = false;
  });
  // Saved by the page itself (src/client/editor/autosave.ts).
  document.addEventListener('words-saved', () => {
    typed = false;
  });
  addEventListener('beforeunload', (event) => typed && event.preventDefault());
}
