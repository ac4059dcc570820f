import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();

async function town() {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const book = randomUUID();
  const typed = { id: book, organisation_id: place.id, title: 'Handbok', intro: '', chapters: 'Ett\nTvå\n\nTre' };
  return { place, writer, book, typed };
}
const chapters = (book: string) =>
  ground.owner<{ id: string; title: string }>('select id, title from handbook.chapter where handbook_id = $1 order by position', [
    book,
  ]);
const titles = async (book: string) => (await chapters(book)).map(({ title }) => title).join(' ');

test('a handbook is made once however often it is sent; chapters move, are called otherwise, and go when they are empty', async () => {
  const { writer, book, typed, place } = await town();
  const made = await Promise.all([1, 2].map(() => writer.post('/handbook/books', typed)));
  expect(made.map(({ status }) => status)).toEqual([303, 303]);
  expect(await titles(book)).toBe('Ett Två Tre');
  const [first, second] = await chapters(book);
  const at = (chapter: string, act = '') => `/handbook/books/${book}/chapters/${chapter}${act}`;
  await Promise.all([writer.post(at(first!.id, '/move'), { move: 'down' }), writer.post(at(second!.id), { title: 'Andra' })]);
  expect(await titles(book)).toBe('Andra Ett Tre');
  await writeRoutine(ground, { municipality: place.id, handbook: book, chapter: first!.id });
  expect((await writer.post(at(first!.id, '/remove'))).status).toBe(409);
  await writer.post(at(second!.id, '/remove'));
  expect(await titles(book)).toBe('Ett Tre');
});

test('a routine’s number is its own in the handbook, and what is wrong is told at its field with what was typed', async () => {
  const { writer, book, typed } = await town();
  await writer.post('/handbook/books', typed);
  const [chapter] = await chapters(book);
  const form = { id: randomUUID(), title: 'Tolk', chapter_id: chapter!.id, number: '1.1' };
  expect((await writer.post(`/handbook/books/${book}/routines`, form)).status).toBe(303);
  for (const wrong of [{ number: '1.1' }, { number: '1 1' }, { number: '' }, { chapter_id: randomUUID() }]) {
    const answer = await writer.post(`/handbook/books/${book}/routines`, {
      ...form,
      id: randomUUID(),
      title: 'Min titel',
      ...wrong,
    });
    expect(answer.status, JSON.stringify(wrong)).toBe(422);
    expect(answer.text).toContain('Min titel');
  }
});

test('a handbook is kept by those who write where it lies: not made for a neighbour, nor changed or opened by one', async () => {
  const { writer, book, typed } = await town();
  await writer.post('/handbook/books', typed);
  const next = await town();
  expect((await next.writer.post('/handbook/books', { ...next.typed, organisation_id: typed.organisation_id })).status).toBe(422);
  for (const path of ['edit', 'chapters']) {
    const answer = await next.writer.post(`/handbook/books/${book}/${path}`, { title: 'Min', intro: '', public: 'on' });
    expect(answer.status).toBe(404);
  }
  await writer.post(`/handbook/books/${book}/edit`, { title: 'Handbok', intro: 'Alla får läsa.', public: 'on' });
  expect((await ground.visitor().get(`/open/handbook/${book}`)).text).toContain('Alla får läsa.');
  await writer.post(`/handbook/books/${book}/edit`, { title: 'Handbok', intro: '' });
  expect((await ground.visitor().get(`/open/handbook/${book}`)).status).toBe(404);
});

test('a handbook is ended once it has no routines left, and nothing more is written in it; what stood in it is still read', async () => {
  const { place, writer, book, typed } = await town();
  const decider = await place.person({ roles: { manager: place.id, coordinator: place.id } });
  await writer.post('/handbook/books', typed);
  const [chapter] = await chapters(book);
  const { routine } = await writeRoutine(ground, { municipality: place.id, handbook: book, chapter: chapter!.id });
  const full = await decider.post(`/handbook/books/${book}/close`);
  expect([full.status, full.text.includes('1 rutin finns kvar i handboken')]).toEqual([409, true]);
  await ground.owner('update handbook.routine set ended_at = now() where id = $1', [routine]);
  const closed = await Promise.all([1, 2].map(() => decider.post(`/handbook/books/${book}/close`)));
  expect(closed.map(({ status }) => status)).toEqual([303, 303]);
  expect((await writer.get('/handbook')).text).not.toContain(book);
  expect((await writer.get(`/handbook/books/${book}`)).text).toContain('Handboken avslutades');
  for (const path of ['edit', 'chapters', `chapters/${chapter!.id}`])
    expect((await writer.post(`/handbook/books/${book}/${path}`, { title: 'Nytt', intro: '' })).status).toBe(409);
  const next = await town();
  const other = await next.place.person({ roles: { manager: next.place.id } });
  expect((await other.post(`/handbook/books/${book}/close`)).status).toBe(404);
});

test('the routines of a handbook as a file: what is in force, and drafts for those who write alone', async () => {
  const { place, writer, book, typed } = await town();
  await writer.post('/handbook/books', typed);
  const [chapter] = await chapters(book);
  const at = { municipality: place.id, handbook: book, chapter: chapter!.id };
  await writeRoutine(ground, { ...at, number: '1.10', title: 'Tolk' });
  await writeRoutine(ground, { ...at, number: '1.9', title: 'Frågan' });
  await writeRoutine(ground, { ...at, number: '1.2', title: 'Halvskriven', draft: true });
  const employee = await place.person();
  const lines = async (who: typeof writer) =>
    (await who.get(`/handbook/books/${book}?format=csv`)).text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(';').slice(0, 3).join(' '));
  expect(await lines(writer)).toEqual(['1.2 Halvskriven Ett', '1.9 Frågan Ett', '1.10 Tolk Ett']);
  expect(await lines(employee)).toEqual(['1.9 Frågan Ett', '1.10 Tolk Ett']);
});
