// From the embedded database to a server of one's own, whose owner may create roles and nothing more; and to an older one.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asOwner } from '#test/database.ts';
import { faultsOf } from '#test/faults.ts';
import { crowd, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { record } from '../audit/record.ts';
import { startEmbedded } from '../db/embedded.ts';
import { unprivilegedAccount } from '../db/embedded-account.ts';
import { differences, digest } from './digest.ts';
import { backUp, emptyFolder, restoreInto } from './test-help.ts';

const OF_ITS_OWN = ['platform.restoration', 'audit.entry', 'audit.link', 'audit.head', 'auth.session', 'auth.verification'];

const town = await openTown();
const home = await town.municipality();
const people = await crowd(home, 30);
await newOccasion(home);
await town.house.worker.db.transaction().execute(async (tx) => {
  for (const { personId } of people) await record(tx, 'test.done', { person: personId });
  await town.house.jobs.enqueue(tx, 'mail.send', {});
});

/** An owner who is no superuser, with a database; as docs/operations.md says. */
async function withOwner(superUrl: string, name: string): Promise<string> {
  await asOwner(superUrl, async (client) => {
    await client.query(
      `do $$ begin create role samfrid_owner login createrole password 'x'; exception when duplicate_object then null; end $$`,
    );
    await client.query(`create database ${name} owner samfrid_owner encoding 'UTF8' template template0`);
  });
  return superUrl.replace(/\/\/[^/@]*@/, '//samfrid_owner:x@').replace(/\/postgres\?/, `/${name}?`);
}

/** There, back up again there, and from there to another. */
async function thereAndBack(superUrl: string) {
  let before = new Map<string, string>();
  const { file } = await backUp(town.ownerUrl, {
    onSnapshot: async (snapshot) => {
      before = await digest(town.ownerUrl, snapshot);
    },
  });
  const ownerUrl = await withOwner(superUrl, 'samfrid');
  const there = await restoreInto(file, { ownerUrl }, async (house) => ({
    faults: await faultsOf(house),
    apart: differences(before, await digest(ownerUrl), OF_ITS_OWN),
    owner: await asOwner(
      ownerUrl,
      async (client) =>
        (await client.query('select current_user as me, rolsuper from pg_roles where rolname = current_user')).rows[0],
    ),
  }));
  const again = await backUp(ownerUrl);
  const further = await withOwner(superUrl, 'further');
  const back = await restoreInto(again.file, { ownerUrl: further }, async (house) => ({
    faults: await faultsOf(house),
    apart: differences(before, await digest(further), OF_ITS_OWN),
  }));
  return { there, back, again };
}

const well = { faults: [], apart: [] };

test('an owner with CREATEROLE alone restores, backs up and restores again', { timeout: 120_000 }, async () => {
  const server = await startEmbedded({ dataDir: path.join(emptyFolder(), 'pg'), throwaway: true });
  afterAll(() => server.stop());
  const { there, back, again } = await thereAndBack(server.url);
  expect(there.seen).toEqual({ ...well, owner: { me: 'samfrid_owner', rolsuper: false } });
  expect(back.seen).toEqual(well);
  expect([there.jobs, again.jobs, back.jobs]).toEqual([1, 1, 1]);
});

const OLDER = '/usr/lib/postgresql/15/bin';
const older = fs.existsSync(`${OLDER}/postgres`);
if (!older) process.stderr.write('PostgreSQL 15 is not installed here: restoring to an older server was not tried.\n');

test.skipIf(!older)(
  'PostgreSQL 15, the oldest that is served, takes what 18 wrote, and gives it again',
  { timeout: 120_000 },
  async () => {
    const folder = emptyFolder();
    const account = unprivilegedAccount();
    const dataDir = path.join(folder, 'pg');
    fs.mkdirSync(dataDir, { mode: 0o700 });
    if (account) for (const one of [folder, dataDir]) fs.chownSync(one, account.uid, account.gid);
    const made = spawnSync(
      `${OLDER}/initdb`,
      ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...account, env: { LC_ALL: 'C' } },
    );
    expect(made.status).toBe(0);
    const server = spawn(
      `${OLDER}/postgres`,
      ['-D', dataDir, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-p', '5432'],
      { ...account, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    afterAll(
      () =>
        new Promise((resolve) => {
          server.once('exit', resolve);
          server.kill('SIGINT');
        }),
    );
    await new Promise<void>((resolve) => server.stderr.on('data', (text) => /ready to accept/.test(String(text)) && resolve()));
    const { there, back } = await thereAndBack(`postgres://postgres@/postgres?host=${encodeURIComponent(folder)}&port=5432`);
    expect(there.seen).toEqual({ ...well, owner: { me: 'samfrid_owner', rolsuper: false } });
    expect(back.seen).toEqual(well);
  },
);
