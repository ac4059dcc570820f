// The question page within a case system's own: a link that opens once, one visit, one receipt, and back to where it came from.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown, type Town } from '#test/town.ts';
import { Visitor } from '#test/visitor.ts';
import { connected, counted, ORIGIN, receipt, wishedLink } from './fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);

/** A browser that comes by a link: no cookies, as within a frame. */
const frame = { 'sec-fetch-dest': 'iframe' };
const path = (url: unknown) => new URL(String(url)).pathname;

async function linked(more: Record<string, unknown> = {}) {
  const wish = wishedLink(town.unit, more);
  const { body, status } = await viva.post('/links', wish);
  expect(status).toBe(201);
  const browser = new Visitor(town.app);
  return { wish, link: path(body['url']), browser, code: body['code'] };
}

async function opened(more: Record<string, unknown> = {}) {
  const made = await linked(more);
  const page = (await made.browser.get(made.link)).location!;
  return { ...made, page };
}

test('a link opens once; its page asks, closes and leads back with the receipt', async () => {
  const { wish, link, browser, page, code } = await opened({ client: 'VIVA-1' });
  expect(code).toMatch(/^\w{4}-\w{4}$/);
  expect((await viva.get(`/receipts/${wish.id}`)).status).toBe(404);
  const shown = await browser.get(page);
  expect([shown.status, shown.text.includes('Vad svarade personen?'), shown.text.includes('<title>Samfrid</title>')]).toEqual([
    200,
    true,
    true,
  ]);
  expect((await browser.get(page)).status).toBe(200); // reloaded
  const back = await browser.post(page, { outcome: 'no' });
  expect([back.status, back.location]).toEqual([303, `${ORIGIN}/visits/7?tab=2&receipt=${wish.id}&state=b1%26c2#top`]);
  expect((await viva.get(`/receipts/${wish.id}`)).body['receipt']).toBe(wish.id);
  for (const headers of [shown.headers, back.headers]) expect(headers.getSetCookie()).toEqual([]);
  const second = await new Visitor(town.app).get(link);
  expect([second.status, second.text.includes('Länken har redan öppnats')]).toEqual([410, true]);
  const acts = await town.owner<{ act: string }>(
    `select act from audit.entry where chain = $1 and act ~ '^(link|receipt)' order by id desc limit 3`,
    [town.id],
  );
  expect(acts.map(({ act }) => act).reverse()).toEqual(['link.made', 'link.opened', 'receipt.taken']);
});

test('two browsers with the same link at once: one gets the page, the other is told', async () => {
  const { link } = await linked();
  const pages = await Promise.all(Array.from({ length: 8 }, () => new Visitor(town.app).get(link)));
  expect(pages.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 7 }, () => 410)]);
});

