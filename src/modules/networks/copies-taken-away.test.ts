// Words that were copied go with those they were copied from, or the page says where they stand and who takes them away there.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatDate } from '#platform/i18n/dates.ts';
import { grepDatabase } from '#test/grep-database.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../handbook/fixtures/published.ts';
import { at, heldMeeting } from './meetings/test-help.ts';
import { ask, gather, answer as say } from './questions/test-help.ts';

const ground = await openTown();
const town = await ground.municipality();
const [convener, writer, fellow] = [await town.person(), await town.person(), await town.person()];
const network = await gather(ground, town.id, [convener, writer, fellow]);
const nowhere = async (...words: string[]) => expect(await grepDatabase(ground.ownerUrl, words)).toEqual([]);

async function raise(word: string): Promise<{ raised: string; question: string }> {
  const question = await ask(writer, network, `Hur gör ni i ${randomUUID()}?`);
  const raised = randomUUID();
  const fields = { id: raised, level: 'county', to: '', addressee: 'Länet', title: `Titel ${word}`, words: `Ord ${word}` };
  expect((await convener.post(`/networks/questions/${question}/raise`, fields)).status).toBe(303);
  return { raised, question };
}

test('where the words of a question were copied they go too: where it is raised by who calls the meetings, and from what waits for the handbook', async () => {
  const { handbook, routine, version } = await writeRoutine(ground, { municipality: town.id });
  const place = { target: `${handbook}/${routine}`, place: 'Rubrik om rödhaken' };
  const proposals = (source: string) =>
    ground.owner<{ id: string; text: string; settled_how: string | null }>(
      'select id, text, settled_how from handbook.proposal where source_id = $1 order by proposed_at',
      [source],
    );
  const { raised, question } = await raise('rödhaken');
  const here = `/networks/questions/${question}`;
  for (const text of ['Det om rödhaken.', 'Mer om rödhaken.', 'Än mer om rödhaken.'])
    expect((await writer.post(`${here}/propose`, { ...place, text })).status).toBe(303);
  const [first, second, third] = await proposals(question);
  await ground.owner(`update handbook.proposal set settled_at = now(), settled_how = 'taken_in', version_id = $2 where id = $1`, [
    second!.id,
    version,
  ]);
  await ground.owner(
    `update handbook.proposal set settled_at = now(), settled_how = 'declined', settle_note = 'Nej' where id = $1`,
    [third!.id],
  );
  const own = (await writer.get(here)).text;
  expect([own.includes('Frågan är också lyft'), own.includes('name="raised"')]).toEqual([true, false]);
  expect((await convener.get(here)).text).toContain('name="raised"');
  expect((await writer.post(`${here}/withdraw`, { raised: 'yes' })).status).toBe(303); // not hers to take away above
  expect((await convener.get(`/networks/raised/${raised}`)).text).toContain('Ord rödhaken');
  for (const words of ['Frågan är också lyft, med egna ord', `/networks/raised/${raised}`, 'tillbakadraget'])
    expect((await writer.get(here)).text).toContain(words);
  expect((await convener.post(`/networks/raised/${raised}/withdraw`)).status).toBe(303);
  await nowhere('rödhaken');
  expect((await proposals(question)).map(({ settled_how }) => settled_how)).toEqual(['taken_away', 'taken_in', 'declined']);
  expect((await writer.get(`/handbook/proposals/${first!.id}`)).text).toMatch(/Tillbakadraget .*texten togs bort/);

  const again = await raise('bofinken');
  await convener.post(`/networks/questions/${again.question}/withdraw`, { raised: 'yes' });
  await nowhere('bofinken');
  expect((await convener.get(`/networks/questions/${again.question}`)).text).toContain(`Lyft ${formatDate(new Date())}.`);

  const asked = await ask(writer, network, 'Hur nås ni på lov?');
  const [said, other] = [await say(fellow, asked, 'Via talgoxen.'), await say(fellow, asked, 'Via blåmesen.')];
  for (const text of ['Via blåmesen. Så gör vi.', 'Något annat.'])
    await writer.post(`/networks/questions/${asked}/propose`, { ...place, place: '', text });
  expect((await fellow.post(`/networks/questions/${asked}/answers/${other}/withdraw`)).status).toBe(303);
  expect((await proposals(asked)).map(({ text }) => text)).toEqual(['–', 'Något annat.']);
  await convener.post(`/networks/questions/${asked}/accept`, { answer: said });
  await writer.post(`/networks/questions/${asked}/propose`, { ...place, place: '', text: 'Med andra ord via en tät ting.' });
  expect((await fellow.post(`/networks/questions/${asked}/answers/${said}/withdraw`)).status).toBe(303);
  expect((await proposals(asked)).map(({ text }) => text)).toEqual(['–', '–', '–']);
  // What a question was found by stays as words alone, among the forms the handbook's analyser has worked out.
  const forms = (await grepDatabase(ground.ownerUrl, ['blåmesen', 'talgoxen'])).filter((place) => !place.includes('search_form'));
  expect(forms).toEqual([]);
});

test('what a decision became loses its words with it, those that are hers to take away', async () => {
  const meeting = await heldMeeting(town, network);
  const written = await writeRoutine(ground, { municipality: town.id });
  const [id, own, others, raised] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const here = `/networks/decisions/${id}`;
  await writer.post(at(meeting, '/decisions'), { id, words: 'Vi frågar koltrasten.' });
  const activity = { title: 'Fråga koltrasten', owner_function: 'Alla', owner: '', due_on: '2030-01-01' };
  await writer.post(`${here}/activity`, { ...activity, id: own });
  await fellow.post(`${here}/activity`, { ...activity, id: others, title: 'Fråga steglitsan' });
  const up = { id: raised, level: 'county', to: '', addressee: 'Länet', title: 'Om steglitsan?', words: 'Om steglitsan.' };
  await convener.post(`${here}/question`, up);
  await writer.post(`${here}/routine`, { target: `${written.handbook}/${written.routine}`, place: '', text: 'Om koltrasten.' });
  expect((await writer.get(here)).text).toContain('har egna ord');
  expect((await writer.post(`${here}/empty`, { copies: 'yes' })).status).toBe(303);
  expect(await grepDatabase(ground.ownerUrl, ['koltrasten'])).toEqual(['koltrasten in handbook.search_form.word']);
  expect((await fellow.get(`/networks/activities/${others}`)).text).toContain('steglitsan');
  expect((await convener.get(`/networks/raised/${raised}`)).text).toContain('steglitsan');
});
