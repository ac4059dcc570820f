// Three logins a database, none of which owns anything: requests (samfrid_app), jobs (samfrid_worker), sign-in
// (samfrid_auth). Rights belong to those three group roles; the logins are their members, named after the database,
// so that two installations in one cluster never share one.
import { createHmac } from 'node:crypto';
import pg from 'pg';
import { withClient } from './with-client.ts';

export const GROUPS = ['app', 'worker', 'auth'] as const;
export type Group = (typeof GROUPS)[number];
export type LoginUrls = Record<Group, string>;

/** Creates the group roles once a cluster. The owner needs CREATEROLE. */
export async function createGroups(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const group of GROUPS) {
      await client.query(`do $$ begin
        create role samfrid_${group} nologin nosuperuser nobypassrls;
      exception when duplicate_object or unique_violation then null; end $$`);
    }
  });
}

/** Creates or refreshes the three logins of this database and returns their addresses; `everywhere` names all servers. */
export async function createLogins(ownerUrl: string, secret: string, everywhere = ownerUrl): Promise<LoginUrls> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = rows[0]!.name;
    const urls = {} as LoginUrls;
    await client.query('select pg_advisory_lock(726002)');
    for (const group of GROUPS) {
      const { login, password } = loginOf(group, database, secret);
      await client.query(`do $$ begin create role ${pg.escapeIdentifier(login)} login nosuperuser nobypassrls;
        exception when duplicate_object or unique_violation then null; end $$`);
      await client.query(`alter role ${pg.escapeIdentifier(login)} password ${pg.escapeLiteral(password)}`);
      await client.query(`grant samfrid_${group} to ${pg.escapeIdentifier(login)}`);
      await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${pg.escapeIdentifier(login)}`);
      urls[group] = withLogin(everywhere, login, password);
    }
    await client.query(`revoke connect, temporary on database ${pg.escapeIdentifier(database)} from public`);
    // "Today" is Sweden's: an employment that ends today counts out at midnight here, not in Greenwich.
    await client.query(`alter database ${pg.escapeIdentifier(database)} set timezone to 'Europe/Stockholm'`);
    return urls;
  });
}

/** A login's name and password: from the database's name and the secret, so that nothing has to be kept. */
export function loginOf(group: Group, database: string, secret: string): { login: string; password: string } {
  const login = `samfrid_${group}_${database}`.slice(0, 63);
  return { login, password: createHmac('sha256', secret).update(`database login ${login}`).digest('base64url') };
}

/** The same server and database, as another login. */
export function withLogin(url: string, login: string, password?: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, (_, scheme: string) => {
    const secret = password ? `:${encodeURIComponent(password)}` : '';
    return `${scheme}${encodeURIComponent(login)}${secret}@`;
  });
}
