import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inDays } from '#test/days.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { at, circle, heldMeeting, makeSeries, plan, springNight } from './test-help.ts';

const ground = await openTown();
const lettersOf = (meeting: string, kind: string) =>
  ground.owner<{ person_id: string }>(`select person_id from mail.letter where kind = $2 and about->>'meeting' = $1`, [
    meeting,
    kind,
  ]);

describe('a meeting', () => {
  test('is planned once, calls each member once, and stands on the pages of members and nobody else', async () => {
    const { coordinator, anna, bo, outsider, neighbour, network } = await circle(ground);
    const id = randomUUID();
    for (const _ of [1, 2]) expect((await plan(coordinator, network, { id })).page.status).toBe(303);
    expect((await lettersOf(id, 'networks.meeting_called')).map(({ person_id }) => person_id).sort()).toEqual(
      [coordinator, anna, bo].map(({ personId }) => personId).sort(),
    );
    for (const one of [coordinator, anna, bo]) {
      const { text, status } = await one.get(at(id));
      expect(status).toBe(200);
      expect(text).toContain('Stadshuset');
    }
    for (const one of [outsider, neighbour]) expect((await one.get(at(id))).status).toBe(404);
    expect((await ground.visitor().get(at(id))).status).toBe(303);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('that is moved needs a reason, tells each member once more, and keeps its place in calendars', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    const form = { day: inDays(8), from: '09:00', to: '10:00', place: 'Stadshuset' };
    expect((await coordinator.post(at(id, '/edit'), form)).status).toBe(422);
    const moved = { ...form, reason: 'Salen är upptagen.' };
    for (const _ of [1, 2]) expect((await coordinator.post(at(id, '/edit'), moved)).status).toBe(303);
    expect(await lettersOf(id, 'networks.meeting_changed')).toHaveLength(3);
    const [row] = await ground.owner<{ sequence: number }>('select sequence from networks.meeting where id = $1', [id]);
    expect(row?.sequence).toBe(1);
    expect((await anna.get(at(id))).text).toContain('Salen är upptagen.');
    const [{ id: letter } = { id: '' }] = await ground.owner<{ id: string }>(
      `select id from mail.letter where kind = 'networks.meeting_changed' and about->>'meeting' = $1`,
      [id],
    );
    expect(letter).not.toBe('');
  });

  test('has no time that the clock passes over when summer time begins: the field says so, planned or moved', async () => {
    const { coordinator, network } = await circle(ground);
    const night = springNight();
    for (const times of [
      { from: '02:00', to: '03:00' },
      { from: '02:30', to: '03:30' },
      { from: '01:00', to: '02:30' },
    ]) {
      const { page } = await plan(coordinator, network, { day: night, ...times });
      expect(page.status).toBe(422);
      expect(page.text).toContain('klockan ställs fram');
    }
    const { id } = await plan(coordinator, network);
    const moved = { day: night, from: '02:30', to: '03:30', reason: 'Krockar.' };
    expect((await coordinator.post(at(id, '/edit'), moved)).status).toBe(422);
    expect((await coordinator.post(at(id, '/edit'), { ...moved, from: '01:30' })).status).toBe(303);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('that is moved back, or only made longer, was moved from nowhere', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    const form = { day: inDays(5), from: '13:00', to: '15:00', place: 'Stadshuset', reason: 'Salen är upptagen.' };
    await coordinator.post(at(id, '/edit'), { ...form, day: inDays(8) });
    expect((await anna.get(at(id))).text).toContain(`Flyttat från ${inDays(5)} 13.00`);
    await coordinator.post(at(id, '/edit'), { ...form, reason: 'Salen är ledig.' });
    expect((await anna.get(at(id))).text).not.toContain('Flyttat från');
    await coordinator.post(at(id, '/edit'), { ...form, to: '16:00' });
    expect((await anna.get(at(id))).text).not.toContain('Flyttat från');
  });

  test('that is moved takes its last day to answer along, unless that was changed; clicked twice it is the same', async () => {
    const { coordinator, network } = await circle(ground);
    const { id } = await plan(coordinator, network, { day: inDays(10), answer_by: inDays(7) });
    const page = (await coordinator.get(at(id, '/edit'))).text;
    const shown = { day_was: inDays(10), answer_was: inDays(7) };
    for (const [name, value] of Object.entries(shown)) expect(page).toContain(`name="${name}" value="${value}"`);
    const form = { ...shown, day: inDays(20), from: '09:00', to: '10:00', reason: 'Salen är upptagen.', answer_by: inDays(7) };
    const answerBy = async () =>
      (await ground.owner<{ day: string }>('select answer_by::text as day from networks.meeting where id = $1', [id]))[0]?.day;
    for (const _ of [1, 2]) expect((await coordinator.post(at(id, '/edit'), form)).status).toBe(303);
    expect(await answerBy()).toBe(inDays(17));
    await coordinator.post(at(id, '/edit'), {
      ...form,
      day_was: inDays(20),
      answer_was: inDays(17),
      day: inDays(30),
      answer_by: inDays(25),
    });
    expect(await answerBy()).toBe(inDays(25));
  });

  test('that is cancelled is no longer planned, and its form leads to the page that says so', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    await coordinator.post(at(id, '/cancel'), { reason: 'Förkylda.' });
    expect((await coordinator.get(at(id, '/edit'))).headers.get('location')).toBe(at(id));
    const saved = await coordinator.post(at(id, '/edit'), { day: inDays(8), from: '09:00', to: '10:00', reason: 'Ändå.' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, at(id)]);
    expect((await anna.get(`/networks/${network}`)).text).not.toContain(at(id));
    const list = (await anna.get(`/networks/${network}/meetings`)).text;
    for (const words of ['0 möten är planerade', 'Inställt']) expect(list).toContain(words);
  });

  test('under way asks nobody for an answer on the start page', async () => {
    const { town, anna, network } = await circle(ground);
    const id = await heldMeeting(town, network);
    await ground.owner(`update networks.meeting set ends_at = now() + interval '1 hour' where id = $1`, [id]);
    expect((await anna.get('/networks')).text).not.toContain('Du har inte svarat');
    await ground.owner(`update networks.meeting set starts_at = now() + interval '30 minutes' where id = $1`, [id]);
    expect((await anna.get('/networks')).text).toContain('Du har inte svarat');
  });

  test('that is cancelled says why, once; a second click changes nothing, and no meeting with decisions is cancelled', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    expect((await coordinator.post(at(id, '/cancel'), { reason: '' })).status).toBe(422);
    for (const _ of [1, 2]) expect((await coordinator.post(at(id, '/cancel'), { reason: 'Förkylda.' })).status).toBe(303);
    expect(await lettersOf(id, 'networks.meeting_cancelled')).toHaveLength(3);
    expect((await anna.get(at(id))).text).toContain('Förkylda.');
    expect((await anna.post(at(id, '/sign-up'), { answer: 'yes' })).status).toBe(409);
    const { id: other } = await plan(coordinator, network);
    await anna.post(at(other, '/decisions'), { id: randomUUID(), words: 'Vi byter larm.' });
    expect((await coordinator.post(at(other, '/cancel'), { reason: 'Förkylda.' })).status).toBe(409);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('is moved, cancelled and ticked off by who calls the meetings: not by a member, a neighbour, a visitor', async () => {
    const { town, coordinator, anna, outsider, neighbour, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    const held = await heldMeeting(town, network);
    const before = await ground.owner('select * from networks.meeting where id = $1', [id]);
    const form = { day: inDays(8), from: '09:00', to: '10:00', reason: 'Kapat.' };
    for (const one of [anna, outsider, neighbour]) {
      expect((await one.get(at(id, '/edit'))).status).toBe(404);
      expect((await one.post(at(id, '/edit'), form)).status).toBe(404);
      expect((await one.post(at(id, '/cancel'), { reason: 'Kapat.' })).status).toBe(404);
      expect((await one.post(at(id, '/agenda/close'), { close: 'yes' })).status).toBe(404);
      expect((await one.post(at(held, '/attendance'), { came: anna.personId })).status).toBe(404);
      expect((await plan(one, network)).page.status).toBe(404);
    }
    expect((await ground.visitor().post(at(id, '/cancel'), { reason: 'Kapat.' })).status).toBe(303);
    expect(await ground.owner('select * from networks.meeting where id = $1', [id])).toEqual(before);
    expect((await coordinator.get(at(randomUUID()))).status).toBe(404);
    expect((await coordinator.get('/networks/meetings/no-id')).status).toBe(404);
  });
});

describe('hosts', () => {
  test('take turns in their order, change with each other, and begin anew when the order does', async () => {
    const { coordinator, network } = await circle(ground, { hosts: 'Ekhaga\nÅby\nKronby' });
    const ids = [];
    for (const day of [5, 12, 19, 26]) ids.push((await plan(coordinator, network, { day: inDays(day) })).id);
    const hosts = async () =>
      (
        await ground.owner<{ host: string }>('select host from networks.meeting where network_id = $1 order by starts_at', [
          network,
        ])
      ).map((row) => row.host);
    expect(await hosts()).toEqual(['Ekhaga', 'Åby', 'Kronby', 'Ekhaga']);
    expect((await coordinator.post(at(ids[0]!, '/host'), { with: ids[1]! })).status).toBe(303);
    expect(await hosts()).toEqual(['Åby', 'Ekhaga', 'Kronby', 'Ekhaga']);
    await plan(coordinator, network, { day: inDays(33) });
    expect((await hosts()).at(-1)).toBe('Åby');
    const again = { name: 'Referensgrupp våld', purpose: '', hosts: 'Kronby\nEkhaga' };
    expect((await coordinator.post(`/networks/${network}/edit`, again)).status).toBe(303);
    expect(await hosts()).toEqual(['Kronby', 'Ekhaga', 'Kronby', 'Ekhaga', 'Kronby']);
  });

  test('a single meeting beside a series takes no turn: the series goes on in its order, and no neighbour hosts twice', async () => {
    const { coordinator, network } = await circle(ground, { hosts: 'Ekhaga\nÅby\nKronby' });
    await makeSeries(coordinator, network, { every: '1', until: inDays(30) });
    const { id: extra } = await plan(coordinator, network, { day: inDays(9) });
    const { id: kind } = await plan(coordinator, network, { day: inDays(10), host: 'Polisen' });
    const hosts = () =>
      ground.owner<{ id: string; host: string; turn: number | null }>(
        'select id, host, turn from networks.meeting where network_id = $1 order by starts_at',
        [network],
      );
    const said = async () => (await hosts()).map(({ host }) => host);
    expect(await said()).toEqual(['Ekhaga', '', 'Polisen', 'Åby', 'Kronby', 'Ekhaga']);
    const again = { name: 'Referensgrupp våld', purpose: '', hosts: 'Kronby\nEkhaga' };
    expect((await coordinator.post(`/networks/${network}/edit`, again)).status).toBe(303);
    expect(await said()).toEqual(['Kronby', '', 'Polisen', 'Ekhaga', 'Kronby', 'Ekhaga']);
    expect((await hosts()).filter(({ turn }) => turn === null).map(({ id }) => id)).toEqual([extra, kind]);
  });

  test('a host written by hand is dealt away by no changed order; taken away, it is the next in turn', async () => {
    const { coordinator, network } = await circle(ground, { hosts: 'Ekhaga\nÅby' });
    const [{ id }] = [await plan(coordinator, network), await plan(coordinator, network, { day: inDays(12) })];
    const host = async () =>
      (await ground.owner<{ host: string }>('select host from networks.meeting where id = $1', [id]))[0]?.host;
    const form = { day: inDays(5), from: '13:00', to: '15:00', place: 'Stadshuset' };
    await coordinator.post(at(id, '/edit'), { ...form, host: 'Polisen' });
    await coordinator.post(`/networks/${network}/edit`, { name: 'Referensgrupp våld', hosts: 'Kronby\nEkhaga' });
    expect(await host()).toBe('Polisen');
    await coordinator.post(at(id, '/edit'), { ...form, host: '' });
    expect(await host()).toBe('Ekhaga');
  });
});
