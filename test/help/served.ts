// The whole house over a real port, for browsers: what `npm start` serves, on a database of the test file's own.
import { serve } from '@hono/node-server';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { modules } from '../../src/modules.ts';
import { openHouse } from '../../src/platform/house.ts';
import { readAssets } from '../../src/platform/http/assets.ts';
import { openTestHouse, testConfig } from './database.ts';

/** Serves on a free port of the loopback until the file ends. The client must have been built (`npm test` does it first). */
export async function openServed() {
  const { ownerUrl } = await openTestHouse();
  // The port must be known before the house is opened: it is part of its public address.
  const holder = serve({ fetch: () => new Response(), port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => holder.once('listening', resolve));
  const { port } = holder.address() as { port: number };
  await new Promise((resolve) => holder.close(resolve));

  const base = `http://localhost:${port}`;
  const house = await openHouse({ ...testConfig, publicUrl: base, port }, { ownerUrl, stop: async () => {} }, modules, {
    working: false,
  });
  const app = createApp(house, readAssets('dist/client'), 'dist/client');
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  afterAll(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
    await house.close();
  });
  return { base, house, ownerUrl };
}
