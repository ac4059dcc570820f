// The server. The only file with side effects: reads the environment, opens the house, listens, and closes in order.
import fs from 'node:fs';
import { serve } from '@hono/node-server';
import { listDemoPeople } from '#platform/auth/demo-people.queries.ts';
import { readConfig } from '#platform/config.ts';
import { openGround, openHouse } from '#platform/house.ts';
import { readAssets } from '#platform/http/assets.ts';
import { closeDoors } from '#platform/http/closing.ts';
import { openPostOffice } from '#platform/mail/post-office.ts';
import { createApp } from './app.tsx';
import { modules, sendWaitingLetters } from './modules.ts';
import { seedDemoOnce } from './seed.ts';

async function main() {
  const config = readConfig(process.env);
  fs.mkdirSync(config.dataDir, { recursive: true });
  const ground = await openGround(config);
  const house = await openHouse(config, ground, modules, { working: true });
  if (config.mode === 'demo') await seedDemoOnce(house);
  const send = sendWaitingLetters(config);
  const postOffice = openPostOffice(house.worker, () => send(house.worker.db));
  const app = createApp(house, readAssets('dist/client'), 'dist/client');

  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, async ({ port }) => {
    process.stdout.write(`Samfrid serves on http://localhost:${port}\n`);
    if (config.mode !== 'demo') return;
    for (const person of await listDemoPeople(house))
      process.stdout.write(`  ${person.persona.padEnd(22)} ${person.name}, ${person.workplace ?? ''}\n`);
  });

  // Longer than a proxy keeps a connection that it may use again: it must be the one to hang up.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 130_000;

  let closing = false;
  const close = async (notice: number) => {
    if (closing) process.exit(1); // asked twice: at once
    closing = true;
    await closeDoors(server, { notice, patience: 30_000 });
    await postOffice.close();
    await house.close();
    await ground.stop();
    process.exit(0);
  };
  // Ctrl-C means now. SIGTERM is what an upgrade sends, while a proxy still leads people here.
  process.on('SIGINT', () => void close(0));
  process.on('SIGTERM', () => void close(config.closingNotice));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
