// What must not work: another's key, an ended one, a key in the wrong door, a unit beside, odd strings, forged pages.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { callsOf, connected, counted, ORIGIN, receipt, wishedLink } from './fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const neighbour = await ground.municipality();
const viva = await connected(town);
const theirs = await connected(neighbour);

test('without a key, with one that is over, ended, or none of ours: 401 and not a word more', async () => {
  const admin = await town.person({ roles: { admin: town.id, caseworker: town.id } });
  const [expired, revoked] = [await connected(town, { expired: true }), await connected(town, { revoked: true })];
  const token = await admin.post('/account/keys', { label: 'x', days: '9' });
  const own = /samfrid_[\w-]{20,}/.exec(token.text)?.[0] ?? 'samfrid_none';
  const answers = [];
  for (const key of ['', 'x', 'samfrid_case_made_up', expired.key, revoked.key, own]) {
    const calls = callsOf(town, key);
    for (const { status, text } of [
      await calls.post('/receipts', receipt(town.unit)),
      await calls.post('/links', wishedLink(town.unit)),
      await calls.get(`/receipts/${randomUUID()}`),
      await calls.get(`/re-asks?unit=${town.unit}`),
      await calls.get('/receipt-key'),
    ]) {
      expect(status).toBe(401);
      answers.push(text);
    }
  }
  expect(new Set(answers).size).toBe(1);
  expect((await admin.get('/api/v1/screening/receipt-key')).status).toBe(401);
  expect(await counted(town, town.unit)).toBe(0);
});

test('the key opens neither the rest of the API nor any page', async () => {
  const headers = { authorization: `Bearer ${viva.key}` };
  const status = async (path: string) => (await town.app.request(`http://localhost${path}`, { headers })).status;
  for (const path of ['/api/v1/organisations', '/api/v1/sign-ups', '/scim/v2/Users'])
    expect([path, await status(path)]).toEqual([path, 401]);
  for (const path of ['/screening', '/screening/case-systems', '/account', '/log'])
    expect([303, 404]).toContain(await status(path));
});

test('the neighbour’s units, visits, codes and links are not there', async () => {
  const told = receipt(town.unit, { client: 'VIVA-5' });
  await viva.post('/receipts', told);
  const outside = await theirs.post('/receipts', receipt(town.unit));
  const nowhere = await theirs.post('/receipts', receipt(randomUUID()));
  expect([outside.status, outside.text]).toEqual([422, nowhere.text]);
  expect((await theirs.get(`/receipts/${told.id}`)).status).toBe(404);
  expect((await theirs.get(`/re-asks?unit=${town.unit}`)).status).toBe(422);
  expect((await theirs.post('/links', wishedLink(town.unit))).status).toBe(422);
  // The same id of two systems is two visits: neither learns of the other's.
  expect((await theirs.post('/receipts', receipt(neighbour.unit, { id: told.id }))).status).toBe(201);
  expect(await counted(town, town.unit)).toBe(1);
});

test('a system that speaks for a part speaks for no other', async () => {
  const beside = await town.newAdministration('Skolförvaltningen', 'school');
  const school = await town.newUnit('Ekskolan', beside);
  const part = await connected(town, { place: beside });
  expect((await part.post('/receipts', receipt(school))).status).toBe(201);
  for (const unit of [town.unit, beside, town.id]) expect((await part.post('/receipts', receipt(unit))).status).toBe(422);
});

test('a unit is known by HR’s code too, and a code of two units is refused', async () => {
  const [a, b] = [await town.newUnit('Kod A'), await town.newUnit('Kod B')];
  await town.owner(`update organisation.organisation set code = 'HN-1' where id = $1`, [a]);
  expect((await viva.post('/receipts', receipt('HN-1'))).body['unit']).toBe(a);
  await town.owner(`update organisation.organisation set code = 'HN-1' where id = $1`, [b]).catch(() => {});
  const twice = await town.owner(`select 1 from organisation.organisation where code = 'HN-1'`);
  expect((await viva.post('/receipts', receipt('HN-1'))).status).toBe(twice.length > 1 ? 422 : 201);
});

const hostile = [
  '\u0000',
  '\ud800',
  "'; drop table screening.visit; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '{{7*7}}',
  '\u202egnirts',
  '𝕊'.repeat(30),
  'a'.repeat(10_000),
  '-1',
  '9'.repeat(400),
  '\r\nSet-Cookie: x=1',
];

