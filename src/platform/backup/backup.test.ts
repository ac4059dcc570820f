import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asOwner, testConfig } from '#test/database.ts';
import { faultsOf } from '#test/faults.ts';
import { crowd, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { modules } from '../../modules.ts';
import { record } from '../audit/record.ts';
import { createLogins } from '../db/logins.ts';
import { migrations } from '../db/statements.ts';
import { openHouse } from '../house.ts';
import { differences, digest } from './digest.ts';
import { backUp, emptyDatabase, emptyFolder, KEY, restoreInto, tablesIn } from './test-help.ts';
import type { Made } from './write-backup.ts';

/** What a restore itself writes, or takes away. */
const OF_ITS_OWN = [
  'platform.restoration',
  'audit.entry',
  'audit.link',
  'audit.head',
  'auth.session',
  'auth.verification',
  'access.role_permission',
  'access.permission_rule',
];

const town = await openTown();
let made: Made & { file: string };
let before: Map<string, string>;

beforeAll(async () => {
  const home = await town.municipality({ name: 'Ekhaga "\\N" \\. \t\n åäö 👩🏽‍💻' });
  await newOccasion(home, { seats: 3 });
  await crowd(home, 50);
  for (const name of ['\\N', '\\.', 'Tab\tName', 'Rad\r\nbruten', "O'Brien; --", 'Ö'.repeat(100)])
    await home.person({ given: name, family: '\\' });
  await town.owner(
    `insert into platform.file (name, type, bytes, sha256) select 'f' || i, 'x', decode(repeat(md5(i::text), 20000), 'hex'), '\\x00' from generate_series(1, 8) i`,
  );
  await town.house.worker.db.transaction().execute(async (tx) => {
    await record(tx, 'test.done', { details: { word: 'å\\N' } });
    await town.house.jobs.enqueue(tx, 'mail.send', { note: 'wait\\ing "1" åäö' });
  });
  made = await backUp(town.ownerUrl, {
    onSnapshot: async (snapshot) => {
      before = await digest(town.ownerUrl, snapshot);
    },
  });
});

const rulesOf = (ownerUrl: string) =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ rule: string }>(`
      select concat_ws(' ', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated) as rule from pg_constraint k
        join pg_namespace n on n.oid = k.connamespace where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')
      union all select concat_ws(' ', t.tgrelid::regclass, t.tgname, t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid
        join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and n.nspname <> 'pgboss'
      union all select concat_ws(' ', p.polrelid::regclass, p.polname) from pg_policy p
      order by 1`);
    return rows.map(({ rule }) => rule);
  });

test('every row of every table is there again, with every rule, trigger and policy; nothing is at fault', async () => {
  const done = await restoreInto(made.file, {}, async (house, ownerUrl) => ({
    faults: await faultsOf(house),
    differences: differences(before, await digest(ownerUrl), OF_ITS_OWN),
    rules: await rulesOf(ownerUrl),
    job: (await sql<{ data: unknown }>`select data from pgboss.job where name = 'mail.send'`.execute(house.worker.db)).rows,
    session: (await asOwner(ownerUrl, (client) => client.query('select from auth."session"'))).rowCount,
    log: (await sql<{ act: string }>`select act from audit.entry order by id desc limit 2`.execute(house.worker.db)).rows,
    again: await house.worker.db.transaction().execute((tx) => record(tx, 'test.after', {})),
    faultsAfter: await faultsOf(house),
  }));
  expect(done.seen.faults).toEqual([]);
  expect(done.seen.differences).toEqual([]);
  expect(done.seen.rules).toEqual(await rulesOf(town.ownerUrl));
  expect(done.seen.job).toEqual([{ data: { note: 'wait\\ing "1" åäö' } }]);
  expect(done.jobs).toBe(1);
  expect(done.seen.session).toBe(0);
  expect(done.seen.log.map(({ act }) => act)).toEqual(['backup.restored', 'backup.made']);
  expect(done.seen.faultsAfter).toEqual([]); // numbers go on after the last one
  expect(done.rows).toBe(made.rows);
  expect(before.size).toBeGreaterThan(40);
});

