import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();

test('who ends a routine says which one applies instead: one in force, never itself or a draft; readers are led to it', async () => {
  const place = await ground.municipality();
  const decider = await place.person({ roles: { coordinator: place.id } });
  const ending = await writeRoutine(ground, { municipality: place.id, number: '2.1', title: 'Som slutar' });
  const inBook = { municipality: place.id, handbook: ending.handbook, chapter: ending.chapter };
  const next = await writeRoutine(ground, { ...inBook, number: '2.10', title: 'Som gäller' });
  const draft = await writeRoutine(ground, { ...inBook, number: '2.3', title: 'Ett utkast', draft: true });
  const at = `/handbook/routines/${ending.routine}`;
  const offered = /<select[^>]*name="successor"[\s\S]*?<\/select>/.exec((await decider.get(at)).text)?.[0] ?? '';
  expect([...offered.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label]) => label)).toEqual(['Ingen', '2.10 Som gäller']);
  const end = (successor: string) => decider.post(`${at}/end`, { reason: 'Två har blivit en.', successor });
  for (const wrong of [draft.routine, ending.routine]) expect((await end(wrong)).status).toBe(404);
  expect((await end(next.routine)).status).toBe(303);
  const { text } = await (await place.person()).get(at);
  expect(text).toContain('Två har blivit en.');
  expect(text).toContain(`<a href="/handbook/routines/${next.routine}">I stället gäller 2.10 Som gäller</a>`);
});
