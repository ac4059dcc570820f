// From a file to a whole house: loaded in one transaction, brought to this version, what was erased since erased again,
// and only then opened to servers. Killed at any moment, the database is empty, or no server serves it.
import fs from 'node:fs';
import path from 'node:path';
import { record } from '#platform/audit/record.ts';
import type { Config } from '#platform/config.ts';
import { createGroups } from '#platform/db/logins.ts';
import { withClient } from '#platform/db/with-client.ts';
import { type Ground, type House, openHouse } from '#platform/house.ts';
import type { Module } from '#platform/module.ts';
import { eraseAgain } from './erasures/erase-again.ts';
import { type Erased, outsideListIn } from './erasures/outside-list.ts';
import { type Loaded, loadTables, refuseUnlessEmpty } from './load-tables.ts';
import { progress, seconds } from './progress.ts';
import { factsOf, openBackup } from './read-backup.ts';
import type { FileFacts } from './records.ts';
import { secretMark } from './secret-mark.ts';
import { carryJobs } from './waiting-jobs.ts';

const ONE_AT_A_TIME = 726_001; // the migration's lock: a server that starts meanwhile waits

export type RestoreWish = {
  file: string;
  key: string;
  config: Config;
  ground: Ground;
  modules: readonly Module[];
  /** What was erased, from lists kept outside of the database. */
  erased: readonly Erased[];
  /** Goes on although SECRET_KEY is another than the one the data was sealed under. */
  secretLost?: boolean;
  say?: (sentence: string) => void;
};
export type Restored = {
  madeAt: string;
  version: string;
  tables: number;
  rows: number;
  jobs: number;
  erasedAgain: number;
  newer: number;
};

/**
 * Restores into an empty database. `look` is given the opened house when all is in place, and the house is closed after it.
 * Throws, and leaves an empty database or one that no server opens, when anything fails.
 */
export async function restore<T>(wish: RestoreWish, look: (house: House) => Promise<T>): Promise<Restored & { seen: T }> {
  const say = wish.say ?? (() => {});
  const loaded = await load(wish, say);
  const { facts, end } = loaded;
  const house = await openHouse(wish.config, wish.ground, wish.modules, { working: false, restoring: true });
  try {
    const jobs = await carry(house, wish);
    const known = { erasers: house.erasers, list: outsideListIn(wish.config.dataDir) };
    const erasedAgain = await eraseAgain(house.worker.db, known, wish.erased);
    layFiles(wish.config.anchor.folder, loaded.files);
    await house.worker.db
      .transaction()
      .execute((tx) =>
        record(tx, 'backup.restored', { details: { made_at: facts.madeAt, rows: end.rows, erased_again: erasedAgain } }),
      );
    await withClient(wish.ground.ownerUrl, (client) =>
      client.query(
        'update platform.restoration set erased_again = $1, finished_at = clock_timestamp() where finished_at is null',
        [erasedAgain],
      ),
    );
    const told = {
      madeAt: facts.madeAt,
      version: facts.version,
      tables: end.tables,
      rows: end.rows,
      newer: house.migrated.length,
    };
    return { ...told, jobs, erasedAgain, seen: await look(house) };
  } finally {
    await house.close();
  }
}

/** The first half: one transaction, or nothing. */
async function load(wish: RestoreWish, say: (sentence: string) => void): Promise<Loaded> {
  const begun = Date.now();
  return withClient(wish.ground.ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await refuseUnlessEmpty(client);
    const facts = await factsOf(wish.file, wish.key);
    if (facts.secretMark !== secretMark(wish.config.secret) && !wish.secretLost) {
      throw new Error(
        'SECRET_KEY is not the one of the installation the backup is of. Personal numbers and one-time codes are sealed under that one. Set it; or, if it is lost, say --secret-lost, and they stay closed for ever.',
      );
    }
    await createGroups(wish.ground.ownerUrl);
    await client.query('begin');
    const loaded = await loadTables(client, openBackup(wish.file, wish.key), progress(say));
    // Whoever was in when the backup was made may have been shown out since.
    await client.query('delete from auth."session"; delete from auth."verification"');
    await client.query('insert into platform.restoration (made_at, version, rows) values ($1, $2, $3)', [
      facts.madeAt,
      facts.version,
      loaded.end.rows,
    ]);
    await client.query('commit');
    say(`${loaded.end.rows} rows of ${loaded.end.tables} tables are in place after ${seconds(begun)}.`);
    await client.query('analyze');
    return loaded;
  });
}

/** Jobs stand at the beginning of a backup: it is read once more, no further than them. */
async function carry(house: House, { file, key }: RestoreWish): Promise<number> {
  const jobs = async function* () {
    for await (const { kind, body } of openBackup(file, key)) {
      if (kind === 'job') yield body.toString('utf8');
      if (kind === 'jobsEnd') return;
    }
  };
  const client = await house.worker.pool.connect();
  try {
    return await carryJobs(client, jobs());
  } finally {
    client.release();
  }
}

/** What lies there already is newer, and stays. */
function layFiles(folder: string, files: readonly FileFacts[]): void {
  for (const { path: name, base64 } of files) {
    const file = path.join(folder, path.basename(name));
    if (fs.existsSync(file)) continue;
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, Buffer.from(base64, 'base64'), { mode: 0o600 });
  }
}
