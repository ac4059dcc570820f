// One installation, several PostgreSQL servers: one is written to, the others follow it and stand by. Which one it is, is
// asked, not configured, so that a promoted standby is found without a restart (docs/decisions/0017).
import pg from 'pg';
import { log } from '#platform/log.ts';

const EVERY_MS = 1000;
const PATIENCE_MS = 3000;

/** Takes part an address with several hosts, as libpq writes them: `postgres://owner@a:5432,b:5432/samfrid`. */
export function addressesOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/s.exec(url) ?? [];
  return hosts.includes(',') ? hosts.split(',').map((host) => before + host + after) : [url];
}

/**
 * A standby says it is one. Of two that both say they may be written to, the later timeline is right: the other was the
 * primary once, and was started again by mistake.
 */
export const WHO_ARE_YOU = `select case when pg_is_in_recovery() then 0
  else ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int end as timeline`;

/** The server's timeline, 1 or more; 0 for a standby; null when it does not answer. */
export async function timelineOf(address: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ timeline: number }>(WHO_ARE_YOU);
    return rows[0]?.timeline ?? null;
  } catch {
    return null;
  } finally {
    void client.end().catch(() => {}); // not waited for: a server that hangs does not say goodbye
  }
}

export type Found = { at: number; timeline: number };

/** Asks them all at once; null when none may be written to. */
export async function findWritable(addresses: readonly string[]): Promise<Found | null> {
  const timelines = await Promise.all(addresses.map(timelineOf));
  const timeline = Math.max(...timelines.map((one) => one ?? 0));
  return timeline > 0 ? { at: timelines.indexOf(timeline), timeline } : null;
}

/** The same for a start: waits up to `seconds` for one that may be written to. Throws a sentence. */
export async function awaitWritable(addresses: readonly string[], seconds = 60): Promise<Found> {
  for (let i = 0; i < seconds; i++) {
    const found = await findWritable(addresses);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`None of the ${addresses.length} servers of DATABASE_URL may be written to.`);
}

export type Servers = {
  /** Number of the server that is written to, in the order of DATABASE_URL. */
  readonly at: number;
  /** Its timeline; connections to an earlier one are refused. 0 where there is only one server. */
  readonly timeline: number;
  whenMoved(listener: () => void): void;
  close(): void;
};

/** Looks every second whether the server that is written to still is; finds the next one when not. */
export function watchServers(addresses: readonly string[], first: Found): Servers {
  let { at, timeline } = first;
  const listeners: (() => void)[] = [];
  let closed = false;
  let away = false;
  const look = async () => {
    if ((await timelineOf(addresses[at]!)) === timeline) {
      away = false;
      return;
    }
    const found = await findWritable(addresses);
    if (!found || found.timeline < timeline) {
      if (!away)
        log.error({ server: at + 1 }, 'the database server that is written to does not answer; no other may be written to');
      away = true;
      return;
    }
    if (found.at === at && found.timeline === timeline) return;
    ({ at, timeline } = found);
    away = false;
    log.warn({ server: at + 1, timeline }, 'another database server is written to from now on');
    for (const listener of listeners) listener();
  };
  const loop = async () => {
    while (!closed) {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, EVERY_MS).unref();
      });
      if (!closed) await look();
    }
  };
  if (addresses.length > 1) void loop();
  return {
    get at() {
      return at;
    },
    get timeline() {
      return addresses.length > 1 ? timeline : 0;
    },
    whenMoved: (listener) => {
      listeners.push(listener);
    },
    close: () => {
      closed = true;
    },
  };
}

/** Where there is one server there is nothing to look for. */
export const oneServer: Servers = { at: 0, timeline: 0, whenMoved: () => {}, close: () => {} };
