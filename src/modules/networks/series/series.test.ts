import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatDay } from '#platform/i18n/dates.ts';
import { inDays } from '#test/days.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { keepAhead } from '../invitations/call-members.ts';
import {
  at,
  changeSeries,
  circle,
  type MeetingRow,
  makeSeries,
  meetingRows,
  seriesFields,
  springNight,
} from '../meetings/test-help.ts';
import { weekdayOf } from './rhythm.ts';

const ground = await openTown();
const rowsOf = (network: string) => meetingRows(ground, network);

describe('a series', () => {
  test('every sixth week lies fifteen months ahead, at the same time by the clock, made once however often it is sent', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const id = randomUUID();
    const all = await Promise.all([1, 2].map(() => makeSeries(coordinator, network, { id })));
    expect(all.map(({ page }) => page.status)).toEqual([303, 303]);
    const rows = await rowsOf(network);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(rows.every(({ begins }) => begins.endsWith(' 13:00'))).toBe(true);
    for (const [i, { day }] of rows.entries()) expect(Date.parse(day) - Date.parse(rows[0]!.day)).toBe(i * 42 * 86_400_000);
    const { text } = await anna.get(`/networks/${network}`);
    expect(text).toContain('Var 6:e vecka på');
    const told = await ground.owner(`select from mail.letter where kind = 'networks.series' and about->>'series' = $1`, [id]);
    expect(told).toHaveLength(3);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('is kept ahead by the job, which does nothing more when it runs again, or twice at once', async () => {
    const { coordinator, network } = await circle(ground);
    await makeSeries(coordinator, network, { every: '1' });
    const before = await rowsOf(network);
    const letters = () => ground.owner<{ n: number }>('select count(*)::int as n from mail.letter');
    // Weeks that are gone: as if the job had slept for two months.
    await ground.owner('delete from networks.meeting where id = any ($1)', [before.slice(-8).map(({ id }) => id)]);
    await Promise.all([keepAhead(ground.house.worker.db), keepAhead(ground.house.worker.db)]);
    expect((await rowsOf(network)).map(({ day }) => day)).toEqual(before.map(({ day }) => day));
    const [sent] = await letters();
    await keepAhead(ground.house.worker.db);
    expect(await letters()).toEqual([sent]);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('that changes takes along what nobody has touched; moved, cancelled and filled meetings stay and are told', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await makeSeries(coordinator, network, { every: '1' });
    const rows = await rowsOf(network);
    const [first, moved, cancelled, filled] = rows as [MeetingRow, MeetingRow, MeetingRow, MeetingRow];
    const to = { day: inDays(16), from: '08:00', to: '09:00', reason: 'Krockar.' };
    expect((await coordinator.post(at(moved.id, '/edit'), to)).status).toBe(303);
    await coordinator.post(at(cancelled.id, '/cancel'), { reason: 'Jul.' });
    await anna.post(at(filled.id, '/agenda'), { id: randomUUID(), title: 'Nya larm' });
    const page = await changeSeries(coordinator, id, 1, { every: '1', from: '10:00', to: '11:00' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('2 möten står kvar som de var');
    const after = await rowsOf(network);
    expect(after.map(({ day }) => day)).toEqual(rows.map(({ day }) => day));
    expect(after[0]!.begins).toBe(`${first.day} 10:00`);
    expect(after[1]!.begins).toBe(`${inDays(16)} 08:00`);
    expect(after[2]!.cancelled_at).not.toBeNull();
    expect(after[3]!.begins).toBe(`${filled.day} 13:00`);
    expect(after.slice(4).every(({ begins }) => begins.endsWith(' 10:00'))).toBe(true);
    // Every second week: the untouched ones that fall away are gone, or cancelled where somebody was called to them.
    expect((await changeSeries(coordinator, id, 2, { every: '2', from: '10:00', to: '11:00' })).status).toBe(200);
    const last = await rowsOf(network);
    expect(last.filter((row) => row.cancelled_at === null).length).toBeLessThan(after.length * 0.6);
    expect(last.find((row) => row.id === moved.id)?.begins).toBe(`${inDays(16)} 08:00`);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('passes over days and months, takes in others, and ends', async () => {
    const { coordinator, network } = await circle(ground);
    const wish = { every: '1', until: inDays(60), except: `${inDays(14)}, ${inDays(21)}`, extra: inDays(9) };
    expect((await makeSeries(coordinator, network, wish)).page.status).toBe(303);
    expect((await rowsOf(network)).map(({ day }) => day)).toEqual([7, 9, 28, 35, 42, 49, 56].map(inDays));
  });

  test('of given days needs no rule; what cannot be read, or gives no meeting, is refused at its field', async () => {
    const { coordinator, network } = await circle(ground);
    expect(
      (await makeSeries(coordinator, network, { pace: 'days', every: '', extra: `${inDays(70)}\n${inDays(20)}` })).page.status,
    ).toBe(303);
    expect((await rowsOf(network)).map(({ day }) => day)).toEqual([7, 20, 70].map(inDays));
    for (const wish of [
      { extra: '32 mars' },
      { pace: 'chosen' },
      { pace: 'chosen', months: String((Number(inDays(7).slice(5, 7)) % 12) + 1) },
      { pace: 'days', first: inDays(7), extra: springNight(), from: '02:30', to: '03:30' },
      { first: inDays(-3) },
      { to: '12:00' },
      { every: '' },
      { pace: 'days' },
      { until: inDays(1) },
      { online_link: 'javascript:alert(1)' },
      { place: 'Hos 19121212-1212' },
      { call_days: '3', answer_days: '10' },
      { extra: inDays(-10) },
      { extra: Array.from({ length: 201 }, (_, i) => inDays(i + 8)).join('\n') },
    ])
      expect((await makeSeries(coordinator, network, wish)).page.status).toBe(422);
    expect(await rowsOf(network)).toHaveLength(3);
  });
});

test('a series whose first day is not its rule’s is opened and saved without moving a meeting', async () => {
  const { coordinator, network } = await circle(ground);
  const { id, fields } = await makeSeries(coordinator, network, { pace: 'months', every: '1' });
  const [{ nth }] = (await ground.owner<{ nth: number }>(
    `update networks.series set rule = 'FREQ=MONTHLY;INTERVAL=1;BYDAY=' || (1 + (ceil(extract(day from starts_at) / 7)::int % 4)) || left(upper(to_char(starts_at, 'dy')), 2)
     where id = $1 returning 1 as nth`,
    [id],
  )) as [{ nth: number }];
  expect(nth).toBe(1);
  await keepAhead(ground.house.worker.db);
  const before = await rowsOf(network);
  expect((await changeSeries(coordinator, id, 1, fields)).status).toBe(303);
  expect(await rowsOf(network)).toEqual(before);
});

test('two who change a series never write over each other', async () => {
  const { coordinator, anna, network } = await circle(ground);
  const { id } = await makeSeries(coordinator, network);
  const all = await Promise.all(
    ['09:00', '10:00', '11:00'].map((from) => changeSeries(coordinator, id, 1, { from, to: '12:00' })),
  );
  expect(all.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  expect(all.find(({ status }) => status === 409)?.text).toContain('Någon har ändrat serien medan du skrev');
  const [{ from }] = (await ground.owner<{ from: string }>(
    `select to_char(starts_at, 'HH24:MI') as from from networks.series where id = $1`,
    [id],
  )) as [{ from: string }];
  expect((await changeSeries(coordinator, id, 1, { from, to: '12:00' })).status).toBe(303); // the second click of who was first
  expect((await anna.get(`/networks/series/${id}/edit`)).status).toBe(404);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a series is changed by who calls its meetings: others do not find it, with the right id', async () => {
  const { coordinator, anna, outsider, neighbour, network } = await circle(ground);
  const { id } = await makeSeries(coordinator, network);
  const before = await rowsOf(network);
  for (const one of [anna, outsider, neighbour]) {
    expect((await one.get(`/networks/series/${id}/edit`)).status).toBe(404);
    expect((await changeSeries(one, id, 1, { from: '10:00' })).status).toBe(404);
    expect((await makeSeries(one, network)).page.status).toBe(404);
  }
  expect((await changeSeries(ground.visitor() as Visitor, id, 1, {})).status).toBe(303);
  expect(await rowsOf(network)).toEqual(before);
});

test('the days are shown, with what falls away and how many are written to, before a series is laid in; nothing typed is lost', async () => {
  const { coordinator, network } = await circle(ground);
  const wish = { every: '1', until: inDays(28), except: inDays(14), place: 'Lilla salen' };
  const fields = seriesFields(wish);
  const to = `/networks/${network}/series`;
  const shown = await coordinator.post(to, fields);
  expect(shown.status).toBe(200);
  for (const words of [formatDay(inDays(7)), formatDay(inDays(14)), 'Faller bort: hoppas över', '3 möten läggs in'])
    expect(shown.text).toContain(words);
  for (const words of ['3 medlemmar får ett brev', 'Till ett av mötena går kallelsen ut genast', 'value="Lilla salen"'])
    expect(shown.text).toContain(words);
  expect(await rowsOf(network)).toEqual([]);
  const letters = () =>
    ground.owner(`select from mail.letter where kind = 'networks.series' and about->>'series' = $1`, [String(fields['id'])]);
  expect(await letters()).toEqual([]);
  // Changed after the days were shown, they are shown anew.
  const seen = /name="seen" value="([\w-]+)"/.exec(shown.text)![1]!;
  expect((await coordinator.post(to, { ...fields, every: '2', seen })).status).toBe(200);
  expect(await rowsOf(network)).toEqual([]);
  for (const _ of [1, 2]) expect((await coordinator.post(to, { ...fields, seen })).status).toBe(303);
  expect((await rowsOf(network)).map(({ day }) => day)).toEqual([7, 21, 28].map(inDays));
  expect(await letters()).toHaveLength(3);
});

test('twice a term is one choice: the same weekday in February, April, September and November, four times a year', async () => {
  const { coordinator, anna, network } = await circle(ground);
  const form = (await coordinator.get(`/networks/${network}/series/new`)).text;
  const ticked = [...form.matchAll(/<input[^>]*name="months"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes('checked'));
  expect(ticked.map((tag) => /value="(\d+)"/.exec(tag)?.[1])).toEqual(['2', '4', '9', '11']);
  const term = ['2', '4', '9', '11'];
  const first = Array.from({ length: 360 }, (_, i) => inDays(i + 1)).find(
    (day) => day.slice(5, 7) === '02' && weekdayOf(day) === 1,
  )!;
  const { page } = await makeSeries(coordinator, network, { pace: 'chosen', every: '', months: term, rests: ['7'], first });
  expect(page.status).toBe(303);
  const days = (await rowsOf(network)).map(({ day }) => day);
  expect(days.slice(0, 2).map((day) => day.slice(5, 7))).toEqual(['02', '04']);
  expect(new Set(days.map((day) => Number(day.slice(5, 7)))).size).toBeGreaterThan(1);
  expect(
    days.every((day) => term.includes(String(Number(day.slice(5, 7)))) && weekdayOf(day) === 1 && Number(day.slice(8)) <= 7),
  ).toBe(true);
  expect((await anna.get(`/networks/${network}`)).text).toContain(
    'Den första tisdagen i februari, april, september och november',
  );
});
