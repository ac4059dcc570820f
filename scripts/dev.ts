// `npm run dev`: the house with its sources served by Vite. A changed file is seen at the next request; style sheets at once.
import fs from 'node:fs';
import http from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'vite';

const server = http.createServer();
const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom', logLevel: 'warn' });
const source = (file: string) => vite.ssrLoadModule(file);

const { readConfig } = await source('/src/platform/config.ts');
const config = readConfig(process.env);
fs.mkdirSync(config.dataDir, { recursive: true });
const { openGround, openHouse } = await source('/src/platform/house.ts');
const { modules } = await source('/src/modules.ts');
const ground = await openGround(config);
const house = await openHouse(config, ground, modules, { working: true });
await (await source('/src/seed.ts'))['seedDemoOnce'](house);

const assets = { css: ['/src/client/main.css'], js: ['/@vite/client', '/src/client/main.ts'] };
let made: unknown;
let answer: ReturnType<typeof getRequestListener>;

server.on('request', (request, response) => {
  vite.middlewares(request, response, async () => {
    try {
      const app = await source('/src/app.tsx'); // evaluated anew only when something it imports has changed
      if (app !== made) {
        made = app;
        answer = getRequestListener(app['createApp'](house, assets, 'dist/client').fetch);
      }
      await answer(request, response);
    } catch (error) {
      vite.ssrFixStacktrace(error as Error);
      response.statusCode = 500;
      response.end(String((error as Error).stack));
    }
  });
});
vite.watcher.on('change', (file) => {
  if (/\/src\/(platform|modules)\//.test(file) && !file.endsWith('.css')) vite.ws.send({ type: 'full-reload' });
});
server.listen(config.port, config.host, () =>
  process.stdout.write(`Samfrid, with its sources, on http://localhost:${config.port}\n`),
);

const stop = async () => {
  await vite.close();
  server.close();
  await house.close();
  await ground.stop();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
