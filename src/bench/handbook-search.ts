// Searching a handbook of ten thousand routines: the whole page over HTTP, beside the same tsquery against the bare index, which asks
// nobody's leave, puts nothing in order and cuts no excerpts.
import { serve } from '@hono/node-server';
import { createApp } from '../app.tsx';
import { modules } from '../modules.ts';
import type { AccessRules } from '../platform/access/assurance.ts';
import type { Config } from '../platform/config.ts';
import { withClient } from '../platform/db/with-client.ts';
import { type House, openHouse } from '../platform/house.ts';
import { generateRoutines, type SearchGround } from './handbook-search-ground.ts';
import { percentiles } from './measure.ts';
import { newSession } from './page.tsx';
import { inScratchDatabase } from './scratch-database.ts';

const ROUTINES = 10_000;
const RUNS = 60;
type Wish = { ownerUrl: string; config: Config; rules: AccessRules; say: (sentence: string) => void };

/** Milliseconds at most, at the 95th percentile. */
const GOAL = 200;

const SEARCHES = [
  ['a seldom word', 'tågmöbelgrupp', ''],
  ['one word', 'risk', ''],
  ['one word, inflected', 'anmälningarna', ''],
  ['one word, part of others', 'samordnare', ''],
  ['two words', 'skyddat boende', ''],
  ['three words', 'skyddat boende barn', ''],
  ['words in a row', '”orosanmälan barn”', ''],
  ['words in a row that stand in every routine', '”nära relationer”', ''],
  ['a compound, split in two', 'våldsboende', ''],
  ['a compound, split in three', 'kvinnofridssamordnare', ''],
  ['mistyped', 'hedersvåldtes', ''],
  ['mistyped, a short word', 'vlåd', ''],
  ['mistyped, one word of two', 'skydad boende', ''],
  ['mistyped, the last letters missing', 'brottsoffe', ''],
  ['an own synonym', 'tryggplats', ''],
  ['in every routine', 'våld', ''],
  ['in every routine, page 20', 'våld', '&page=20'],
  ['in every routine, without dots', 'vald', ''],
  ['nowhere at all', 'qwertyzxcv', ''],
] as const;

/** In a database of its own on the owner's server, dropped afterwards. Milliseconds; the bare limit is a count over the index. */
export async function benchHandbookSearch({ ownerUrl, config, rules, say }: Wish): Promise<void> {
  await inScratchDatabase(ownerUrl, 'handbook', rules, async (url) => {
    const made = await withClient(url, (client) => generateRoutines(client, ROUTINES));
    say(
      `\n### Searching the handbook\n\n${ROUTINES.toLocaleString('en-GB')} routines in ten municipalities, seven in ten of them the reader’s; published and indexed in ${made.seconds.toFixed(0)} s, ${(made.bytes / 1e6).toFixed(0)} MB of index and words\n`,
    );
    const house = await openHouse(config, { ownerUrl: url, stop: async () => {} }, modules, { working: false });
    try {
      await measure(house, url, made, say);
    } finally {
      await house.close();
    }
  });
}

async function measure(
  house: House,
  url: string,
  { reader, town }: SearchGround,
  say: (sentence: string) => void,
): Promise<void> {
  const { rows } = await house.signIn.pool.query<{ id: string }>(`select "id" from auth."user" where "personId" = $1`, [reader]);
  const cookie = await newSession(house, rows[0]!.id);
  const server = serve({ fetch: createApp(house, { css: [], js: [] }, 'dist/client').fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  say(
    '| search | typed | hits | bare index p50 / p95 ms | the page p50 / p95 ms | times the bare limit |\n|---|---|---|---|---|---|',
  );
  const late: string[] = [];
  await withClient(url, async (client) => {
    await client.query('set enable_seqscan = off'); // the index, whatever the planner thinks of a word that stands everywhere
    for (const [what, words, rest] of [['the empty page', '', ''], ...SEARCHES] as const) {
      const page = async () => {
        const answer = await fetch(`${base}/handbook/search?q=${encodeURIComponent(words)}${rest}`, {
          headers: { cookie, accept: 'text/html' },
        });
        const text = await answer.text();
        if (answer.status !== 200) throw new Error(`“${words}” was answered ${answer.status}`);
        return /role="status">([\d\s\u00a0]+) träff/.exec(text)?.[1]?.trim() ?? '–';
      };
      const hits = await page();
      const { rows: queries } = await client.query<{ q: string | null }>('select handbook.search_query($1, $2)::text as q', [
        words,
        town,
      ]);
      const bare = () =>
        client.query('select count(*) from handbook.search_entry where terms @@ $1::tsquery', [queries[0]?.q ?? '']);
      const [least, whole] = [await timesOf(bare), await timesOf(page)];
      const ratio = words ? `× ${(whole.p50 / least.p50).toFixed(1)}` : '';
      say(`| ${what} | ${words} | ${hits} | ${words ? both(least) : ''} | ${both(whole)} | ${ratio} |`);
      if (whole.p95 >= GOAL) late.push(what);
    }
  });
  say(`\nThe goal was p95 under ${GOAL} ms: ${late.length === 0 ? 'all are' : `not so ${late.join(', ')}`}.`);
  server.close();
}

const both = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;

async function timesOf(work: () => Promise<unknown>) {
  for (let i = 0; i < 5; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return percentiles(times);
}
