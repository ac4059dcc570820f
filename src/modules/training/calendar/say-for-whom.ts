import { t } from './texts.ts';

/** Whose staff may come, in a sentence; null where the organiser has not said. */
export const sayForWhom = (audience: readonly string[]): string | null => {
  const who = sayWho(audience, 3);
  return who && t.forStaff({ who });
};

/** The first of them by name, and how many more; null where there are none. */
export function sayWho(audience: readonly string[], named: number): string | null {
  if (audience.length === 0) return null;
  const left = audience.length - named;
  return left > 1 ? t.andMore({ names: audience.slice(0, named).join(', '), n: left }) : audience.join(', ');
}
