/** What a form would send, by field: more than one where the name is given several times. Files and passwords are left out. */
export type FormWords = Record<string, string[]>;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLInputElement && !['password', 'file', 'submit', 'button'].includes(one.type)) ||
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement,
  );

export function readWords(form: HTMLFormElement): FormWords {
  const secret = new Set([...form.querySelectorAll<HTMLInputElement>('input[type=password]')].map(({ name }) => name));
  const words: FormWords = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !secret.has(name)) words[name] = [...(words[name] ?? []), value];
  return words;
}

/** The fields one writes in that say something else than was kept. */
export const differing = (form: HTMLFormElement, words: FormWords): (HTMLInputElement | HTMLTextAreaElement)[] =>
  fieldsOf(form).filter((field): field is HTMLInputElement | HTMLTextAreaElement => {
    const typed = words[field.name]?.[0];
    return isWritten(field) && typed !== undefined && plain(typed) !== plain(field.value);
  });

/** Everything as it was sent: also what was chosen, and what the form says it was written from. */
export function fillIn(form: HTMLFormElement, words: FormWords): void {
  const left = structuredClone(words);
  for (const field of fieldsOf(form)) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = words[field.name]?.includes(field.value) ?? false;
      continue;
    }
    const typed = left[field.name]?.shift();
    if (typed === undefined || typed === field.value) continue;
    field.value = typed;
    field.dispatchEvent(new Event('editor:reload'));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Are there fields to write in at all, or only what is sent along unseen? */
export const hasFields = (form: HTMLFormElement): boolean => fieldsOf(form).some(isWritten);

const isWritten = (field: Field): boolean =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && !['hidden', 'checkbox', 'radio'].includes(field.type));

/** A form sends its line breaks as two characters, and the server drops the space around. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
