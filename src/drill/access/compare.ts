// Tries, as every person at her level, every act on every row through the login of requests, and holds what the database
// answered against the rule. Everything that is tried is rolled back.
import type pg from 'pg';
import type { Rules } from './rule/rule.ts';
import type { Row, Who, World } from './world.ts';

export type Act = 'reads' | 'changes' | 'removes' | 'adds';
export type Try = { who: Who; act: Act; table: string; row: Row; rule: boolean | null; database: boolean };
export type Compared = { tries: number; allowed: number; differences: Try[]; all: Try[] };

/** A table as it may be tried: what names a row, the columns requests may change and add, and those that are no identity. */
export type Tried = { table: string; keys: string[]; changes: string[]; adds: string[]; plain: string[] };

/** How many writes are tried for each person and table; reads are tried on all rows. */
export type Depth = { changes: number; adds: number };

const REFUSED = '42501'; // insufficient_privilege: no grant, or a row policy says no
const REFUSED_BY_TRIGGER = 'a role is not given so'; // access.guard of roles, which runs before the policy

export async function compare(
  requests: pg.Client,
  world: World,
  rules: Rules,
  tables: readonly Tried[],
  people: readonly Who[],
  depth: Depth,
): Promise<Compared> {
  const all: Compared = { tries: 0, allowed: 0, differences: [], all: [] };
  const note = (who: Who, act: Act, table: string, row: Row, database: boolean, rule: boolean | null) => {
    all.tries++;
    if (database) all.allowed++;
    all.all.push({ who, act, table, row, rule, database });
    if (rule !== null && rule !== database) all.differences.push({ who, act, table, row, rule, database });
  };
  for (const who of people) {
    await requests.query('begin');
    await requests.query(
      `select set_config('app.person', $1, true), set_config('app.level', $2, true), set_config('app.authenticated_at', now()::text, true)`,
      [who.id ?? '', String(who.id ? who.level : 0)],
    );
    for (const tried of tables) {
      const rule = rules[tried.table]!;
      const rows = world.rows(tried.table);
      const seen = await keysSeen(requests, tried);
      for (const row of rows) note(who, 'reads', tried.table, row, seen.has(keyOf(tried, row)), rule.reads(world, who, row));
      for (const row of spread(rows, depth.changes, who)) {
        const may = rule.changes ? rule.changes(world, who, row) : false;
        const visible = rule.reads(world, who, row);
        note(who, 'changes', tried.table, row, await tryChange(requests, tried, row), may === null ? null : may && visible);
        const removes = rule.removes ? rule.removes(world, who, row) : false;
        note(
          who,
          'removes',
          tried.table,
          row,
          await tryRemove(requests, tried, row),
          removes === null ? null : removes && visible,
        );
      }
      for (const row of spread(rows, depth.adds, who)) {
        const wished = inHerName(row, who);
        note(
          who,
          'adds',
          tried.table,
          wished,
          await tryAdd(requests, tried, wished),
          rule.adds ? rule.adds(world, who, wished) : false,
        );
      }
    }
    await requests.query('rollback');
  }
  return all;
}

const keyOf = ({ keys }: Tried, row: Row): string => keys.map((key) => String(row[key])).join('|');

async function keysSeen(db: pg.Client, { table, keys }: Tried): Promise<ReadonlySet<string>> {
  const columns = keys.map((key) => `"${key}"::text`).join(` || '|' || `);
  const rows = await trying(db, `select ${columns} as key from ${quoted(table)}`, []);
  return new Set(rows === null ? [] : rows.rows.map(({ key }) => String(key)));
}

async function tryChange(db: pg.Client, { table, keys, changes, plain }: Tried, row: Row): Promise<boolean> {
  const column = changes[0] ?? plain[0]!;
  const answer = await trying(
    db,
    `update ${quoted(table)} set "${column}" = "${column}" where ${matching(keys)}`,
    keys.map((key) => row[key]),
  );
  return answer !== null && answer.rowCount !== 0;
}

async function tryRemove(db: pg.Client, { table, keys }: Tried, row: Row): Promise<boolean> {
  const answer = await trying(
    db,
    `delete from ${quoted(table)} where ${matching(keys)}`,
    keys.map((key) => row[key]),
  );
  return answer !== null && answer.rowCount !== 0;
}

async function tryAdd(db: pg.Client, { table, adds, plain }: Tried, row: Row): Promise<boolean> {
  const columns = (adds.length > 0 ? adds : plain).map((name) => `"${name}"`).join(', ');
  const answer = await trying(
    db,
    `insert into ${quoted(table)} (${columns}) select ${columns} from jsonb_populate_record(null::${quoted(table)}, $1)`,
    [JSON.stringify(row)],
  );
  return answer !== null;
}

/** Null when access refused it. Stopped by a constraint or a trigger, it had been let through. */
async function trying(
  db: pg.Client,
  statement: string,
  values: unknown[],
): Promise<{ rowCount: number | null; rows: Row[] } | null> {
  await db.query('savepoint try');
  try {
    return await db.query(statement, values);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === REFUSED || message === REFUSED_BY_TRIGGER) return null;
    return { rowCount: 1, rows: [] };
  } finally {
    await db.query('rollback to savepoint try');
  }
}

const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
const matching = (keys: readonly string[]): string => keys.map((key, i) => `"${key}"::text = $${i + 1}::text`).join(' and ');

/** As many rows, spread over all of them, others for another person. */
function spread(rows: readonly Row[], most: number, who: Who): readonly Row[] {
  if (rows.length <= most) return rows;
  const first = Number.parseInt((who.id ?? '0').slice(0, 6), 16) % rows.length;
  const step = Math.floor(rows.length / most);
  return Array.from({ length: most }, (_, i) => rows[(first + i * step) % rows.length]!);
}

/** A row like another, added as a changed hidden field would have it: a new one, in her own name. */
function inHerName(row: Row, who: Who): Row {
  const fresh = typeof row['id'] === 'string' ? { id: crypto.randomUUID() } : {};
  const signed = ['granted_by', 'created_by', 'uploaded_by'].filter((name) => name in row);
  return { ...row, ...fresh, ...Object.fromEntries(signed.map((name) => [name, who.id])) };
}
