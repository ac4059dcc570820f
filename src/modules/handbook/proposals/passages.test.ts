import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import type { Step } from '../steps/step.ts';
import { proposeFrom } from './test-help.ts';

const ground = await openTown();
const LABEL = 'VIN-ombud i skolan 2026-11-10, beslut 1';
const BODY = '## Syfte\n\nAlla vet.\n\n## Kontakt\n\nRing.';
const step: Step = { id: 'ring', title: 'Ring jouren', text: '', who: '', when: '', contact: '', law: '', next: [] };
const steps = [{ ...step, next: [{ situation: null, label: '', to: null }] }];

/** A routine in force, and a decision that is proposed for it. */
async function proposed() {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const other = await place.person({ roles: { coordinator: place.id } });
  const reader = await place.person();
  const made = await writeRoutine(ground, { municipality: place.id, body: BODY, steps });
  const decision = randomUUID();
  const source = {
    sourceKind: 'decision',
    sourceId: decision,
    sourceLabel: LABEL,
    sourceHref: `/networks/decisions/${decision}`,
  };
  const words = { handbook: made.handbook, routine: made.routine, place: '', text: 'Ring först skolans kurator.' };
  await proposeFrom(ground, reader.personId, { ...words, ...source, sourceKind: 'decision' });
  const proposal = async () =>
    (
      await ground.owner<Row>('select * from handbook.proposal where routine_id = $1 or handbook_id = $2', [
        made.routine,
        made.handbook,
      ])
    )[0]!;
  const at = `/handbook/proposals/${(await proposal()).id}`;
  const draft = async () => `/handbook/versions/${(await proposal()).version_id}`;
  return { writer, other, reader, ...made, proposal, at, draft };
}
type Row = { id: string; version_id: string | null; section: string; passage: string; settled_how: string | null };
type Town = Awaited<ReturnType<typeof proposed>>;

/** Writes the text of the draft, as at the desk. */
async function write({ writer, draft }: Town, body: string) {
  const page = (await writer.get(`${await draft()}/edit`)).text;
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
  return await writer.post(`${await draft()}/edit`, { title: 'Tolk', summary: 'Så gör du.', body, revision });
}

const inForce = async ({ routine, proposal }: Town) => {
  await ground.owner('update handbook.version set replaced_at = now() where routine_id = $1 and number = 1', [routine]);
  await ground.owner(
    `update handbook.version set submitted_at = now(), reviewed_at = now(), decided_at = now(), decided_on = current_date, decided_by_body = 'N',
       published_at = now() where id = $1`,
    [(await proposal()).version_id],
  );
};

test('a proposal is taken in under a heading or step that is there, or a new one that is named', async () => {
  const town = await proposed();
  const { writer, at, proposal } = town;
  const page = (await writer.get(at)).text;
  for (const choice of ['heading:syfte', 'heading:kontakt', 'step:ring', 'new']) expect(page).toContain(`value="${choice}"`);
  for (const wrong of [
    { passage: '', section: 'Hitta på rubrik' },
    { passage: 'heading:hitta-pa-rubrik', section: '' },
    { passage: 'new', section: '' },
  ])
    expect((await writer.post(`${at}/take-in`, { routine_id: '', ...wrong })).status).toBe(422);
  expect(await ground.owner('select from handbook.version where routine_id = $1', [town.routine])).toHaveLength(1);
  const taken = await writer.post(`${at}/take-in`, { routine_id: '', passage: 'step:ring', section: '' });
  expect(taken.headers.get('location')).toContain(`${await town.draft()}/steps/ring`);
  expect(await proposal()).toMatchObject({ passage: 'step:ring', section: 'Ring jouren' });
});

