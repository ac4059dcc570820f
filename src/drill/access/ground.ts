import pg from 'pg';
import { type Compared, compare, type Depth, type Tried } from './compare.ts';
import { foundWorld } from './found-world.ts';
import { examples } from './rule/examples.ts';
import { handbook } from './rule/handbook.ts';
import { house } from './rule/house.ts';
import { networks } from './rule/networks.ts';
import { networksBetween } from './rule/networks-between.ts';
import { networksMeeting } from './rule/networks-meeting.ts';
import { people } from './rule/organisation.ts';
import { oversight } from './rule/oversight.ts';
import type { Rules } from './rule/rule.ts';
import { asking } from './rule/screening.ts';
import { courses } from './rule/training.ts';
import { type Row, World } from './world.ts';

export const rules: Rules = {
  ...people,
  ...courses,
  ...house,
  ...oversight,
  ...asking,
  ...handbook,
  ...networks,
  ...networksBetween,
  ...networksMeeting,
  ...examples,
};

const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')`;

/** Every table of the house, with what names its rows and what the login of requests may write. */
export async function listTried(owner: pg.Client): Promise<Tried[]> {
  const { rows } = await owner.query<Tried>(`
    select n.nspname || '.' || c.relname as table,
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = 1)) as keys,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and has_column_privilege('samfrid_app', c.oid, a.attnum, 'update') order by a.attnum desc) as changes,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
        and has_column_privilege('samfrid_app', c.oid, a.attnum, 'insert') order by a.attnum) as adds,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.attidentity = '' order by a.attnum desc) as plain
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS} order by 1`);
  return rows;
}

/** Everything there is, as the owner sees it. */
export async function readWorld(owner: pg.Client, tables: readonly Tried[]): Promise<World> {
  const facts = new Map<string, readonly Row[]>();
  for (const { table } of tables) {
    const name = table
      .split('.')
      .map((part) => `"${part}"`)
      .join('.');
    const { rows } = await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`);
    facts.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  const { rows } = await owner.query<{ today: string }>('select current_date::text as today');
  return new World(facts, rows[0]!.today);
}

/** Founds a county by the seed in an empty, migrated database, and compares. `requestsUrl`: the login of requests. */
export async function compareWorld(ownerUrl: string, requestsUrl: string, seed: number, depth: Depth): Promise<Compared> {
  const owner = new pg.Client(ownerUrl);
  const requests = new pg.Client(requestsUrl);
  await Promise.all([owner.connect(), requests.connect()]);
  try {
    const people = await foundWorld(owner, seed);
    const tables = (await listTried(owner)).filter(({ table }) => table in rules);
    return await compare(requests, await readWorld(owner, tables), rules, tables, people, depth);
  } finally {
    await Promise.all([owner.end(), requests.end()]);
  }
}
