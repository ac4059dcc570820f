// Fills an empty database from a backup in one transaction, as an owner that is no superuser: foreign keys are taken away
// and put back, which checks them, and triggers sleep meanwhile, since what they write is in the backup too.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrations } from '#platform/db/statements.ts';
import { BackupUnreadable } from './backup-unreadable.ts';
import { copyIn } from './copy-rows.ts';
import { type EndFacts, type Entry, type Facts, type FileFacts, read, type SequenceFacts, type TableFacts } from './records.ts';
import { OURS, SAY_EXACTLY, sequencesOf, type Table, tablesOf } from './tables.ts';

export type Loaded = { facts: Facts; end: EndFacts; files: FileFacts[] };

/** Refuses a database in which anything lies. */
export async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tables: number; unfinished: boolean }>(
    `select count(*)::int as tables, coalesce(bool_or(n.nspname = 'platform' and c.relname = 'restoration'), false) as unfinished
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
  if (rows[0]!.tables === 0) return;
  const { rows: begun } = rows[0]!.unfinished
    ? await client.query('select from platform.restoration where finished_at is null')
    : { rows: [] };
  throw new Error(
    begun.length > 0
      ? 'A restore into this database was interrupted. Remove the database (or its folder), make an empty one, and restore again.'
      : 'The database is not empty. A backup is restored into an empty one: a new SAMFRID_DATA folder, or a new database for DATABASE_URL. Nothing was changed.',
  );
}

/** Migrates to where the backup was, and fills every table. `client` has begun a transaction; commit when it returns. */
export async function loadTables(
  client: pg.Client,
  entries: AsyncGenerator<Entry>,
  report: (sentence: () => string) => void,
): Promise<Loaded> {
  const first = await entries.next();
  if (first.done || first.value.kind !== 'facts') throw new BackupUnreadable('The backup does not say what it is.');
  const facts = read<Facts>(first.value);
  await migrateTo(client, facts);
  await client.query(SAY_EXACTLY);
  const tables = new Map((await tablesOf(client)).map((table) => [table.table, table]));
  const wake = await layAside(client, [...tables.values()]);
  const files: FileFacts[] = [];
  let rows = 0;
  for (let next = await entries.next(); !next.done; next = await entries.next()) {
    const entry = next.value;
    if (entry.kind === 'file') files.push(read<FileFacts>(entry));
    if (entry.kind === 'sequences') await setSequences(client, read<SequenceFacts[]>(entry));
    if (entry.kind === 'table') {
      const { table, columns } = read<TableFacts>(entry);
      const target = tables.get(table);
      if (!target) throw new BackupUnreadable(`The backup has a table ${table}, which its own migrations do not make.`);
      const taken = await copyIn(
        client,
        `copy ${target.quoted} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin`,
        rowsOf(entries, () => report(() => `${table}: ${rows} rows of other tables are in place`)),
      );
      rows += taken;
    }
    if (entry.kind === 'end') {
      const end = read<EndFacts>(entry);
      if (end.rows !== rows) throw new BackupUnreadable(`The backup says it has ${end.rows} rows; ${rows} were read.`);
      report(() => `${rows} rows are in place; constraints are being checked`);
      await wake();
      return { facts, end, files };
    }
  }
  throw new BackupUnreadable('The backup has no end.');
}

/** Rows of one table, until its end. Taken from the same line of records, which must be left open after it. */
async function* rowsOf(entries: AsyncGenerator<Entry>, report: () => void): AsyncGenerator<Buffer> {
  for (let next = await entries.next(); !next.done; next = await entries.next()) {
    if (next.value.kind === 'tableEnd') return;
    if (next.value.kind !== 'rows') break;
    report();
    yield next.value.body;
  }
  throw new BackupUnreadable('The backup breaks off in the middle of a table.');
}

/** Exactly the migrations that the backed-up database had, in the order of this version: those after are left for later. */
async function migrateTo(client: pg.Client, facts: Facts): Promise<void> {
  const known = new Map(
    migrations.map(({ name, text }) => [name, { text, sha256: createHash('sha256').update(text).digest('hex') }]),
  );
  for (const { name, sha256 } of facts.migrations) {
    const mine = known.get(name);
    if (!mine)
      throw new BackupUnreadable(
        `The backup is of a newer version (${facts.version}): its database has ${name}, which this version does not know. Restore it with that version or a newer one.`,
      );
    if (mine.sha256 !== sha256)
      throw new BackupUnreadable(
        `${name} is not what it was when the backup was made. Restore it with version ${facts.version}.`,
      );
  }
  await client.query(`create schema platform;
    create table platform.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
    create table platform.stated (sha256 text not null, stated_at timestamptz not null default now());`);
  const wanted = new Map(facts.migrations.map((one) => [one.name, one]));
  for (const { name, text } of migrations) {
    const one = wanted.get(name);
    if (!one) continue;
    await client.query(text).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
    await client.query('insert into platform.migration (name, sha256, applied_at) values ($1, $2, $3)', [
      name,
      one.sha256,
      one.appliedAt,
    ]);
  }
}

/** Takes foreign keys away, puts triggers to sleep, and empties what migrations wrote. Returns what puts all of it back. */
async function layAside(client: pg.Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ place: string; name: string; rule: string }>(
    `select format('%I.%I', n.nspname, c.relname) as place, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as rule
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and ${OURS} order by 1, 2`,
  );
  for (const { place, name } of keys) await client.query(`alter table ${place} drop constraint ${name}`);
  for (const { quoted } of tables) await client.query(`alter table ${quoted} disable trigger user`);
  await client.query(`truncate ${tables.map(({ quoted }) => quoted).join(', ')}`);
  return async () => {
    await client.query('set constraints all immediate');
    for (const { place, name, rule } of keys) await client.query(`alter table ${place} add constraint ${name} ${rule}`);
    for (const { quoted } of tables) await client.query(`alter table ${quoted} enable trigger user`);
  };
}

async function setSequences(client: pg.Client, values: readonly SequenceFacts[]): Promise<void> {
  const there = new Map((await sequencesOf(client)).map(({ sequence, quoted }) => [sequence, quoted]));
  for (const { sequence, last, called } of values) {
    const quoted = there.get(sequence);
    if (!quoted) throw new BackupUnreadable(`The backup has a sequence ${sequence}, which its own migrations do not make.`);
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted, last, called]);
  }
}
