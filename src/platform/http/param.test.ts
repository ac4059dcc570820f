import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { NotFound } from './failures.ts';
import { isId, pageQuery, uuid, uuidQuery } from './param.ts';
import type { Env } from './router.ts';

const app = new Hono<Env>()
  .get('/pages', (c) => c.json([pageQuery(c), pageQuery(c, 'kept')]))
  .get('/ids/:id', (c) => c.json([uuid(c, 'id'), uuidQuery(c, 'unit')]))
  .onError((error, c) => c.text(error.name, error instanceof NotFound ? 404 : 500));
const asked = async (query: string): Promise<unknown> => await (await app.request(`/pages${query}`)).json();

it('turns to the page asked for, to the first where none is, and never past the last there can be', async () => {
  expect(await asked('')).toEqual([1, 1]);
  expect(await asked('?page=3&kept=2')).toEqual([3, 2]);
  expect(await asked('?page=0&kept=-4')).toEqual([1, 1]);
  expect(await asked('?page=many&kept=')).toEqual([1, 1]);
  expect(await asked('?page=10000&kept=99999999999999')).toEqual([10_000, 10_000]);
});

const ID = '5d1e8a0c-3b7f-4c21-9d64-0a1b2c3d4e5f';

it('reads an id as the database writes it, however it was typed, and what is none as not there', async () => {
  const ids = async (address: string): Promise<unknown> => await (await app.request(`/ids/${address}`)).json();
  expect(await ids(`${ID.toUpperCase()}?unit=${ID.toUpperCase()}`)).toEqual([ID, ID]);
  expect(await ids(`${ID}?unit=7`)).toEqual([ID, null]);
  expect((await app.request('/ids/7')).status).toBe(404);
  expect([ID, ID.toUpperCase(), `${ID} `, '-'.repeat(36), ''].map(isId)).toEqual([true, true, false, false, false]);
});
