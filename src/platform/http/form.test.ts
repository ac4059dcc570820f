import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { field, readTyped, refuseField } from './form.ts';
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

it('reads an id as the database writes it, or none where it may be left out', () => {
  const id = '5d1e8a0c-3b7f-4c21-9d64-0a1b2c3d4e5f';
  expect(field.id().parse(id.toUpperCase())).toBe(id);
  expect(field.optionalId().parse(id.toUpperCase())).toBe(id);
  expect(field.optionalId().parse('')).toBeNull();
  expect(field.many(field.id()).parse([id.toUpperCase()])).toEqual([id]);
  for (const schema of [field.id(), field.optionalId()]) expect(schema.safeParse('7').success).toBe(false);
});
