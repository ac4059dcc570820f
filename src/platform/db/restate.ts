// Policies, grants and functions are stated whole: dropped and said again in one transaction, old grants revoked
// first, so that today's truth is one page per module instead of a trail of migrations.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { AccessRules } from '#platform/access/assurance.ts';
import { inTransaction } from './migrate.ts';
import { functions, policies, type Statement } from './statements.ts';

/** Schemas that are not ours: PostgreSQL's own, and the job library's. */
const NOT_OURS = `nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'pgboss')`;

export async function restate(client: pg.Client, { roles, assurance }: AccessRules): Promise<void> {
  const pairs = [...roles].flatMap(([role, list]) => list.map((permission) => [role, permission] as const));
  const truth = createHash('sha256');
  for (const { name, text } of [...functions, ...policies]) truth.update(name).update(text);
  const sha256 = truth
    .update(JSON.stringify([pairs, [...assurance]]))
    .update(clearing)
    .update(granting)
    .digest('hex');
  const { rows } = await client.query<{ sha256: string }>('select sha256 from platform.stated');
  if (rows[0]?.sha256 === sha256) return;

  await inTransaction(client, 'restating', async () => {
    await client.query('set local check_function_bodies = off'); // functions may call functions stated after them
    await client.query(clearing);
    await state(client, functions);
    await client.query(granting);
    await state(client, policies); // last: they may take back what was granted above
    await client.query('delete from access.role_permission');
    await client.query('insert into access.role_permission (role, permission) select * from unnest($1::text[], $2::text[])', [
      pairs.map(([role]) => role),
      pairs.map(([, permission]) => permission),
    ]);
    await client.query('delete from access.permission_rule');
    for (const [permission, { level, fresh }] of assurance) {
      await client.query('insert into access.permission_rule (permission, level, fresh_minutes) values ($1, $2, $3)', [
        permission,
        level,
        fresh ?? null,
      ]);
    }
    await client.query('delete from platform.stated');
    await client.query('insert into platform.stated (sha256) values ($1)', [sha256]);
  });
}

async function state(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { name, text } of statements) {
    await client.query(text).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
  }
}

const clearing = `
do $$ declare it record; begin
  for it in select schemaname, tablename, policyname from pg_policies p join pg_namespace n on n.nspname = p.schemaname where ${NOT_OURS} loop
    execute format('drop policy %I on %I.%I', it.policyname, it.schemaname, it.tablename);
  end loop;
  for it in select nspname from pg_namespace where ${NOT_OURS} loop
    execute format('revoke all on all tables in schema %I from public, samfrid_app, samfrid_worker, samfrid_auth', it.nspname);
    execute format('revoke all on all sequences in schema %I from public, samfrid_app, samfrid_worker, samfrid_auth', it.nspname);
    execute format('revoke all on all functions in schema %I from public, samfrid_app, samfrid_worker, samfrid_auth', it.nspname);
    execute format('grant usage on schema %I to samfrid_app, samfrid_worker', it.nspname);
  end loop;
  for it in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and ${NOT_OURS} loop
    execute format('alter table %I.%I enable row level security', it.nspname, it.relname);
  end loop;
end $$;`;

// Jobs work for everybody: their login sees every row by a policy of its own. Not so the log (insert and read, like
// everyone), nor sign-in (its own login only).
const granting = `
do $$ declare it record; begin
  for it in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and ${NOT_OURS} and nspname not in ('auth', 'audit', 'platform') loop
    execute format('create policy worker on %I.%I to samfrid_worker using (true) with check (true)', it.nspname, it.relname);
    execute format('grant select, insert, update, delete on %I.%I to samfrid_worker', it.nspname, it.relname);
  end loop;
  -- A function just made may be called by everyone: PostgreSQL grants it so, and only functions made before were cleared.
  for it in select nspname from pg_namespace where ${NOT_OURS} loop
    execute format('revoke execute on all functions in schema %I from public', it.nspname);
  end loop;
  for it in select nspname from pg_namespace where ${NOT_OURS} and nspname not in ('auth') loop
    execute format('grant usage on all sequences in schema %I to samfrid_app, samfrid_worker', it.nspname);
    execute format('grant execute on all functions in schema %I to samfrid_app, samfrid_worker', it.nspname);
  end loop;
  -- A view must not lend its owner's eyes to the reader.
  for it in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'v' and ${NOT_OURS} loop
    execute format('alter view %I.%I set (security_invoker = true)', it.nspname, it.relname);
    execute format('grant select on %I.%I to samfrid_app, samfrid_worker', it.nspname, it.relname);
  end loop;
end $$;`;
