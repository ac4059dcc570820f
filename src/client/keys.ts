/**
 * In a form marked `data-keys`, 1, 2, 3 … choose among its group of that name; Enter then sends, as it does in any form. Only
 * while the focus is within it: a key pressed elsewhere must do nothing (WCAG 2.1.4).
 */
export function chooseByKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || isTyping(event.target)) return;
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-keys]') : null;
    const choices = form?.querySelectorAll<HTMLInputElement | HTMLButtonElement>(`[name="${form.dataset['keys']}"]`);
    const choice = choices?.[Number(event.key) - 1];
    if (!choice) return;
    event.preventDefault();
    choice.focus();
    choice.click();
  });
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'submit', 'button'].includes(target.type));