test('the file lies closed to others, and beside it nothing', () => {
  expect(fs.statSync(made.file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(path.dirname(made.file))).toEqual(['samfrid.backup']);
  const bytes = fs.readFileSync(made.file);
  for (const word of ['Ekhaga', 'organisation', 'samfrid_app', 'migration']) expect(bytes.includes(word)).toBe(false);
});

test('a wrong key, a changed file and a cut one are refused, and the database stays empty', async () => {
  const ownerUrl = await emptyDatabase();
  const refused = (file: string, key = KEY) => restoreInto(file, { ownerUrl, key }, async () => {});
  await expect(refused(made.file, `${KEY}x`)).rejects.toThrow(/key is not the one/);
  await expect(refused(`${made.file}x`)).rejects.toThrow(/There is no file/);
  const whole = fs.readFileSync(made.file);
  const bad = path.join(emptyFolder(), 'bad.backup');
  for (const at of [20, 60, 5000, whole.length >> 1, whole.length - 5]) {
    const changed = Buffer.from(whole);
    changed[at]! ^= 1;
    fs.writeFileSync(bad, changed);
    await expect(refused(bad)).rejects.toThrow(/changed|not a backup/);
    fs.writeFileSync(bad, whole.subarray(0, at));
    await expect(refused(bad)).rejects.toThrow(/cut off|not a backup/);
    expect(await tablesIn(ownerUrl)).toBe(0);
  }
  await restoreInto(made.file, { ownerUrl }, async () => {}); // and after all that it is still restored into
});

test('a database that is not empty is refused and left as it is', async () => {
  const before = await digest(town.ownerUrl);
  await expect(restoreInto(made.file, { ownerUrl: town.ownerUrl }, async () => {})).rejects.toThrow(/not empty/);
  expect(differences(before, await digest(town.ownerUrl))).toEqual([]);
  const ownerUrl = await emptyDatabase();
  await asOwner(ownerUrl, (client) => client.query('create table somebodys_own (n int)'));
  await expect(restoreInto(made.file, { ownerUrl }, async () => {})).rejects.toThrow(/not empty/);
});

test('another SECRET_KEY is told of, and can be forced', async () => {
  const secret = 'another secret for tests only, long enough too';
  await expect(restoreInto(made.file, { secret }, async () => {})).rejects.toThrow(/SECRET_KEY is not the one/);
  await restoreInto(made.file, { secret, secretLost: true }, async () => {});
});

test('a backup of a newer version is refused', async () => {
  const newer = `20991231-01-of-the-future-${randomUUID().slice(0, 4)}.sql`;
  await town.owner('insert into platform.migration (name, sha256) values ($1, $2)', [newer, 'x']);
  const { file } = await backUp(town.ownerUrl);
  await town.owner('delete from platform.migration where name = $1', [newer]);
  const ownerUrl = await emptyDatabase();
  await expect(restoreInto(file, { ownerUrl }, async () => {})).rejects.toThrow(/newer version.*of-the-future/);
  expect(await tablesIn(ownerUrl)).toBe(0);
});

test('a backup of an older version is brought up to this one', async () => {
  const later = '20261121-28-note-revision.sql'; // adds a column, on which no other migration leans
  const old = await emptyDatabase();
  await createLogins(old, testConfig.secret);
  await asOwner(old, async (client) => {
    await client.query(`create schema platform; create table platform.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
      create table platform.stated (sha256 text not null, stated_at timestamptz not null default now())`);
    for (const { name, text } of migrations.filter((one) => one.name !== later)) {
      await client.query(text);
      await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [
        name,
        createHash('sha256').update(text).digest('hex'),
      ]);
    }
    await client.query(`with o as (insert into organisation.organisation (kind, name, path) values ('municipality', 'Ekhaga', '{}') returning id),
        c as (insert into training.course (organisation_id, title, level) select id, 'Kurs', 'basic' from o returning id)
      insert into training.occasion (course_id, organiser_id, seats) select c.id, o.id, 7 from c, o`);
  });
  const { file } = await backUp(old);
  const done = await restoreInto(file, {}, (house) =>
    house.worker.db.selectFrom('training.occasion').select(['seats', 'revised_at']).execute(),
  );
  expect(done.newer).toBe(1);
  expect(done.seen).toMatchObject([{ seats: 7, revised_at: expect.any(Date) }]);
});

test('killed while rows are read in: the database is empty, and restoring again works', async () => {
  const ownerUrl = await emptyDatabase();
  const restoring = restoreInto(made.file, { ownerUrl }, async () => {});
  restoring.catch(() => {});
  const name = /\/(t_empty_\w+)\?/.exec(ownerUrl)![1];
  for (let killed = 0; killed === 0; ) {
    const { rows } = await asOwner(town.ownerUrl, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query like 'copy %'`, [name]),
    );
    killed = rows.length;
  }
  await expect(restoring).rejects.toThrow();
  expect(await tablesIn(ownerUrl)).toBe(0);
  await restoreInto(made.file, { ownerUrl }, async () => {});
});

test('interrupted after the rows are in, no server opens it and no restore takes it', async () => {
  const ownerUrl = await emptyDatabase();
  await restoreInto(made.file, { ownerUrl }, async () => {});
  await asOwner(ownerUrl, (client) => client.query('update platform.restoration set finished_at = null'));
  await expect(openHouse(town.house.config, { ownerUrl, stop: async () => {} }, modules, { working: false })).rejects.toThrow(
    /interrupted/,
  );
  await expect(restoreInto(made.file, { ownerUrl }, async () => {})).rejects.toThrow(/interrupted/);
});

test('a backup that fails leaves no file', async () => {
  const folder = emptyFolder();
  const file = path.join(folder, 'x.backup');
  await expect(backUp(town.ownerUrl, { file, secret: 'wrong' })).resolves.toBeTruthy(); // a socket asks for no password
  fs.rmSync(file);
  await expect(backUp(town.ownerUrl, { file, onSnapshot: () => Promise.reject(new Error('out of disk')) })).rejects.toThrow(
    'out of disk',
  );
  expect(fs.readdirSync(folder)).toEqual([]);
  fs.writeFileSync(file, 'already here');
  await expect(backUp(town.ownerUrl, { file })).rejects.toThrow(/already a file/);
});
