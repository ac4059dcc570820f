import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { modules } from '../../src/modules.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { migrations } from '../../src/platform/db/statements.ts';
import { accessRules } from '../../src/platform/house.ts';

const { ownerUrl } = await openTestHouse();
const ask = (sql: string) => asOwner(ownerUrl, async (client) => (await client.query(sql)).rows);
const policies = () =>
  ask('select schemaname, tablename, policyname, roles::text, cmd, qual, with_check from pg_policies order by 1, 2, 3');

test('a second migration of the same version changes nothing', async () => {
  const before = await policies();
  expect(await migrate(ownerUrl, accessRules(modules))).toEqual([]);
  expect(await policies()).toEqual(before);
});

test('restating takes away what was granted or allowed by hand', async () => {
  const before = await policies();
  await ask('create policy loose on organisation.personal_number for select to samfrid_app using (true)');
  await ask('grant select, delete on organisation.personal_number to samfrid_app');
  await ask('delete from platform.stated');
  await migrate(ownerUrl, accessRules(modules));
  expect(await policies()).toEqual(before);
  const grants = await ask(
    `select privilege_type from information_schema.role_table_grants where table_name = 'personal_number' and grantee = 'samfrid_app'`,
  );
  expect(grants).toEqual([]);
});

test('an older version refuses a newer database', async () => {
  await ask(`insert into platform.migration (name, sha256) values ('20991231-01-from-the-future.sql', 'x')`);
  await expect(migrate(ownerUrl, accessRules(modules))).rejects.toThrow(/newer version/);
  await ask(`delete from platform.migration where name like '2099%'`);
});

test('a migration that was changed after it was applied is refused', async () => {
  await ask(`update platform.migration set sha256 = 'another' where name = '${migrations[0]!.name}'`);
  await expect(migrate(ownerUrl, accessRules(modules))).rejects.toThrow(/was changed after it was applied/);
});

test('dated migrations have each a number of their own within the day, or lie in different rooms', () => {
  const names = migrations.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
