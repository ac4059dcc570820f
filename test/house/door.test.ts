import { Hono } from 'hono';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { Visitor } from '#test/visitor.ts';
import { createApp } from '../../src/app.tsx';
import { record } from '../../src/platform/audit/record.ts';
import { verifyLog } from '../../src/platform/audit/verify/verify-log.ts';
import { asPerson } from '../../src/platform/db/db.ts';
import { allow } from '../../src/platform/http/allow.ts';
import { answerError } from '../../src/platform/http/errors.tsx';
import { Refused } from '../../src/platform/http/failures.ts';
import { type Env, router } from '../../src/platform/http/router.ts';

const town = await openTown();

test('a stranger is led to sign-in, a person in the town gets her page', async () => {
  const place = await town.municipality();
  const refused = await town.visitor().get('/training');
  expect([refused.status, refused.location]).toEqual([303, '/sign-in?next=%2Ftraining']);
  const anna = await place.person();
  expect((await anna.get('/')).status).toBe(200);
});

test('not there and not yours look the same', async () => {
  const place = await town.municipality();
  const anna = await place.person();
  expect((await anna.get('/no-such-page')).status).toBe(404);
});

test('a file too large is told of in the reader’s language, on a page with its styles', async () => {
  const app = createApp(town.house, { css: ['/assets/x.css'], js: [] }, 'dist/client');
  const huge = new File([new Uint8Array(53 * 1024 * 1024)], 'stor.csv');
  const visitor = new Visitor(app, '');
  await visitor.post('/language', { locale: 'en', next: '/' });
  const page = await visitor.post('/organisation/import', { file: huge }, { 'content-length': String(54 * 1024 * 1024) });
  expect(page.status).toBe(413);
  expect(page.text).toContain('The file is too large');
  expect(page.text).toContain('/assets/x.css');
});

test('an act that fails after it has written leaves nothing, though the page is answered', async () => {
  const place = await town.municipality();
  const anna = await place.person();
  const failing = router().post('/fails', allow('account.own'), async (c) => {
    await record(c.var.tx, 'test.half');
    throw new Refused('nej');
  });
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('house', town.house);
    await next();
  });
  app.route('/', failing).onError(answerError);
  const page = await new Visitor(app, anna.personId, await place.session(anna.personId)).post('/fails');
  expect(page.status).toBe(409);
  expect(await town.owner(`select 1 from audit.entry where act = 'test.half'`)).toEqual([]);
});

test('an act and its trace are committed together, and the chain holds until somebody touches it', async () => {
  const place = await town.municipality();
  const anna = await place.person();
  await Promise.all(
    Array.from({ length: 20 }, () =>
      asPerson(town.house.app.db, anna.personId, (tx) => record(tx, 'test.done', { details: { n: 1 } })),
    ),
  );
  const faults = async () => (await verifyLog(town.house.worker.db)).breaks.map(({ fault }) => fault);
  expect(await faults()).toEqual([]);
  await expect(sql`update audit.entry set act = 'test.other'`.execute(town.house.app.db)).rejects.toThrow(/permission denied/);
  await expect(sql`delete from audit.entry`.execute(town.house.worker.db)).rejects.toThrow(/permission denied/);
  await town.owner(`update audit.entry set details = '{"n": 2}' where id = (select max(id) from audit.entry)`);
  expect(await faults()).toEqual(['entry or link changed']);
});

test('what to go on to is within the house, whatever the address says', async () => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/ /evil.example'])
    expect((await town.visitor().post('/language', { locale: 'sv', next })).location).toBe('/');
  expect((await town.visitor().post('/language', { locale: 'sv', next: '/calendar?m=1' })).location).toBe('/calendar?m=1');
});
