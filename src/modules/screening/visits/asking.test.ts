import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const town = await ground.municipality();
const unit = await town.newUnit('Vuxenenheten');
const worker = await town.person({ unit, roles: { caseworker: unit } });
const colleague = await town.person({ unit, roles: { caseworker: unit } });

async function open(by = worker, more: Record<string, string> = {}) {
  const id = randomUUID();
  const answer = await by.post('/screening/visits', { id, unit, channel: 'visit', ...more });
  expect(answer.status).toBe(303);
  return id;
}
const row = async (id: string) => {
  const [found] = await ground.owner<Record<string, unknown>>(
    'select *, counted_month::text as month from screening.visit where id = $1',
    [id],
  );
  return found!;
};
const reAsks = (where = 'true') =>
  ground.owner<Record<string, unknown>>(
    `select *, due_on::text as due, encode(pseudonym, 'hex') as hex from screening.re_ask where ${where} order by made_on, id`,
  );

describe('a visit', () => {
  test('is opened, answered and closed in three steps, and counted in its month', async () => {
    const id = await open();
    expect((await worker.get('/screening')).text).toContain('Ett frågetillfälle är öppet');
    expect((await worker.post(`/screening/visits/${id}`, { outcome: 'no' })).status).toBe(303);
    expect(await row(id)).toMatchObject({ outcome: 'no', pseudonym: null, children: null });
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('cannot be closed without an answer, nor without why and when it was not asked', async () => {
    const id = await open();
    const nothing = await worker.post(`/screening/visits/${id}`, {});
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Välj vad personen svarade, eller att du inte frågade.');
    const why = await worker.post(`/screening/visits/${id}`, { outcome: 'not_asked', again: '2026-13-40' });
    expect(why.status).toBe(422);
    expect(why.text).toContain('Välj varför det inte gick att fråga.');
    expect(why.text).toContain('Skriv en dag');
    const past = await worker.post(`/screening/visits/${id}`, { outcome: 'not_asked', reason: 'company', again: '2020-01-01' });
    expect(past.text).toContain('Välj en dag som kommer.');
    expect((await row(id))['closed_at']).toBeNull();
  });

  test('at a yes asks about children and support; what is typed is kept', async () => {
    const id = await open();
    const half = await worker.post(`/screening/visits/${id}`, { outcome: 'yes', children: 'yes' });
    expect(half.status).toBe(422);
    expect(half.text).toMatch(/value="yes" checked=""[^>]*/);
    expect(half.text).toContain('Säg om du har erbjudit stöd.');
    await worker.post(`/screening/visits/${id}`, { outcome: 'yes', children: 'yes', offered: 'yes', accepted: 'no' });
    expect(await row(id)).toMatchObject({ outcome: 'yes', children: true, offered: true, accepted: false, reason: null });
  });

  test('keeps of a changed mind only what belongs to the last answer', async () => {
    const id = await open();
    await worker.post(`/screening/visits/${id}`, {
      ...{ outcome: 'no', children: 'yes', offered: 'yes', accepted: 'yes', reason: 'company', again: '2020-01-01' },
    });
    expect(await row(id)).toMatchObject({ outcome: 'no', children: null, offered: null, accepted: null, reason: null });
  });

  test('is opened once and closed once, however many times one presses', async () => {
    const id = randomUUID();
    const before = await ground.owner<{ n: number }>('select coalesce(sum(visits), 0)::int as n from screening.month_count');
    await Promise.all(Array.from({ length: 5 }, () => worker.post('/screening/visits', { id, unit, channel: 'call' })));
    const answer = { outcome: 'declined', reference: 'IFO 2026-88' };
    const closings = await Promise.all(Array.from({ length: 8 }, () => worker.post(`/screening/visits/${id}`, answer)));
    expect(closings.map(({ status }) => status)).toEqual(Array(8).fill(303));
    expect((await worker.post(`/screening/visits/${id}`, {})).location).toBe('/screening');
    const after = await ground.owner<{ n: number }>('select sum(visits)::int as n from screening.month_count');
    expect(after[0]!.n).toBe(before[0]!.n + 1);
    expect(await ground.owner(`select from audit.entry where act = 'visit.closed' and subject_id = $1`, [id])).toHaveLength(1);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('may be tied to a number as it is closed; a mistyped one and a name are refused, and nothing is lost', async () => {
    const id = await open();
    const wrong = await worker.post(`/screening/visits/${id}`, { outcome: 'declined', reference: '18900101-9801' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Personnumret stämmer inte.');
    expect(wrong.text).toMatch(/value="declined" checked/);
    expect((await worker.post(`/screening/visits/${id}`, { outcome: 'declined', reference: 'Anna Andersson' })).text).toContain(
      'Namn tas inte emot',
    );
    await worker.post(`/screening/visits/${id}`, { outcome: 'declined', reference: 'IFO 2026-301' });
    expect(await row(id)).toMatchObject({ outcome: 'declined', pseudonym: null });
    const next = await open(worker, { reference: 'ifo2026301' });
    expect((await worker.get(`/screening/visits/${next}`)).text).toContain('Samma person frågades');
    expect((await worker.get(`/screening/visits/${id}`)).location).toBe('/screening');
  });

  test('opened by mistake is taken back while it is new, and only then', async () => {
    const id = await open();
    await worker.post(`/screening/visits/${id}/discard`, {});
    expect(await ground.owner('select from screening.visit where id = $1', [id])).toEqual([]);
    const old = await open();
    await ground.owner(`update screening.visit set opened_at = now() - interval '20 minutes' where id = $1`, [old]);
    expect((await worker.post(`/screening/visits/${old}/discard`, {})).status).toBe(409);
    expect(await row(old)).toMatchObject({ outcome: null });
  });
});

describe('whom to ask again', () => {
  test('everyone with a number is, after six months, whatever was answered; and what was typed is nowhere', async () => {
    const before = (await reAsks('known')).length;
    const wanted = { yes: { children: 'no', offered: 'no' }, no: {}, declined: {} };
    for (const [outcome, more] of Object.entries(wanted)) {
      const id = await open(worker, { reference: `IFO 2026-9${outcome}` });
      await worker.post(`/screening/visits/${id}`, { outcome, ...more });
    }
    const list = await reAsks('known');
    expect(list).toHaveLength(before + 3);
    expect(new Set(list.map(({ due, because }) => `${due} ${because}`)).size).toBe(1);
    const page = await worker.get('/screening/re-asks?show=all');
    expect(page.text).not.toContain('IFO');
    expect(page.text.match(/Tillfrågad förut/g)).toHaveLength(before + 3);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('the same number gives the same person at the unit, and another at another unit', async () => {
    const reference = '18900101-9802';
    const first = await open(worker, { reference });
    await worker.post(`/screening/visits/${first}`, { outcome: 'not_asked', reason: 'company', again: tomorrow() });
    const again = await open(colleague, { reference: '189001019802' });
    expect((await colleague.get(`/screening/visits/${again}`)).text).toContain('kunde inte frågas då');
    await colleague.post(`/screening/visits/${again}`, { outcome: 'no' });
    const both = await reAsks(`because = 'asked' and made_on = current_date`);
    expect(both.length).toBeGreaterThan(0);
    const other = await town.newUnit('Samtalsmottagningen');
    const elsewhere = await town.person({ unit: other, roles: { counsellor: other } });
    const there = await open(elsewhere, { unit: other, reference });
    expect((await elsewhere.get(`/screening/visits/${there}`)).text).not.toContain('Samma person');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('who could not be asked is listed by a code, asked from the list, and done with', async () => {
    const id = await open();
    const code = /Kod ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await worker.get(`/screening/visits/${id}`)).text)![1]!;
    await worker.post(`/screening/visits/${id}`, { outcome: 'not_asked', reason: 'child', again: tomorrow() });
    const found = await colleague.get(`/screening/re-asks?code=${code.toLowerCase()}`);
    expect(found.text).toContain(code);
    const which = /re-asks\/([0-9a-f-]{36})\/ask/.exec(found.text)![1]!;
    const next = randomUUID();
    expect((await colleague.post(`/screening/re-asks/${which}/ask`, { id: next, channel: 'call' })).status).toBe(303);
    await colleague.post(`/screening/visits/${next}`, { outcome: 'no' });
    expect(await reAsks(`id = '${which}'`)).toMatchObject([{ ended_how: 'asked', pseudonym: null }]);
    expect((await colleague.get(`/screening/re-asks?code=${code}`)).text).toContain('Ingen väntar här');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('every look at the list is in the log, and every file of it', async () => {
    const count = async (act: string) => (await ground.owner('select from audit.entry where act = $1', [act])).length;
    const before = await count('re_asks.seen');
    await worker.get('/screening/re-asks');
    expect(await count('re_asks.seen')).toBe(before + 1);
    expect((await worker.get('/screening/re-asks?format=csv&show=all')).status).toBe(200);
    expect(await count('re_asks.exported')).toBe(1);
  });

  test('a code that is of no concern any longer is taken off once', async () => {
    const id = await open();
    await worker.post(`/screening/visits/${id}`, { outcome: 'not_asked', reason: 'acute', again: tomorrow() });
    const [one] = await reAsks(`ended_on is null and because = 'not_asked'`);
    const answers = await Promise.all([1, 2].map(() => worker.post(`/screening/re-asks/${one!['id']}/drop`, {})));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await ground.owner(`select from audit.entry where act = 're_ask.dropped'`)).toHaveLength(1);
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});

const tomorrow = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
