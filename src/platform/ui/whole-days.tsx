import type { Child } from 'hono/jsx';

const DAY = /(\d{4}-\d\d-\d\d)/;

/**
 * Words with their days kept whole: a browser breaks a line after the hyphen of a date. Copied, they are the same characters,
 * as they would not be with hyphens that cannot be broken at.
 */
export function wholeDays(words: Child): Child {
  if (typeof words !== 'string' || !DAY.test(words)) return words;
  return words.split(DAY).map((part, i) => (i % 2 === 1 ? <span class="day">{part}</span> : part));
}