test('a new heading that nobody has written keeps the draft from review, by name, until it is written, moved or declined', async () => {
  const town = await proposed();
  const { writer, other, at, draft, proposal } = town;
  await writer.post(`${at}/take-in`, { routine_id: '', passage: 'new', section: 'Hitta på rubrik' });
  const lacks = async () => (await writer.get(await draft())).text;
  expect(await lacks()).toContain(`”Hitta på rubrik”, där förslaget från ${LABEL} ska stå`);
  const submit = async () => {
    const [{ revision }] = (await ground.owner<{ revision: number }>('select revision from handbook.version where id = $1', [
      (await proposal()).version_id,
    ])) as [{ revision: number }];
    await other.post(`${await draft()}/submit`, { revision: String(revision) });
    return (
      await ground.owner<{ state: string }>('select state from handbook.version where id = $1', [(await proposal()).version_id])
    )[0]?.state;
  };
  await ground.owner(`update handbook.version set change_note = 'Nytt.', editorial = true where id = $1`, [
    (await proposal()).version_id,
  ]);
  expect(await submit()).toBe('draft');
  await writer.post(`${at}/take-in`, { routine_id: '', passage: 'heading:kontakt', section: '' });
  expect(await lacks()).not.toContain('Hitta på rubrik');
  await writer.post(`${at}/take-in`, { routine_id: '', passage: 'new', section: 'Kvällar  och helger' });
  expect((await write(town, `${BODY}\n\n## Kvällar och helger\n\nRing först kuratorn.`)).status).toBe(303);
  // Somebody else than who took it in sends it.
  expect(await submit()).toBe('review');
  expect(await proposal()).toMatchObject({ passage: 'heading:kvallar-och-helger', settled_how: 'taken_in' });
  expect((await writer.get(at)).text).not.toContain('take-in');
  await writer.post(`${at}/decline`, { note: 'För sent.' });
  expect((await proposal()).settled_how).toBe('taken_in');

  const next = await proposed();
  await next.writer.post(`${next.at}/take-in`, { routine_id: '', passage: 'new', section: 'Hitta på rubrik' });
  const left = await next.draft();
  await next.writer.post(`${next.at}/decline`, { note: 'Det står redan.' });
  expect(await next.proposal()).toMatchObject({ settled_how: 'declined', version_id: null, section: '', passage: '' });
  expect((await next.writer.get(left)).text).not.toContain('Hitta på rubrik');
});

test('whoever writes has the words before her, and they are on their way until the version is in force', async () => {
  const town = await proposed();
  const { writer, reader, at, draft } = town;
  const taken = await writer.post(`${at}/take-in`, { routine_id: '', passage: 'new', section: 'Kontakt' });
  const desk = (await writer.follow(taken)).text;
  for (const words of ['Ring först skolans kurator.', 'Under ”Kontakt”', LABEL, 'På väg in i version 2'])
    expect(desk).toContain(words);
  for (const form of ['steps/new', 'steps/ring'])
    expect((await writer.get(`${await draft()}/${form}`)).text).toContain('Ring först skolans');
  expect((await writer.get(at)).text).toContain('På väg in i version 2, under ”Kontakt”');
  expect((await reader.get(at)).text).toContain('På väg in i nästa version, under ”Kontakt”');
  await inForce(town);
  for (const who of [writer, reader]) expect((await who.get(at)).text).toContain('Infört i version 2, under ”Kontakt”');
});

