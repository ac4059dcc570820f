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
