// Writing steps through the door: who may, what is refused and where, and that nobody's words are lost.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { writeRoutine } from '../fixtures/published.ts';
import type { Step } from './step.ts';
import { on, step, when } from './steps-by-chance.ts';

const ground = await openTown();
const town = await ground.municipality();
const [coordinator, colleague] = [
  await town.person({ roles: { coordinator: town.id } }),
  await town.person({ roles: { manager: town.id } }),
];

const abc = [step('a', [when('ja', 'b'), when('nej', 'c')]), step('b', [on('c')]), step('c', [on(null)])];
const draft = async (steps: readonly Step[] = abc) => {
  const { version, routine } = await writeRoutine(ground, { municipality: town.id, draft: true, steps });
  return { version, routine, at: `/handbook/versions/${version}/steps` };
};
type Row = { steps: Step[]; revision: number; changed_by: string };
const rowOf = async (version: string) =>
  (await ground.owner<Row>('select steps, revision, changed_by from handbook.version where id = $1', [version]))[0]!;
const namesIn = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value]) => value!);
const form = async (who: Visitor, path: string) => {
  const { text } = await who.get(path);
  return {
    stamp: namesIn(text, 'stamp')[0] ?? '',
    id: namesIn(text, 'id')[0] ?? '',
  };
};
const shape = async (at: string) => namesIn((await coordinator.get(at)).text, 'shape')[0] ?? '';

test('a routine is written step by step, each taking over the way from the one before', async () => {
  const { version, at } = await draft([]);
  let place = '';
  for (const title of ['Se tecknen', 'Tala ostört', 'Kontakta enhetschefen']) {
    const { text } = await coordinator.get(`${at}/new${place}`);
    const chosen = namesIn(text, 'place')[0] ?? /<option value="([^"]+)" selected/.exec(text)?.[1] ?? '';
    const { id } = await form(coordinator, `${at}/new`);
    const page = await coordinator.post(at, { id, place: chosen, title, to1: '.onward' });
    expect(page.status).toBe(303);
    place = `?place=${id}.0.`;
  }
  const { steps, revision, changed_by } = await rowOf(version);
  expect(steps.map(({ title }) => title)).toEqual(['Se tecknen', 'Tala ostört', 'Kontakta enhetschefen']);
  expect(steps.map(({ next }) => next[0]?.to)).toEqual([steps[1]?.id, steps[2]?.id, null]);
  expect(revision).toBe(4);
  expect(changed_by).toBe(coordinator.personId);
  expect(await ground.owner('select person_id from handbook.writer where version_id = $1', [version])).toHaveLength(1);
  expect((await coordinator.get(at)).text).toContain('3 steg. Alla nås, och alla vägar tar slut.');
});

test('a step’s form tells how ways are filled later, and how Markdown is written once', async () => {
  const { at } = await draft();
  const { text } = await coordinator.get(`${at}/new`);
  expect(text).toContain('fyller du sedan vägen med ”Lägg till steg här”');
  expect(text.match(/class="editor-help"/g)).toHaveLength(1);
});

