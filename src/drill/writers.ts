// Writes through the door a browser uses, as fast as they are answered, and remembers what was acknowledged.
import type { Crowd } from './crowd.ts';

export type Ledger = {
  /** Enrolment id → what the house said yes to last. Unsure: something was sent after that and never answered. */
  said: Map<string, 'entered' | 'withdrawn' | 'unsure'>;
  /** Moments (performance.now) of a yes, with when it was asked. */
  yes: { asked: number; answered: number }[];
  /** Answers by status; 'broken' where there was none. */
  answers: Map<string, number>;
};

export const newLedger = (): Ledger => ({ said: new Map(), yes: [], answers: new Map() });

export type Writers = {
  /** How many of the occasions the foremost writer has used. */
  used(): number;
  stop(): Promise<void>;
};

/** One writer for each person: signs up to the next occasion, and withdraws from every second. `bases` are used in turn. */
export function startWriters(crowd: Crowd, bases: readonly string[], occasions: readonly string[], ledger: Ledger): Writers {
  let stopped = false;
  let used = 0;
  const count = (what: string) => ledger.answers.set(what, (ledger.answers.get(what) ?? 0) + 1);
  let turn = 0;

  const post = async (path: string, cookie: string): Promise<{ status: number; location: string } | null> => {
    const asked = performance.now();
    try {
      const answer = await fetch(`${bases[turn++ % bases.length]}${path}`, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'despite=yes',
      });
      await answer.arrayBuffer();
      const location = answer.headers.get('location') ?? '';
      const yes = answer.status === 303 && location.startsWith('/training/enrolments/');
      count(answer.status === 303 && !yes ? `303 ${location}` : String(answer.status));
      if (yes) ledger.yes.push({ asked, answered: performance.now() });
      return { status: yes ? 303 : answer.status === 303 ? 0 : answer.status, location };
    } catch {
      count('broken');
      return null;
    }
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  const write = async (cookie: string) => {
    for (let next = 0; !stopped; ) {
      const occasion = occasions[next];
      if (!occasion) {
        await pause(10);
        continue;
      }
      const entered = await post(`/training/occasions/${occasion}/sign-up`, cookie);
      if (entered?.status !== 303 && entered?.status !== 409) {
        await pause(100); // the house is away, or says not now: the same again, as people do
        continue;
      }
      next++;
      used = Math.max(used, next);
      if (entered.status === 409) continue; // it had been done, and never answered
      const id = entered.location.split('/').at(-1)!;
      ledger.said.set(id, 'entered');
      if (next % 2 === 0 || stopped) continue;
      const left = await post(`${entered.location}/withdraw`, cookie);
      ledger.said.set(id, left?.status === 303 ? 'withdrawn' : 'unsure');
    }
  };
  const all = [...crowd.cookies.values()].map(write);
  return {
    used: () => used,
    stop: async () => {
      stopped = true;
      await Promise.all(all);
    },
  };
}

/** Seconds from `since` (performance.now) to the first yes to something asked after it; null when there was none. */
export function backAfter(ledger: Ledger, since: number): number | null {
  const first = ledger.yes.find(({ asked }) => asked >= since);
  return first ? (first.answered - since) / 1000 : null;
}

/** Waits until a write asked after `since` has been acknowledged; the seconds, or null after `limit` seconds. */
export async function awaitBack(ledger: Ledger, since: number, limit = 30): Promise<number | null> {
  while (performance.now() - since < limit * 1000) {
    const back = backAfter(ledger, since);
    if (back !== null) return back;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}
