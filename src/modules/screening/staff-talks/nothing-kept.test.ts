// Nothing of an employee is kept: the whole database is searched.
import { describe, expect, test } from 'vitest';
import { grepDatabase } from '#test/grep-database.ts';
import { openTown } from '#test/town.ts';
import { lastDay } from './period.ts';
import { remindHeads } from './remind-heads.ts';
import { last, now, office, tick, told } from './test-help.ts';

const ground = await openTown();

describe('nothing of an employee is kept', () => {
  test('whatever a hostile client sends along: it is in no column of no table', async () => {
    const { town, manager, coordinator } = await office(ground);
    const counsellor = await town.person({ roles: { counsellor: town.unit } });
    const planted = ['Ofelia Plantquist', '19811218-9876', 'svarade ja på frågan om våld', 'plantquist.ofelia'];
    const [name = '', number = '', answer = '', mail = ''] = planted;
    const extra = {
      ...{
        name,
        employee: name,
        person_id: name,
        personal_number: number,
        answer,
        answers: [answer, number],
        note: answer,
        email: mail,
      },
      ...{ ticked_by: name, municipality_id: number, unit_id: name, number: name, comment: `${name}: ${answer}`, [name]: answer },
    };
    const at = `/screening/talks/${town.unit}`;
    expect((await manager.post(at, { ...tick(), ...extra, unit: name })).status).toBe(303);
    expect(
      (await manager.post(`${at}?q=${encodeURIComponent(name)}`, { ...tick({ seen: '1', held: '11' }), ...extra })).status,
    ).toBe(303);
    for (const field of ['held', 'asked', 'seen', 'meeting_on', 'attended', 'period'])
      for (const text of planted)
        expect([404, 422]).toContain((await manager.post(at, { ...tick({ [field]: text }), ...extra })).status);
    const offered = { municipality: town.id, period: last, offered: '6', seen: `${last}:0,${name}` };
    expect((await counsellor.post('/screening/talks/support', { ...offered, ...extra, note: answer })).status).toBe(303);
    for (const text of planted)
      expect((await counsellor.post('/screening/talks/support', { ...offered, offered: text, ...extra })).status).toBe(422);
    await counsellor.post('/screening/talks/support', { ...offered, municipality: name, period: answer });
    await coordinator.post('/screening/talks/courses', { municipality: town.id, half_day: name, new_managers: number, ...extra });
    await coordinator.get(
      `/screening/talks?period=${encodeURIComponent(name)}&organisation=${encodeURIComponent(number)}&format=csv`,
    );
    const stranger = await (await ground.municipality()).person({ roles: { manager: town.administration } });
    for (const who of [stranger, coordinator, ground.visitor()]) {
      await who.get(`/screening/talks/${encodeURIComponent(name)}?note=${encodeURIComponent(answer)}`);
      await who.post(
        `/screening/talks/${town.administration}?q=${encodeURIComponent(number)}`,
        { ...tick(), ...extra },
        { referer: `http://localhost/${encodeURIComponent(name)}` },
      );
    }
    await remindHeads(ground.house.worker.db, new Date(Date.parse(lastDay(now)) - 5 * 86_400_000).toISOString().slice(0, 10));
    await ground.house.jobs.runWaiting();
    expect(await told(town)).toHaveLength(2);
    expect(await grepDatabase(ground.ownerUrl, planted)).toEqual([]);
  });

  test('and the search would find it: as text in any case, in a list, as bytes', async () => {
    const { town, manager } = await office(ground);
    await town.owner(
      `insert into mail.letter (kind, person_id, about) values ('screening.talks_before', $1, '{"a": ["OFELIA plantquist"]}')`,
      [manager.personId],
    );
    await town.owner('insert into screening.unit_key (unit_id, sealed) values ($1, convert_to($2, $3))', [
      town.unit,
      'Ofelia Plantquist',
      'UTF8',
    ]);
    expect(await grepDatabase(ground.ownerUrl, ['Ofelia Plantquist'])).toEqual([
      ...['Ofelia Plantquist in mail.letter.about', 'Ofelia Plantquist in screening.unit_key.sealed'],
    ]);
  });

  test('there is no column for it: numbers, days, places, and who ticked', async () => {
    const { town } = await office(ground);
    const columns = await town.owner<{ column: string; type: string }>(
      `select table_name || '.' || column_name as column, data_type as type from information_schema.columns
       where table_schema = 'screening' and table_name in ('staff_talk', 'support_count') order by 1`,
    );
    const kept = ['smallint', 'date', 'timestamp with time zone'];
    expect(columns.filter(({ type }) => !kept.includes(type)).map(({ column }) => column)).toEqual([
      ...[
        'staff_talk.municipality_id',
        'staff_talk.ticked_by',
        'staff_talk.unit_id',
        'support_count.municipality_id',
        'support_count.ticked_by',
      ],
    ]);
  });
});
