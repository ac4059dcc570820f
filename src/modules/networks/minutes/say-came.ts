import { locale } from '#platform/i18n/locale.ts';
import type { Attending, Guest } from '../meetings/meetings.queries.ts';
import { t } from './texts.ts';

/** Who was there, in a sentence: names, and guests as numbers. */
export function sayCame(people: readonly Attending[], guests: readonly Guest[]): string {
  const came = people.filter((one) => one.came).map(({ name, stands_for }) => (name ? name : (stands_for ?? t.someone())));
  const others = guests.map(({ number, stands_for }) => t.guestsOf({ n: number, who: stands_for }));
  const all = [...came, ...others];
  return all.length > 0 ? t.came({ who: listed(all) }) : t.cameNobody();
}

/** "A, B och 2 gäster från polisen". */
const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(locale() === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' }).format(names);
