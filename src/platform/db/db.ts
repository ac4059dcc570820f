// The doors to the database. Which login sees what: docs/house.md, "Three logins".
import type { Duplex } from 'node:stream';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Level } from '#platform/access/assurance.ts';
import type { DB } from './schema.gen.ts';
import { addressesOf, oneServer, type Servers, WHO_ARE_YOU } from './servers.ts';

// A date stays 'YYYY-MM-DD': pg's default makes a local midnight of it, which is another day in UTC.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts and sequence numbers come as bigint; ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export type Db = Kysely<DB>;
/** A transaction opened as somebody: the only thing acts are given. */
export type Tx = Transaction<DB>;
/** What queries are given: it cannot write. */
export type Read = Pick<Tx, 'selectFrom' | 'with' | 'fn' | 'selectNoFrom' | 'getExecutor'>;

export type Door = {
  db: Db;
  pool: pg.Pool;
  /** The address of the server that is written to, for a connection outside the pool. */
  address(): string;
  /** Calls back when another server has become the one that is written to. */
  whenMoved(listener: () => void): void;
  close(): Promise<void>;
};

/** How long a door's callers wait at most, in milliseconds: for a free connection, for a lock, for one statement. */
export type Patience = { connection: number; lock?: number; statement?: number };

/** Requests rather say no than hang: nobody waits at a screen for longer (docs/operations.md, "Limits"). */
export const REQUESTS: Patience = { connection: 8_000, lock: 8_000, statement: 30_000 };
/** Jobs may wait for each other, and count over the whole county. */
export const JOBS: Patience = { connection: 15_000 };

/**
 * Opens a pool of at most `max` connections to the server that is written to, wherever that has moved. A server that goes
 * away makes queries fail, never the process. `url` may name several hosts.
 */
export function openDoor(
  url: string,
  max: number,
  { patience = REQUESTS, servers = oneServer, searchPath }: { patience?: Patience; servers?: Servers; searchPath?: string } = {},
): Door {
  const addresses = addressesOf(url);
  const address = () => addresses[servers.at] ?? url;
  const living = new Set<pg.PoolClient>();
  const pool = new pg.Pool({
    connectionString: address(),
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: patience.connection,
    keepAlive: true,
    ...(patience.lock ? { lock_timeout: patience.lock } : {}),
    ...(patience.statement ? { statement_timeout: patience.statement, idle_in_transaction_session_timeout: 120_000 } : {}),
    ...(searchPath ? { options: `-c search_path=${searchPath}` } : {}),
    ...(addresses.length > 1 ? { verify: refuseStandby(servers) } : {}),
  });
  pool.on('error', () => {}); // an idle client whose server went away
  pool.on('connect', (client) => {
    // One lost in the middle of a transaction, between two queries, would otherwise take the process with it.
    client.on('error', () => {});
    living.add(client);
  });
  pool.on('remove', (client) => living.delete(client));
  servers.whenMoved(() => {
    pool.options.connectionString = address();
    // A machine that lost its power never closes a connection: what waits for it would wait for a quarter of an hour.
    for (const client of living) (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy();
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, address, whenMoved: servers.whenMoved, close: () => db.destroy() };
}

/** A connection is used only when the server at its other end is the one that is written to. */
const refuseStandby = (servers: Servers) => (client: pg.PoolClient, done: (error?: Error) => void) => {
  client.query<{ timeline: number }>(WHO_ARE_YOU).then(
    ({ rows }) => {
      const timeline = rows[0]?.timeline ?? 0;
      done(timeline > 0 && timeline >= servers.timeline ? undefined : new Error('This server is a standby, or was left behind.'));
    },
    (error: Error) => done(error),
  );
};

/**
 * Runs `work` in one transaction as the person: row policies read the settings, which end with the transaction. For what
 * the house does in her name; `level` is how surely she signed in (platform/access/assurance.ts).
 */
export function asPerson<T>(db: Db, personId: string, work: (tx: Tx) => Promise<T>, level: Level = 3): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.person', ${personId}, true), set_config('app.level', ${String(level)}, true),
      set_config('app.authenticated_at', now()::text, true)`.execute(tx);
    return work(tx);
  });
}

/**
 * Locks a scarce thing until the transaction ends, before anything is counted. Always outer thing before inner. An id
 * typed in capitals in an address is the same id, and must be the same lock.
 */
export async function lock(tx: Tx, noun: string, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${noun}:${id.toLowerCase()}`}, 0))`.execute(tx);
}
