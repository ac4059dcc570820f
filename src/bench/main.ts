// `npm run bench [name]`: the thing beside its bare limit, in one run on one machine. It never passes or fails on time.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from '../app.tsx';
import { modules } from '../modules.ts';
import { readConfig } from '../platform/config.ts';
import { startEmbedded } from '../platform/db/embedded.ts';
import { accessRules, type House, openHouse } from '../platform/house.ts';
import { readAssets } from '../platform/http/assets.ts';
import { seedDemoOnce } from '../seed.ts';
import { benchBinder } from './binder.ts';
import { benchCoverage } from './coverage.ts';
import { benchHandbookSearch } from './handbook-search.ts';
import { benchImport } from './import.ts';
import { benchLog } from './log.ts';
import { machine } from './measure.ts';
import { benchPage } from './page.tsx';
import { benchAsking } from './screening-asking.ts';
import { benchFigures } from './screening-figures.ts';
import { benchShed } from './shed.ts';
import { benchSignUp } from './sign-up.ts';

type Ground = { house: House; base: string; ownerUrl: string; folder: string };

const benches: Record<string, (ground: Ground) => Promise<unknown>> = {
  page: ({ house, base }) => benchPage(house, base),
  'sign-up': ({ house, base, ownerUrl }) => benchSignUp(house, base, ownerUrl, say),
  import: ({ house, ownerUrl, folder }) => benchImport({ ownerUrl, folder, secret: house.config.secret, say }),
  shed: () => benchShed(say),
  coverage: ({ ownerUrl }) => benchCoverage(ownerUrl, accessRules(modules), say),
  asking: ({ house, base, ownerUrl }) => benchAsking(house, base, ownerUrl, say),
  figures: ({ house, ownerUrl }) => benchFigures({ ownerUrl, config: house.config, rules: accessRules(modules), say }),
  screening: async (ground) => {
    await benches['asking']!(ground);
    await benches['figures']!(ground);
  },
  'handbook-search': ({ house, ownerUrl }) =>
    benchHandbookSearch({ ownerUrl, config: house.config, rules: accessRules(modules), say }),
  binder: () => benchBinder(say),
  log: ({ ownerUrl }) => benchLog(ownerUrl, accessRules(modules), say),
};

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function main(names: string[]): Promise<void> {
  const wanted = names.length > 0 ? names : Object.keys(benches).filter((name) => name !== 'screening'); // its two parts are there
  const unknown = wanted.find((name) => !benches[name]);
  if (unknown) throw new Error(`There is no bench ${unknown}; there are ${Object.keys(benches).join(', ')}.`);
  say(machine());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-bench-'));
  fs.chmodSync(folder, 0o755);
  // A server of its own with its usual durability: what is measured is what an installation gets.
  const embedded = await startEmbedded({ dataDir: path.join(folder, 'pg') });
  try {
    const port = 20_000 + (process.pid % 20_000);
    const config = readConfig({ SAMFRID_MODE: 'demo', SAMFRID_DATA: folder, PORT: String(port) });
    const house = await openHouse(config, { ownerUrl: embedded.url, stop: async () => {} }, modules, { working: false });
    await seedDemoOnce(house);
    const server = serve({
      fetch: createApp(house, readAssets('dist/client'), 'dist/client').fetch,
      port,
      hostname: '127.0.0.1',
    });
    for (const name of wanted) await benches[name]!({ house, base: `http://127.0.0.1:${port}`, ownerUrl: embedded.url, folder });
    server.close();
    await house.close();
  } finally {
    await embedded.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
