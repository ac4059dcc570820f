// Failed attempts are counted in the database, for all processes together: per account and address together, per account,
// and per address. A whole municipality may stand behind one address, so that one bears the most: someone who
// forgot her password must not shut out her colleagues.
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '#platform/http/router.ts';
import { callerOf } from './library.ts';

/** Failures within ten minutes after which one has to wait. */
const MOST = { both: 8, account: 40, address: 400 } as const;
const MINUTES = 10;

/** The keys an attempt is counted under: fingerprints, so that the table tells nobody who tried. */
function keysOf(c: Ctx, account: string) {
  const { secret } = c.get('house').config;
  const print = (kind: string, word: string) =>
    `${kind}:${createHmac('sha256', secret).update(`attempt ${kind} ${word}`).digest('base64url')}`;
  const address = callerOf(c);
  const name = account.trim().toLowerCase();
  return { both: print('both', `${name} ${address}`), account: print('account', name), address: print('address', address) };
}

/** May one try to sign in to the account from here? Asked before the password is looked at. */
export async function mayTry(c: Ctx, account: string): Promise<boolean> {
  const keys = keysOf(c, account);
  const { rows } = await sql<{ key: string; failures: number }>`select "key", count(*)::int as failures from auth."failure"
    where "key" in (${keys.both}, ${keys.account}, ${keys.address}) and "at" > now() - make_interval(mins => ${MINUTES})
    group by "key"`.execute(c.get('house').signIn.db);
  const failures = new Map(rows.map((row) => [row.key, row.failures]));
  return (['both', 'account', 'address'] as const).every((kind) => (failures.get(keys[kind]) ?? 0) < MOST[kind]);
}

/** Counts a failure; those of yesterday are forgotten on the way. */
export async function countFailure(c: Ctx, account: string): Promise<void> {
  const keys = keysOf(c, account);
  const db = c.get('house').signIn.db;
  await sql`insert into auth."failure" ("key") values (${keys.both}), (${keys.account}), (${keys.address})`.execute(db);
  await sql`delete from auth."failure" where "at" < now() - interval '1 day'`.execute(db);
}

/** Who got in has no failures to answer for, on that account from there. */
export async function forgetFailures(c: Ctx, account: string): Promise<void> {
  await sql`delete from auth."failure" where "key" = ${keysOf(c, account).both}`.execute(c.get('house').signIn.db);
}
