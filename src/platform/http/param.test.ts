import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { pageQuery } from './param.ts';
import type { Env } from './router.ts';

const app = new Hono<Env>().get('/pages', (c) => c.json([pageQuery(c), pageQuery(c, 'kept')]));
const asked = async (query: string): Promise<unknown> => await (await app.request(`/pages${query}`)).json();

it('turns to the page asked for, to the first where none is, and never past the last there can be', async () => {
  expect(await asked('')).toEqual([1, 1]);
  expect(await asked('?page=3&kept=2')).toEqual([3, 2]);
  expect(await asked('?page=0&kept=-4')).toEqual([1, 1]);
  expect(await asked('?page=many&kept=')).toEqual([1, 1]);
  expect(await asked('?page=10000&kept=99999999999999')).toEqual([10_000, 10_000]);
});
