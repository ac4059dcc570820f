import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { readTyped, refuseField } from './form.ts';
import type { Env } from './router.ts';

const app = new Hono<Env>()
  .post('/typed', async (c) => c.json(await readTyped(c)))
  .post('/refused', async (c) => c.json(await refuseField(c, 'name', 'Taken')));
const posted = async (place: string, body: string): Promise<unknown> =>
  await (
    await app.request(place, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  ).json();

it('gives back what was typed, in lists where a name came several times, without what the database cannot keep', async () => {
  expect(await posted('/typed', 'name=+Anna%00+&unit=a&unit=b%00&text=one%0D%0Atwo')).toEqual({
    name: 'Anna',
    unit: ['a', 'b'],
    text: 'one\ntwo',
  });
});

it('says what is wrong with one field and keeps the others as typed', async () => {
  expect(await posted('/refused', 'name=Anna&place=Ekhaga')).toEqual({
    values: { name: 'Anna', place: 'Ekhaga' },
    errors: { name: 'Taken' },
  });
});
