// The application as a service: the built server in a process of its own, started again whenever it ends, as systemd does
// with Restart=always (docs/operations.md).
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export type Application = {
  base: string;
  pid(): number;
  /** What it has written to its log and screen, all lives together. */
  said(): string;
  /** kill -9. It is started again. */
  kill(): void;
  /** How often it has been started. */
  starts(): number;
  /** Resolves when /readyz says so. Throws after `seconds`. */
  ready(seconds?: number): Promise<void>;
  /** SIGTERM, as an upgrade sends; it is not started again. Resolves with its exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

const RESTART_MS = 100;

/** `env` beside the ordinary; `flags` for Node itself. */
export function runApplication(port: number, env: Record<string, string>, flags: readonly string[] = []): Application {
  let child: ChildProcess;
  let said = '';
  let starts = 0;
  let stopping = false;
  let ended: Promise<number | null>;
  const start = () => {
    starts++;
    child = spawn(process.execPath, ['--enable-source-maps', ...flags, path.join('dist', 'server', 'main.js')], {
      env: { ...process.env, LOG_LEVEL: 'info', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream!.on('data', (text) => {
        said = (said + text).slice(-2_000_000);
      });
    }
    ended = new Promise((resolve) => {
      child.once('exit', (code) => {
        resolve(code);
        if (!stopping) setTimeout(() => !stopping && start(), RESTART_MS);
      });
    });
  };
  start();
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    pid: () => child.pid ?? 0,
    said: () => said,
    starts: () => starts,
    kill: () => {
      child.kill('SIGKILL');
    },
    ready: async (seconds = 90) => {
      const before = starts;
      // One that ends again and again will not be ready by waiting.
      for (const until = performance.now() + seconds * 1000; performance.now() < until && starts < before + 12; ) {
        const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
        await answer?.arrayBuffer();
        if (answer?.ok) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(
        `The application was not ready within ${seconds} s, or ended again and again. It said: ${said.slice(-2000)}`,
      );
    },
    stop: (signal = 'SIGTERM') => {
      stopping = true;
      child.kill(signal);
      return ended;
    },
  };
}

/** A port of the loopback that is likely free: below the range that systems give to outgoing connections. */
export const somePort = (): number => 20_000 + Math.floor(Math.random() * 12_000);
