import { expect, test } from 'vitest';
import { callerFor, withoutKey } from '#test/caller.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const town = await ground.municipality();
const anna = await town.person();
const caller = await callerFor(ground, anna);

test('without a key, and with one that no longer works, one is told how to get in', async () => {
  const nobody = await withoutKey(ground).get('/api/v1/organisations');
  expect(nobody.status).toBe(401);
  expect(nobody.headers.get('www-authenticate')).toBe('Bearer realm="samfrid"');
  expect(nobody.headers.get('content-type')).toContain('application/problem+json');
  expect(nobody.body).toMatchObject({ type: 'about:blank', title: 'Unauthorized', status: 401 });
  const late = await (await callerFor(ground, anna, { expired: true })).get('/api/v1/organisations');
  expect([late.status, late.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="samfrid", error="invalid_token"']);
});

test('a key with scopes may no more than they say', async () => {
  const narrow = await callerFor(ground, anna, { scopes: ['training.browse'] });
  expect((await narrow.get('/api/v1/organisations')).status).toBe(404);
  expect((await caller.get('/api/v1/organisations?limit=1')).status).toBe(200);
});

test('someone signed in reads the API with her session', async () => {
  expect((await anna.get('/api/v1/organisations?limit=1')).status).toBe(200);
});

test('another site cannot make a browser post here with her session', async () => {
  const answer = await anna.post('/api/v1/organisations', {}, { 'sec-fetch-site': 'cross-site' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
});

test('absent, not an id, and no such address are answered alike', async () => {
  for (const path of ['/organisations/00000000-0000-4000-8000-000000000000', '/organisations/17', '/no-such-thing']) {
    const answer = await caller.get(`/api/v1${path}`);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'Det finns inget här, eller så är det inte ditt att se.',
    });
  }
});

test('what the query says wrong is told field by field', async () => {
  const answer = await caller.get('/api/v1/organisations?limit=0&kind=village&parent=x');
  expect(answer.status).toBe(400);
  const fields = (answer.body['errors'] as { field: string; detail: string }[]).map(({ field }) => field);
  expect(fields.sort()).toEqual(['kind', 'limit', 'parent']);
});

test('paging goes through everything once, also while new organisations are added', async () => {
  const before = await town.owner<{ id: string }>('select id from organisation.organisation');
  for (let i = 0; i < 30; i++) await town.newUnit(`Enhet ${i}`);
  const wanted = new Set((await town.owner<{ id: string }>('select id from organisation.organisation')).map(({ id }) => id));
  expect(wanted.size).toBe(before.length + 30);
  const seen: string[] = [];
  let path: string | null = '/api/v1/organisations?limit=7';
  while (path) {
    const answer = await caller.get(path);
    expect(answer.status).toBe(200);
    const { data, next_cursor } = answer.body as { data: { id: string }[]; next_cursor: string | null };
    seen.push(...data.map(({ id }) => id));
    expect(answer.headers.get('link') !== null).toBe(next_cursor !== null);
    path = next_cursor ? `/api/v1/organisations?limit=7&cursor=${next_cursor}` : null;
    if (path && seen.length < 60) await town.newUnit(`Ny enhet ${seen.length}`);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect([...wanted].filter((id) => !seen.includes(id))).toEqual([]);
});

test('a cursor that was touched, or taken to another list, is refused', async () => {
  const { body } = await caller.get('/api/v1/organisations?limit=1');
  const cursor = String(body['next_cursor']);
  const other = Buffer.from(JSON.stringify(['2020-01-01', town.id])).toString('base64url');
  for (const query of [`cursor=${other}.${cursor.split('.')[1]}`, `cursor=x`, `cursor=`, `kind=unit&cursor=${cursor}`]) {
    const answer = await caller.get(`/api/v1/organisations?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toMatchObject([{ field: 'cursor' }]);
  }
  expect((await caller.get(`/api/v1/organisations?cursor=${cursor}`)).status).toBe(200);
});
