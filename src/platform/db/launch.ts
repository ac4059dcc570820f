// One run of a PostgreSQL server from its binaries, as a child that dies with us.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Account, Binaries } from './embedded-account.ts';

export type Place = {
  binaries: Binaries;
  account: Account | undefined;
  env: NodeJS.ProcessEnv;
  dataDir: string;
  socketDir: string;
  port: number;
};

export type Launched = {
  ready(): Promise<'ready' | 'lost the race' | 'failed'>;
  /** What PostgreSQL said last, for the operator's eyes. */
  lastWords(): string;
  /** Resolves when it has ended, however that came about. */
  gone: Promise<void>;
  pid: number;
  stop(): Promise<void>;
};

/** Starts `postgres` over the cluster. `settings` are its own, by name. */
export function launch({ binaries, account, env, dataDir, socketDir, port }: Place, settings: Record<string, string>): Launched {
  const given = { listen_addresses: '', unix_socket_permissions: '0700', ...settings };
  const args = ['-D', dataDir, '-p', String(port), '-k', socketDir];
  for (const [name, value] of Object.entries(given)) args.push('-c', `${name}=${value}`);
  const child: ChildProcess = spawn(binaries.postgres, args, {
    ...account,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let tail = '';
  child.stderr!.on('data', (text) => {
    tail = (tail + text).slice(-4000);
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

  let exited = false;
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => {
    exited = true;
    watcher.kill(); // else it would one day stop a stranger that was given the same number
  });

  return {
    gone,
    pid: child.pid ?? 0,
    lastWords: () => tail,
    async ready() {
      for (let i = 0; i < 3000; i++) {
        if (/ready to accept (read-only )?connections/.test(tail)) return 'ready';
        if (exited) return /lock file .* already exists/.test(tail) ? 'lost the race' : 'failed';
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return 'failed';
    },
    stop: async () => {
      if (exited) return;
      child.ref();
      child.kill('SIGINT');
      await gone;
    },
  };
}
