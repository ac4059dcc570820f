// A draft is thrown away, taken back or decided in another window while one writes: the words typed are on the answer, and what
// has happened is said.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inDays } from '#test/days.ts';
import { openTown } from '#test/town.ts';
import { drafted, headForm, stateOf, submitted } from './test-help.ts';

const ground = await openTown();
const words = { title: 'Nytt namn', summary: 'Så gör du.', body: 'Mina ord.', revision: '1' };

test('thrown away meanwhile: head, text, steps and questions are answered with what was typed', async () => {
  const { writer, at } = await drafted(ground);
  const head = await headForm(writer, at, { replaces: 'Riktlinjen <2019>', valid_until: 'aldrig' });
  expect((await writer.post(`${at}/discard`)).status).toBe(303);
  const step = { id: 'a', place: '.first.', title: 'Ring först', text: 'Mina ord.', to1: '.end' };
  for (const [path, form, shown] of [
    ['head', head, ['<dt>Ersätter</dt><dd>Riktlinjen &lt;2019&gt;</dd>', '<dd>aldrig</dd>']],
    ['edit', words, ['<dd>Nytt namn</dd>', '<dd>Mina ord.</dd>']],
    ['steps', step, ['<dd>Ring först</dd>', '<dd>Mina ord.</dd>']],
    ['steps/a', step, ['<dd>Ring först</dd>']],
    [
      'questions',
      { question1: 'Vem ringer du?', option1_1: 'Chefen', right1: '1' },
      ['<dd>Vem ringer du?</dd>', '<dd>Chefen</dd>'],
    ],
  ] as const) {
    const { status, text } = await writer.post(`${at}/${path}`, form);
    expect([path, status, text.includes('Dina ord står kvar här: kopiera dem.')]).toEqual([path, 404, true]);
    for (const one of shown) expect(text, path).toContain(one);
  }
  expect((await writer.post(`${at}/head`)).text).toContain('Sidan finns inte här');
});

test('what never was, and what is another’s, are answered in the same words', async () => {
  const { at } = await drafted(ground);
  const next = await ground.municipality();
  const stranger = await next.person({ roles: { coordinator: next.id } });
  const theirs = await stranger.post(`${at}/edit`, words);
  const none = await stranger.post(`/handbook/versions/${randomUUID()}/edit`, words);
  const plain = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
  expect([theirs.status, plain(theirs.text)]).toEqual([none.status, plain(none.text)]);
  const refusals = await ground.owner(`select from audit.entry where act = 'door.refused' and person_id = $1`, [
    stranger.personId,
  ]);
  expect(refusals).toHaveLength(2);
});

test('taken back while the reviewer writes: her words are shown, and that it is a draft again', async () => {
  const { writer, reviewer, version, at, revision } = await submitted(ground);
  const form = { revision: String(await revision()), verdict: 'changes', note: 'Skriv vem som ringer.' };
  await writer.post(`${at}/take-back`);
  const late = await reviewer.post(`${at}/review`, form);
  expect(late.status).toBe(409);
  expect(late.text).toContain('<dd>Skriv vem som ringer.</dd>');
  expect(late.text).toContain('Versionen är ett utkast igen');
  expect(await stateOf(ground, version)).toBe('draft');
});

test('taken back while the decision is filled in: it is shown, and entered by nobody', async () => {
  const { writer, reviewer, version, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  await writer.post(`${at}/take-back`);
  const late = await writer.post(`${at}/decide`, decide({ revision: seen }));
  expect([late.status, late.text.includes('<dd>Socialnämnden</dd>'), late.text.includes('<dd>§ 4</dd>')]).toEqual([
    409,
    true,
    true,
  ]);
  expect(late.text).toContain('Versionen är ett utkast igen');
  expect(await stateOf(ground, version)).toBe('draft');
});

test('two enter two decisions: the second is not told that hers is entered; sent twice, one’s own is', async () => {
  const { writer, reviewer, version, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  const mine = decide({ revision: seen });
  expect([(await writer.post(`${at}/decide`, mine)).status, (await writer.post(`${at}/decide`, mine)).status]).toEqual([
    303, 303,
  ]);
  const other = await writer.post(`${at}/decide`, { ...mine, decided_by_body: 'Kommunstyrelsen', publish_on: inDays(30) });
  expect([other.status, other.text.includes('<dd>Kommunstyrelsen</dd>')]).toEqual([409, true]);
  expect(other.text).toContain('Någon har fört in beslutet medan du skrev.');
  expect(await ground.owner('select decided_by_body from handbook.version where id = $1', [version])).toEqual([
    { decided_by_body: 'Socialnämnden' },
  ]);
});

test('published at most a year ahead: a day typed wrong does not hide a routine for ever', async () => {
  const { writer, reviewer, version, at, revision, decide } = await submitted(ground);
  const seen = String(await revision());
  await reviewer.post(`${at}/review`, { revision: seen, verdict: 'approved', note: '' });
  const far = await writer.post(`${at}/decide`, decide({ revision: seen, publish_on: '9999-12-31' }));
  expect([far.status, far.text.includes('Välj en dag inom ett år.')]).toEqual([422, true]);
  expect(await stateOf(ground, version)).toBe('reviewed');
  expect((await writer.post(`${at}/decide`, decide({ revision: seen, publish_on: inDays(365) }))).status).toBe(303);
});