test('at the paragraph stands where it came from, with a way that every reader can go; a heading that is gone is not told as there', async () => {
  const town = await proposed();
  const { writer, reader, routine, at, handbook } = town;
  await writer.post(`${at}/take-in`, { routine_id: '', passage: 'heading:kontakt', section: '' });
  await inForce(town);
  const page = async () => (await reader.get(`/handbook/routines/${routine}`)).text;
  const shown = await page();
  expect(shown).toMatch(
    new RegExp(`id="kontakt"[^>]*>Kontakt</h2><p class="came-from">Kom till efter <a href="${at}">${LABEL}</a> \\(version 2\\)`),
  );
  expect(shown.match(/class="came-from"/g)).toHaveLength(1);
  expect(shown).toContain('Avsnittet <a href="#kontakt">Kontakt</a> kom i version 2 efter');
  const source = await reader.get(at);
  expect(source.status).toBe(200);
  expect(source.text).toContain('bara att läsa för nätverkets medlemmar');

  const municipality = (
    await ground.owner<{ m: string }>('select municipality_id as m from handbook.routine where id = $1', [routine])
  )[0]!.m;
  const chapter = (await ground.owner<{ c: string }>('select chapter_id as c from handbook.routine where id = $1', [routine]))[0]!
    .c;
  await writeRoutine(ground, { municipality, handbook, chapter, routine, body: '## Syfte\n\nAlla vet.' });
  const later = await page();
  expect(later).not.toContain('came-from');
  expect(later).not.toContain('kom i version 2 efter');
  expect(later).toContain('Avsnittet Kontakt står inte i den här versionen. Det togs in i version 2 efter');
});

test('a step keeps its trace whatever it is called since', async () => {
  const town = await proposed();
  const { writer, reader, routine, at, handbook, chapter } = town;
  await writer.post(`${at}/take-in`, { routine_id: '', passage: 'step:ring', section: '' });
  await inForce(town);
  const [{ m: municipality }] = (await ground.owner<{ m: string }>(
    'select municipality_id as m from handbook.routine where id = $1',
    [routine],
  )) as [{ m: string }];
  const renamed = steps.map((one) => ({ ...one, title: 'Ring socialjouren' }));
  await writeRoutine(ground, { municipality, handbook, chapter, routine, body: BODY, steps: renamed });
  const page = (await reader.get(`/handbook/routines/${routine}`)).text;
  expect(page).toContain('Avsnittet <a href="#step-ring">Ring socialjouren</a> kom i version 2 efter');
  expect(page).toMatch(/id="step-ring"><h3[^>]*>.*?<\/h3><p class="came-from">/);
});

test('where a new routine is wished for, the routine is chosen first, and then among what stands in it; thrown away, it waits again', async () => {
  const { writer, reader, handbook, chapter, routine } = await proposed();
  const place = await ground.owner<{ m: string }>('select municipality_id as m from handbook.routine where id = $1', [routine]);
  const made = await writeRoutine(ground, {
    municipality: place[0]!.m,
    handbook,
    chapter,
    draft: true,
    body: '## Barn\n\nFråga.',
  });
  const wish = {
    handbook,
    routine: null,
    place: 'Barn',
    text: 'Om barn.',
    sourceKind: 'decision',
    sourceId: randomUUID(),
  } as const;
  await proposeFrom(ground, reader.personId, { ...wish, sourceLabel: LABEL, sourceHref: '' });
  const row = async () => (await ground.owner<Row>('select * from handbook.proposal where source_id = $1', [wish.sourceId]))[0]!;
  const at = `/handbook/proposals/${(await row()).id}`;
  const first = (await writer.get(at)).text;
  expect(first).toContain(`value="${made.routine}"`);
  expect(first).not.toContain('name="passage"');
  // What the proposer called the place is chosen already, where it is one.
  expect((await writer.get(`${at}?routine_id=${made.routine}`)).text).toContain('value="heading:barn" selected');
  expect((await writer.get(`${at}?routine_id=${randomUUID()}`)).text).not.toContain('name="passage"');
  const elsewhere = await writer.post(`${at}/take-in`, { routine_id: made.routine, passage: 'heading:kontakt', section: '' });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.text).toContain('value="heading:barn"');
  await writer.post(`${at}/take-in`, { routine_id: made.routine, passage: 'heading:barn', section: '' });
  expect(await row()).toMatchObject({ version_id: made.version, passage: 'heading:barn', section: 'Barn' });
  await writer.post(`/handbook/versions/${made.version}/discard`);
  expect(await row()).toMatchObject({ version_id: null, passage: '', section: '', settled_how: null });
});
