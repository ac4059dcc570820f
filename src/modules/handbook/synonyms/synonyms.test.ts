import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown, type Town } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();
const at = (words: string) => `/handbook/search?q=${encodeURIComponent(words)}`;
const writer = (town: Town) => town.person({ roles: { coordinator: town.id } });
const groups = (town: Town) =>
  ground.owner<{ id: string; words: string[] }>(
    `select s.id, array_agg(w.word order by w.position) as words from handbook.synonym s join handbook.synonym_word w on w.synonym_id = s.id
     where s.municipality_id = $1 group by s.id`,
    [town.id],
  );

test('words of a group find each other, both ways and inflected, in this municipality alone', async () => {
  const [town, neighbour] = [await ground.municipality(), await ground.municipality()];
  const [keeper, reader, stranger] = [await writer(town), await town.person(), await neighbour.person()];
  const shelter = await writeRoutine(ground, {
    municipality: town.id,
    title: 'Plats på skyddat boende',
    body: 'Ring.',
    summary: 'Kort.',
  });
  const house = await writeRoutine(ground, { municipality: town.id, title: 'Härbärget', body: 'Ring.', summary: 'Kort.' });
  const theirs = await writeRoutine(ground, { municipality: neighbour.id, title: 'Härbärget', body: 'Ring.', summary: 'Kort.' });
  const finds = async (who: typeof reader, words: string) => {
    const { text } = await who.get(at(words));
    return [shelter, house, theirs].map(({ routine }) => text.includes(routine));
  };
  expect(await finds(reader, 'härbärge')).toEqual([false, true, false]);
  const fields = { id: randomUUID(), place: town.id, words: 'kvinnojour, skyddat boende\nhärbärge' };
  const answers = await Promise.all([1, 2].map(() => keeper.post('/handbook/words', fields)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect((await groups(town)).map(({ words }) => words)).toEqual([['kvinnojour', 'skyddat boende', 'härbärge']]);
  expect(await finds(reader, 'härbärge')).toEqual([true, true, false]);
  expect(await finds(reader, 'skyddade boendet')).toEqual([true, true, false]);
  expect(await finds(reader, 'kvinnojouren')).toEqual([true, true, false]);
  expect(await finds(reader, 'plats härbärget')).toEqual([true, false, false]);
  expect((await reader.get(at('härbärge'))).text).toContain('även kvinnojour, skyddat boende');
  expect(await finds(stranger, 'kvinnojour')).toEqual([false, false, false]);
  expect(await finds(stranger, 'härbärge')).toEqual([false, false, true]);
  const [group] = await groups(town);
  expect((await keeper.post(`/handbook/words/${group!.id}`, { words: 'kvinnojour, skyddat boende' })).status).toBe(303);
  expect(await finds(reader, 'härbärge')).toEqual([false, true, false]);
  expect((await keeper.post(`/handbook/words/${group!.id}/remove`)).status).toBe(303);
  expect(await finds(reader, 'kvinnojour')).toEqual([false, false, false]);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('words that cannot be a group are refused with why, and stand in the form', async () => {
  const town = await ground.municipality();
  const keeper = await writer(town);
  const add = (words: string) => keeper.post('/handbook/words', { id: randomUUID(), place: town.id, words });
  expect((await add('orosanmälan, larmsamtal')).status).toBe(303);
  for (const [words, said] of [
    ['', 'Skriv minst två ord'],
    ['ensam', 'Skriv minst två ord'],
    ['och, våld', 'har inget ord att söka efter'],
    ['våldet, våld', 'räknas som samma ord'],
    ['orosanmälningar, varning', 'står redan i gruppen'],
    [`${'a'.repeat(90)}, b`, 'är för långt'],
    [Array.from({ length: 13 }, (_, n) => `ord${n}`).join(','), 'Högst 12 ord'],
  ] as const) {
    const page = await add(words);
    expect(page.status, words).toBe(422);
    expect(page.text, words).toContain(said);
    if (words) expect(page.text).toContain(words.slice(0, 20));
  }
  expect(await groups(town)).toHaveLength(1);
});

test('only those who write in the municipality’s handbooks keep its words', async () => {
  const [town, neighbour] = [await ground.municipality(), await ground.municipality()];
  const keeper = await writer(town);
  const id = randomUUID();
  await keeper.post('/handbook/words', { id, place: town.id, words: 'tjej, flicka' });
  const [plain, stranger, visitor] = [await town.person(), await writer(neighbour), ground.visitor()];
  for (const [who, statuses] of [
    [plain, [404]],
    [stranger, [404]],
    [visitor, [303]],
  ] as const) {
    expect(statuses).toContain((await who.get(`/handbook/words/${id}`)).status);
    expect(statuses).toContain((await who.post(`/handbook/words/${id}`, { words: 'a, b' })).status);
    expect(statuses).toContain((await who.post(`/handbook/words/${id}/remove`)).status);
    expect(statuses).toContain(
      (await who.post('/handbook/words', { id: randomUUID(), place: town.id, words: 'katt, hund' })).status,
    );
  }
  expect((await stranger.post('/handbook/words', { id, place: neighbour.id, words: 'katt, hund' })).status).not.toBe(500);
  expect((await groups(town)).map(({ words }) => words)).toEqual([['tjej', 'flicka']]);
  expect((await stranger.get('/handbook/words')).text).not.toContain('tjej');
  expect((await keeper.get('/handbook/words/nonsense')).status).toBe(404);
});
