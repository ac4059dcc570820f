// kill -9 under load, several times over: what was answered is there, what was not is there whole or not at all, and
// `check` and `audit verify` find nothing. The server is what `npm start` runs: dist/server, built by `npm test` first.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testConfig } from '#test/database.ts';
import { faultsOf } from '#test/faults.ts';
import { crowd, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';

const ground = await openTown();
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-kill-'));
const env = {
  ...process.env,
  DATABASE_URL: ground.ownerUrl,
  SAMFRID_DATA: dataDir,
  SAMFRID_MODE: 'production',
  PUBLIC_URL: 'https://samfrid.ekhaga.example',
  SMTP_URL: 'smtp://127.0.0.1:1', // nobody there: letters wait, as on a bad day
  MAIL_FROM: 'Samfrid <samfrid@ekhaga.example>',
  SECRET_KEY: testConfig.secret,
  PORT: '0',
};
const started = new Set<ChildProcess>();

beforeAll(() => {
  if (!fs.existsSync('dist/server/main.js')) throw new Error('dist/server is not built: npm run build');
});
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  fs.rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the server and gives its address when it serves. */
async function startServer(): Promise<{ child: ChildProcess; base: string }> {
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const base = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    child.stdout?.on('data', (data) => {
      said += data;
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
  return { child, base };
}

async function killServer(child: ChildProcess) {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  started.delete(child);
}

type Tally = { answered: Map<string, number>; broken: number };

/** Clients that sign up, answer and leave as fast as they are served, some hanging up before the answer, until told to stop. */
async function loadOn(base: string, occasions: readonly string[], people: readonly Visitor[], until: AbortSignal, tally: Tally) {
  const client = async (mine: readonly Visitor[]) => {
    for (let turn = 0; !until.aborted; turn++) {
      const who = mine[turn % mine.length] as Visitor;
      const occasion = occasions[turn % occasions.length] as string;
      const ids = await ground.owner<{ id: string }>(
        `select id from training.enrolment where occasion_id = $1 and person_id = $2 order by number desc limit 1`,
        [occasion, who.personId],
      );
      const acts = ['accept', 'decline', 'withdraw', 'stay'];
      const at =
        ids[0] && turn % 3
          ? `/training/enrolments/${ids[0].id}/${acts[turn % acts.length]}`
          : `/training/occasions/${occasion}/sign-up`;
      const hangUp = turn % 7 === 0 ? AbortSignal.timeout(4) : until;
      await fetch(base + at, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([until, hangUp]),
        headers: {
          cookie: who.cookieHeader(),
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'despite=yes',
      }).then(
        ({ status }) => tally.answered.set(String(status), (tally.answered.get(String(status)) ?? 0) + 1),
        () => {
          tally.broken++;
        },
      );
    }
  };
  const share = Math.ceil(people.length / 8);
  await Promise.all(Array.from({ length: 8 }, (_, i) => client(people.slice(i * share, (i + 1) * share))));
}

test('killed three times under load, the house stands whole each time it is opened again', async () => {
  const town = await ground.municipality();
  const occasions = [await newOccasion(town, { seats: 5 }), await newOccasion(town, { seats: 9, startsIn: 60 })];
  const people = await crowd(town, 40);
  const tally: Tally = { answered: new Map(), broken: 0 };
  for (let round = 0; round < 3; round++) {
    const { child, base } = await startServer();
    const stop = new AbortController();
    const load = loadOn(base, occasions, people, stop.signal, tally);
    await new Promise((resolve) => setTimeout(resolve, 1200 + round * 300));
    await killServer(child); // in the middle of whatever eight clients had asked
    stop.abort();
    await load;
    expect(await faultsOf(ground.house)).toEqual([]);
  }
  expect([...tally.answered.keys()].sort()).toEqual(['303']);
  expect(tally.answered.get('303')).toBeGreaterThan(10);
  expect(tally.broken).toBeGreaterThan(0);

  const samfrid = async (...words: string[]) =>
    (await promisify(execFile)(process.execPath, ['dist/server/samfrid.js', ...words], { env })).stdout.trim();
  expect(await samfrid('check')).toMatch(/ invariants checked, 0 faults\.$/);
  expect(await samfrid('audit', 'verify')).toMatch(/, 0 breaks\.$/);
}, 120_000);
