import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { copyIn, copyOut } from './copy-rows.ts';
import { SAY_EXACTLY } from './tables.ts';

const client = new pg.Client(inject('server'));
const other = new pg.Client(inject('server'));
beforeAll(async () => {
  await Promise.all([client.connect(), other.connect()]);
  await client.query("set timezone = 'Europe/Stockholm'; set datestyle = 'German'; set bytea_output = 'escape'");
});
afterEach(() => client.query('rollback'));
afterAll(() => Promise.all([client.end(), other.end()]));

const HOSTILE = [
  '',
  '\\N',
  '\\.',
  'tab\tline\nreturn\r\nback\\slash \\t \\n',
  "'; drop table person; --",
  'åäö ÅÄÖ 𝔘𝔫𝔦 👩🏽‍💻 \u202e rtl \u0001 \u007f',
  '{"a":[1,null]}',
  'x'.repeat(300_000),
];

const TABLE = `(id int generated always as identity, twice int generated always as (id * 2) stored, t text, b bytea, j jsonb, a text[], n numeric,
  f float8, r float4, at timestamptz, ts timestamp, d date, ti time, i interval, u uuid, rg daterange, mr int4multirange, bo boolean,
  bi bigint, si smallint, c char(4), net inet, x xml, v tsvector, bits bit varying, m money)`;
const COLUMNS = 'id, t, b, j, a, n, f, r, at, ts, d, ti, i, u, rg, mr, bo, bi, si, c, net, x, v, bits, m';

test('every type there is comes through exact, and every string', async () => {
  await client.query(`create temp table here ${TABLE}; create temp table there ${TABLE}`);
  for (const text of [null, ...HOSTILE]) {
    await client.query(
      `insert into here (t, b, j, a, n, f, r, at, ts, d, ti, i, u, rg, mr, bo, bi, si, c, net, x, v, bits, m)
       values ($1, $2, $3, $4, 12345678901234567890.123456789, 0.1::float8 + 0.2, 'NaN', '2026-03-29 01:59:59.123456+00', '0044-03-15 12:00:00.000001 BC',
         'infinity', '24:00', '1 mon -3 days 04:05:06.7', $5, '[2026-01-01,)', '{[1,3),[5,9)}', null, 9223372036854775807, -32768, 'å', '2001:db8::1/64',
         '<a>&amp;</a>', 'a:1A fat:2B', B'10110', 12.34)`,
      [
        text,
        text && Buffer.from([0, 255, 10, 92, ...Buffer.from(text.slice(0, 50))]),
        JSON.stringify({ t: text }),
        [text, null, '{},"\\'],
        randomUUID(),
      ],
    );
  }
  await client.query(`begin; ${SAY_EXACTLY}`);
  const rows = copyOut(client, `copy here (${COLUMNS}) to stdout`);
  const chunks: Buffer[] = [];
  for await (const chunk of rows) chunks.push(chunk);
  expect(await copyIn(client, `copy there (${COLUMNS}) from stdin`, slowly(chunks))).toBe(HOSTILE.length + 1);
  const { rows: apart } = await client.query(
    `select left(one::text, 400) as here, left(other::text, 400) as there from here one full join there other using (id) where one::text is distinct from other::text`,
  );
  expect(apart).toEqual([]);
  const { rows: counted } = await client.query(
    'select count(*)::int as n, count(*) filter (where t is null)::int as none from there',
  );
  expect(counted).toEqual([{ n: HOSTILE.length + 1, none: 1 }]);
  await client.query('commit');
});

async function* slowly(chunks: Buffer[]) {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += 50_000) {
      await new Promise((resolve) => setImmediate(resolve));
      yield chunk.subarray(at, at + 50_000); // cut in the middle of rows and letters
    }
  }
}

test('a reader slower than the server makes the server wait, and memory stays', async () => {
  const rows = copyOut(client, `copy (select repeat(i::text, 100) from generate_series(1, 400000) i) to stdout`);
  let [bytes, most, next] = [0, 0, await rows.next()];
  for (; !next.done; next = await rows.next()) {
    bytes += next.value.length;
    most = Math.max(most, next.value.length);
    if (bytes % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(next.value).toBe(400_000);
  expect(bytes).toBeGreaterThan(200_000_000);
  expect(most).toBeLessThan(4_000_000);
});

test('a query that is refused says why, and the connection goes on', async () => {
  await expect(copyOut(client, 'copy nowhere to stdout').next()).rejects.toThrow(/nowhere/);
  await client.query('create temp table strict (n int check (n > 0))');
  const bad = async function* () {
    for (let i = 5; i > -3; i--) yield Buffer.from(`${i}\n`);
  };
  await expect(copyIn(client, 'copy strict from stdin', bad())).rejects.toThrow(/strict_n_check/);
  await expect(copyIn(client, 'copy nowhere from stdin', bad())).rejects.toThrow(/nowhere/);
  expect((await client.query('select count(*)::int as n from strict')).rows).toEqual([{ n: 0 }]);
});

test('a source that fails takes nothing in', async () => {
  await client.query('create temp table wary (n int)');
  const failing = async function* () {
    yield Buffer.from('1\n2\n');
    throw new Error('the file ended');
  };
  await expect(copyIn(client, 'copy wary from stdin', failing())).rejects.toThrow('the file ended');
  expect((await client.query('select count(*)::int as n from wary')).rows).toEqual([{ n: 0 }]);
});

test('a server that goes away in the middle is an error, not a silence', async () => {
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  other.on('error', () => {});
  const reading = copyOut(other, 'copy (select repeat(i::text, 100) from generate_series(1, 10000000) i) to stdout');
  await reading.next();
  await client.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  await expect(
    (async () => {
      for await (const _ of reading);
    })(),
  ).rejects.toThrow();
});
