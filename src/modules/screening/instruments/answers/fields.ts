// An item as fields of a form, and what was typed in them as an answer.
import type { Item } from '../format/schema.ts';
import { t } from '../texts.ts';
import type { Answer, Answers } from './answer.ts';

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Names of an item's fields. The kind comes first, so that no key can be taken for another field. */
export const named = {
  answer: (key: string) => `i-${key}`,
  now: (key: string) => `n-${key}`,
  before: (key: string) => `b-${key}`,
  declined: (key: string) => `d-${key}`,
};
/** The value of an answer's box, which no option's key can be. */
export const DECLINED = 'declined';
export const optionValue = (key: string) => `o-${key}`;

/** Answers as a form shows them again. */
export function typedOf(items: readonly Item[], answers: Answers): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  for (const { key, type } of items) {
    const answer = answers.get(key);
    if (answer?.is === 'declined')
      typed[type === 'number' || type === 'factor' ? named.declined(key) : named.answer(key)] = DECLINED;
    if (answer?.is === 'chosen') typed[named.answer(key)] = answer.options.map(optionValue);
    if (answer?.is === 'number') typed[named.answer(key)] = String(answer.value);
    if (answer?.is === 'judged') {
      if (answer.now) typed[named.now(key)] = answer.now;
      if (answer.before) typed[named.before(key)] = answer.before;
    }
  }
  return typed;
}

/** What was typed as answers, and a sentence for each field that cannot be one. */
export function readAnswers(
  items: readonly Item[],
  typed: Typed,
): { answers: Map<string, Answer>; errors: Record<string, string> } {
  const answers = new Map<string, Answer>();
  const errors: Record<string, string> = {};
  const all = (name: string) => (Object.hasOwn(typed, name) ? [typed[name] ?? []].flat() : []).filter((value) => value !== '');
  for (const item of items) {
    const { key } = item;
    const declined = all(named.declined(key)).length > 0;
    if (item.type === 'factor') {
      const [now = null, before = null] = [all(named.now(key))[0], all(named.before(key))[0]];
      if (declined && (now || before)) errors[named.declined(key)] = t.eitherOr();
      else if (declined) answers.set(key, { is: 'declined' });
      else if (now || before) answers.set(key, { is: 'judged', now, before });
      continue;
    }
    const given = all(named.answer(key));
    if (item.type === 'number') {
      const [value] = given;
      if (declined && value !== undefined) errors[named.declined(key)] = t.eitherOr();
      else if (declined) answers.set(key, { is: 'declined' });
      else if (value !== undefined) {
        const fits = /^[-−]?\d{1,7}$/.test(value) && inside(Number(value.replace('−', '-')), item);
        if (fits) answers.set(key, { is: 'number', value: Number(value.replace('−', '-')) });
        else errors[named.answer(key)] = t.wholeBetween({ min: item.min, max: item.max });
      }
      continue;
    }
    const options = given.filter((value) => value.startsWith('o-')).map((value) => value.slice(2));
    if (given.includes(DECLINED) && options.length > 0) errors[named.answer(key)] = t.eitherOr();
    else if (given.includes(DECLINED)) answers.set(key, { is: 'declined' });
    else if (options.length > 0) answers.set(key, { is: 'chosen', options });
  }
  return { answers, errors };
}

const inside = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;
