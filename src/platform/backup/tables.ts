// What there is to carry over, asked of PostgreSQL itself: a table added by any module is in the next backup.
import type pg from 'pg';

/** Schemas that are ours. The job library makes its own, and it is carried over job by job (waiting-jobs.ts). */
export const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')`;

/** Kept by migrating and stating, not by carrying over. */
const MADE_ANEW = ['platform.migration', 'platform.stated'];

export type Table = { table: string; quoted: string; columns: string[] };

/** Every ordinary table with its columns, without those PostgreSQL reckons itself. Throws where rows lie elsewhere than in such a table. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows: strange } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and c.relkind in ('p', 'm', 'f')`,
  );
  // Better no backup than one that seems whole: whoever makes the first such table teaches this file about it.
  if (strange[0]) throw new Error(`${strange[0].name} is a kind of table that backup does not know how to carry over.`);
  const { rows } = await client.query<Table>(
    `select n.nspname || '.' || c.relname as table, format('%I.%I', n.nspname, c.relname) as quoted,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and c.relkind = 'r' and n.nspname || '.' || c.relname <> all ($1) order by 1`,
    [MADE_ANEW],
  );
  return rows;
}

export async function sequencesOf(client: pg.Client): Promise<{ sequence: string; quoted: string }[]> {
  const { rows } = await client.query<{ sequence: string; quoted: string }>(
    `select n.nspname || '.' || c.relname as sequence, format('%I.%I', n.nspname, c.relname) as quoted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'S' order by 1`,
  );
  return rows;
}

/** Values in words that every server of every version and time zone reads the same; and rows refused rather than hidden. */
export const SAY_EXACTLY = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;`;
