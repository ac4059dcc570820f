import pg from 'pg';
import type { Door } from '#platform/db/db.ts';
import { log } from '#platform/log.ts';

/**
 * Sends letters the moment they are committed: PostgreSQL rings (NOTIFY) and `send` empties the outbox. The minute job
 * does the same for letters whose ring nobody heard. Survives a database that goes away.
 */
export function openPostOffice(
  door: Pick<Door, 'address' | 'whenMoved'>,
  send: () => Promise<unknown>,
): { close(): Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> = Promise.resolve();

  const ring = () => {
    sending = sending.then(send).catch((error: Error) => log.warn({ name: error.name }, 'letters wait for the next minute'));
  };
  const listen = async () => {
    client = new pg.Client({ connectionString: door.address(), keepAlive: true, connectionTimeoutMillis: 5_000 });
    client.on('error', later);
    client.on('end', later);
    client.on('notification', ring);
    await client.connect();
    await client.query('listen letter');
    ring(); // what was written while nobody listened
  };
  const later = () => {
    client?.removeAllListeners();
    client?.on('error', () => {});
    void client?.end().catch(() => {});
    clearTimeout(again);
    if (!closed) again = setTimeout(() => listen().catch(later), 1_000);
  };
  door.whenMoved(later);
  listen().catch(later);

  return {
    close: async () => {
      closed = true;
      clearTimeout(again);
      await sending;
      await client?.end().catch(() => {});
    },
  };
}
