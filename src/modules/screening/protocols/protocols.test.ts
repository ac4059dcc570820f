import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inDays } from '#test/days.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../../handbook/fixtures/published.ts';
import { isAddress } from './save-draft.ts';
import { at, draft, inForce, office, rowOf, stampOf, whole } from './test-help.ts';
import { warnOfEnd } from './warn-of-end.ts';

const ground = await openTown();

describe('a version', () => {
  test('is a draft that nobody else reads, until it is put in force; then everybody in the municipality does', async () => {
    const { town, manager } = await office(ground);
    const [worker, neighbour] = [await town.person(), await (await ground.municipality()).person()];
    const { id, page } = await draft(manager, town.unit);
    expect(page.status).toBe(303);
    expect((await worker.get(at(id))).status).toBe(404);
    expect((await worker.get('/screening/protocols/mine')).text).toContain('Din enhet har inget protokoll än');
    expect((await manager.post(at(id, '/put-in-force'), { stamp: await stampOf(manager, id) })).status).toBe(303);
    for (const address of [at(id), '/screening/protocols/mine']) {
      const shown = (await worker.get(address)).text;
      for (const words of ['Alla vuxna.', 'Ring 112.', 'Socialnämnden', `href="${whole()['routine_address']}"`])
        expect(shown).toContain(words);
      expect(shown).not.toContain('Skriv en ny version');
    }
    expect((await neighbour.get(at(id))).status).toBe(404);
    expect((await ground.visitor().get(at(id))).status).toBe(303);
  });

  test('comes into force only when every part is written, it is decided, and its last day has not been', async () => {
    const { town, manager } = await office(ground);
    const { id } = await draft(manager, town.unit, { at_acute: '', decided_by: '' });
    const page = (await manager.get(at(id))).text;
    expect(page).toContain('Det här saknas innan det kan gälla');
    expect(page).toContain(`${at(id, '/edit')}#f-at_acute`);
    expect(page).not.toContain('Ja, sätt i kraft');
    const put = async () => await manager.post(at(id, '/put-in-force'), { stamp: await stampOf(manager, id) });
    expect((await put()).status).toBe(409);
    const save = async (wish: Record<string, string>) =>
      await manager.post(at(id, '/edit'), { ...whole(wish), stamp: await stampOf(manager, id) });
    await save({ decided_on: inDays(2) });
    expect((await put()).text).toContain('Beslutsdagen har inte varit än.');
    await save({ valid_from: inDays(-40), valid_until: inDays(-1) });
    expect((await put()).text).toContain('Sista dagen har redan varit.');
    expect((await save({ valid_from: inDays(5), valid_until: inDays(4) })).status).toBe(422);
    await save({});
    expect((await put()).status).toBe(303);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('in force is never changed, but copied into a new one that ends it the same day', async () => {
    const { town, manager } = await office(ground);
    const first = await inForce(manager, town.unit);
    const before = await rowOf(town, first);
    expect((await manager.get(at(first, '/edit'))).status).toBe(409);
    expect((await manager.post(at(first, '/edit'), { ...whole({ whom: 'Ingen.' }), stamp: '' })).status).toBe(409);
    expect(await rowOf(town, first)).toEqual(before);
    const form = (await manager.get(`/screening/protocols/new?organisation=${town.unit}`)).text;
    expect(form).toContain('Alla vuxna.');
    expect(form).not.toContain(inDays(365)); // decided anew
    const second = await inForce(manager, town.unit, { whom: 'Alla från 16 år.' });
    expect(await rowOf(town, first)).toMatchObject({ ended_on: inDays(0), number: 1 });
    expect(await rowOf(town, second)).toMatchObject({ ended_on: null, number: 2 });
    const worker = await town.person();
    expect((await worker.get('/screening/protocols/mine')).text).toContain('Alla från 16 år.');
    expect((await worker.get(at(first))).text).toContain(`Version 1 slutade gälla <span class="day">${inDays(0)}</span>`);
    expect((await manager.post(at(second, '/end'))).status).toBe(303);
    expect((await manager.post(at(second, '/end'))).status).toBe(409);
    expect((await worker.get('/screening/protocols/mine')).text).toContain('Din enhet har inget protokoll än');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('to come leaves the former in force until its day; taken back, the former stays', async () => {
    const { town, manager } = await office(ground);
    const first = await inForce(manager, town.unit, { whom: 'Den första.' });
    const second = await inForce(manager, town.unit, { whom: 'Den andra.', valid_from: inDays(10) });
    const worker = await town.person();
    expect((await worker.get('/screening/protocols/mine')).text).toContain('Den första.');
    expect((await worker.get(at(first))).text).toContain(
      `Version 1 gäller till <span class="day">${inDays(10)}</span>, när en ny version tar vid.`,
    );
    expect((await worker.get(at(second))).text).toContain(`Version 2 börjar gälla <span class="day">${inDays(10)}</span>.`);
    expect((await manager.post(at(second, '/end'))).status).toBe(303);
    expect((await rowOf(town, first))?.['ended_on']).toBeNull();
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('of an administration holds for the units below that have none of their own', async () => {
    const { town, coordinator } = await office(ground);
    const other = await town.newUnit('Hemtjänst Syd');
    await inForce(coordinator, town.administration, { whom: 'Hela förvaltningen.' });
    await inForce(coordinator, other, { whom: 'Bara Syd.' });
    const [north, south] = [await town.person(), await town.person({ unit: other })];
    expect((await north.get('/screening/protocols/mine')).text).toContain('Hela förvaltningen.');
    const shown = (await south.get('/screening/protocols/mine')).text;
    expect(shown).toContain('Bara Syd.');
    expect(shown).not.toContain('Hela förvaltningen.');
    expect((await draft(coordinator, town.id)).page.status).toBe(422); // a municipality is no place of work
  });
});

test('units without a protocol stand first, in the sentence and in the list', async () => {
  const { town, coordinator } = await office(ground);
  const [a, b] = [await town.newUnit('A-enheten'), await town.newUnit('Ö-enheten')];
  await inForce(coordinator, a);
  await inForce(coordinator, town.unit, { valid_until: inDays(30) });
  const { text } = await coordinator.get('/screening/protocols');
  expect(text).toContain('1 enhet av 3 saknar protokoll. 1 protokoll behöver beslutas på nytt.');
  const places = ['Ö-enheten', 'Hemtjänst Norr', 'A-enheten'].map((name) => text.indexOf(name));
  expect(places).toEqual(places.toSorted((x, y) => x - y));
  expect(text).toContain(`/screening/protocols/new?organisation=${b}`);
  expect((await coordinator.get('/screening/protocols?state=missing')).text).not.toContain('A-enheten');
});

test('is written by those who answer for the place: not a worker, a sibling manager, the neighbour, the region', async () => {
  const { town, coordinator } = await office(ground);
  const south = await town.newUnit('Hemtjänst Syd');
  const next = await ground.municipality();
  const { id } = await draft(coordinator, town.unit);
  const valid = await inForce(coordinator, south);
  const stamp = await stampOf(coordinator, id);
  const strangers = [
    await town.person(),
    await town.person({ roles: { caseworker: town.unit } }),
    await town.person({ roles: { manager: south }, unit: null }),
    await next.person({ roles: { coordinator: next.id, manager: next.id } }),
    await town.person({ roles: { regional_lead: town.id } }),
  ];
  for (const one of strangers) {
    expect((await one.get(at(id))).status).toBe(404);
    expect((await one.get(at(id, '/edit'))).status).toBe(404);
    expect((await one.post(at(id, '/edit'), { ...whole({ how: 'Kapat.' }), stamp })).status).toBe(404);
    expect((await one.post(at(id, '/put-in-force'), { stamp })).status).toBe(404);
    if (one !== strangers[2]) expect((await one.post(at(valid, '/end'))).status).toBe(404);
    expect([404, 422]).toContain((await draft(one, town.unit)).page.status);
  }
  expect((await ground.visitor().post(at(id, '/edit'), { ...whole(), stamp })).status).toBe(303);
  expect(await rowOf(town, id)).toMatchObject({ how: 'Vi frågar alla.', in_force_at: null });
  expect((await rowOf(town, valid))?.['ended_on']).toBeNull();
  for (const no of ['/screening/protocols/no-id', at(randomUUID())]) expect((await coordinator.get(no)).status).toBe(404);
});

test('a changed hidden field moves nothing: not another’s place, not another’s draft, not what is in force', async () => {
  const { town, manager } = await office(ground);
  const next = await ground.municipality();
  const theirs = await next.person({ roles: { manager: next.unit }, unit: null });
  const { id } = await draft(theirs, next.unit);
  const mine = await manager.post('/screening/protocols', { ...whole(), id, organisation_id: town.unit });
  expect(mine.status).toBe(404);
  expect((await draft(manager, next.unit)).page.status).toBe(422);
  expect(await rowOf(town, id)).toMatchObject({ organisation_id: next.unit });
  expect(await town.owner('select from screening.protocol where organisation_id = $1', [town.unit])).toEqual([]);
});

test('the address of a routine is https or a page of ours; nothing that runs, and no other site in disguise', async () => {
  for (const good of ['https://ekhaga.example/rutin', 'https://ekhaga.example', '/handbook/3#vald', '/'])
    expect(isAddress(good), good).toBe(true);
  for (const bad of [
    ...[
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
    ],
    ...[
      'http://ekhaga.example',
      'https://anna@evil.example',
      'https:evil.example',
      'https://',
      'rutin',
      '/a b',
      'https:\\\\evil.example',
    ],
  ])
    expect(isAddress(bad), bad).toBe(false);
  const { town, manager } = await office(ground);
  const { page } = await draft(manager, town.unit, { routine_address: 'javascript:alert(1)' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Skriv en adress som börjar med https:// eller med /.');
});

test('word is sent to the nearest manager and the coordinator 60 days before the last day, and on it: once each', async () => {
  const { town, coordinator, manager } = await office(ground);
  const south = await town.newUnit('Hemtjänst Syd');
  const elsewhere = await town.person({ roles: { manager: south }, unit: null });
  const id = await inForce(manager, town.unit, { valid_until: inDays(61) });
  const letters = async () =>
    (
      await town.owner<{ who: string; kind: string }>(
        `select person_id as who, kind from mail.letter where person_id = any ($1) and kind like 'screening.protocol%' order by kind, person_id`,
        [[coordinator, manager, elsewhere].map(({ personId }) => personId)],
      )
    ).map(({ who, kind }) => [who, kind]);
  const both = (kind: string) => [coordinator, manager].map(({ personId }) => [personId, kind]).toSorted();
  const lasts = (days: number) =>
    town.owner('update screening.protocol set valid_until = current_date + $2::int where id = $1', [id, days]);
  const work = () => warnOfEnd(ground.house.worker.db);
  await work();
  expect(await letters()).toEqual([]);
  await lasts(60);
  await Promise.all([work(), work(), work()]);
  expect(await letters()).toEqual(both('screening.protocol_soon'));
  await lasts(1);
  await work();
  expect(await letters()).toEqual(both('screening.protocol_soon'));
  await lasts(0);
  await work();
  await work();
  expect(await letters()).toEqual([...both('screening.protocol_over'), ...both('screening.protocol_soon')]);
});

test('a routine chosen in the handbook gives the protocol its name and leads there', async () => {
  const { town, manager } = await office(ground);
  const { routine } = await writeRoutine(ground, { municipality: town.id, number: '1.1', title: 'Fråga alla' });
  const { id } = await draft(manager, town.unit, { routine_id: routine, routine_name: '', routine_address: '' });
  const [saved] = await ground.owner<{ routine_name: string; routine_address: string }>(
    'select routine_name, routine_address from screening.protocol where id = $1',
    [id],
  );
  expect(saved).toEqual({ routine_name: '1.1 Fråga alla', routine_address: `/handbook/routines/${routine}` });
  expect((await manager.get(`/screening/protocols/${id}/edit`)).text).toContain(`value="${routine}" selected`);
});
