import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();
const NEW = 'href="/handbook/books/new"';

test('a new handbook is offered to whoever has somewhere to keep one', async () => {
  const place = await ground.municipality();
  const [coordinator, manager] = [
    await place.person({ roles: { coordinator: place.id } }),
    await place.person({ roles: { manager: place.unit } }),
  ];
  for (const begun of [false, true]) {
    if (begun) await writeRoutine(ground, { municipality: place.id });
    expect((await coordinator.get('/handbook')).text).toContain(NEW);
    expect((await manager.get('/handbook')).text).not.toContain(NEW);
  }
});

test('with several handbooks what applies where one works comes first; the emergency card is always near', async () => {
  const place = await ground.municipality();
  const reader = await place.person();
  await writeRoutine(ground, { municipality: place.id, title: 'För alla' });
  const one = await reader.get('/handbook');
  expect(one.text).not.toContain('Gäller din enhet');
  const elsewhere = await place.newUnit('Hemtjänst Söder');
  const own = { municipality: place.id, organisation: place.administration };
  const { handbook, chapter } = await writeRoutine(ground, { ...own, title: 'Egen rutin', appliesTo: [place.unit] });
  await writeRoutine(ground, { ...own, handbook, chapter, title: 'Bara i söder', appliesTo: [elsewhere] });
  const { text } = await reader.get('/handbook');
  const mine = text.slice(text.indexOf('Gäller din enhet'), text.indexOf('<h2>Handböcker'));
  expect(['För alla', 'Egen rutin', 'Bara i söder'].map((title) => mine.includes(title))).toEqual([true, true, false]);
  for (const page of [one.text, text]) expect(page.indexOf('href="/handbook/card"')).toBeLessThan(page.indexOf('<h2'));
});
