// A municipality's figures with ten thousand and with ten million visits in the database, in 290 municipalities of forty
// units: the page over HTTP, beside its SQL alone and a plain page. No page may read the visits, but for those still open.
import { serve } from '@hono/node-server';
import { createApp } from '../app.tsx';
import { listGoals } from '../modules/screening/figures/goal.queries.ts';
import { monthOf, monthsOn } from '../modules/screening/figures/periods.ts';
import { getPlace, listMyPlaces } from '../modules/screening/figures/places.queries.ts';
import { listPublished } from '../modules/screening/figures/published.queries.ts';
import { countReAsks, countWork, listWaiting } from '../modules/screening/figures/work.queries.ts';
import { modules } from '../modules.ts';
import type { AccessRules } from '../platform/access/assurance.ts';
import type { Config } from '../platform/config.ts';
import { asPerson, type Tx } from '../platform/db/db.ts';
import { withClient } from '../platform/db/with-client.ts';
import { type House, openHouse } from '../platform/house.ts';
import { newSession } from './page.tsx';
import { inScratchDatabase } from './scratch-database.ts';
import { generateAsking } from './screening-ground.ts';

const RUNS = 40;
type Wish = { ownerUrl: string; config: Config; rules: AccessRules; say: (sentence: string) => void };
type Made = { town: string; reader: string; visits: number; cells: number; seconds: number };

/** Each size in a database of its own on the owner's server, dropped afterwards. Milliseconds, medians and tails of forty. */
export async function benchFigures({ ownerUrl, config, rules, say }: Wish, sizes: readonly number[] = [10_000, 10_000_000]) {
  const rows: string[] = [];
  for (const size of sizes) {
    await inScratchDatabase(ownerUrl, `asking_${size}`, rules, async (url) => {
      const made = await withClient(url, (client) => generateAsking(client, size));
      say(
        `${made.visits.toLocaleString('en-GB')} visits and ${made.cells.toLocaleString('en-GB')} published numbers made in ${made.seconds.toFixed(0)} s`,
      );
      const house = await openHouse(config, { ownerUrl: url, stop: async () => {} }, modules, { working: false });
      try {
        rows.push(...(await measure(house, url, made)));
      } finally {
        await house.close();
      }
    });
  }
  say('\n### A municipality’s figures: 290 municipalities of 40 units, one reader at a time\n');
  say('| visits | what | p50 / p95 / p99 ms |\n|---|---|---|');
  for (const row of rows) say(row);
  say('\nNo page read a closed visit; those still open were counted by their own index.');
}

async function measure(house: House, url: string, { town, reader, visits }: Made): Promise<string[]> {
  const { rows } = await house.signIn.pool.query<{ id: string }>(`select "id" from auth."user" where "personId" = $1`, [reader]);
  const cookie = await newSession(house, rows[0]!.id);
  const server = serve({ fetch: createApp(house, { css: [], js: [] }, 'dist/client').fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const page = async (path: string) => {
    const answer = await fetch(base + path, { headers: { cookie, accept: 'text/html' } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
    return text;
  };
  const at = `/screening/figures/${town}`;
  const whole = await page(at);
  if (!whole.includes('id="work"') || !whole.includes('published-asked'))
    throw new Error(`The page lacks a part: ${/<h1>.*?<\/h1>/.exec(whole)?.[0]} ${whole.includes('id="work"')}`);
  const before = await scansOf(url);
  const lines = [
    await line('its SQL alone, as the person', () => asPerson(house.app.db, reader, (tx) => readAll(tx, town), 2)),
    await line('a plain page of hers: the goal', () => page(`${at}/goal`)),
    await line('the page: work and published, 12 months', () => page(at)),
    await line('the page: 36 months', () => page(`${at}?from=${monthsOn(now(), -35).slice(0, 7)}`)),
    await line('the page: by year, one channel', () => page(`${at}?step=year&channel=call`)),
    await line('the page as CSV', () => page(`${at}?format=csv`)),
  ];
  await onlyOpenOnes(url, before);
  server.close();
  return lines.map((said) => `| ${visits.toLocaleString('en-GB')} | ${said} |`);
}

const now = () => monthOf(new Date().toISOString());

async function readAll(tx: Tx, town: string): Promise<void> {
  const view = {
    ...{ step: 'month' as const, from: monthsOn(now(), -11), to: now(), now: now() },
    ...{ channel: null, reason: null, sort: '' },
  };
  await listMyPlaces(tx);
  const place = await getPlace(tx, town);
  await listGoals(tx, town);
  await countWork(tx, place, view);
  await countReAsks(tx, town, view);
  await listWaiting(tx, place);
  await listPublished(tx, place, view);
}

async function line(what: string, work: () => Promise<unknown>): Promise<string> {
  for (let i = 0; i < 5; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(RUNS - 1, Math.floor(RUNS * share))]!.toFixed(1);
  return `${what} | ${at(0.5)} / ${at(0.95)} / ${at(0.99)}`;
}

/** How often the table of visits has been read whole, and by each of its indexes. */
async function scansOf(url: string): Promise<Map<string, number>> {
  await new Promise((resolve) => setTimeout(resolve, 2000)); // statistics are told of when a connection rests
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; scans: number }>(
      `select 'the whole table' as name, seq_scan::int as scans from pg_stat_user_tables where schemaname = 'screening' and relname = 'visit'
       union all select indexrelname, idx_scan::int from pg_stat_user_indexes where schemaname = 'screening' and relname = 'visit'`,
    );
    return new Map(rows.map(({ name, scans }) => [name, scans]));
  });
}

async function onlyOpenOnes(url: string, before: ReadonlyMap<string, number>): Promise<void> {
  const after = await scansOf(url);
  const read = [...after].filter(([name, scans]) => scans > (before.get(name) ?? 0)).map(([name]) => name);
  if (read.join() !== 'visit_waits') throw new Error(`The visits were read by: ${read.join(', ') || 'nothing at all'}`);
}
