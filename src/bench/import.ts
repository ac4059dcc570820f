// The staff import as an operator runs it (`samfrid import staff`, a process of its own), beside the bare limit: the same
// lines split at their semicolons and put into one table without a question asked.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { generateStaffFile } from '../modules/organisation/staff-import/generate-staff-file.ts';

type Ground = { ownerUrl: string; folder: string; secret: string; say: (sentence: string) => void };

/** Imports 3,000 and 100,000 rows into a municipality of their own, and the same files once more. Seconds and megabytes. */
export async function benchImport({ ownerUrl, folder, secret, say }: Ground): Promise<void> {
  say(
    '\n### Staff import\n\n| rows | same lines into one table, s | import, s | the same file again, s | times the bare limit | most memory, MB |\n|---|---|---|---|---|---|',
  );
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    for (const rows of [3_000, 100_000]) {
      const code = `bench-${rows}`;
      await client.query(`insert into organisation.organisation (kind, name, code) values ('municipality', $1, $1)`, [code]);
      const file = path.join(folder, `${code}.csv`);
      fs.writeFileSync(file, generateStaffFile(rows));
      const bare = await seconds(() => insertAlone(client, file));
      const env = { DATABASE_URL: ownerUrl, SAMFRID_MODE: 'demo', SAMFRID_DATA: folder, SECRET_KEY: secret };
      const first = await runImport(file, code, env);
      const again = await runImport(file, code, env);
      const figures = [bare.toFixed(1), first.seconds.toFixed(1), again.seconds.toFixed(1), (first.seconds / bare).toFixed(1)];
      say(`| ${rows} | ${figures.join(' | ')} | ${Math.max(first.megabytes, again.megabytes)} |`);
    }
  } finally {
    await client.end();
  }
}

async function insertAlone(client: pg.Client, file: string): Promise<void> {
  const lines = fs
    .readFileSync(file, 'utf8')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(';'));
  const width = lines[0]!.length;
  await client.query(`create temporary table alone (${Array.from({ length: width }, (_, i) => `c${i} text`).join(', ')})`);
  for (let from = 0; from < lines.length; from += 1000) {
    const batch = lines.slice(from, from + 1000);
    const columns = Array.from({ length: width }, (_, i) => batch.map((cells) => cells[i] ?? ''));
    await client.query(
      `insert into alone select * from unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(', ')})`,
      columns,
    );
  }
  await client.query('drop table alone');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Runs the command to its end; its memory is what the kernel says it held at most. */
function runImport(file: string, code: string, env: Record<string, string>): Promise<{ seconds: number; megabytes: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const words = ['dist/server/samfrid.js', 'import', 'staff', file, '--organisation', code, '--create-units'];
    const child = spawn(process.execPath, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let megabytes = 0;
    let said = '';
    const look = setInterval(() => {
      megabytes = Math.max(megabytes, heldAtMost(child.pid));
    }, 50);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text;
      });
    }
    child.on('exit', (status) => {
      clearInterval(look);
      if (status === 0) resolve({ seconds: (performance.now() - begun) / 1000, megabytes });
      else reject(new Error(`import ended with ${status}: ${said.slice(-1000)}`));
    });
  });
}

/** VmHWM: Linux tells it in /proc; elsewhere the column is 0. */
function heldAtMost(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
