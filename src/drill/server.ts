// A PostgreSQL server of its own on the loopback, with passwords over TCP as in production, from the embedded binaries.
import fs from 'node:fs';
import path from 'node:path';
import { findPlace, initialise } from '#platform/db/embedded.ts';
import { type Launched, launch, type Place } from '#platform/db/launch.ts';
import { withClient } from '../platform/db/with-client.ts';

export const PASSWORD = 'a password for drills on the loopback';

export type Server = {
  place: Place;
  /** As PostgreSQL's own superuser, over the socket. */
  superUrl: string;
  start(): Promise<void>;
  /** kill -9 of all of it, as when the machine loses its power. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** `folder` may already hold a cluster, a copied one; else an empty one is made. */
export async function openServer(folder: string, port: number, settings: Record<string, string> = {}): Promise<Server> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const place = await findPlace(path.join(folder, 'pg'), port);
  if (!fs.existsSync(path.join(place.dataDir, 'PG_VERSION'))) initialise(place);
  let running: Launched | null = null;
  return {
    place,
    superUrl: `postgres://postgres@/postgres?host=${encodeURIComponent(place.socketDir)}&port=${port}`,
    start: async () => {
      running = launch(place, { listen_addresses: '127.0.0.1', max_connections: '100', shared_buffers: '128MB', ...settings });
      if ((await running.ready()) !== 'ready') throw new Error(`PostgreSQL did not start: ${running.lastWords()}`);
    },
    kill: async () => {
      if (running) process.kill(running.pid, 'SIGKILL');
      await running?.gone;
      running = null;
    },
    stop: async () => {
      await running?.stop();
      running = null;
    },
  };
}

/** The owner and the database that docs/operations.md tells of, and a login that a standby follows by. */
export function prepareServer({ superUrl }: Server): Promise<void> {
  return withClient(superUrl, async (client) => {
    await client.query(`create role samfrid_owner login createrole password '${PASSWORD}'`);
    await client.query(`create database samfrid owner samfrid_owner encoding 'UTF8' template template0`);
    await client.query(`create role samfrid_standby login replication password '${PASSWORD}'`);
    await client.query(`select pg_create_physical_replication_slot('samfrid_standby', true)`);
  });
}

export const ownerAddress = (ports: readonly number[]): string =>
  `postgres://samfrid_owner:${encodeURIComponent(PASSWORD)}@${ports.map((port) => `127.0.0.1:${port}`).join(',')}/samfrid`;

/**
 * Copies a server that goes on being written to, and makes of the copy a standby that follows it. What pg_basebackup does
 * where it is installed; the embedded binaries come without it.
 */
export async function copyAsStandby(primary: Server, folder: string, port: number): Promise<Server> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const place = await findPlace(path.join(folder, 'pg'), port);
  const { dataDir, account } = place;
  const label = await withClient(primary.superUrl, async (client) => {
    await client.query(`select pg_backup_start('standby', fast => true)`);
    copyTree(primary.place.dataDir, dataDir);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(wait_for_archive => false)');
    return rows[0]!.labelfile;
  });
  const follow = `host=127.0.0.1 port=${primary.place.port} user=samfrid_standby password='${PASSWORD}' application_name=samfrid_standby`;
  fs.writeFileSync(path.join(dataDir, 'backup_label'), label);
  fs.writeFileSync(path.join(dataDir, 'standby.signal'), '');
  fs.appendFileSync(
    path.join(dataDir, 'postgresql.auto.conf'),
    `primary_conninfo = '${follow.replaceAll("'", "''")}'\nprimary_slot_name = 'samfrid_standby'\n`,
  );
  if (account) giveTo(dataDir, account);
  fs.chmodSync(dataDir, 0o700);
  return openServer(folder, port);
}

/** Not to be copied: the WAL, which is streamed, and what belongs to the running server. */
const LEFT_OUT =
  /^(pg_wal|pg_replslot|pg_stat_tmp|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_subtrans)\/.|^postmaster\.(pid|opts)$|pgsql_tmp/;

function copyTree(from: string, to: string, within = ''): void {
  fs.mkdirSync(path.join(to, within), { recursive: true, mode: 0o700 });
  for (const entry of fs.readdirSync(path.join(from, within), { withFileTypes: true })) {
    const name = path.join(within, entry.name);
    if (LEFT_OUT.test(name)) continue;
    if (entry.isDirectory()) copyTree(from, to, name);
    else copyIfThere(path.join(from, name), path.join(to, name));
  }
  if (within === 'pg_wal') fs.mkdirSync(path.join(to, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
}

/** A file that is removed while the copying goes on is one that the WAL will remove again. */
function copyIfThere(from: string, to: string): void {
  try {
    fs.copyFileSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function giveTo(folder: string, { uid, gid }: { uid: number; gid: number }): void {
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(name, { uid, gid });
    else fs.lchownSync(name, uid, gid);
  }
}
