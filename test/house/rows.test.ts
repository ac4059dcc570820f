import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { writeMatrix } from '../../src/drill/access/kinds.ts';
import { modules } from '../../src/modules.ts';
import { accessRules } from '../../src/platform/house.ts';

const { ownerUrl, house } = await openTestHouse();
const ask = <T>(sql: string) => asOwner(ownerUrl, async (client) => (await client.query(sql)).rows as T[]);

const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')`;
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS}`;

test('no table without row level security, and none without a policy', async () => {
  expect(await ask(`select n.nspname, c.relname from ${TABLES} and not c.relrowsecurity`)).toEqual([]);
  const bare = `select n.nspname, c.relname from ${TABLES} and not exists (select from pg_policy p where p.polrelid = c.oid)`;
  // Filled and read by triggers and definer functions alone.
  expect(await ask(bare)).toEqual([]);
});

test('the logins own nothing and cannot bypass policies', async () => {
  expect(
    await ask(
      `select rolname from pg_roles where rolname like 'samfrid%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    ),
  ).toEqual([]);
  const owned = `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner join pg_namespace n on n.oid = c.relnamespace
    where r.rolname like 'samfrid%' and n.nspname <> 'pgboss' and n.nspname !~ '^pg_'`;
  expect(await ask(owned)).toEqual([]);
});

test('on the log every login may insert and read, nothing else', async () => {
  const more = `select grantee, table_name, privilege_type from information_schema.role_table_grants
    where table_schema = 'audit' and grantee like 'samfrid%' and privilege_type not in ('SELECT', 'INSERT')`;
  expect(await ask(more)).toEqual([]);
});

test('functions that see all rows name their schemas, so that nobody can slip in a table of her own', async () => {
  const loose = `select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${OURS} and not coalesce(p.proconfig::text like '%search_path=%', false)`;
  expect(await ask(loose)).toEqual([]);
});

test('docs/written/who-sees-what.txt is current', { timeout: 120_000 }, async () => {
  const policies = await ask<{ line: string }>(`
    select format('%s.%s %s %s [%s]: %s', n.nspname, c.relname,
      case p.polcmd when 'r' then 'reads' when 'a' then 'adds' when 'w' then 'changes' when 'd' then 'removes' else 'all' end,
      (select string_agg(r.rolname, ',') from pg_roles r where r.oid = any (p.polroles)), p.polname,
      regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' / new: ' || pg_get_expr(p.polwithcheck, p.polrelid), ''), '\\s+', ' ', 'g')) as line
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and p.polname <> 'worker' order by 1`);
  const grants = await ask<{ line: string }>(`
    select format('%s may %s %s.%s%s', grantee, lower(privilege_type), table_schema, table_name,
      case when whole then '' else ' (' || columns || ')' end) as line from (
      select grantee, privilege_type, table_schema, table_name, string_agg(column_name::text, ', ' order by column_name::text) as columns,
        bool_or(exists (select from information_schema.role_table_grants t where t.grantee = g.grantee and t.table_schema = g.table_schema
          and t.table_name = g.table_name and t.privilege_type = g.privilege_type)) as whole
      from information_schema.role_column_grants g
      where grantee in ('samfrid_app', 'samfrid_auth') and table_schema <> 'pgboss' group by 1, 2, 3, 4) x order by 1`);
  const roles = [...accessRules(modules).roles].map(([role, list]) => `${role}: ${[...list].sort().join(', ')}`).sort();
  const matrix = await writeMatrix(ownerUrl, house.app.address());
  const text = [
    '# Kind of person, kind of row, act: r some, R all of them (a adds one like it, c changes, d removes); signed in at LoA3',
    ...matrix,
    '',
    '# Role and what it may (src/modules/*/permissions.ts)',
    ...roles,
    '',
    '# Which rows (sql/policies.sql); jobs have a policy "worker" on every table of a module',
    ...policies.map(({ line }) => line),
    '',
    '# Which acts and columns at all',
    ...grants.map(({ line }) => line),
    '',
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('../../docs/written/who-sees-what.txt');
});

test('docs/written/schema.sql is current', async () => {
  const rows = await ask<{ line: string }>(`
    select format(E'\\n-- %s\\n%s.%s', obj_description(c.oid), n.nspname, c.relname) as line, n.nspname || '.' || c.relname as key, 0 as place from ${TABLES}
    union all
    select format('  %s %s%s%s -- %s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), coalesce(col_description(c.oid, a.attnum), '')), n.nspname || '.' || c.relname, a.attnum
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and ${OURS}
    union all
    select '  ' || pg_get_constraintdef(k.oid), n.nspname || '.' || c.relname, 1000 from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace where k.contype in ('p', 'u', 'f', 'c', 'x') and ${OURS}
    order by 2, 3, 1`);
  await expect(`${rows.map(({ line }) => line).join('\n')}\n`).toMatchFileSnapshot('../../docs/written/schema.sql');
});

test('every table and column says in SQL what it is', async () => {
  const tables = await ask(`select n.nspname, c.relname from ${TABLES} and obj_description(c.oid) is null`);
  const columns =
    await ask(`select n.nspname, c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OURS} and a.attnum > 0 and not a.attisdropped and a.attname <> 'id' and col_description(c.oid, a.attnum) is null`);
  expect([...tables, ...columns]).toEqual([]);
});
