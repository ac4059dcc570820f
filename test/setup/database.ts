// One PostgreSQL for the whole run, and in it a migrated template that each test file clones.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the server, database "postgres". */
    server: string;
  }
}

export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-test-'));
  fs.chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ dataDir: path.join(folder, 'pg'), throwaway: true });
  const client = new pg.Client(embedded.url);
  await client.connect();
  await client.query('create database template_samfrid');
  await client.end();
  project.provide('server', embedded.url);
  return async () => {
    await embedded.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    if (!embedded.dataDir.startsWith(folder)) fs.rmSync(path.dirname(embedded.dataDir), { recursive: true, force: true });
  };
}