test('two tabs, a second click, another answer: one visit, counted once, and the first answer stays', async () => {
  const unit = await town.newUnit('Två flikar');
  const { wish, page } = await opened({ unit });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => new Visitor(town.app).post(page, { outcome: i % 2 ? 'no' : 'declined' })),
  );
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
  expect(answers[0]!.location).toContain(`receipt=${wish.id}`);
  expect(await counted(town, unit)).toBe(1);
  expect((await new Visitor(town.app).get(page)).text).toContain('Klart');
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('answered on the page and told of by a receipt at the same time: one of them closes it', async () => {
  const unit = await town.newUnit('Samtidigt');
  for (let round = 0; round < 6; round++) {
    const { wish, page } = await opened({ unit });
    const [onPage, told] = await Promise.all([
      new Visitor(town.app).post(page, { outcome: 'no' }),
      viva.post('/receipts', receipt(unit, { id: wish.id, outcome: 'declined' })),
    ]);
    expect(onPage.status).toBe(303);
    expect([201, 409]).toContain(told.status);
    expect(await counted(town, unit)).toBe(round + 1);
  }
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('what was answered on the page cannot be found out by trying', async () => {
  const { wish, browser, page } = await opened();
  await browser.post(page, { outcome: 'yes', children: 'no', offered: 'no' });
  for (const answer of [{ outcome: 'no' }, { outcome: 'yes', children: false, offered: false }]) {
    const tried = await viva.post('/receipts', receipt(town.unit, { id: wish.id, ...answer }));
    expect([tried.status, tried.text.includes('answered on the question page')]).toEqual([409, true]);
  }
  expect((await viva.post('/links', { ...wish })).status).toBe(409);
});

test('a new link takes the place of one that nobody opened; a page already open goes on', async () => {
  const { wish, link, browser } = await linked();
  const again = await viva.post('/links', wish);
  expect((await browser.get(link)).status).toBe(410);
  const page = (await browser.get(path(again.body['url']))).location!;
  expect((await viva.post('/links', wish)).status).toBe(201);
  expect((await browser.post(page, { outcome: 'declined' })).status).toBe(303);
  expect((await viva.post('/links', { ...wish, id: randomUUID(), channel: 'call' })).status).toBe(201);
  const { wish: other } = await linked();
  expect((await viva.post('/links', { ...other, channel: 'call' })).status).toBe(409);
});

test('a link whose time is out, whose end was moved, or that was made up, opens nothing', async () => {
  const { wish, link, browser } = await linked();
  const token = Buffer.from(link.split('/').at(-1)!, 'base64url');
  for (const at of [0, 18, 30, 60]) {
    const forged = Buffer.from(token);
    forged[at]! ^= 1;
    const tried = await browser.get(`/embed/${forged.toString('base64url')}`);
    expect([tried.status, tried.headers.get('x-frame-options')]).toEqual([404, 'DENY']);
  }
  for (const made of ['x', '%00', 'a'.repeat(5000), `${link.split('/').at(-1)}=`, '../x', '<script>']) {
    expect((await browser.get(`/embed/${encodeURIComponent(made)}`)).status).toBe(404);
    expect((await browser.get(`/embed/page/${encodeURIComponent(made)}`)).status).toBe(404);
  }
  // Whoever can write in the database alone: a row of a token that nobody signed.
  const unsigned = Buffer.alloc(70, 7).toString('base64url');
  await town.owner(
    `insert into screening.question_link (id, case_system_id, visit_id, token_hash, expires_at)
     select gen_random_uuid(), case_system_id, id, sha256(convert_to($2, 'UTF8')), now() + interval '10 minutes'
     from screening.visit where receipt_id = $1`,
    [wish.id, unsigned],
  );
  expect((await browser.get(`/embed/${unsigned}`)).status).toBe(404);
  expect(await over(town, wish.id, () => browser.get(link))).toBe(410);
  const { wish: late, browser: other, page } = await opened();
  expect(await over(town, late.id, () => other.post(page, { outcome: 'no' }))).toBe(410);
  expect((await viva.get(`/receipts/${late.id}`)).status).toBe(404);
});

async function over(place: Town, visit: string, work: () => Promise<{ status: number }>) {
  await place.owner(
    `update screening.question_link set made_at = made_at - interval '1 hour', expires_at = expires_at - interval '1 hour'
     where visit_id = (select id from screening.visit where receipt_id = $1)`,
    [visit],
  );
  return (await work()).status;
}

test('who only looks ahead does not use up the link', async () => {
  const { link, browser } = await linked();
  expect((await town.app.request(`http://localhost${link}`, { method: 'HEAD' })).status).toBe(204);
  expect((await browser.get(link, { 'sec-purpose': 'prefetch' })).status).toBe(204);
  expect((await browser.get(link)).status).toBe(303);
});

test('only the case system’s own origins may frame the page, and nothing else here may be framed', async () => {
  const { browser, page } = await opened();
  const done = await browser.get(page, frame);
  const policy = done.headers.get('content-security-policy')!;
  expect(policy).toContain(`frame-ancestors ${ORIGIN};`.replace(';', ''));
  expect(policy).toMatch(new RegExp(`form-action 'self' ${ORIGIN}`));
  expect(policy).not.toMatch(/unsafe|frame-ancestors[^;]*('none'|\*)/);
  expect(done.headers.has('x-frame-options')).toBe(false);
  for (const elsewhere of ['/', '/sign-in', '/embed/x', '/embed/page/x', '/screening']) {
    const { headers } = await browser.get(elsewhere);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('within a frame the page around it is told, by an origin and not by everyone; without script there is a link', async () => {
  const { wish, browser, page } = await opened({ state: '"><script>x' });
  const done = await browser.post(page, { outcome: 'no' }, frame);
  expect(done.status).toBe(200);
  expect(done.text).toContain(`data-receipt="${wish.id}"`);
  expect(done.text).toContain(`data-origin="${ORIGIN}"`);
  expect(done.text).toContain('Tillbaka till ärendet');
  expect(done.text).not.toContain('<script>x');
});

test('the page leads to the system’s own addresses and nowhere else', async () => {
  const bad = [
    ...['https://evil.example/x', 'https://viva.ekhaga.example.evil.example/', 'http://viva.ekhaga.example/', '//evil.example'],
    ...['https://viva.ekhaga.example@evil.example/', 'https://a:b@viva.ekhaga.example/', 'javascript:alert(1)', '/visits', ''],
    ...['https://viva.ekhaga.example:444/', 'data:text/html,x', 'https:\\\\evil.example', 'https://VIVA.ekhaga.example.'],
  ];
  for (const return_to of bad) {
    const { status, body } = await viva.post('/links', wishedLink(town.unit, { return_to }));
    expect([return_to, status, (body['errors'] as { field: string }[])[0]?.field]).toEqual([return_to, 422, 'return_to']);
  }
  const { browser, page } = await opened();
  await town.owner(`update screening.case_system set origins = '{}' where id = $1`, [viva.id]);
  const done = await browser.post(page, { outcome: 'no' });
  await town.owner(`update screening.case_system set origins = $2 where id = $1`, [viva.id, [ORIGIN]]);
  expect([done.status, done.location, done.headers.get('x-frame-options')]).toEqual([200, null, 'DENY']);
});

test('an answer that is not whole comes back with what was chosen; in English by the address or the browser', async () => {
  const { browser, page } = await opened();
  const half = await browser.post(page, { outcome: 'yes', children: 'yes' });
  expect([half.status, /value="yes" checked/.test(half.text)]).toEqual([422, true]);
  expect((await browser.get(page.replace('lang=sv', 'lang=en'))).text).toContain('<html lang="en"');
  expect((await browser.get(page.split('?')[0]!, { 'accept-language': 'en-GB' })).text).toContain('<html lang="en"');
});
