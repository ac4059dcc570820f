import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';

const ground = await openTown();

test('who works beside the municipalities is told where she can read, and is offered nothing that is not hers', async () => {
  const place = await ground.municipality();
  const police = await place.newExternal('police', 'Polisen');
  const outside = await (await place.person({ unit: police, roles: { external_partner: police } })).get('/handbook');
  expect(outside.status).toBe(200);
  expect(outside.text).toContain('Handböckerna hör till kommunerna');
  expect(outside.text).toContain('href="/open/handbook"');
  for (const words of ['din kommun', 'href="/handbook/writing"', 'href="/handbook/reading"'])
    expect(outside.text).not.toContain(words);
  const employee = (await (await place.person()).get('/handbook')).text;
  expect(employee).toContain('din kommun');
  expect(employee).not.toContain('Handböckerna hör till kommunerna');
});
