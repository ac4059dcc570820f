import type { Attending, Guest } from '../meetings/meetings.queries.ts';
import { t } from './texts.ts';

/** Who was there, in a sentence: names, and guests as numbers. */
export function sayCame(people: readonly Attending[], guests: readonly Guest[]): string {
  const came = people.filter((one) => one.came).map(({ name, stands_for }) => (name ? name : (stands_for ?? t.someone())));
  const others = guests.map(({ number, stands_for }) => t.guestsOf({ n: number, who: stands_for }));
  const all = [...came, ...others];
  return all.length > 0 ? t.came({ who: all.join(', ') }) : t.cameNobody();
}
