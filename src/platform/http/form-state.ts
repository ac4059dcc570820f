import { randomUUID } from 'node:crypto';
import { isId } from './param.ts';

/** What a form page shows again after a refusal: the values as typed, and one sentence for each field that needs mending. */
export type FormState = {
  values: Readonly<Record<string, string | readonly string[]>>;
  /** Field name → sentence, or several with a line each. The key '' belongs to the form as a whole. */
  errors: Readonly<Record<string, string>>;
};

export const emptyForm: FormState = { values: {}, errors: {} };

/** A form prefilled with what is stored. */
export const filled = (values: FormState['values']): FormState => ({ values, errors: {} });

/**
 * The id a new thing gets: the one its form was shown with, or a new one. A form that comes back keeps it, so that what it
 * makes is one thing however often it is sent.
 */
export function idIn({ values: { id } }: FormState): string {
  return typeof id === 'string' && isId(id) ? id : randomUUID();
}

/**
 * For the summary of what needs mending: the errors in the order the page has its fields, each said with its label ("Nummer: Skriv …").
 * Where several fields are told the same thing, that tells them apart.
 */
export const named = ({ values, errors }: FormState, labels: Readonly<Record<string, string>>): FormState => {
  const place = Object.keys(labels);
  const order = (name: string) => (place.includes(name) ? place.indexOf(name) : place.length);
  const said = Object.entries(errors).sort(([a], [b]) => order(a) - order(b));
  const join = (label: string) => (/[?.]$/.test(label) ? label : `${label}:`);
  return {
    values,
    errors: Object.fromEntries(said.map(([name, text]) => [name, labels[name] ? `${join(labels[name])} ${text}` : text])),
  };
};
