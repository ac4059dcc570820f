// PostgreSQL refuses to run as root: then it runs as an unprivileged account, from places that account can reach.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Account = { uid: number; gid: number };
export type Binaries = { postgres: string; initdb: string };

/** The account to run as: undefined when the process is not root. Throws when root has none to step down to. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = idsOf('postgres') ?? idsOf('nobody');
  if (!account)
    throw new Error(
      'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as. Set DATABASE_URL.',
    );
  return account;
}

function idsOf(name: string): Account | undefined {
  const uid = spawnSync('id', ['-u', name]);
  const gid = spawnSync('id', ['-g', name]);
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/** Can the account pass through this folder? A checkout below a 0700 folder of root's cannot be reached by others. */
export function reaches(account: Account | undefined, folder: string): boolean {
  return !account || spawnSync('test', ['-x', folder], account).status === 0;
}

/** The first of the temporary folders that the account reaches. */
export function sharedTemporaryFolder(account: Account | undefined): string {
  const folder = [os.tmpdir(), '/tmp', '/var/tmp'].find((candidate) => fs.existsSync(candidate) && reaches(account, candidate));
  if (!folder) throw new Error('No temporary folder that the PostgreSQL account can reach. Set TMPDIR or DATABASE_URL.');
  return folder;
}

/**
 * Where the cluster lies: in the data folder, or, when root's checkout is closed to the unprivileged account, under
 * /var/tmp, which outlives a restart. The name is derived, so that the next start finds it again.
 */
export function reachableCluster(account: Account | undefined, wanted: string): string {
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  if (reaches(account, path.dirname(wanted))) return wanted;
  const elsewhere = path.join('/var/tmp', `samfrid-${short(wanted)}`);
  fs.mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  return path.join(elsewhere, 'pg');
}

/** Binaries the account may execute: the installed ones, or a copy of them made once. */
export function reachableBinaries(account: Account | undefined, installed: Binaries, env: NodeJS.ProcessEnv): Binaries {
  if (!account || spawnSync(installed.initdb, ['--version'], { ...account, env }).status === 0) return installed;
  const native = path.resolve(path.dirname(installed.initdb), '..');
  const copy = path.join(sharedTemporaryFolder(account), `samfrid-pgbin-${short(native + fs.statSync(installed.postgres).size)}`);
  if (!fs.existsSync(copy)) {
    const making = `${copy}.${process.pid}`;
    fs.cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(making, 0o755);
    if (fs.existsSync(copy)) fs.rmSync(making, { recursive: true });
    else fs.renameSync(making, copy);
  }
  return { postgres: path.join(copy, 'bin/postgres'), initdb: path.join(copy, 'bin/initdb') };
}

export const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
