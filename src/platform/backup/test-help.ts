// For tests of backup and restore: databases and folders that are thrown away.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, inject } from 'vitest';
import { asOwner, onServer, testConfig } from '#test/database.ts';
import { temporaryFolder } from '#test/process.ts';
import { modules } from '../../modules.ts';
import type { House } from '../house.ts';
import type { Erased } from './erasures/outside-list.ts';
import { type Restored, restore } from './restore.ts';
import { type Made, writeBackup } from './write-backup.ts';

export const KEY = 'a key of backups for tests only, long enough';

/** An empty database on the test server. */
export async function emptyDatabase(): Promise<string> {
  const name = `t_empty_${randomUUID().slice(0, 8)}`;
  await asOwner(inject('server'), (client) => client.query(`create database ${name} template template0`));
  afterAll(() => asOwner(inject('server'), (client) => client.query(`drop database if exists ${name} with (force)`)));
  return onServer(name);
}

export function emptyFolder(): string {
  const folder = temporaryFolder();
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function backUp(
  ownerUrl: string,
  more: Partial<Parameters<typeof writeBackup>[0]> = {},
): Promise<Made & { file: string }> {
  const file = path.join(emptyFolder(), 'samfrid.backup');
  return { file, ...(await writeBackup({ file, ownerUrl, key: KEY, secret: testConfig.secret, ...more })) };
}

export type Wish = {
  ownerUrl?: string;
  key?: string;
  erased?: Erased[];
  dataDir?: string;
  secret?: string;
  secretLost?: boolean;
};

/** Restores into an empty database, or the one that is named, and looks. */
export async function restoreInto<T>(
  file: string,
  wish: Wish,
  look: (house: House, ownerUrl: string) => Promise<T>,
): Promise<Restored & { seen: T }> {
  const ownerUrl = wish.ownerUrl ?? (await emptyDatabase());
  const config = { ...testConfig, dataDir: wish.dataDir ?? emptyFolder(), secret: wish.secret ?? testConfig.secret };
  const ground = { ownerUrl, stop: async () => {} };
  const more = { secretLost: wish.secretLost ?? false, erased: wish.erased ?? [] };
  return restore({ file, key: wish.key ?? KEY, config, ground, modules, ...more }, (house) => look(house, ownerUrl));
}

export const tablesIn = (ownerUrl: string): Promise<number> =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.relkind = 'r' and s.nspname !~ '^pg_' and s.nspname <> 'information_schema'`,
    );
    return rows[0]!.n;
  });
