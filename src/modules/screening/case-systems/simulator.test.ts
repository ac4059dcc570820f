// The simulator against Samfrid: a visit is closed after our receipt alone; what could not be sent is sent later, once.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { connected, counted } from './fixtures/connected.ts';
import { openCaseSystem } from './simulator/case-system.ts';
import { isReceiptFor } from './simulator/check-receipt.ts';
import { isTaken, serveCaseSystem } from './simulator/serve.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-simulator-'));
let files = 0;

type Line = 'whole' | 'down' | 'lost answer' | 'not now';

/** A case system and the line to Samfrid, which a test may break. */
async function simulated() {
  const line: { is: Line } = { is: 'whole' };
  const queueFile = path.join(folder, `queue-${files++}.jsonl`);
  const ask = async (url: string, init: RequestInit) => {
    if (line.is === 'down') throw new TypeError('fetch failed');
    if (line.is === 'not now') return new Response('{}', { status: 503 });
    const answer = await town.app.request(url, init);
    if (line.is === 'lost answer') throw new TypeError('terminated');
    return answer;
  };
  const unit = await town.newUnit(`Simulerad ${files}`);
  return { unit, line, queueFile, system: openCaseSystem({ samfrid: 'http://localhost', key: viva.key, queueFile, ask }) };
}

test('a visit is not closed before a receipt that holds', async () => {
  const { system, unit } = await simulated();
  const visit = system.open(unit);
  expect(() => system.close(visit)).toThrow(/inte kvitterat/);
  await system.fetchReceipt(visit);
  expect(() => system.close(visit)).toThrow(/inte kvitterat/);
  expect(await system.answer(visit, { outcome: 'no' })).toBe('taken');
  system.close(visit);
  expect([visit.closed, visit.code]).toEqual([true, expect.stringMatching(/^\w{4}-\w{4}$/)]);
});

test('a port somebody has is found taken, and free when she is gone', async () => {
  const { system, unit } = await simulated();
  const { address, stop } = await serveCaseSystem(system, unit, 0);
  const port = Number(new URL(address).port);
  expect(await isTaken(port)).toBe(true);
  await stop();
  expect(await isTaken(port)).toBe(false);
});

test('a receipt for another visit, by another key, or without a signature is none', async () => {
  const { system, unit } = await simulated();
  const [mine, other] = [system.open(unit), system.open(unit)];
  await system.answer(mine, { outcome: 'no' });
  const key = (await viva.get('/receipt-key')).body as { kid: string };
  const holds = (signature: string, visit = mine.id, from = 'http://localhost') => isReceiptFor(visit, signature, key, from);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  expect(holds(mine.receipt!)).toBe(true);
  expect([holds(mine.receipt!, other.id), holds(mine.receipt!, mine.id, 'https://evil.example')]).toEqual([false, false]);
  const none = `${part({ alg: 'none', kid: key.kid })}.${part({ iss: 'http://localhost', receipt: mine.id })}.`;
  expect(holds(none)).toBe(false);
  expect(holds(none.replace(part({ alg: 'none', kid: key.kid }), part({ alg: 'EdDSA', kid: key.kid })))).toBe(false);
});

test('while Samfrid is away receipts wait in a file, and are sent later, once only', async () => {
  const { system, unit, line, queueFile } = await simulated();
  const visits = Array.from({ length: 5 }, () => system.open(unit));
  line.is = 'down';
  for (const visit of visits.slice(0, 3)) expect(await system.answer(visit, { outcome: 'no' })).toBe('queued');
  line.is = 'not now';
  expect(await system.answer(visits[3]!, { outcome: 'declined' })).toBe('queued');
  line.is = 'lost answer'; // taken, and the case system does not know
  expect(await system.answer(visits[4]!, { outcome: 'no' })).toBe('queued');
  expect(fs.readFileSync(queueFile, 'utf8').trim().split('\n')).toHaveLength(5);
  expect(await counted(town, unit)).toBe(1);
  expect(() => system.close(visits[4]!)).toThrow();
  line.is = 'whole';
  expect(await system.flush()).toBe(5);
  expect(await system.flush()).toBe(0);
  expect(await counted(town, unit)).toBe(5);
  for (const visit of visits) system.close(visit);
});

test('killed after sending and before it was taken off the queue, it is sent again and counts once', async () => {
  const { system, unit, line, queueFile } = await simulated();
  const visit = system.open(unit);
  line.is = 'down';
  await system.answer(visit, { outcome: 'no' });
  const before = fs.readFileSync(queueFile);
  line.is = 'whole';
  await system.flush();
  fs.writeFileSync(queueFile, before); // as if it had been killed
  const again = openCaseSystem({
    samfrid: 'http://localhost',
    key: viva.key,
    queueFile,
    ask: (url, init) => Promise.resolve(town.app.request(url, init)),
  });
  expect(await again.flush()).toBe(1);
  expect(await counted(town, unit)).toBe(1);
});

test('connections killed in the middle of thirty receipts: what was not answered is sent again; one visit, one count', {
  timeout: 60_000,
}, async () => {
  const unit = await town.newUnit('Avbrutna');
  const told = {
    id: crypto.randomUUID(),
    unit,
    channel: 'call',
    outcome: 'no',
    client: 'K-1',
    opened_at: new Date(Date.now() - 60_000),
    closed_at: new Date(Date.now() - 1000),
  };
  const texts = new Set<string>();
  let broken = 0;
  for (let round = 0; round < 4; round++) {
    const sent = Array.from({ length: 30 }, () => viva.post('/receipts', told));
    for (let kills = 0; kills < 6; kills++)
      await town.owner(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like 'samfrid_app%' and state <> 'idle'`,
      );
    for (const { status, text } of await Promise.all(sent)) {
      if (status === 200 || status === 201) texts.add(text);
      else broken++;
    }
  }
  texts.add((await viva.post('/receipts', told)).text);
  expect(texts.size).toBe(1);
  expect(broken).toBeGreaterThan(0);
  expect(await counted(town, unit)).toBe(1);
  expect(await town.owner('select 1 from screening.visit where unit_id = $1', [unit])).toHaveLength(1);
  expect(await faultsOf(ground.house)).toEqual([]);
});
