// The head is written while others write the text: nobody is stopped by what does not touch her words, and nobody's are lost.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { drafted, headForm, today } from './test-help.ts';

const ground = await openTown();

test('text and steps that are saved meanwhile do not stand in the way of the head', async () => {
  const { writer, at, version } = await drafted(ground);
  const mine = await headForm(writer, at, { replaces: 'Riktlinjen' });
  await ground.owner(`update handbook.version set body = 'Nytt.', revision = revision + 1 where id = $1`, [version]);
  expect((await writer.post(`${at}/head`, mine)).status).toBe(303);
  expect(await ground.owner('select body, replaces from handbook.version where id = $1', [version])).toEqual([
    { body: 'Nytt.', replaces: 'Riktlinjen' },
  ]);
});

test('a head somebody else has saved meanwhile is not written over, not even after a fault of one’s own', async () => {
  const { place, writer, at } = await drafted(ground);
  const other = await place.person({ roles: { coordinator: place.id } });
  const mine = await headForm(writer, at, { replaces: 'Mina ord', valid_until: 'aldrig' });
  await other.post(`${at}/head`, await headForm(other, at, { replaces: 'Hennes ord' }));
  const faulty = await writer.post(`${at}/head`, mine);
  expect(faulty.status).toBe(422);
  const stamp = /name="stamp" value="([^"]*)"/.exec(faulty.text)![1]!.replaceAll('&quot;', '"');
  const stopped = await writer.post(`${at}/head`, { ...mine, valid_until: '', stamp });
  expect([stopped.status, stopped.text.includes('Mina ord'), stopped.text.includes('Sparat: Hennes ord')]).toEqual([
    409,
    true,
    true,
  ]);
  const seen = /name="stamp" value="([^"]*)"/.exec(stopped.text)![1]!.replaceAll('&quot;', '"');
  expect((await writer.post(`${at}/head`, { ...mine, valid_until: '', stamp: seen })).status).toBe(303);
});

test('sent to review while one fills it in: nothing is saved, and the words stay on the page', async () => {
  const { writer, at, version } = await drafted(ground);
  const mine = await headForm(writer, at, { replaces: 'Mina ord' });
  await ground.owner('update handbook.version set submitted_at = now() where id = $1', [version]);
  const { status, text } = await writer.post(`${at}/head`, mine);
  expect([status, text.includes('value="Mina ord"'), text.includes('inte längre ett utkast')]).toEqual([409, true, true]);
  expect((await writer.get(`${at}/head`)).status).toBe(409);
});

test('who saved the tick meanwhile is told of too', async () => {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const { routine } = await writeRoutine(ground, { municipality: place.id });
  const at = (await writer.post(`/handbook/routines/${routine}/versions`)).headers.get('location')!;
  const mine = await headForm(writer, at, { change_note: 'Rättat.' });
  await writer.post(`${at}/head`, { ...mine, editorial: 'on' });
  const stopped = await writer.post(`${at}/head`, { ...mine, replaces: 'Riktlinjen' });
  expect([stopped.status, stopped.text.includes('Sparat: ikryssat')]).toEqual([409, true]);
});

test('today is no last day: the sentence says from when one may choose', async () => {
  const { writer, at } = await drafted(ground);
  const refused = await writer.post(`${at}/head`, await headForm(writer, at, { valid_until: today() }));
  expect([refused.status, refused.text.includes('Välj en dag efter i dag.')]).toEqual([422, true]);
});

test('the comparison tells what differs in the head', async () => {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const { routine } = await writeRoutine(ground, { municipality: place.id });
  const begun = await writer.post(`/handbook/routines/${routine}/versions`);
  const at = begun.headers.get('location')!;
  expect((await writer.get(`${at}/compare`)).text).toContain('Texterna är lika.');
  const head = { owner_function: 'Nämnden', change_note: 'Ny ägare.', valid_until: '2099-06-01' };
  await writer.post(`${at}/head`, await headForm(writer, at, head));
  const { text } = await writer.get(`${at}/compare`);
  expect(text).toContain('<del>Socialchef</del><ins>Nämnden</ins>');
  expect(text).toMatch(/Gäller till och med.*<ins>2099/s);
});
