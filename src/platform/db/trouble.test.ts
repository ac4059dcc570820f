import { expect, inject, test } from 'vitest';
import { openDoor } from './db.ts';
import { addressesOf, findWritable } from './servers.ts';
import { troubleOf } from './trouble.ts';

const quick = { connection: 2_000, lock: 200, statement: 300 };
const failing = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => troubleOf(error),
  );

test('a statement, a lock and a queue for connections that take too long are cut off, and told as slow', async () => {
  const door = openDoor(inject('server'), 2, { patience: quick });
  const other = openDoor(inject('server'), 1);
  expect(await failing(door.pool.query('select pg_sleep(3)'))).toBe('slow');
  const holder = await other.pool.connect();
  await holder.query('begin; select pg_advisory_xact_lock(4711)');
  expect(await failing(door.pool.query('select pg_advisory_xact_lock(4711)'))).toBe('slow');
  await holder.query('rollback');
  holder.release();
  const both = [await door.pool.connect(), await door.pool.connect()];
  expect(await failing(door.pool.query('select 1'))).toBe('slow');
  for (const client of both) client.release();
  expect((await door.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]); // and it is over
  await Promise.all([door.close(), other.close()]);
});

test('a server that is not there, or goes away in the middle, is away; a mistake of ours is a bug', async () => {
  const nowhere = openDoor('postgres://nobody@127.0.0.1:1/samfrid', 1, { patience: quick });
  expect(await failing(nowhere.pool.query('select 1'))).toBe('away');
  const noSocket = openDoor('postgres://nobody@/samfrid?host=%2Fno%2Fsuch%2Ffolder', 1, { patience: quick });
  expect(await failing(noSocket.pool.query('select 1'))).toBe('away');
  const door = openDoor(inject('server'), 2);
  const client = await door.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const asleep = failing(client.query('select pg_sleep(20)'));
  await door.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  expect(await asleep).toBe('away');
  client.release(true);
  expect(await failing(door.pool.query('select * from no_such_table'))).toBe(null);
  expect(await failing(door.pool.query(`do $$ begin raise exception 'x' using errcode = '53100'; end $$`))).toBe('full');
  await Promise.all([nowhere.close(), noSocket.close(), door.close()]);
});

test('an address with several hosts is taken apart as libpq does, and the one that may be written to is found', async () => {
  expect(addressesOf('postgres://o:p%2C@a.example:5432,b.example:5433/samfrid?sslmode=require')).toEqual([
    'postgres://o:p%2C@a.example:5432/samfrid?sslmode=require',
    'postgres://o:p%2C@b.example:5433/samfrid?sslmode=require',
  ]);
  expect(addressesOf('postgres://o@a.example/samfrid?x=1,2')).toEqual(['postgres://o@a.example/samfrid?x=1,2']);
  expect(addressesOf(inject('server'))).toEqual([inject('server')]);
  expect(await findWritable(['postgres://nobody@127.0.0.1:1/samfrid', inject('server')])).toEqual({ at: 1, timeline: 1 });
  expect(await findWritable(['postgres://nobody@127.0.0.1:1/samfrid'])).toBe(null);
});
