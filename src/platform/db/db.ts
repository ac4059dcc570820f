// The doors to the database. Which login sees what: docs/house.md, "Three logins".
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.gen.ts';

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

export type Door = { db: Db; pool: pg.Pool; close(): Promise<void> };

/** Opens a pool of at most `max` connections. A server that goes away makes queries fail, never the process. */
export function openDoor(url: string, max: number, searchPath?: string): Door {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 15_000,
    ...(searchPath ? { options: `-c search_path=${searchPath}` } : {}),
  });
  pool.on('error', () => {}); // an idle client whose server went away
  // One lost in the middle of a transaction, between two queries, would otherwise take the process with it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Runs `work` in one transaction as the person: row policies read the setting, which ends with the transaction. */
export function asPerson<T>(db: Db, personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.person', ${personId}, true)`.execute(tx);
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
