import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { at, circle, heldMeeting, plan } from '../meetings/test-help.ts';

const ground = await openTown();
const rowOf = async (meeting: string) =>
  (
    await ground.owner<{ body: string; revision: number; approved_at: Date | null }>(
      'select * from networks.minutes where meeting_id = $1',
      [meeting],
    )
  )[0];

describe('minutes', () => {
  test('begin with the agenda’s items, and are read by members while they are written', async () => {
    const { town, anna, bo, outsider, neighbour, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    await ground.owner(
      `insert into networks.agenda_item (id, meeting_id, place, title) values (gen_random_uuid(), $1, 1, 'Nya larm')`,
      [meeting],
    );
    expect((await anna.get(at(meeting, '/minutes/edit'))).text).toContain('## 1. Nya larm');
    expect((await anna.post(at(meeting, '/minutes'), { body: '## 1. Nya larm\n\nVi byter.', revision: '0' })).status).toBe(303);
    expect((await bo.get(at(meeting, '/minutes'))).text).toContain('Vi byter.');
    for (const one of [outsider, neighbour]) {
      expect((await one.get(at(meeting, '/minutes'))).status).toBe(404);
      expect((await one.get(at(meeting, '/minutes.pdf'))).status).toBe(404);
      expect((await one.post(at(meeting, '/minutes'), { body: 'Kapat.', revision: '1' })).status).toBe(404);
    }
    const pdf = await bo.get(at(meeting, '/minutes.pdf'));
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  });

  test('are never written over: who comes second sees both texts; sent again the same text is the same', async () => {
    const { town, anna, bo, coordinator, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    const all = await Promise.all(
      [anna, bo, coordinator].map((one, i) => one.post(at(meeting, '/minutes'), { body: `Text nummer ${i}.`, revision: '0' })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const first = all.findIndex(({ status }) => status === 303);
    for (const [i, page] of all.entries()) {
      if (i === first) continue;
      for (const words of [`Text nummer ${i}.`, `Text nummer ${first}.`]) expect(page.text).toContain(words);
    }
    expect(await rowOf(meeting)).toMatchObject({ body: `Text nummer ${first}.`, revision: 1 });
    const writer = [anna, bo, coordinator][first]!;
    expect((await writer.post(at(meeting, '/minutes'), { body: `Text nummer ${first}.`, revision: '0' })).status).toBe(303);
    expect((await rowOf(meeting))?.revision).toBe(1);
  });

  test('say before they are locked that nobody is written down as there, and afterwards not that somebody may still do it', async () => {
    const { town, anna, coordinator, network } = await circle(ground);
    const [empty, noted] = [await heldMeeting(town, network), await heldMeeting(town, network)];
    await coordinator.post(at(noted, '/attendance'), { came: anna.personId });
    for (const meeting of [empty, noted]) await anna.post(at(meeting, '/minutes'), { body: 'Text.', revision: '0' });
    const asks = 'Ingen står uppskriven som närvarande';
    expect((await coordinator.get(at(empty, '/minutes'))).text).toContain(asks);
    expect((await coordinator.get(at(noted, '/minutes'))).text).not.toContain(asks);
    expect((await anna.get(at(empty))).text).toContain('Ingen har skrivit upp vilka som var med än.');
    await coordinator.post(at(empty, '/minutes/approve'), { revision: '1' });
    expect((await anna.get(at(empty))).text).toContain('Ingen har skrivit upp vilka som var med.');
  });

  test('are approved by who was asked, or by the convener; never by who wrote them, never unread', async () => {
    const { town, anna, bo, coordinator, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    await anna.post(at(meeting, '/minutes'), { body: 'Text.', revision: '0', approver_id: bo.personId });
    expect((await anna.post(at(meeting, '/minutes/approve'), { revision: '1' })).status).toBe(409);
    await anna.post(at(meeting, '/minutes'), { body: 'Ny text.', revision: '1', approver_id: bo.personId });
    expect((await bo.post(at(meeting, '/minutes/approve'), { revision: '1' })).status).toBe(409);
    expect((await rowOf(meeting))?.approved_at).toBeNull();
    const both = await Promise.all([bo, coordinator].map((one) => one.post(at(meeting, '/minutes/approve'), { revision: '2' })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const told = await ground.owner(
      `select from networks.to_tell t join networks.news n on n.id = t.news_id where n.kind = 'minutes' and n.about_id = $1`,
      [meeting],
    );
    expect(told).toHaveLength(2); // once each, but not who approved
    // Locked: text, decisions, attendance, answers.
    expect((await anna.post(at(meeting, '/minutes'), { body: 'Sent.', revision: '2' })).status).toBe(409);
    expect((await anna.post(at(meeting, '/decisions'), { id: randomUUID(), words: 'Sent.' })).status).toBe(409);
    expect((await coordinator.post(at(meeting, '/attendance'), { came: anna.personId })).status).toBe(409);
    expect((await anna.post(at(meeting, '/minutes/addendum'), { id: randomUUID(), body: 'Rättat.' })).status).toBe(404);
    const id = randomUUID();
    for (const _ of [1, 2])
      expect((await coordinator.post(at(meeting, '/minutes/addendum'), { id, body: 'Rättat.' })).status).toBe(303);
    expect(await ground.owner('select from networks.addendum where meeting_id = $1', [meeting])).toHaveLength(1);
    expect((await rowOf(meeting))?.body).toBe('Ny text.');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('keep the approver somebody else chose, unless who comes second chose too; nobody names herself', async () => {
    const { town, anna, bo, coordinator, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    const chosen = (text: string) => /<option value="([^"]*)" selected/.exec(text)?.[1] ?? '';
    const to = at(meeting, '/minutes');
    const self = await anna.post(to, { body: 'Text.', revision: '0', approver_id: anna.personId });
    expect(self.status).toBe(422);
    expect(self.text).toContain('Välj någon annan än dig själv');
    expect(self.text).not.toContain(`<option value="${anna.personId}"`);
    await anna.post(to, { body: 'Text.', revision: '0', approver_id: bo.personId, approver_was: '' });
    const second = await coordinator.post(to, { body: '**Annat.**', revision: '0', approver_id: '', approver_was: '' });
    expect(second.status).toBe(409);
    expect(chosen(second.text)).toBe(bo.personId);
    const third = await coordinator.post(to, { body: 'Annat.', revision: '0', approver_id: anna.personId, approver_was: '' });
    expect(chosen(third.text)).toBe(anna.personId);
    expect(third.text).toContain('är vald att godkänna');
  });

  test('are read by a plain member, and read to be approved by who may', async () => {
    const { town, anna, bo, coordinator, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    await coordinator.post(at(meeting, '/minutes'), { body: 'Text.', revision: '0', approver_id: bo.personId });
    expect((await bo.get(at(meeting))).text).toContain('Läs och godkänn');
    expect((await anna.get(at(meeting))).text).not.toContain('Läs och godkänn');
  });

  test('of a meeting to come may be begun and not approved; personal numbers and tags are refused at the field', async () => {
    const { anna, coordinator, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    expect((await anna.post(at(id, '/minutes'), { body: 'Vi talade om 19121212-1212.', revision: '0' })).status).toBe(422);
    expect((await anna.post(at(id, '/minutes'), { body: '[länk](javascript:alert)', revision: '0' })).status).toBe(422);
    expect((await anna.post(at(id, '/minutes'), { body: 'Förberett.', revision: '0' })).status).toBe(303);
    expect((await coordinator.post(at(id, '/minutes/approve'), { revision: '1' })).status).toBe(409);
  });
});

describe('decisions', () => {
  test('are numbered once each, also when ten are written at once; a struck one keeps its number', async () => {
    const { town, anna, bo, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    const ids = Array.from({ length: 10 }, () => randomUUID());
    const all = await Promise.all(
      ids.map((id, i) => (i % 2 ? anna : bo).post(at(meeting, '/decisions'), { id, words: `Beslut ${i}.` })),
    );
    expect(all.every(({ status }) => status === 303)).toBe(true);
    await anna.post(at(meeting, '/decisions'), { id: ids[0]!, words: 'Igen.' });
    const numbers = async () =>
      (
        await ground.owner<{ number: number }>('select number from networks.decision where meeting_id = $1 order by number', [
          meeting,
        ])
      ).map((row) => row.number);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await anna.post(`/networks/decisions/${ids[9]}/withdraw`)).status).toBe(303);
    await anna.post(at(meeting, '/decisions'), { id: randomUUID(), words: 'Nästa.' });
    expect((await numbers()).at(-1)).toBe(11);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('become an activity with an owner, told at the decision; others do not find them', async () => {
    const { town, anna, outsider, neighbour, coordinator, network } = await circle(ground);
    const meeting = await heldMeeting(town, network);
    const id = randomUUID();
    await anna.post(at(meeting, '/decisions'), { id, words: 'Vi byter larm.', owner_id: anna.personId });
    const activity = { id: randomUUID(), title: 'Byt larm', owner_function: '', owner: anna.personId, due_on: '2030-01-01' };
    for (const one of [outsider, neighbour]) {
      expect((await one.get(`/networks/decisions/${id}`)).status).toBe(404);
      expect((await one.post(`/networks/decisions/${id}/activity`, activity)).status).toBe(404);
      expect((await one.post(`/networks/decisions/${id}/withdraw`)).status).toBe(404);
      expect((await one.post(at(meeting, '/decisions'), { id: randomUUID(), words: 'Kapat.' })).status).toBe(404);
    }
    for (const _ of [1, 2]) expect((await anna.post(`/networks/decisions/${id}/activity`, activity)).status).toBe(303);
    expect((await coordinator.get(`/networks/decisions/${id}`)).text).toContain('Byt larm: planerad, klar senast 2030-01-01');
    expect((await anna.post(`/networks/decisions/${id}/withdraw`)).status).toBe(409);
    expect(
      (await anna.post(`/networks/decisions/${id}/question`, { id: randomUUID(), level: 'county', title: 'x', words: 'y' }))
        .status,
    ).toBe(404);
    const listed = await anna.get(`/networks/${network}/decisions?q=larm`);
    expect(listed.text).toContain('Vi byter larm.');
  });
});
