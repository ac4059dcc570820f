// What makes the house say "not now", told to the log once in a while and to the person in plain words.
import { type Trouble, troubleOf } from '#platform/db/trouble.ts';
import { log } from '#platform/log.ts';
import { t } from './texts.ts';
import { type NotNow, Unavailable } from './unavailable.ts';

/** Seconds until it is worth trying again. */
const AFTER: Record<Trouble, number> = { away: 5, slow: 5, full: 60 };
/** One line in so many milliseconds and for each reason: a fault that hits everyone must not fill the disk with its log. */
const SILENCE = 10_000;

const told = new Map<NotNow, { at: number; since: number }>();

/** The error as a "not now", told to the log; null when it is a bug. */
export function asNotNow(error: Error): Unavailable | null {
  const trouble = error instanceof Unavailable ? null : troubleOf(error);
  const notNow = error instanceof Unavailable ? error : trouble && new Unavailable(trouble, AFTER[trouble], { cause: error });
  if (notNow) tell(notNow);
  return notNow;
}

function tell({ why, cause }: Unavailable) {
  const last = told.get(why);
  const now = Date.now();
  if (last && Math.abs(now - last.at) < SILENCE) {
    last.since++;
    return;
  }
  told.set(why, { at: now, since: 0 });
  // The database's message may quote a value: only its code is told.
  const { name, code } = (cause ?? {}) as { name?: string; code?: string };
  log.warn({ why, name, code, alsoSinceLastTold: last?.since ?? 0 }, 'not now');
}

export function notNowInWords({ why, after }: Unavailable): { title: string; body: string } {
  if (why === 'too often') return { title: t.oftenTitle(), body: t.oftenBody({ n: after }) };
  if (why === 'away') return { title: t.awayTitle(), body: t.awayBody() };
  if (why === 'full') return { title: t.fullTitle(), body: t.fullBody() };
  if (why === 'slow') return { title: t.slowTitle(), body: t.slowBody() };
  return { title: t.busyTitle(), body: t.busyBody({ n: after }) };
}
