// The built server as a process of its own, for what only processes show: starting at once, being killed, serving together.
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Served = {
  base: string;
  child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
  stop(): Promise<number | null>;
};

/** A folder of its own under the temporary one, which PostgreSQL's account can reach. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-process-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** Starts `dist/server/main.js` on a port of the loopback. Resolves when it is ready, or has ended by itself. */
export async function startProcess(port: number, env: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'fatal', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream!.on('data', (text) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const base = `http://localhost:${port}`;
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  for (let i = 0; i < 600 && child.exitCode === null && child.signalCode === null; i++) {
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { base, child, said: () => said, ended, stop };
}
