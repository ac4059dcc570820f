import { element } from './element.ts';
import { differing } from './form-words.ts';
import type { Kept } from './keepsake.ts';

export type LeftWords = Record<
  'leftTitle' | 'leftWords' | 'leftTake' | 'leftThrow' | 'leftCompare' | 'leftMine' | 'leftSaved',
  string
>;
type Offer = {
  form: HTMLFormElement;
  words: LeftWords;
  left: Kept;
  /** Puts the panel where it is to stand. */
  put(panel: HTMLElement): void;
  take(): void;
  forget(): void;
};

/** Words that never were saved are offered back, beside what the form says now; nothing is taken in or thrown away unasked. */
export function offerKept({ form, words, left, put, take, forget }: Offer): void {
  const takes = button(words.leftTake, 'secondary');
  const away = button(words.leftThrow, 'tertiary');
  const compared = differing(form, left.fields).flatMap((field) => [
    element('h2', {}, form.querySelector(`label[for="${field.id}"]`)?.textContent ?? ''),
    element(
      'div',
      { class: 'touching-both' },
      side(words.leftMine, left.fields[field.name]?.[0] ?? ''),
      ...(field.value ? [side(words.leftSaved, field.value)] : []),
    ),
  ]);
  const panel = element(
    'section',
    { class: 'notice notice-waiting left-words', 'aria-label': words.leftTitle },
    element(
      'div',
      {},
      element('p', { class: 'notice-title' }, words.leftTitle),
      element('p', {}, `${words.leftWords} ${when(new Date(left.at))}.`),
      element('details', {}, element('summary', {}, words.leftCompare), ...compared),
      element('div', { class: 'button-row' }, takes, away),
    ),
  );
  takes.addEventListener('click', () => {
    take();
    panel.remove();
  });
  away.addEventListener('click', () => {
    forget();
    panel.remove();
  });
  put(panel);
}

const button = (label: string, weight: string) =>
  element('button', { type: 'button', class: 'ds-button', 'data-variant': weight }, label);
const side = (title: string, text: string) =>
  element('div', {}, element('h3', {}, title), element('pre', { class: 'touching-words' }, text));

// Swedish clocks, as the server says every time, wherever the device believes it is.
const parts = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', ...options });
const dayOf = parts({ dateStyle: 'short' });
const clockOf = parts({ timeStyle: 'short' });

/** 14.32 today, else the day too, as they are written everywhere here. */
export function when(at: Date, now = new Date()): string {
  const clock = clockOf.format(at).replace(':', '.');
  const day = dayOf.format(at);
  return day === dayOf.format(now) ? clock : `${day} ${clock}`;
}
