/** In a form marked `data-keys`, 1, 2, 3 … choose among its group of that name; Enter then sends, as it does in any form. */
export function chooseByKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || isTyping(event.target)) return;
    const form = document.querySelector<HTMLFormElement>('form[data-keys]');
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
