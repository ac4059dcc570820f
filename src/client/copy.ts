/** Shows the copy buttons, which are hidden where no script could make them work. */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const field = document.getElementById(button.dataset['copy'] ?? '');
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(field.value);
      const said = button.closest('.copy')?.querySelector('[role=status]');
      if (said) said.textContent = button.dataset['copied'] ?? '';
      button.textContent = button.dataset['copied'] ?? '';
    });
  }
}
