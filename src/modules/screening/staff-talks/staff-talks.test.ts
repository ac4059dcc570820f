import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { localDate } from '../../../platform/i18n/dates.ts';
import { earlier, lastDay, periodOf, usualPeriod } from './period.ts';
import { dueOn, remindHeads } from './remind-heads.ts';
import { last, now, office, tick, told } from './test-help.ts';

const ground = await openTown();

test('half-years are told by their first day, and the one most often meant is the one that has just ended', () => {
  expect(['2026-06-30', '2026-07-01', '2026-12-31'].map(periodOf)).toEqual(['2026-01-01', '2026-07-01', '2026-07-01']);
  expect([earlier('2026-01-01'), earlier('2026-07-01'), earlier('2026-07-01', -1), earlier('2026-07-01', 3)]).toEqual([
    ...['2025-07-01', '2026-01-01', '2027-01-01', '2025-01-01'],
  ]);
  expect([lastDay('2026-01-01'), lastDay('2026-07-01')]).toEqual(['2026-06-30', '2026-12-31']);
  expect(['2026-07-31', '2026-08-01', '2027-01-04'].map((day) => usualPeriod(day))).toEqual([
    '2026-01-01',
    '2026-07-01',
    '2026-07-01',
  ]);
});

describe('a head', () => {
  test('sees what is missing, ticks two numbers, and what she corrects is kept', async () => {
    const { town, manager, coordinator } = await office(ground);
    const at = `/screening/talks/${town.unit}`;
    expect((await manager.get(`/screening/talks?period=${last}`)).text).toContain('Nästa: Hemtjänst Norr');
    const saved = await manager.post(at, tick({ meeting_on: lastDay(last), attended: '11' }));
    expect(saved.status).toBe(303);
    expect((await manager.follow(saved)).text).toContain('Du har fyllt i alla dina enheter');
    expect((await manager.post(at, tick({ meeting_on: lastDay(last), attended: '11' }))).status).toBe(303); // twice is once
    expect((await manager.post(at, tick({ seen: '1', held: '13' }))).status).toBe(303);
    expect(await told(town)).toEqual([
      { number: 1, held: 12, asked: 9 },
      { number: 2, held: 13, asked: 9 },
    ]);
    expect((await manager.get(`${at}?period=${last}`)).text).toContain('Karin Holm');
    const page = (await coordinator.get(`/screening/talks?period=${last}`)).text.replaceAll('\u00a0', ' ');
    expect(page).toContain('Enheten har fyllt i');
    expect((await manager.get(`/screening/talks?period=${earlier(last)}`)).text).toContain('Enheten har inte fyllt i');
    expect(page).toContain('I 9 av 13 medarbetarsamtal ställdes frågan om våld – 69 %.');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('is told at the field what cannot be right', async () => {
    const { town, manager } = await office(ground);
    const at = `/screening/talks/${town.unit}`;
    const wrong: [Record<string, string>, string][] = [
      [{ asked: '13' }, 'Det kan inte vara fler än de 12 som hölls.'],
      [{ held: '400', asked: '1' }, 'Fler än 39 på ett halvår stämmer nog inte.'],
      [{ meeting_on: lastDay(last) }, 'Skriv hur många som var med.'],
      [{ attended: '5' }, 'Vilken dag var det?'],
      [{ meeting_on: earlier(last), attended: '5' }, 'Dagen ligger i ett annat halvår.'],
      [{ held: '-1' }, 'f-held'],
      [{ held: 'Anna Andersson' }, 'f-held'],
      [{ held: '1e3' }, 'f-held'],
    ];
    if (localDate(new Date()) < lastDay(now))
      wrong.push([{ period: now, meeting_on: lastDay(now), attended: '5' }, 'Den dagen har inte varit än.']);
    for (const [wish, said] of wrong) {
      const page = await manager.post(at, tick(wish));
      expect(page.status, JSON.stringify(wish)).toBe(422);
      expect(page.text).toContain(said);
    }
    for (const period of [earlier(now, -1), earlier(now, 30), '2026-03-01', 'x', ''])
      expect((await manager.post(at, tick({ period }))).status).toBe(404);
    expect(await told(town)).toEqual([]);
  });

  test('and another who tick the same unit and half-year at once never write over each other', async () => {
    const { town, manager } = await office(ground);
    const other = await town.person({ roles: { manager: town.administration } });
    const at = `/screening/talks/${town.unit}`;
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? manager : other).post(at, tick({ held: String(5 + i), asked: '5' }))),
    );
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1);
    const late = all.filter(({ status }) => status === 409);
    expect(late).toHaveLength(9);
    const [kept] = await told(town);
    expect(late[0]?.text).toContain(`Det som sparades: ${kept?.held} hållna, 5 tillfrågade.`);
    expect(late[0]?.text).toContain('name="seen" value="1"');
    expect(await told(town)).toHaveLength(1);
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});

