import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { tellOfNewOrigins } from './tell-writers.ts';
import { body, copied, county, first, latest, piecesOn, publish, settle, step } from './test-help.ts';

const ground = await openTown();
const changed = {
  title: 'Misstänkt våld i hemmet',
  body: body(
    ['Syfte', 'Alla ska veta vad de gör.'],
    ['Frågan', 'Fråga i enrum, alltid.'],
    ['Efteråt', 'Skriv i journalen.'],
    ['Stöd', 'Ring chefen.'],
  ),
  steps: [step('a', 'c'), step('c', 'b'), step('b', null)],
};
const ourBody = body(['Syfte', 'Alla ska veta.'], ['Frågan', 'Fråga i enrum, med tolk.'], ['Efteråt', 'Skriv i Treserva.']);

/** A copy in force with words of its own, whose origin has changed. */
async function behind() {
  const place = await county(ground);
  const routine = await copied(place);
  await ground.owner('update handbook.version set body = $2 where routine_id = $1', [routine, ourBody]);
  await publish(ground, routine);
  await place.newer(changed);
  const base = async () =>
    (
      await ground.owner<{ number: number }>('select number from handbook.origin_base where routine_id = $1 order by id desc', [
        routine,
      ])
    )[0];
  return { ...place, routine, base };
}

describe('when the origin has changed', () => {
  test('each change is taken over, rewritten or left; ours stay where they do not touch; then the copy follows the new version', async () => {
    const { ours, routine, base } = await behind();
    const open = await piecesOn(ours, routine);
    expect([...open.keys()].sort()).toEqual(['section:fragan', 'section:stod', 'section:syfte', 'step:a', 'step:c', 'title']);
    expect((await settle(ours, routine, 'title', { choice: 'take' })).status).toBe(303);
    expect(await latest(ground, routine)).toMatchObject({ number: 2, state: 'draft', title: changed.title, body: ourBody });
    expect((await base())?.number).toBe(1);
    const both = '## Frågan\n\nFråga i enrum, alltid, med tolk.';
    expect((await settle(ours, routine, 'section:fragan', { choice: 'write', words: both })).status).toBe(303);
    await settle(ours, routine, 'section:syfte', { choice: 'take' });
    expect((await settle(ours, routine, 'section:stod', { choice: 'leave', reason: '' })).status).toBe(422);
    expect(
      (await settle(ours, routine, 'section:stod', { choice: 'leave', reason: 'Vi har en egen rutin för stöd.' })).status,
    ).toBe(303);
    const along = await settle(ours, routine, 'step:a', { choice: 'take' });
    const page = await ours.follow(along);
    expect(page.text).toContain('Allt är klart.');
    expect(page.text).toContain('Vi har en egen rutin för stöd.');
    const draft = await latest(ground, routine);
    expect(draft.body).toBe(
      body(
        ['Syfte', 'Alla ska veta vad de gör.'],
        ['Frågan', 'Fråga i enrum, alltid, med tolk.'],
        ['Efteråt', 'Skriv i Treserva.'],
      ),
    );
    expect(draft.steps.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect((await base())?.number).toBe(2);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('leaving everything changes nothing of ours, and is remembered', async () => {
    const { ours, routine, base } = await behind();
    const before = await latest(ground, routine);
    for (const piece of (await piecesOn(ours, routine)).keys())
      expect((await settle(ours, routine, piece, { choice: 'leave', reason: 'Vi gör på vårt sätt.' })).status).toBe(303);
    expect(await latest(ground, routine)).toEqual(before);
    expect((await base())?.number).toBe(2);
    expect((await ours.get(`/handbook/routines/${routine}/origin`)).text).toContain('den som gäller där nu');
  });

  test('the second click takes it once; a draft thrown away takes what it had taken over with it', async () => {
    const { ours, routine, base } = await behind();
    const fields = (await piecesOn(ours, routine)).get('title')!;
    const send = () => ours.post(`/handbook/routines/${routine}/origin`, { ...fields, choice: 'take' });
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
    expect((await latest(ground, routine)).revision).toBe(2);
    for (const piece of [...(await piecesOn(ours, routine)).keys()].filter((key) => key !== 'step:c'))
      await settle(ours, routine, piece, { choice: 'take' });
    expect((await base())?.number).toBe(2);
    await ground.owner('delete from handbook.writer');
    await ground.owner('delete from handbook.version where routine_id = $1 and published_at is null', [routine]);
    expect((await base())?.number).toBe(1);
    expect((await piecesOn(ours, routine)).size).toBe(6);
  });

  test('two at once: what somebody saved in between is not overwritten, and what was typed comes back', async () => {
    const { ours, copier, routine } = await behind();
    const other = await copier.person({ roles: { coordinator: copier.id } });
    const mine = (await piecesOn(ours, routine)).get('section:fragan')!;
    await settle(other, routine, 'title', { choice: 'take' });
    const late = await ours.post(`/handbook/routines/${routine}/origin`, {
      ...mine,
      choice: 'write',
      words: '## Frågan\n\nMina ord.',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Mina ord.');
    expect((await latest(ground, routine)).body).toBe(ourBody);
  });

  test('what is written instead is judged: no person, no unsafe link, and a step needs a name', async () => {
    const { ours, routine } = await behind();
    const write = (piece: string, wish: Record<string, string>) => settle(ours, routine, piece, { choice: 'write', ...wish });
    const person = await write('section:syfte', { words: 'Gäller 811228-9874.' });
    expect(person.status).toBe(422);
    expect(person.text).toContain('Gäller 811228-9874.');
    expect((await write('section:syfte', { words: '[klicka](javascript:alert(1))' })).status).toBe(422);
    expect((await write('step:a', { title: '', text: 'x' })).text).toContain('Skriv vad steget heter.');
    expect((await write('title', { words: '' })).status).toBe(422);
    expect((await latest(ground, routine)).number).toBe(1);
  });

  test('the writers are told once, in one letter; others see nothing and settle nothing', async () => {
    const { ours, copier, writer, routine } = await behind();
    const letters = () =>
      ground.owner<{ person_id: string }>(
        `select person_id from mail.letter where kind = 'handbook.origin_changed' and about->>'routines' = $1`,
        [routine],
      );
    await tellOfNewOrigins(ground.house.worker.db);
    await tellOfNewOrigins(ground.house.worker.db);
    expect((await letters()).map(({ person_id }) => person_id)).toEqual([ours.personId]);
    const fields = (await piecesOn(ours, routine)).get('title')!;
    const employee = await copier.person();
    for (const who of [writer, employee]) {
      expect((await who.get(`/handbook/routines/${routine}/origin`)).status).toBe(404);
      expect((await who.post(`/handbook/routines/${routine}/origin`, { ...fields, choice: 'take' })).status).toBe(404);
      expect((await who.post(`/handbook/routines/${routine}/origin/follow`)).status).toBe(404);
    }
    expect(await latest(ground, routine)).toMatchObject({ number: 1, title: first.title });
  });
});
