// The list of whom to ask again tells nothing of answers, is searched by nobody, counts truly, and stands a crowd.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { connected } from '../case-systems/fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const unit = await town.newUnit('Vuxenenheten');
const worker = await town.person({ unit, roles: { caseworker: unit } });
const viva = await connected(town);

const receipt = (more: Record<string, unknown>) => ({
  ...{ id: randomUUID(), unit, channel: 'visit', opened_at: at(-50), closed_at: at(-10) },
  ...more,
});
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const day = (days: number) => at(days * 24 * 60).slice(0, 10);
const counts = () =>
  ground.owner<{ month: string; due: number; done: number }>(
    'select month::text, due, done from screening.re_ask_count where unit_id = $1 and (due > 0 or done > 0) order by month',
    [unit],
  );

async function meet(reference: string, answer: Record<string, string>) {
  const id = randomUUID();
  await worker.post('/screening/visits', { id, unit, channel: 'visit', reference });
  expect((await worker.post(`/screening/visits/${id}`, answer)).status).toBe(303);
}

describe('whom to ask again', () => {
  test('after an answer nobody chooses a day: it would tell what was answered', async () => {
    const chosen = await viva.post(
      '/receipts',
      receipt({ outcome: 'yes', children: true, offered: false, client: 'A 1', ask_again_on: day(30) }),
    );
    expect(chosen.status).toBe(422);
    for (const outcome of ['no', 'declined'])
      expect((await viva.post('/receipts', receipt({ outcome, client: `A ${outcome}` }))).status).toBe(201);
    expect(
      (await viva.post('/receipts', receipt({ outcome: 'yes', children: true, offered: false, client: 'A yes' }))).status,
    ).toBe(201);
    const due = await ground.owner('select distinct due_on, because from screening.re_ask where unit_id = $1', [unit]);
    expect(due).toHaveLength(1);
  });

  test('a case system sees those it sent itself, whatever it tries, and never whom a worker has listed', async () => {
    await meet('18900101-9802', { outcome: 'no' });
    const told = receipt({ outcome: 'no', client: 'B 1' });
    await viva.post('/receipts', told);
    const tried = await viva.post('/receipts', { ...told, client: '18900101-9802' });
    const { body } = await viva.get(`/re-asks?unit=${unit}`);
    const listed = (body['data'] as { code: string }[]).map(({ code }) => code);
    expect(listed.length).toBeGreaterThan(0);
    expect(listed).not.toContain(tried.body['code']);
    const all = await ground.owner('select from screening.re_ask where unit_id = $1 and ended_on is null', [unit]);
    expect(all.length).toBeGreaterThan(listed.length);
  });

  test('somebody who comes often is due once, on her last day', async () => {
    const before = await counts();
    for (let i = 0; i < 5; i++) await meet('C 2026-7', { outcome: 'no' });
    const after = await counts();
    const sum = (rows: typeof after, of: 'due' | 'done') => rows.reduce((total, row) => total + row[of], 0);
    expect(sum(after, 'due')).toBe(sum(before, 'due') + 1);
    expect(sum(after, 'done')).toBe(sum(before, 'done'));
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('many who move between months at once neither wait for ever nor are counted twice', { timeout: 60_000 }, async () => {
    const people = Array.from({ length: 12 }, (_, i) => `D ${i}`);
    const round = (days: (i: number) => number) =>
      Promise.all(
        people.map((client, i) =>
          viva.post(
            '/receipts',
            receipt({
              outcome: 'not_asked',
              reason: 'company',
              client,
              ask_again_on: day(days(i)),
              channel: i % 2 === 0 ? 'visit' : 'call',
            }),
          ),
        ),
      );
    for (let i = 0; i < 10; i++) {
      const answers = await round((n) => ((n + i) % 2 === 0 ? 20 : 60));
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
    }
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});
