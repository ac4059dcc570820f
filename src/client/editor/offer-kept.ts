import { element } from './element.ts';
import type { Kept } from './keepsake.ts';

export type LeftWords = Record<
  'leftTitle' | 'leftWords' | 'leftTake' | 'leftThrow' | 'leftCompare' | 'leftMine' | 'leftSaved',
  string
>;
type Offer = { form: HTMLFormElement; line: HTMLElement; words: LeftWords; left: Kept; forget(): void };

/** Words that never were saved are offered back, beside what is saved; nothing is taken in or thrown away unasked. */
export function offerKept({ form, line, words, left, forget }: Offer): void {
  const differing = [...form.elements].filter(
    (one): one is HTMLInputElement | HTMLTextAreaElement =>
      (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) &&
      one.name in left.fields &&
      one.value.trim() !== (left.fields[one.name] ?? '').trim(),
  );
  const take = button(words.leftTake, 'secondary');
  const away = button(words.leftThrow, 'tertiary');
  const compared = differing.flatMap((field) => [
    element('h2', {}, form.querySelector(`label[for="${field.id}"]`)?.textContent ?? ''),
    element(
      'div',
      { class: 'touching-both' },
      side(words.leftMine, left.fields[field.name] ?? ''),
      side(words.leftSaved, field.value),
    ),
  ]);
  const panel = element(
    'section',
    { class: 'notice notice-waiting left-words', 'aria-label': words.leftTitle },
    element(
      'div',
      {},
      element('p', { class: 'notice-title' }, words.leftTitle),
      element('p', {}, `${words.leftWords} ${when(left.at)}.`),
      element('details', {}, element('summary', {}, words.leftCompare), ...compared),
      element('div', { class: 'button-row' }, take, away),
    ),
  );
  take.addEventListener('click', () => {
    for (const field of differing) {
      field.value = left.fields[field.name] ?? '';
      field.dispatchEvent(new Event('editor:reload'));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    panel.remove();
  });
  away.addEventListener('click', () => {
    forget();
    panel.remove();
  });
  line.after(panel);
}

const button = (label: string, weight: string) =>
  element('button', { type: 'button', class: 'ds-button', 'data-variant': weight }, label);
const side = (title: string, text: string) =>
  element('div', {}, element('h3', {}, title), element('pre', { class: 'touching-words' }, text));

/** 14.32 today, else the day too, as they are written everywhere here. */
function when(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(at.getHours())}.${two(at.getMinutes())}`;
  const today = at.toDateString() === new Date().toDateString();
  return today ? clock : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`;
}