test('odd strings in any field are refused or kept as they are; nothing breaks', async () => {
  const before = await counted(town, town.unit);
  const strange: [string, number][] = [];
  let taken = 0;
  for (const odd of hostile) {
    for (const field of [...Object.keys(receipt('')), 'reason', 'children', 'ask_again_on', 'client', 'extra', '__proto__']) {
      const { status } = await viva.post(
        '/receipts',
        JSON.stringify({ ...receipt(town.unit), X: 0 }).replace('"X":0', `${JSON.stringify(field)}:${JSON.stringify(odd)}`),
      );
      if (status === 201) taken++;
      if (![201, 422].includes(status)) strange.push([field, status]);
    }
    for (const field of Object.keys(wishedLink(''))) {
      const { status, headers } = await viva.post('/links', { ...wishedLink(town.unit), [field]: odd });
      if (![201, 422].includes(status) || headers.has('set-cookie')) strange.push([field, status]);
    }
    for (const query of ['unit', 'due_until', 'limit', 'cursor']) {
      const { status } = await viva.get(`/re-asks?unit=${town.unit}&${query}=${encodeURIComponent(odd.toWellFormed())}`);
      if (![200, 400, 404, 422].includes(status)) strange.push([query, status]);
    }
  }
  expect(strange).toEqual([]);
  expect(await counted(town, town.unit)).toBe(before + taken);
  for (const body of ['', '[]', 'null', '{', '"x"', '['.repeat(30_000)])
    expect([400, 422]).toContain((await viva.post('/receipts', body)).status);
  expect((await viva.post('/receipts', `{"id":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
});

test('what was refused is kept for those who mend it, by the names of our fields alone', async () => {
  const system = await connected(town);
  await system.post('/receipts', { ...receipt(town.unit, { outcome: 'perhaps' }), annaandersson: 'Anna' });
  await system.post('/receipts', receipt(randomUUID()));
  await system.get(`/receipts/${randomUUID()}`);
  const faults = await town.owner<{ request: string; status: number; what: string }>(
    'select request, status, what from screening.case_system_fault where case_system_id = $1 order by id',
    [system.id],
  );
  expect(faults).toEqual([
    { request: 'POST receipts', status: 422, what: 'outcome' },
    { request: 'POST receipts', status: 422, what: 'unit' },
  ]);
  const admin = await town.person({ roles: { admin: town.id } });
  expect((await admin.get(`/screening/case-systems/${system.id}`)).text).toContain('POST receipts, 422');
});

test('the system’s page names the units it may name, and no others', async () => {
  const unit = await town.newUnit('Adeln');
  const theirs = await neighbour.newUnit('Grannens');
  await town.owner(`update organisation.organisation set code = 'AD-7' where id = $1`, [unit]);
  const system = await connected(town);
  const admin = await town.person({ roles: { admin: town.id } });
  const { text } = await admin.get(`/screening/case-systems/${system.id}`);
  expect([text.includes(unit), text.includes('AD-7'), text.includes(theirs)]).toEqual([true, true, false]);
  const found = (await admin.get(`/screening/case-systems/${system.id}?q=ad-`)).text;
  expect([found.includes(unit), found.includes(town.unit)]).toEqual([true, false]);
  expect((await admin.get(`/screening/case-systems/${system.id}?q=%25`)).text).not.toContain(unit);
  const narrow = await connected(town, { place: town.unit });
  const page = (await admin.get(`/screening/case-systems/${narrow.id}?page=9`)).text;
  expect([page.includes(town.unit), page.includes(unit)]).toEqual([true, false]);
});

test('the pages are the administrators’: not the neighbour’s, not an employee’s, not a half-sure sign-in’s', async () => {
  const [key] = await town.owner<{ id: string }>('select id from screening.case_system_key where case_system_id = $1', [viva.id]);
  const theirAdmin = await neighbour.person({ roles: { admin: neighbour.id } });
  const employee = await town.person({ roles: { manager: town.id, coordinator: town.id, caseworker: town.id } });
  for (const person of [theirAdmin, employee, ground.visitor()]) {
    for (const [path, fields] of [
      [`/screening/case-systems/${viva.id}`, { label: 'Min', origins: '' }],
      [`/screening/case-systems/${viva.id}/keys`, { days: '9' }],
      [`/screening/case-system-keys/${key!.id}/end`, {}],
      ['/screening/case-systems', { id: randomUUID(), organisation: town.id, label: 'Min', origins: '' }],
    ] as const)
      expect([404, 303]).toContain((await person.post(path, fields)).status);
    expect([404, 303]).toContain((await person.get(`/screening/case-systems/${viva.id}`)).status);
  }
  const unsure = await town.person({ roles: { admin: town.id }, level: 2 });
  expect((await unsure.get('/screening/case-systems')).location).toContain('/step-up');
  expect(await town.owner(`select 1 from screening.case_system where label = 'Min'`)).toEqual([]);
  expect((await viva.get('/receipt-key')).status).toBe(200);
});

test('an administrator enters a system, makes two keys and no third, and ends one: it is out at once', async () => {
  const admin = await town.person({ roles: { admin: town.administration } });
  const id = randomUUID();
  const wish = {
    id,
    organisation: town.administration,
    label: 'Treserva',
    origins: `${ORIGIN}/\nhttps://treserva.ekhaga.example:8443`,
  };
  for (const origins of [
    'http://viva.example',
    'https://a.example/x',
    'https://*.example',
    'ftp://a.example',
    'https://a.example; x',
    'https://..',
    'https://-',
    'https://10.0.0.1',
    'https://[::1]',
    'https://localhost',
    'https://intranet',
  ])
    expect((await admin.post('/screening/case-systems', { ...wish, origins })).status).toBe(422);
  expect((await admin.post('/screening/case-systems', wish)).status).toBe(303);
  expect((await admin.post('/screening/case-systems', wish)).status).toBe(303);
  expect((await admin.post('/screening/case-systems', { ...wish, id: randomUUID() })).status).toBe(422);
  expect((await admin.post('/screening/case-systems', { ...wish, id: randomUUID(), organisation: town.id })).status).toBe(404);
  const made = async () =>
    /samfrid_case_[\w-]+/.exec((await admin.post(`/screening/case-systems/${id}/keys`, { days: '30' })).text)?.[0];
  const [first, second] = [await made(), await made()];
  expect((await admin.post(`/screening/case-systems/${id}/keys`, { days: '30' })).status).toBe(422);
  expect((await admin.get(`/screening/case-systems/${id}`)).text).not.toContain(first);
  const calls = callsOf(town, first!);
  expect((await calls.post('/receipts', receipt(town.unit))).status).toBe(201);
  const keys = await town.owner<{ id: string }>(
    'select id from screening.case_system_key where case_system_id = $1 order by created_at',
    [id],
  );
  expect((await admin.post(`/screening/case-system-keys/${keys[0]!.id}/end`)).status).toBe(303);
  expect((await calls.get('/receipt-key')).status).toBe(401);
  expect((await callsOf(town, second!).get('/receipt-key')).status).toBe(200);
});
