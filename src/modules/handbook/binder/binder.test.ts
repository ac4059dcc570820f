import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { binderInvariants } from './invariants.ts';

const ground = await openTown();
const town = await ground.municipality();
const anna = await town.person();
const near = (await town.newUnit('Hemtjänst Söder')) as string;
const other = await town.newAdministration('Socialförvaltningen', 'social_services');

const ours = await writeRoutine(ground, { municipality: town.id, number: '1.10', title: 'Gäller alla' });
const inBook = { municipality: town.id, handbook: ours.handbook, chapter: ours.chapter };
await writeRoutine(ground, { ...inBook, number: '1.2', title: 'Gäller förvaltningen', appliesTo: [town.administration] });
await writeRoutine(ground, { ...inBook, number: '1.3', title: 'Gäller Söder', appliesTo: [near] });
await writeRoutine(ground, { ...inBook, number: '1.4', title: 'Ett utkast', draft: true });
await writeRoutine(ground, { municipality: town.id, organisation: other, number: '9', title: 'Annan förvaltnings handbok' });
const neighbour = await ground.municipality();
await writeRoutine(ground, { municipality: neighbour.id, number: '7', title: 'Grannens rutin' });

const titles = (text: string) =>
  [...text.matchAll(/\/handbook\/routines\/[0-9a-f-]{36}">([^<]+)</g)].map(([, words]) => words!.trim());
async function bind(who = anna, unit = town.unit) {
  const id = randomUUID();
  const answer = await who.post('/handbook/binder', { id, unit });
  const [row] = await ground.owner<{ code: string }>('select code from handbook.binder where id = $1', [id]);
  return { id, answer, code: row?.code ?? '' };
}

describe('what lies in a unit’s binder', () => {
  test('is what is published for it and all above it, in the order of the numbers; never a draft, never another’s', async () => {
    const { text } = await anna.get('/handbook/binder');
    expect(titles(text)).toEqual(['1.2 Gäller förvaltningen', '1.10 Gäller alla']);
    // Also not for those who write the draft, and see it elsewhere.
    const writer = await town.person({ roles: { coordinator: town.id } });
    expect(titles((await writer.get('/handbook/binder')).text)).toEqual(['1.2 Gäller förvaltningen', '1.10 Gäller alla']);
    expect(titles((await anna.get(`/handbook/binder?unit=${near}`)).text)).toEqual([
      '1.2 Gäller förvaltningen',
      '1.3 Gäller Söder',
      '1.10 Gäller alla',
    ]);
    expect(titles((await anna.get(`/handbook/binder?unit=${other}`)).text)).toEqual([
      '1.10 Gäller alla',
      '9 Annan förvaltnings handbok',
    ]);
  });

  test('a routine that has ended is not in it', async () => {
    const ended = await writeRoutine(ground, { ...inBook, number: '1.5', title: 'Slutar' });
    const leaves = async () => titles((await anna.get('/handbook/binder')).text).includes('1.5 Slutar');
    expect(await leaves()).toBe(true);
    await ground.owner('update handbook.version set replaced_at = now() where id = $1', [ended.version]);
    await ground.owner('update handbook.routine set ended_at = now() where id = $1', [ended.routine]);
    expect(await leaves()).toBe(false);
  });

  test('an empty binder says what to do', async () => {
    const empty = await ground.municipality();
    const { text } = await (await empty.person()).get('/handbook/binder');
    expect(text).toContain('Pärmen är tom');
  });
});

describe('a binder that is made', () => {
  test('is made once, however often one presses, and leaves one trace', async () => {
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => anna.post('/handbook/binder', { id, unit: town.unit })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [{ n } = { n: 0 }] = await ground.owner<{ n: number }>('select count(*)::int as n from handbook.binder where id = $1', [
      id,
    ]);
    expect(n).toBe(1);
    const acts = await ground.owner(`select act from audit.entry where subject_id = $1`, [id]);
    expect(acts).toEqual([{ act: 'binder.made' }]);
  });

  test('is fetched as a PDF of its own name, and that is written', async () => {
    const { id } = await bind();
    const { status, headers, bytes } = await anna.get(`/handbook/binder/${id}/pdf`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toContain('Hemtj');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const acts = await ground.owner(`select act from audit.entry where subject_id = $1 order by at`, [id]);
    expect(acts).toEqual([{ act: 'binder.made' }, { act: 'binder.fetched' }]);
  });

  test('keeps the words it had, though the routine is changed and renumbered', async () => {
    const routine = await writeRoutine(ground, { ...inBook, number: '2.1', title: 'Ord som stod' });
    const { id } = await bind();
    await writeRoutine(ground, { ...inBook, routine: routine.routine, title: 'Nya ord' });
    await ground.owner(`update handbook.routine set number = '2.9' where id = $1`, [routine.routine]);
    const { text } = await anna.get(`/handbook/binder/${id}`);
    expect(text).toContain('Ord som stod');
    expect(text).toContain('2.1');
    expect(text).not.toContain('Nya ord');
  });
});

describe('the neighbour', () => {
  test('makes none of our units’ binders, finds none, and prints none', async () => {
    const { id } = await bind();
    const eva = await neighbour.person({ roles: { coordinator: neighbour.id } });
    const made = await bind(eva, town.unit);
    expect([made.answer.status, made.code]).toEqual([404, '']);
    for (const path of [`/handbook/binder?unit=${town.unit}`, `/handbook/binder/${id}`, `/handbook/binder/${id}/pdf`])
      expect((await eva.get(path)).status, path).toBe(404);
    expect((await eva.post('/handbook/binder', { id, unit: neighbour.unit })).status).toBe(404);
    expect(titles((await eva.get('/handbook/binder')).text)).toEqual(['7 Grannens rutin']);
  });

  test('nor does a visitor, or a colleague by another’s id', async () => {
    const { id } = await bind();
    const visitor = ground.visitor();
    for (const path of ['/handbook/binder', `/handbook/binder/${id}`, `/handbook/binder/${id}/pdf`])
      expect((await visitor.get(path)).location, path).toMatch(/^\/sign-in/);
    expect((await (await town.person()).post('/handbook/binder', { id, unit: near })).status).toBe(404);
    expect((await anna.get('/handbook/binder/not-an-id')).status).toBe(404);
    expect((await anna.post('/handbook/binder', { id: 'x', unit: town.unit })).status).toBe(404);
  });

  test('cannot ask the database past the pages', async () => {
    for (const name of ['content_of', 'card_on_paper', 'card_of']) {
      const asked = sql`select handbook.${sql.raw(name)}(${town.unit}::uuid)`.execute(ground.house.app.db);
      await expect(asked, name).rejects.toThrow(/permission denied/);
    }
  });
});

test('what must always be true of binders is true after all this', async () => {
  const faults = await Promise.all(binderInvariants.map(({ faults }) => faults(ground.house.worker.db)));
  expect(faults).toEqual([[], []]);
});
