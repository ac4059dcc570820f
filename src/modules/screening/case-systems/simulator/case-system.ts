// A case system as small as one can be: it keeps visits open until Samfrid has given a receipt. Part of the tests and of
// docs/case-systems.md; it leans on nothing of ours but the API, so that a supplier can read it as an example.
import { randomUUID } from 'node:crypto';
import { isReceiptFor, type Jwk, kidOf } from './check-receipt.ts';
import { openQueue, type Queued } from './queue.ts';

export type Visit = {
  id: string;
  unit: string;
  channel: 'visit' | 'call' | 'assessment';
  client: string;
  opened_at: string;
  /** The signature of the receipt, once it has been checked. */
  receipt: string | null;
  /** What Samfrid calls the person at this unit; kept here, beside her name. */
  code: string | null;
  closed: boolean;
};
export type Answered = { outcome: 'yes' | 'no' | 'declined' | 'not_asked' } & Record<string, unknown>;

/** Samfrid did not answer, or said "not now": to be tried again. */
class NotNow extends Error {}

type Wish = { samfrid: string; key: string; queueFile: string; ask?: (url: string, init: RequestInit) => Promise<Response> };

export function openCaseSystem({ samfrid, key, queueFile, ask = fetch }: Wish) {
  const visits = new Map<string, Visit>();
  const queue = openQueue(queueFile);
  let known: Jwk | undefined;

  async function call(path: string, body?: unknown): Promise<{ status: number; said: Record<string, unknown> }> {
    const init = {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(10_000),
    };
    const answer = await ask(`${samfrid}/api/v1/screening${path}`, init).catch((error: Error) => {
      throw new NotNow(error.message);
    });
    if (answer.status === 429 || answer.status >= 500) throw new NotNow(String(answer.status));
    return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
  }

  async function keyFor(signature: string): Promise<Jwk> {
    if (known?.kid !== kidOf(signature)) known = (await call('/receipt-key')).said as Jwk;
    return known;
  }

  async function keep(visit: Visit, said: Record<string, unknown>): Promise<void> {
    const signature = String(said['signature']);
    if (!isReceiptFor(visit.id, signature, await keyFor(signature), samfrid)) throw new Error('The receipt is not Samfrid’s.');
    visit.receipt = signature;
    if (said['code']) visit.code = String(said['code']);
  }

  /** Sends a receipt; where it contradicts one that is there already, that one is fetched. */
  async function send(wish: Queued): Promise<void> {
    const { status, said } = await call('/receipts', wish);
    const visit = visits.get(wish.id);
    if (status === 200 || status === 201) return visit && keep(visit, said);
    if (status === 409 && visit) return fetchReceipt(visit);
    throw new Error(`${status}: ${String(said['detail'])} ${JSON.stringify(said['errors'] ?? '')}`);
  }

  async function fetchReceipt(visit: Visit): Promise<void> {
    const { status, said } = await call(`/receipts/${visit.id}`);
    if (status === 200) await keep(visit, said);
  }

  return {
    visits,
    queue,
    open(unit: string, channel: Visit['channel'] = 'visit'): Visit {
      const [id, opened_at] = [randomUUID(), new Date().toISOString()];
      const visit: Visit = {
        id,
        unit,
        channel,
        client: `CASE-${id.slice(0, 8)}`,
        opened_at,
        receipt: null,
        code: null,
        closed: false,
      };
      visits.set(id, visit);
      return visit;
    },
    /** A link to the question page, to be opened at once. */
    async link(visit: Visit, return_to: string, state: string): Promise<string> {
      const { id, unit, channel, client } = visit;
      const { status, said } = await call('/links', { id, unit, channel, client, return_to, state });
      if (status !== 201) throw new Error(`${status}: ${String(said['detail'])}`);
      if (said['code']) visit.code = String(said['code']);
      return String(said['url']);
    },
    /** Tells Samfrid of a visit that was answered here. Where it is away, the receipt waits in the queue. */
    async answer(visit: Visit, answer: Answered): Promise<'taken' | 'queued'> {
      const { id, unit, channel, client, opened_at } = visit;
      const wish = { id, unit, channel, client, opened_at, closed_at: new Date().toISOString(), ...answer };
      try {
        await send(wish);
        return 'taken';
      } catch (error) {
        if (!(error instanceof NotNow)) throw error;
        queue.add(wish);
        return 'queued';
      }
    },
    /** Sends what waits. Taken off the queue only when it was taken: killed in between, it is sent once more, and counts once. */
    async flush(): Promise<number> {
      let sent = 0;
      for (const wish of queue.all()) {
        try {
          await send(wish);
        } catch (error) {
          if (error instanceof NotNow) break;
          throw error;
        }
        queue.remove(wish.id);
        sent++;
      }
      return sent;
    },
    fetchReceipt,
    /** Closes a visit: only with a receipt. */
    close(visit: Visit): void {
      if (!visit.receipt) throw new Error('Besöket kan inte avslutas: Samfrid har inte kvitterat.');
      visit.closed = true;
    },
  };
}

export type CaseSystem = ReturnType<typeof openCaseSystem>;
