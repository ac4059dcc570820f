import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Compare, Filter } from 'scim2-parse-filter';
import { ScimError } from './scim-error.ts';

type Test = RawBuilder<SqlBool>;
/** Where an attribute is found in the database, and how it compares. Several columns: one of them fits. */
export type Column = { is: 'text' | 'exact' | 'boolean' | 'time'; at: readonly RawBuilder<unknown>[] };
export type Columns = {
  /** By name in small letters, without URN: 'username', 'emails.value'. */
  named: Readonly<Record<string, Column>>;
  /** Entries of multi-valued attributes: 'emails' → [{ value, type }]. */
  entries?: Readonly<Record<string, readonly Readonly<Record<string, Column>>[]>>;
  /** A condition over rows elsewhere: `members[…]` of a group. */
  within?: Readonly<Record<string, (inside: (columns: Columns) => Test) => Test>>;
};

/** A filter as a condition, every value a parameter. Throws invalidFilter for an attribute or comparison we do not have. */
export function toSql(filter: Filter, columns: Columns): Test {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const tests = filter.filters.map((one) => toSql(one, columns));
      return sql<SqlBool>`(${sql.join(tests, filter.op === 'and' ? sql` and ` : sql` or `)})`;
    }
    case 'not':
      return sql<SqlBool>`not coalesce(${toSql(filter.filter, columns)}, false)`;
    case '[]': {
      const name = filter.attrPath.toLowerCase();
      const rows = columns.within?.[name];
      if (rows) return rows((inside) => toSql(filter.valFilter, inside));
      const entries = columns.entries?.[name];
      if (!entries) throw new ScimError('wrongFilter', filter.attrPath.slice(0, 80));
      return someOf(entries.map((named) => toSql(filter.valFilter, { named })));
    }
    default:
      return compare(filter, columns);
  }
}

function compare(filter: Exclude<Filter, { op: 'and' | 'or' | 'not' | '[]' }>, columns: Columns): Test {
  const name = filter.attrPath.replace(/^urn:.*:/i, '').toLowerCase();
  const [first = '', part] = name.split('.');
  const rows = columns.within?.[first];
  if (rows) return rows((inside) => compare({ ...filter, attrPath: part ?? 'value' }, inside));
  const column = columns.named[name];
  if (!column) throw new ScimError('wrongFilter', filter.attrPath.slice(0, 80));
  if (filter.op === 'pr') return someOf(column.at.map((at) => sql<SqlBool>`${at} is not null`));
  return someOf(column.at.map((at) => test(column.is, at, filter)));
}

const someOf = (tests: readonly Test[]): Test => sql<SqlBool>`(${sql.join(tests, sql` or `)})`;
const order = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` };

function test(is: Column['is'], at: RawBuilder<unknown>, { op, compValue, attrPath }: Compare): Test {
  const wrong = new ScimError('wrongFilter', attrPath.slice(0, 80));
  if (compValue === null) {
    if (op === 'eq') return sql<SqlBool>`${at} is null`;
    if (op === 'ne') return sql<SqlBool>`${at} is not null`;
    throw wrong;
  }
  if (is === 'boolean') {
    const wanted = typeof compValue === 'boolean' ? compValue : { true: true, false: false }[String(compValue).toLowerCase()];
    if (wanted === undefined || (op !== 'eq' && op !== 'ne')) throw wrong;
    return sql<SqlBool>`${at} is not distinct from ${op === 'eq' ? wanted : !wanted}`;
  }
  if (typeof compValue !== 'string') throw wrong;
  if (is === 'time') {
    const time = new Date(compValue);
    if (Number.isNaN(time.getTime())) throw wrong;
    if (op === 'eq') return sql<SqlBool>`date_trunc('milliseconds', ${at}) = ${time}`;
    if (!(op in order)) throw wrong;
    return sql<SqlBool>`date_trunc('milliseconds', ${at}) ${order[op as keyof typeof order]} ${time}`;
  }
  const column = is === 'exact' ? at : sql`lower(${at})`;
  const value = is === 'exact' ? sql`${compValue}::text` : sql`lower(${compValue}::text)`;
  switch (op) {
    case 'eq':
      return sql<SqlBool>`${column} = ${value}`;
    case 'ne':
      return sql<SqlBool>`${column} is distinct from ${value}`;
    case 'co':
      return sql<SqlBool>`strpos(${column}, ${value}) > 0`;
    case 'sw':
      return sql<SqlBool>`starts_with(${column}, ${value})`;
    case 'ew':
      return sql<SqlBool>`right(${column}, length(${value})) = ${value}`;
    default:
      return sql<SqlBool>`${column} ${order[op]} ${value}`;
  }
}