test('others reach neither the form nor the numbers: sibling head, worker, neighbour, region, visitor', async () => {
  const { town, manager } = await office(ground);
  await manager.post(`/screening/talks/${town.unit}`, tick());
  const south = await town.newUnit('Hemtjänst Syd');
  const next = await ground.municipality();
  const strangers = [
    await town.person({ roles: { manager: south }, unit: south }),
    await town.person(),
    await town.person({ roles: { counsellor: town.id } }),
    await next.person({ roles: { manager: next.id, coordinator: next.id } }),
    await town.person({ roles: { regional_lead: town.id } }),
  ];
  for (const one of strangers) {
    expect((await one.get(`/screening/talks/${town.unit}`)).status).toBe(404);
    expect((await one.post(`/screening/talks/${town.unit}`, tick({ seen: '1', held: '2', asked: '1' }))).status).toBe(404);
    expect((await one.get(`/screening/talks?organisation=${town.id}`)).status).toBe(404);
    expect((await one.get(`/screening/talks?organisation=${town.unit}&format=csv`)).status).toBe(404);
    const course = { municipality: town.id, half_day: '', new_managers: '' };
    expect((await one.post('/screening/talks/courses', course)).status).toBe(404);
  }
  expect((await manager.post('/screening/talks/courses', { municipality: town.id })).status).toBe(404);
  expect((await ground.visitor().get('/screening/talks')).status).toBe(303);
  expect(await told(town)).toHaveLength(1);
});

test('beside it stands who of managers and safety representatives has the course the coordinator chose', async () => {
  const { town, coordinator } = await office(ground);
  const [course] = await town.owner<{ id: string }>(
    `insert into training.course (organisation_id, title, level, published_at) values ($1, 'Fråga och följ upp', 'basic', now()) returning id`,
    [town.id],
  );
  const [old, fresh, guard] = [
    await town.person({ leads: true }),
    await town.person({ leads: true, from: new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10) }),
    await town.person(),
  ];
  await town.person({ leads: true, protected: true });
  await town.owner(
    `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'safety_representative', '2024-01-01')`,
    [...[guard.personId, town.unit]],
  );
  for (const one of [old, guard])
    await town.owner(
      `insert into training.completion (person_id, course_id, completed_on, source, state, earned_at_employer) values ($1, $2, current_date - 30, 'external', 'approved', $3)`,
      [one.personId, course!.id, town.id],
    );
  const chosen = { municipality: town.id, half_day: course!.id, new_managers: course!.id };
  expect((await coordinator.post('/screening/talks/courses', chosen)).status).toBe(303);
  const at = async (place: string) =>
    (await coordinator.get(`/screening/talks?organisation=${place}`)).text.replaceAll('\u00a0', ' ');
  const page = await at(town.id);
  // In the whole municipality the protected manager is counted; below, beside lists of names, she would show.
  expect(page).toContain('1 av 3 har Fråga och följ upp – 33 %.');
  expect(page).toContain('1 av 1 har Fråga och följ upp – 100 %.');
  expect(page).toContain('0 av 1 har Fråga och följ upp – 0 %.');
  expect(await at(town.administration)).toContain('1 av 2 har Fråga och följ upp – 50 %.');
  expect(fresh.personId).toBeTruthy();
});

describe('heads are reminded', () => {
  test('three weeks before a half-year ends and a week after', () => {
    expect([
      dueOn('2026-12-09'),
      dueOn('2026-12-10'),
      dueOn('2026-12-31'),
      dueOn('2027-01-06'),
      dueOn('2027-01-07'),
      dueOn('2027-02-01'),
    ]).toEqual([
      null,
      ...Array.from({ length: 2 }, () => ({ period: '2026-07-01', kind: 'before' })),
      null,
      { period: '2026-07-01', kind: 'after' },
      null,
    ]);
  });

  test('once each, the nearest head, of units that have not been ticked', async () => {
    const { town, manager } = await office(ground);
    const south = await town.newUnit('Hemtjänst Syd');
    const lead = await town.person({ roles: { manager: town.administration }, unit: south });
    const letters = async (who: string) =>
      (
        await town.owner<{ kind: string }>(
          `select kind from mail.letter where person_id = $1 and kind like 'screening.talks%' order by kind`,
          [who],
        )
      ).map(({ kind }) => kind);
    const day = (period: string) => new Date(Date.parse(lastDay(period)) - 20 * 86_400_000).toISOString().slice(0, 10);
    await Promise.all([1, 2, 3].map(() => remindHeads(ground.house.worker.db, day(last))));
    expect(await letters(manager.personId)).toEqual(['screening.talks_before']);
    expect(await letters(lead.personId)).toEqual(['screening.talks_before']);
    await manager.post(`/screening/talks/${town.unit}`, tick());
    await remindHeads(ground.house.worker.db, new Date(Date.parse(lastDay(last)) + 8 * 86_400_000).toISOString().slice(0, 10));
    expect(await letters(manager.personId)).toEqual(['screening.talks_before']);
    expect(await letters(lead.personId)).toEqual(['screening.talks_after', 'screening.talks_before']);
  });
});
