import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/locale.ts';
import { openTown } from '#test/town.ts';
import { at, circle, heldMeeting, plan } from '../meetings/test-help.ts';
import { answer, ask, gather } from '../questions/test-help.ts';
import { digestLetters } from './letters.ts';
import { sendDigests } from './send-digests.ts';

const ground = await openTown();
const town = await ground.municipality();
const [convener, member, eager, silent, left, reader] = await town.people(6);
const all = [convener, member, eager, silent, left, reader].map((one) => one!);
const worker = ground.house.worker.db;
const network = await gather(ground, town.id, all, 'VIN-ombud i Testköping');
const stranger = await town.person();

const days = (n: number) => new Date(Date.now() + n * 86_400_000);
type Row = { person_id: string; about: { person: string; news: string } };
const lettersTo = async (person: string) =>
  (
    await ground.owner<Row>(
      `select person_id, about from mail.letter where kind = 'networks.digest' and person_id = $1 order by created_at`,
      [person],
    )
  ).map(({ about }) => about);
const write = (about: Row['about'] | undefined, language: 'sv' | 'en' = 'sv') =>
  inLocale(language, () => digestLetters['networks.digest']!(worker, about ?? {}, 'https://samfrid.example'));

test('one letter gathers what is new, with titles and addresses and no texts, at the pace each has chosen', async () => {
  expect((await eager!.post(`/networks/${network}/digest`, { pace: 'at_once' })).status).toBe(303);
  expect((await silent!.post(`/networks/${network}/digest`, { pace: 'never' })).status).toBe(303);
  const question = await ask(member!, network, 'Hur når ni anhöriga?', 'En text som inte hör hemma i ett brev.');
  await answer(convener!, question, 'Med ett kort i fickan.');
  expect(await lettersTo(eager!.personId)).toHaveLength(2); // at once, one each
  expect(await sendDigests(worker, new Date())).toBe(0);
  await ground.owner(`update networks.member set left_on = greatest(joined_on, current_date) where person_id = $1`, [
    left!.personId,
  ]);
  const sent = await Promise.all([1, 2].map(() => sendDigests(worker, days(8))));
  expect(sent.reduce((sum, n) => sum + n)).toBe(3); // convener, member, reader
  expect(await sendDigests(worker, days(16))).toBe(0); // nothing new, no letter
  for (const none of [silent!, left!, stranger]) expect(await lettersTo(none.personId)).toEqual([]);

  const [about] = await lettersTo(reader!.personId);
  const letter = await write(about);
  expect(letter?.subject).toBe('2 nyheter i dina nätverk');
  for (const words of ['VIN-ombud i Testköping', 'Fråga', 'Svar', 'Hur når ni anhöriga?', `/networks/questions/${question}`])
    expect(letter?.text).toContain(words);
  expect(letter?.text).not.toMatch(/hör hemma|fickan/);
  expect((await write(about, 'en'))?.subject).toBe('2 pieces of news in your networks');
  expect((await lettersTo(member!.personId)).map(({ news }) => news.split(',').length)).toEqual([1]); // not of her own question

  // Of a network she has left, nothing is in the letter when it leaves; of a question that was taken away, its title stands nowhere.
  await ground.owner(`update networks.member set left_on = greatest(joined_on, current_date) where person_id = $1`, [
    reader!.personId,
  ]);
  expect(await write(about)).toBeNull();
  const [answered] = await lettersTo(member!.personId);
  expect((await write(answered))?.text).toContain('Svar');
  await member!.post(`/networks/questions/${question}/withdraw`);
  expect(await write(answered)).toBeNull();
});

test('approved decisions are told in the reader’s language, to their owner as hers; and when the members meet next', async () => {
  const { town: place, anna, bo, coordinator, network: group } = await circle(ground);
  const meeting = await heldMeeting(place, group);
  await anna.post(at(meeting, '/decisions'), { id: crypto.randomUUID(), words: 'Vi byter larm.', owner_id: bo.personId });
  await anna.post(at(meeting, '/minutes'), { body: 'Text.', revision: '0' });
  expect((await coordinator.post(at(meeting, '/minutes/approve'), { revision: '1' })).status).toBe(303);
  await sendDigests(worker, days(8));
  const letterTo = async (person: string) => (await lettersTo(person)).at(-1);
  const [hers, his] = [await letterTo(anna.personId), await letterTo(bo.personId)];
  expect((await write(hers))?.text).toMatch(/– Beslut, [\d-]+: Beslut 1, Referensgrupp våld [\d-]+\n/);
  expect((await write(hers))?.text).not.toContain('Nästa möte');
  expect((await write(his))?.text).toMatch(/– Beslut som du ser till, [\d-]+: Beslut 1,/);
  expect((await write(his, 'en'))?.text).toMatch(/– Decision that you see to, [\d-]+: Decision 1,/);
  const { id: next } = await plan(coordinator, group);
  expect((await write(hers))?.text).toMatch(
    new RegExp(`– Nästa möte: .*\n {2}https://samfrid.example/networks/meetings/${next}`),
  );
});

test('how often is each one’s own choice: a stranger has none to make', async () => {
  expect((await eager!.get(`/networks/${network}/digest`)).text).toMatch(/value="at_once" checked/);
  expect((await stranger.get(`/networks/${network}/digest`)).status).toBe(404);
  expect((await stranger.post(`/networks/${network}/digest`, { pace: 'at_once' })).status).toBe(404);
  expect((await eager!.post(`/networks/${network}/digest`, { pace: 'hourly' })).status).toBe(409);
  expect(await ground.owner('select from networks.digest where person_id = $1', [stranger.personId])).toEqual([]);
});
