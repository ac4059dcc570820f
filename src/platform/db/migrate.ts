import { createHash } from 'node:crypto';
import pg from 'pg';
import type { AccessRules } from '#platform/access/assurance.ts';
import { restate } from './restate.ts';
import { migrations } from './statements.ts';

const ONE_AT_A_TIME = 726_001;

/**
 * Brings the database to this version: each new migration in a transaction of its own, then policies, grants and
 * functions restated. Several processes may start at once: one works, the others wait and find it done.
 * Throws when an applied migration was changed afterwards, or when the database is of a newer version. Returns the names applied now.
 */
export async function migrate(ownerUrl: string, rules: AccessRules): Promise<string[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now());
      create table if not exists platform.stated (sha256 text not null, stated_at timestamptz not null default now());`);
    const applied = await applyNew(client);
    await restate(client, rules);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyNew(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration');
  const before = new Map(rows.map((row) => [row.name, row.sha256]));
  // An older version must not restate its older rules over a newer database.
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = rows.find((row) => !known.has(row.name));
  if (unknown) throw new Error(`The database is of a newer version: it has ${unknown.name}, which this version does not know.`);
  const applied: string[] = [];
  for (const { name, text } of migrations) {
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (before.has(name)) {
      if (before.get(name) !== sha256) throw new Error(`Migration ${name} was changed after it was applied.`);
      continue;
    }
    await inTransaction(client, name, async () => {
      await client.query(text);
      await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256]);
    });
    applied.push(name);
  }
  return applied;
}

export async function inTransaction(client: pg.Client, name: string, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** Names of migrations this version knows and the database lacks: what `/readyz` asks. */
export async function missing(db: { query(text: string): Promise<{ rows: { name: string }[] }> }): Promise<string[]> {
  const { rows } = await db.query('select name from platform.migration');
  const applied = new Set(rows.map((row) => row.name));
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name));
}
