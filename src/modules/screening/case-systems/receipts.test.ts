// A case system's receipt: once only, however often and whenever it comes, and nothing of it can be read back.
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { connected, counted, receipt } from './fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);

test('thirty receipts of the same visit at once: one visit, counted once, the same receipt for all', async () => {
  const unit = await town.newUnit('Trettio på en gång');
  await viva.post('/receipts', receipt(unit)); // the unit's key is there: its making does not put the thirty in a row
  const told = receipt(unit, { client: 'VIVA-30' });
  const answers = await Promise.all(Array.from({ length: 30 }, () => viva.post('/receipts', told)));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 29 }, () => 200), 201]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await counted(town, unit)).toBe(2);
  expect(await town.owner('select 1 from screening.visit where unit_id = $1', [unit])).toHaveLength(2);
  expect(await town.owner('select 1 from screening.re_ask where unit_id = $1', [unit])).toHaveLength(1);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('sent again whenever it may be, it is the same; fetched, it is the same but for the code', async () => {
  const told = receipt(town.unit, { client: 'VIVA-31' });
  const first = await viva.post('/receipts', told);
  expect((await viva.post('/receipts', { ...told, id: told.id.toUpperCase() })).text).toBe(first.text);
  const { code, ...signed } = first.body;
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect((await viva.get(`/receipts/${told.id}`)).body).toEqual(signed);
  expect((await viva.get(`/receipts/${randomUUID()}`)).status).toBe(404);
  expect((await viva.get('/receipts/none')).status).toBe(404);
});

test('the same id with other content is refused, whichever part is another', async () => {
  const unit = await town.newUnit('Annat innehåll');
  const other = await town.newUnit('En annan enhet');
  const told = receipt(unit);
  await viva.post('/receipts', told);
  const others = [
    { outcome: 'declined' },
    { channel: 'call' },
    { unit: other },
    { closed_at: new Date().toISOString() },
    { outcome: 'yes', children: false, offered: false },
  ];
  for (const change of others)
    expect([change, (await viva.post('/receipts', { ...told, ...change })).status]).toEqual([change, 409]);
  expect([await counted(town, unit), await counted(town, other)]).toEqual([1, 0]);
});

test('the visit’s own month counts, and what is to come or too long ago is refused with a sentence', async () => {
  const unit = await town.newUnit('Sent skickat');
  const days = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
  const late = await viva.post('/receipts', receipt(unit, { opened_at: days(50.1), closed_at: days(50) }));
  expect(late.status).toBe(201);
  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit' });
  expect(late.body['counted_month']).toBe(month.format(new Date(days(50))));
  const tooOld = await viva.post('/receipts', receipt(unit, { opened_at: days(61), closed_at: days(60.5) }));
  expect([tooOld.status, tooOld.text.includes('more than 60 days ago')]).toEqual([422, true]);
  const toCome = await viva.post('/receipts', receipt(unit, { closed_at: days(-0.1) }));
  expect([toCome.status, toCome.text.includes('in the future')]).toEqual([422, true]);
  expect(await counted(town, unit)).toBe(1);
});

test('what does not belong together is told of field by field', async () => {
  const wrong: [Record<string, unknown>, string[]][] = [
    [{ outcome: 'yes' }, ['children', 'offered']],
    [{ outcome: 'yes', children: true, offered: true }, ['accepted']],
    [{ outcome: 'not_asked' }, ['reason', 'ask_again_on']],
    [{ outcome: 'no', reason: 'company', children: true }, ['reason', 'children']],
    [{ ask_again_on: '2020-01-01' }, ['ask_again_on']],
    [{ opened_at: '2099-01-01T00:00:00Z' }, ['opened_at']],
    [{ opened_at: '0001-01-01T00:00:00Z' }, ['opened_at']],
    [{ outcome: 'maybe' }, ['outcome']],
    [{ name: 'x' }, ['name']],
    [{ client: 'ab' }, ['client']],
  ];
  for (const [change, fields] of wrong) {
    const { status, body } = await viva.post('/receipts', receipt(town.unit, change));
    const errors = (body['errors'] as { field: string }[]).map(({ field }) => field);
    expect([status, errors]).toEqual([422, fields]);
  }
});

