import { t } from './texts.ts';

const NAMED = 3;

/** Whose staff may come, in a sentence; null where the organiser has not said. */
export function sayForWhom(audience: readonly string[]): string | null {
  if (audience.length === 0) return null;
  const left = audience.length - NAMED;
  const names = (left > 1 ? audience.slice(0, NAMED) : audience).join(', ');
  return t.forStaff({ who: left > 1 ? t.andMore({ names, n: left }) : names });
}
