import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();

test('the start page says how many routines are late, wait for a decision and are proposed to; to those who write them', async () => {
  const town = await ground.municipality();
  const elsewhere = await ground.municipality();
  const writer = await town.person({ roles: { coordinator: town.id } });
  const stranger = await elsewhere.person({ roles: { coordinator: elsewhere.id } });
  const reader = await town.person();
  const written = await writeRoutine(ground, { municipality: town.id });
  const book = { municipality: town.id, handbook: written.handbook, chapter: written.chapter };
  const late = await writeRoutine(ground, book);
  const draft = await writeRoutine(ground, { ...book, draft: true });
  await ground.owner(`update handbook.version set published_at = now() - interval '13 months' where id = $1`, [late.version]);
  await ground.owner('update handbook.version set submitted_at = now(), reviewed_at = now() where id = $1', [draft.version]);
  for (const text of ['Skriv på fler språk.', 'Ring först.'])
    await reader.post(`/handbook/routines/${written.routine}/propose`, { place: '', text });

  const said = [
    '1 rutin har inte följts upp i tid',
    '1 granskad rutin väntar på beslut',
    '2 förslag till handboken väntar på svar',
  ];
  const start = (await writer.get('/')).text;
  for (const line of said) expect(start).toContain(line);
  const desk = (await writer.get('/handbook/writing')).text;
  expect([...desk.matchAll(/href="\/handbook\/proposals\//g)]).toHaveLength(2);
  expect(desk).toContain('Skulle ha följts upp');
  for (const other of [stranger, reader]) {
    const theirs = (await other.get('/')).text;
    for (const line of said) expect(theirs).not.toContain(line);
  }
});
