// A backup while everybody works: one snapshot of the whole database, told table by table into one sealed file.
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { loginOf, withLogin } from '#platform/db/logins.ts';
import { copyOut } from './copy-rows.ts';
import { megabytes, progress } from './progress.ts';
import { readThrough } from './read-backup.ts';
import type { EndFacts, Facts, FileFacts, SequenceFacts, TableFacts } from './records.ts';
import { write } from './records.ts';
import { PIECE, sealStream } from './sealed-stream.ts';
import { secretMark } from './secret-mark.ts';
import { SAY_EXACTLY, sequencesOf, tablesOf } from './tables.ts';
import { version } from './version.ts';
import { waitingJobs } from './waiting-jobs.ts';

export type BackupWish = {
  /** Where it is written; must not be there yet. */
  file: string;
  ownerUrl: string;
  /** What the file is sealed under; 32 characters at least. */
  key: string;
  /** SECRET_KEY: opens the worker's login, and is marked in the file so that a restore under another one is told of. */
  secret: string;
  /** A folder of small files that go with it (the log's anchors); need not exist. */
  files?: string;
  say?: (sentence: string) => void;
  /** Called when the snapshot stands, with its name, which other connections may read it by until the backup is done. */
  onSnapshot?: (snapshot: string) => Promise<void>;
};
export type Made = EndFacts & { madeAt: string; bytes: number };

/**
 * Writes a backup. It is written beside its place, brought safely to disk, read back whole, and only then given its name:
 * a file with the right name is whole. Throws and leaves nothing when anything fails.
 */
export async function writeBackup(wish: BackupWish): Promise<Made> {
  if (fs.existsSync(wish.file)) throw new Error(`There is already a file ${wish.file}.`);
  fs.mkdirSync(path.dirname(path.resolve(wish.file)), { recursive: true, mode: 0o700 });
  const part = `${wish.file}.${process.pid}.part`;
  try {
    const tell = tellDatabase(wish);
    const out = fs.createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(
      Readable.from(tell, { objectMode: true, highWaterMark: 1 }),
      createGzip({ chunkSize: 256 * 1024 }),
      (source: AsyncIterable<Uint8Array>) => sealStream(source, wish.key),
      out,
    );
    const { facts, end } = await readThrough(part, wish.key);
    fs.renameSync(part, wish.file);
    syncFolder(path.dirname(path.resolve(wish.file)));
    return { ...end, madeAt: facts.madeAt, bytes: fs.statSync(wish.file).size };
  } finally {
    fs.rmSync(part, { force: true });
  }
}

function syncFolder(folder: string) {
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Everything, as records. Memory does not grow with the database. */
async function* tellDatabase(wish: BackupWish): AsyncGenerator<Buffer> {
  const owner = new pg.Client(wish.ownerUrl);
  let worker: pg.Client | undefined;
  const report = progress(wish.say ?? (() => {}));
  owner.on('error', () => {}); // told by the query that was under way
  try {
    await owner.connect();
    worker = await asWorker(owner, wish);
    await traceIt(owner);
    await owner.query(`begin isolation level repeatable read read only; ${SAY_EXACTLY}`);
    const tables = await tablesOf(owner);
    // A table altered or emptied while it is read would no longer be as the snapshot saw it.
    await owner.query(`lock table ${tables.map(({ quoted }) => quoted).join(', ')} in access share mode`);
    const facts = await factsOf(owner, wish.secret);
    const { rows } = await owner.query<{ id: string }>('select pg_export_snapshot() as id');
    await worker.query(
      `begin isolation level repeatable read read only; set transaction snapshot '${rows[0]!.id}'; ${SAY_EXACTLY}`,
    );
    await wish.onSnapshot?.(rows[0]!.id);
    yield write('facts', facts satisfies Facts);

    const done: EndFacts = { tables: 0, rows: 0, jobs: 0 };
    for await (const job of waitingJobs(worker)) {
      done.jobs++;
      yield write('job', Buffer.from(job));
    }
    yield write('jobsEnd', {});
    let bytes = 0;
    for (const { table, quoted, columns } of tables) {
      yield write('table', { table, columns } satisfies TableFacts);
      const rowsOut = copyOut(owner, `copy ${quoted} (${columns.map(pg.escapeIdentifier).join(', ')}) to stdout`);
      let next = await rowsOut.next();
      for (; !next.done; next = await rowsOut.next()) {
        bytes += next.value.length;
        // A row that holds a file is many megabytes: in pieces, so that whoever reads never holds it whole.
        for (let at = 0; at < next.value.length; at += PIECE) yield write('rows', next.value.subarray(at, at + PIECE));
        report(() => `${table}: ${megabytes(bytes)} read, ${done.rows} rows of ${done.tables} tables done`);
      }
      yield write('tableEnd', { rows: next.value });
      done.tables++;
      done.rows += next.value;
    }
    // Sequences are outside of snapshots: read last, they are ahead of every row that was read.
    yield write('sequences', await sequenceValues(owner));
    for (const file of filesIn(wish.files)) yield write('file', file);
    yield write('end', done);
  } finally {
    await Promise.all([owner, worker].map((client) => client?.end().catch(() => {})));
  }
}

/** The job library's tables belong to the worker's login; the owner may not even read them. */
async function asWorker(owner: pg.Client, wish: BackupWish): Promise<pg.Client> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const { login, password } = loginOf('worker', rows[0]!.name, wish.secret);
  const worker = new pg.Client(withLogin(wish.ownerUrl, login, password));
  worker.on('error', () => {});
  await worker.connect().catch((error: Error & { code?: string }) => {
    if (error.code !== '28P01') throw error;
    throw new Error('SECRET_KEY is not the one this installation runs with: the login of its jobs is not let in by it.', {
      cause: error,
    });
  });
  return worker;
}

/** That everything was read is written in the log before it is. Plainly, so that it works on a database of an older version. */
async function traceIt(owner: pg.Client): Promise<void> {
  await owner.query(
    `insert into audit.entry (chain, act, details) values ('00000000-0000-0000-0000-000000000000', 'backup.made', '{}')`,
  );
}

async function factsOf(owner: pg.Client, secret: string): Promise<Facts> {
  const { rows } = await owner.query<{ at: string; postgres: number; migrations: Facts['migrations'] }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, current_setting('server_version_num')::int as postgres,
       (select coalesce(json_agg(json_build_object('name', name, 'sha256', sha256, 'appliedAt', applied_at) order by applied_at, name), '[]')
        from platform.migration) as migrations`,
  );
  const { at, postgres, migrations } = rows[0]!;
  return { version, madeAt: at, postgres, secretMark: secretMark(secret), migrations };
}

async function sequenceValues(owner: pg.Client): Promise<SequenceFacts[]> {
  const values: SequenceFacts[] = [];
  for (const { sequence, quoted } of await sequencesOf(owner)) {
    const { rows } = await owner.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted}`,
    );
    values.push({ sequence, ...rows[0]! });
  }
  return values;
}

function filesIn(folder: string | undefined): FileFacts[] {
  if (!folder || !fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ path: name, base64: fs.readFileSync(path.join(folder, name)).toString('base64') }));
}
