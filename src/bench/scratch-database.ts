import type { AccessRules } from '../platform/access/assurance.ts';
import { createGroups } from '../platform/db/logins.ts';
import { migrate } from '../platform/db/migrate.ts';
import { withClient } from '../platform/db/with-client.ts';

/** A migrated database of its own on the owner's server for as long as `work` takes; `work` is given its address. */
export async function inScratchDatabase<T>(
  ownerUrl: string,
  about: string,
  rules: AccessRules,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `bench_${about}_${process.pid}`;
  const url = ownerUrl.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
  await withClient(ownerUrl, (client) => client.query(`create database ${name}`));
  try {
    await createGroups(url);
    await migrate(url, rules);
    return await work(url);
  } finally {
    await withClient(ownerUrl, (client) => client.query(`drop database ${name} with (force)`));
  }
}
