// From the day a routine is published to the day it has changed: who is asked, for what, and what a receipt takes.
import { describe, expect, test } from 'vitest';
import { inDays as day } from '#test/days.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { ask, askedUnit, backdate, layQuestions, publishNext, RIGHT } from './test-help.ts';

const ground = await openTown();
const receipts = (person: string) =>
  ground.owner<{ number: number; extent: string; unit_id: string; readership_id: string | null }>(
    'select number, extent, unit_id, readership_id from handbook.receipt where person_id = $1 order by number',
    [person],
  );

describe('a routine that one is asked to read', () => {
  test('waits in the reading list with its day, and is signed for when both answers are right', async () => {
    const { town, version } = await askedUnit(ground);
    await layQuestions(ground, version);
    const reader = await town.person();
    const list = await reader.get('/handbook/reading');
    expect(list.text).toContain('1 rutin väntar');
    expect(list.text).toContain(day(30));

    const page = await reader.get(`/handbook/versions/${version}/read`);
    expect(page.text).toContain('Ring inte hem.');
    expect(page.text).toContain('Vem ringer du?');
    expect(page.text).not.toContain('Den som slår kan svara hemma.');

    const bare = await reader.post(`/handbook/versions/${version}/read`, {});
    expect(bare.status).toBe(422);
    const wrong = await reader.post(`/handbook/versions/${version}/read`, { answer1: '1', answer2: '1' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Den som slår kan svara hemma.');
    expect(wrong.text).toContain('Här står det: Kontakt');
    expect(wrong.text).not.toContain('Det kan vara bråttom.');
    expect(await receipts(reader.personId)).toEqual([]);

    const given = await reader.post(`/handbook/versions/${version}/read`, RIGHT);
    expect(given.status).toBe(303);
    const after = await reader.follow(given);
    expect(after.text).toContain('Du har läst version 1');
    expect(after.text).toContain('Allt är läst');
    expect(await receipts(reader.personId)).toMatchObject([{ number: 1, extent: 'whole', unit_id: town.unit }]);
    expect((await reader.get(`/handbook/versions/${version}/read`)).text).toContain(
      `Du har läst version 1 den <span class="day">${day(0)}</span>`,
    );
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('of a wrong answer nothing is kept, not even that it was given', async () => {
    const { town, version } = await askedUnit(ground);
    await layQuestions(ground, version);
    const reader = await town.person();
    const traces = () =>
      ground.owner<{ n: number }>('select count(*)::int as n from audit.entry where person_id = $1', [reader.personId]);
    const before = await traces();
    await reader.post(`/handbook/versions/${version}/read`, { answer1: '1', answer2: '2' });
    expect(await traces()).toEqual(before);
  });

  test('two clicks at once give one receipt and one trace', async () => {
    const { town, version } = await askedUnit(ground);
    await layQuestions(ground, version);
    const reader = await town.person();
    const answers = await Promise.all([1, 2].map(() => reader.post(`/handbook/versions/${version}/read`, RIGHT)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await receipts(reader.personId)).toHaveLength(1);
    const traces = await ground.owner(`select from audit.entry where act = 'receipt.given' and person_id = $1`, [
      reader.personId,
    ]);
    expect(traces).toHaveLength(1);
  });

  test('tells in its summary which question each sentence is about', async () => {
    const { town, version } = await askedUnit(ground);
    await layQuestions(ground, version);
    const reader = await town.person();
    const summary = (text: string) => [...text.matchAll(/<a[^>]*href="#f-answer\d[^"]*"[^>]*>([^<]*)</g)].map(([, said]) => said);
    const none = await reader.post(`/handbook/versions/${version}/read`, {});
    expect(summary(none.text)).toEqual(['Vem ringer du? Välj ett svar.', 'När? Välj ett svar.']);
    const wrong = await reader.post(`/handbook/versions/${version}/read`, { answer1: '1', answer2: '1' });
    expect(summary(wrong.text)).toEqual(['Vem ringer du? Det var inte rätt. Den som slår kan svara hemma.']);
  });

  test('changed, asks who has read it for the change only, with its two questions; and who has not for the whole', async () => {
    const place = await askedUnit(ground);
    const { town, version, routine } = place;
    const [old, fresh] = [await town.person(), await town.person()];
    await old.post(`/handbook/versions/${version}/read`, {});
    const next = await publishNext(ground, { municipality: town.id, ...place });
    await layQuestions(ground, next);

    expect((await old.get('/handbook/reading')).text).toContain('bara ändringen');
    const change = await old.get(`/handbook/versions/${next}/read`);
    expect(change.text).toContain('Du har läst version 1. Här är bara det som har ändrats till version 2.');
    expect(change.text).toContain('Ring socialjouren i stället för hem.');
    expect(change.text).toMatch(/<del>inte hem<\/del>|<del>inte<\/del>/);
    expect(change.text).toContain('Vem ringer du?');
    const whole = await fresh.get(`/handbook/versions/${next}/read`);
    expect(whole.text).not.toContain('Här är bara det som har ändrats');
    expect(whole.text).toContain('Ring socialjouren.');

    expect((await old.post(`/handbook/versions/${next}/read`, {})).status).toBe(422);
    await old.post(`/handbook/versions/${next}/read`, RIGHT);
    await fresh.post(`/handbook/versions/${next}/read`, RIGHT);
    expect(await receipts(old.personId)).toMatchObject([
      { number: 1, extent: 'whole' },
      { number: 2, extent: 'change_only' },
    ]);
    expect(await receipts(fresh.personId)).toMatchObject([{ number: 2, extent: 'whole' }]);
    expect((await old.get(`/handbook/routines/${routine}`)).status).toBe(200);
  });

  test('mended in its words only, asks nobody again; and who has not read it is asked what the last real version asks', async () => {
    const place = await askedUnit(ground);
    const { town, version } = place;
    await layQuestions(ground, version);
    const [old, fresh] = [await town.person(), await town.person()];
    await old.post(`/handbook/versions/${version}/read`, RIGHT);
    const next = await publishNext(ground, { municipality: town.id, ...place, editorial: true });
    expect((await old.get('/handbook/reading')).text).toContain('Allt är läst');
    expect((await old.get(`/handbook/versions/${next}/read`)).text).toContain('så din kvittens gäller');
    await old.post(`/handbook/versions/${next}/read`, RIGHT);
    expect(await receipts(old.personId)).toHaveLength(1);

    expect((await fresh.get(`/handbook/versions/${next}/read`)).text).toContain('Vem ringer du?');
    expect((await fresh.post(`/handbook/versions/${next}/read`, { answer1: '1', answer2: '1' })).status).toBe(422);
    await fresh.post(`/handbook/versions/${next}/read`, RIGHT);
    expect(await receipts(fresh.personId)).toMatchObject([{ number: 2, extent: 'whole' }]);
  });

  test('replaced while one reads it, says so and asks for the new one', async () => {
    const place = await askedUnit(ground);
    const { town, version } = place;
    const reader = await town.person();
    const next = await publishNext(ground, { municipality: town.id, ...place });
    await layQuestions(ground, next);
    const late = await reader.post(`/handbook/versions/${version}/read`, RIGHT);
    expect(late.location).toBe(`/handbook/versions/${next}/read`);
    expect((await reader.follow(late)).text).toContain('En ny version publicerades medan du läste');
    expect((await reader.get(`/handbook/versions/${version}/read`)).location).toBe(`/handbook/versions/${next}/read`);
    expect(await receipts(reader.personId)).toEqual([]);
  });

  test('ended, asks nobody: what one had open leads to the routine', async () => {
    const { town, version, routine } = await askedUnit(ground);
    const reader = await town.person();
    await ground.owner('update handbook.version set replaced_at = now() where id = $1', [version]);
    const answer = await reader.post(`/handbook/versions/${version}/read`, {});
    expect(answer.location).toBe(`/handbook/routines/${routine}`);
    expect((await reader.get('/handbook/reading')).text).toContain('Allt är läst');
  });
});

describe('who is asked', () => {
  const waits = async (reader: { get(path: string): Promise<{ text: string }> }, number: string) =>
    (await reader.get('/handbook/reading')).text.includes(number);

  test('whoever works in the group: who comes later, from her first day; who has left, no longer; who has moved in, too', async () => {
    const { town, other, routine, version } = await askedUnit(ground);
    await backdate(ground, routine, 100);
    const [number] = await ground.owner<{ number: string }>('select number from handbook.routine where id = $1', [routine]);
    const joiner = await town.person({ from: day(-10) });
    expect(await waits(joiner, number!.number)).toBe(true);
    expect((await joiner.get('/handbook/reading')).text).toContain(day(20));
    const old = await town.person();
    expect((await old.get('/handbook/reading')).text).toContain('försenad');
    expect(await waits(await town.person({ until: day(-1) }), number!.number)).toBe(false);
    expect(await waits(await town.person({ from: day(3) }), number!.number)).toBe(false);
    expect(await waits(await town.person({ unit: other }), number!.number)).toBe(false);

    const mover = await town.person({ unit: other, until: day(-2) });
    await ground.owner(
      `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Undersköterska', $4)`,
      [town.id, town.unit, mover.personId, day(-2)],
    );
    expect((await mover.get('/handbook/reading')).text).toContain(day(28));
    await mover.post(`/handbook/versions/${version}/read`, {});
    await ground.owner(`update organisation.employment set unit_id = $2 where person_id = $1 and ended_on is null`, [
      mover.personId,
      other,
    ]);
    expect(await receipts(mover.personId)).toMatchObject([{ unit_id: town.unit }]);
  });

  test('moving within the group gives no new days', async () => {
    const { town, coordinator, other, routine } = await askedUnit(ground);
    await ask(coordinator, routine, { organisation: town.administration, days: '40' });
    await backdate(ground, routine, 100);
    const mover = await town.person({ from: '2024-01-01', until: day(-5) });
    await ground.owner(
      `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Undersköterska', $4)`,
      [town.id, other, mover.personId, day(-5)],
    );
    expect((await mover.get('/handbook/reading')).text).toContain(day(-60));
  });

  test('of a profession, or with a function there, only those; a group that has been ended, nobody', async () => {
    const { town, coordinator, other, routine } = await askedUnit(ground);
    const [number] = await ground.owner<{ number: string }>('select number from handbook.routine where id = $1', [routine]);
    await ask(coordinator, routine, { organisation: other, profession: 'socialsekreterare' });
    const [nurse, worker] = [
      await town.person({ unit: other }),
      await town.person({ unit: other, profession: 'Socialsekreterare' }),
    ];
    expect([await waits(nurse, number!.number), await waits(worker, number!.number)]).toEqual([false, true]);
    await ask(coordinator, routine, { organisation: other, held: 'vin_representative' });
    await ground.owner(
      `insert into organisation.assignment (person_id, unit_id, function) values ($1, $2, 'vin_representative')`,
      [nurse.personId, other],
    );
    expect(await waits(nurse, number!.number)).toBe(true);
    const page = await coordinator.get(`/handbook/routines/${routine}/readers`);
    expect(page.text).toContain('Hemtjänst Söder, VIN-ombud');
    for (const [, id] of page.text.matchAll(/readerships\/([0-9a-f-]{36})\/end/g))
      expect((await coordinator.post(`/handbook/readerships/${id}/end`)).status).toBe(303);
    expect([await waits(nurse, number!.number), await waits(worker, number!.number)]).toEqual([false, false]);
  });

  test('a group is asked once, however many click', async () => {
    const { town, coordinator, routine } = await askedUnit(ground);
    const id = crypto.randomUUID();
    const form = { id, organisation: town.administration, profession: '', held: '', days: '14' };
    const clicks = await Promise.all([1, 2].map(() => coordinator.post(`/handbook/routines/${routine}/readers`, form)));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    const again = await ask(coordinator, routine, { organisation: town.administration });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Den gruppen är redan ombedd att läsa.');
    expect(
      await ground.owner('select from handbook.readership where routine_id = $1 and organisation_id = $2', [
        routine,
        town.administration,
      ]),
    ).toHaveLength(1);
  });
});