test('the receipt is checked without asking us, and one letter changed is seen', async () => {
  const { body } = await viva.post('/receipts', receipt(town.unit));
  const { body: key } = await viva.get('/receipt-key');
  const publicKey = createPublicKey({ key: key as Record<string, string>, format: 'jwk' });
  const [head = '', payload = '', sign = ''] = String(body['signature']).split('.');
  const holds = (text: string) => verify(null, Buffer.from(text), publicKey, Buffer.from(sign, 'base64url'));
  expect(holds(`${head}.${payload}`)).toBe(true);
  const { code: _, signature: __, ...said } = body;
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({ iss: 'http://localhost', ...said });
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())['kid']).toBe(key['kid']);
  const forged = Buffer.from(JSON.stringify({ ...said, receipt: randomUUID() })).toString('base64url');
  expect(holds(`${head}.${forged}`)).toBe(false);
});

test('no answer is readable with any key, nor told by the log; the client’s reference is kept nowhere', async () => {
  const unit = await town.newUnit('Ingen läser');
  const told = receipt(unit, { outcome: 'yes', children: true, offered: true, accepted: false, client: 'HEMLIG-77' });
  const { text, body } = await viva.post('/receipts', told);
  const seen = [text, (await viva.get(`/receipts/${told.id}`)).text, (await viva.get(`/re-asks?unit=${unit}`)).text];
  for (const said of seen) expect(said).not.toMatch(/outcome|children|offered|accepted|declined|"yes"|HEMLIG/);
  const rows = await town.owner<{ kept: string }>(
    `select e::text as kept from audit.entry e where e.chain = $1 union all select v::text from screening.visit v
     union all select r::text from screening.re_ask r union all select f::text from screening.case_system_fault f`,
    [town.id],
  );
  expect(rows.filter(({ kept }) => kept.includes('HEMLIG'))).toEqual([]);
  const traces = await town.owner<{ act: string; details: object; person_id: string | null }>(
    'select act, details, person_id from audit.entry where subject_id = $1',
    [body['visit']],
  );
  expect(traces).toEqual([{ act: 'receipt.taken', details: { unit, channel: 'visit' }, person_id: null }]);
});

test('the unit asks again: the code of the receipt is on its list, and each fetch is in the log', async () => {
  const unit = await town.newUnit('Återfråga');
  const codes = [];
  for (const client of ['A-1', 'A-22', 'A-333'].map((one) => `VIVA ${one}`)) {
    codes.push((await viva.post('/receipts', receipt(unit, { client }))).body['code']);
  }
  const anonymous = await viva.post('/receipts', receipt(unit));
  expect(anonymous.body['code']).toBeNull();
  const first = await viva.get(`/re-asks?unit=${unit}&limit=2`);
  const more = await viva.get(`/re-asks?unit=${unit}&limit=2&cursor=${encodeURIComponent(String(first.body['next_cursor']))}`);
  const listed = [first, more].flatMap(({ body }) => body['data'] as { code: string }[]);
  expect(listed.map(({ code }) => code).sort()).toEqual([...codes].sort());
  expect(Object.keys(listed[0]!).sort()).toEqual(['channel', 'code', 'due_on']);
  expect((await viva.get(`/re-asks?unit=${unit}&due_until=2020-01-01`)).body['data']).toEqual([]);
  const traces = await town.owner(`select 1 from audit.entry where act = 're_asks.fetched' and subject_id = $1`, [unit]);
  expect(traces).toHaveLength(3);
});

test('after ninety days the thread to the case system is cut, and the count stays', async () => {
  const { forgetCaseSystems } = await import('./forget-case-systems.ts');
  const unit = await town.newUnit('Nittio dagar');
  const told = receipt(unit);
  await viva.post('/receipts', told);
  await town.owner(
    `update screening.visit set opened_at = opened_at - interval '93 days', closed_at = closed_at - interval '93 days' where receipt_id = $1`,
    [told.id],
  );
  expect(await faultsOf(ground.house)).toEqual([expect.stringContaining('After 90 days')]);
  await forgetCaseSystems(ground.house.worker.db);
  expect(await faultsOf(ground.house)).toEqual([]);
  const rows = await town.owner<{ hour: number; receipt_id: null }>(
    'select receipt_id, extract(hour from closed_at) + extract(minute from closed_at) as hour from screening.visit where unit_id = $1',
    [unit],
  );
  expect(rows.map(({ receipt_id, hour }) => [receipt_id, Number(hour)])).toEqual([[null, 0]]);
  expect(await counted(town, unit)).toBe(1);
});