test('a circle is refused at the way that was typed, its path told, and nothing typed is lost', async () => {
  const { version, at } = await draft();
  const { stamp } = await form(coordinator, `${at}/c`);
  const page = await coordinator.post(`${at}/c`, { stamp, title: 'Nytt namn', who: 'Enhetschef', to1: 'a' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Steg 3 → Steg 1 → Steg 3');
  expect(page.text).toMatch(/href="#f-to1"/);
  expect(page.text).toContain('value="Nytt namn"');
  expect((await rowOf(version)).steps).toEqual(abc);
});

test.each([
  [{ title: '' }, 'title', 'Skriv vad steget heter.'],
  [{ to1: '' }, 'to1', 'Säg vart steget leder'],
  [{ to1: 'zzz' }, 'to1', 'finns inte längre'],
  [{ to1: 'c', label1: 'ja', to3: '.end', label3: 'JA' }, 'label3', 'heter likadant'],
  [{ to1: 'c', label1: 'ja', to2: '.end' }, 'label2', 'Skriv när man väljer'],
  [{ label2: 'vill inte', to1: 'c', label1: 'ja' }, 'to2', 'Välj vart vägen leder'],
  [{ text: '<script>alert(1)</script>' }, 'text', 'script'],
  [{ law: '[Lagen](lag:hej)' }, 'law', 'lag:hej'],
  [{ who: 'x'.repeat(201) }, 'who', '200'],
])('%o is refused at its field', async (wish, name, said) => {
  const { at, version } = await draft();
  const { stamp } = await form(coordinator, `${at}/b`);
  const page = await coordinator.post(`${at}/b`, { stamp, title: 'Steg b', to1: 'c', ...wish });
  expect(page.status).toBe(422);
  expect(page.text).toContain(`id="f-${name}-error"`);
  expect(page.text.split(`id="f-${name}-error"`)[1]?.slice(0, 600)).toContain(said);
  expect((await rowOf(version)).steps).toEqual(abc);
});

test('two who write in different steps both keep their words', async () => {
  const { version, at } = await draft();
  const [mine, theirs] = [await form(coordinator, `${at}/a`), await form(colleague, `${at}/c`)];
  expect((await colleague.post(`${at}/c`, { ...theirs, title: 'Hennes', to1: '.end' })).status).toBe(303);
  const ways = { label1: 'ja', to1: 'b', label2: 'nej', to2: 'c' };
  expect((await coordinator.post(`${at}/a`, { ...mine, title: 'Mitt', ...ways })).status).toBe(303);
  const { steps, revision } = await rowOf(version);
  expect(steps.map(({ title }) => title)).toEqual(['Mitt', 'Steg b', 'Hennes']);
  expect(revision).toBe(3);
});

test('two who write in the same step: the second sees both, and saves knowingly', async () => {
  const { version, at } = await draft();
  const [mine, theirs] = [await form(coordinator, `${at}/c`), await form(colleague, `${at}/c`)];
  await colleague.post(`${at}/c`, { ...theirs, title: 'Hennes', to1: '.end' });
  const page = await coordinator.post(`${at}/c`, { ...mine, title: 'Mitt', to1: '.end' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('value="Mitt"');
  expect(page.text).toContain('Sparat: Hennes');
  expect((await rowOf(version)).steps[2]?.title).toBe('Hennes');
  const again = {
    stamp: namesIn(page.text, 'stamp')[0]!,
    title: 'Bägges',
    to1: '.end',
  };
  expect((await coordinator.post(`${at}/c`, again)).status).toBe(303);
  expect((await rowOf(version)).steps[2]?.title).toBe('Bägges');
});

test('a step taken away while one writes in it: the words stay, and can be put in again', async () => {
  const { version, at } = await draft();
  const mine = await form(coordinator, `${at}/b`);
  await colleague.post(`${at}/b/remove`, { shape: await shape(at), to: 'c' });
  expect((await rowOf(version)).steps.map(({ id }) => id)).toEqual(['a', 'c']);
  const page = await coordinator.post(`${at}/b`, { ...mine, title: 'Mina ord', to1: 'c' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('value="Mina ord"');
  expect(page.text).toMatch(/<select[^>]* name="place"/);
});

test('sent to review while one writes: nothing is saved, and the words stay on the page', async () => {
  const { version, at } = await draft();
  const mine = await form(coordinator, `${at}/b`);
  await ground.owner('update handbook.version set submitted_at = now() where id = $1', [version]);
  const page = await coordinator.post(`${at}/b`, { ...mine, title: 'Mina ord', to1: 'c' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('value="Mina ord"');
  expect((await rowOf(version)).steps).toEqual(abc);
  expect((await coordinator.get(at)).status).toBe(409);
});

test('moved, made the first, taken away; whoever saw them otherwise arranged is told', async () => {
  const { version, at } = await draft([step('a', [on('b')]), step('b', [on('c')]), step('c', [on(null)])]);
  const seen = await shape(at);
  expect((await coordinator.post(`${at}/b/move`, { where: 'down', shape: seen })).status).toBe(303);
  expect((await rowOf(version)).steps.map(({ id }) => id).join()).toBe('a,c,b');
  expect((await coordinator.post(`${at}/b/move`, { where: 'up', shape: seen })).status).toBe(409);
  expect((await coordinator.post(`${at}/b/move`, { where: 'first', shape: await shape(at) })).status).toBe(303);
  expect((await rowOf(version)).steps.map(({ id, next }) => `${id}>${next[0]?.to}`)).toEqual(['b>a', 'a>c', 'c>null']);
  const last = await shape(at);
  expect((await coordinator.post(`${at}/a/remove`, { to: '.end', shape: last })).status).toBe(409);
  expect((await coordinator.post(`${at}/a/remove`, { to: 'c', shape: last })).status).toBe(303);
  expect((await coordinator.post(`${at}/a/remove`, { to: 'c', shape: last })).status).toBe(303);
  expect((await rowOf(version)).steps.map(({ id }) => id).join()).toBe('b,c');
});

test('the second click adds nothing, and two at once both get their step', async () => {
  const { version, at } = await draft();
  const add = (who: Visitor, id: string) => who.post(at, { id, place: 'c.0.', title: `Steg ${id}`, to1: '.onward' });
  const pages = await Promise.all([add(coordinator, 'x'), add(coordinator, 'x')]);
  expect(pages.map(({ status }) => status)).toEqual([303, 303]);
  expect((await rowOf(version)).steps).toHaveLength(4);
  const late = await add(colleague, 'y');
  expect(late.status).toBe(422);
  expect(late.text).toContain('Välj igen var steget ska stå');
});

test('nobody else writes in them, nor sees that there are any', async () => {
  const { version, at } = await draft();
  const other = await ground.municipality();
  const strangers = [
    await other.person({ roles: { coordinator: other.id } }),
    await town.person(),
    await town.person({ roles: { coordinator: await town.newAdministration('Barn- och utbildningsförvaltningen') } }),
  ];
  for (const who of strangers) {
    for (const path of [at, `${at}/new`, `${at}/b`]) expect((await who.get(path)).status).toBe(404);
    for (const path of [at, `${at}/b`, `${at}/b/move`, `${at}/b/remove`])
      expect(
        (
          await who.post(path, {
            ...{ id: 'x', place: 'c.0.', title: 'x', to1: '.end', to: 'c', where: 'up' },
            shape: 'x',
          })
        ).status,
      ).toBe(404);
  }
  expect((await ground.visitor().get(at)).status).toBe(303);
  expect((await rowOf(version)).steps).toEqual(abc);
});
