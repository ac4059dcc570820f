import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { modules } from '../../src/modules.ts';
import type { Config } from '../../src/platform/config.ts';
import { createGroups } from '../../src/platform/db/logins.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { accessRules, type House, openHouse } from '../../src/platform/house.ts';

const TEMPLATE = 'template_samfrid';

export const testConfig: Config = {
  mode: 'demo',
  port: 0,
  host: '127.0.0.1',
  dataDir: '',
  databaseUrl: null,
  publicUrl: 'http://localhost',
  secret: 'a secret for tests only, long enough to be one',
  smtpUrl: null,
  mailFrom: 'Samfrid <samfrid@ekhaga.example>',
  trustProxy: false,
  metricsToken: null,
  anchor: { folder: '/nonexistent/anchors', key: null, mail: [] },
  closingNotice: 0,
};

/** Address of another database on the test server. */
export const onServer = (database: string): string => inject('server').replace('/postgres?', `/${database}?`);

/** A database of the test file's own, cloned from the migrated template, with the house opened over it. Closed after the file. */
export async function openTestHouse(): Promise<{ house: House; ownerUrl: string }> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await asOwner(inject('server'), async (client) => {
    await client.query('select pg_advisory_lock(726003)'); // the first test file migrates the template; the others wait
    await createGroups(inject('server'));
    await migrate(onServer(TEMPLATE), accessRules(modules));
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  const ownerUrl = onServer(name);
  const house = await openHouse(testConfig, { ownerUrl, stop: async () => {} }, modules, { working: false });
  afterAll(async () => {
    await house.close();
    await asOwner(inject('server'), async (client) => {
      await client.query(`drop database ${name} with (force)`);
    });
  });
  return { house, ownerUrl };
}

export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
