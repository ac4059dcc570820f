import { sql } from 'kysely';
import { asPerson } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';
import type { Viewer } from '#platform/http/here.ts';
import { log } from '#platform/log.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Somebody asked for an address and was told that there is nothing. If a conflict wall stands there, the log and her head
 * are told (access.knock), in a transaction of its own: the request's was rolled back. The answer does not wait for it,
 * so that how long it takes says nothing.
 */
export function knock(house: House, viewer: Viewer, address: string): void {
  const asked = [...new Set(address.match(UUID))].slice(0, 20);
  if (asked.length === 0) return;
  asPerson(house.app.db, viewer.personId, (tx) => sql`select access.knock(${asked}::uuid[])`.execute(tx), viewer.level).catch(
    (error: Error) => log.error({ name: error.name }, 'a look at conflict walls failed'),
  );
}
