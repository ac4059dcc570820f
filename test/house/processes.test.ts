import { afterAll, expect, inject, test } from 'vitest';
import { asOwner, onServer } from '#test/database.ts';
import { type Served, startProcess, temporaryFolder } from '#test/process.ts';

const started: Served[] = [];
afterAll(async () => {
  await Promise.all(started.map((one) => one.stop()));
});
const port = () => 21_000 + Math.floor(Math.random() * 20_000);
const start = async (env: Record<string, string>) => {
  const served = await startProcess(port(), { SAMFRID_DATA: temporaryFolder(), ...env });
  started.push(served);
  return served;
};

test('an unsafe setting in production is told in one sentence each, and nothing starts', async () => {
  const served = await start({ SAMFRID_MODE: 'production', DATABASE_URL: onServer('nowhere'), SECRET_KEY: 'kort' });
  expect(await served.ended).toBe(1);
  for (const name of ['SECRET_KEY', 'PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM'])
    expect(served.said()).toMatch(new RegExp(`^${name} must`, 'm'));
});

test('two processes that start at once on an empty database share it: one migrates and seeds, a session holds at both', {
  timeout: 120_000,
}, async () => {
  const name = `t_processes_${process.pid}`;
  await asOwner(inject('server'), async (client) => {
    await client.query(`create database ${name}`);
  });
  const env = {
    SAMFRID_MODE: 'demo',
    DATABASE_URL: onServer(name),
    SECRET_KEY: 'the same secret in both processes, long enough',
  };
  const [one, other] = await Promise.all([start(env), start(env)]);
  const signedIn = await fetch(`${one.base}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ persona: 'employee' }),
    redirect: 'manual',
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  for (const { base } of [one, other]) {
    const account = await fetch(`${base}/account`, { headers: { cookie }, redirect: 'manual' });
    expect(account.status).toBe(200);
  }
  const people = await asOwner(
    onServer(name),
    async (client) => (await client.query('select count(*)::int as n from platform.demo_persona')).rows[0].n,
  );
  expect(people).toBe(14);
  expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0]);
  await asOwner(inject('server'), async (client) => {
    await client.query(`drop database ${name} with (force)`);
  });
});
