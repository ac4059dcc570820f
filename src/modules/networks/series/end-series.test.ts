import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { keepAhead } from '../invitations/call-members.ts';
import { invitationLetters } from '../invitations/letters.ts';
import { at, changeSeries, circle, type MeetingRow, makeSeries, meetingRows } from '../meetings/test-help.ts';

const ground = await openTown();
const rowsOf = (network: string) => meetingRows(ground, network);

describe('a series that is ended', () => {
  const end = (who: Visitor, id: string, reason = 'Det blev fel dag.') => who.post(`/networks/series/${id}/end`, { reason });

  test('has no more meetings: those called to are cancelled in calendars, those nobody knew of are gone, decided ones stay', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await makeSeries(coordinator, network, { every: '1', call_days: '15' });
    const [called, decided, filled] = (await rowsOf(network)) as [MeetingRow, MeetingRow, MeetingRow];
    await anna.post(at(decided.id, '/decisions'), { id: randomUUID(), words: 'Vi byter larm.' });
    await anna.post(at(filled.id, '/agenda'), { id: randomUUID(), title: 'Nya larm' });
    expect((await end(coordinator, id, '')).status).toBe(422);
    for (const _ of [1, 2]) expect((await end(coordinator, id)).status).toBe(303);
    const left = await rowsOf(network);
    expect(left.map((row) => [row.id, row.cancelled_at !== null])).toEqual([
      [called.id, true],
      [decided.id, false],
      [filled.id, true],
    ]);
    const letters = await ground.owner<{ kind: string; about: Record<string, string> }>(
      `select kind, about from mail.letter where person_id = $1 and kind like 'networks.%' order by created_at`,
      [anna.personId],
    );
    const told = letters.filter(({ kind }) => kind === 'networks.meeting_cancelled');
    expect(told.map(({ about }) => about['meeting'])).toEqual([called.id, filled.id]);
    const write = (row: (typeof letters)[number]) =>
      invitationLetters[row.kind]?.(ground.house.worker.db, row.about, 'https://samfrid.ekhaga.example');
    expect((await write(told[0]!))?.calendar?.method).toBe('CANCEL');
    const ended = letters.filter(({ kind }) => kind === 'networks.series_ended');
    expect(ended).toHaveLength(1);
    expect((await write(ended[0]!))?.text).toContain('Det blev fel dag.');
    expect(await write(letters.find(({ kind }) => kind === 'networks.series')!)).toBeNull();
    await keepAhead(ground.house.worker.db);
    expect(await rowsOf(network)).toEqual(left);
    expect((await anna.get(`/networks/${network}`)).text).not.toContain('Varje vecka på');
    expect((await changeSeries(coordinator, id, 1, { every: '2' })).status).toBe(409);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('was ended by who calls its meetings: others do not find it', async () => {
    const { coordinator, anna, outsider, neighbour, network } = await circle(ground);
    const { id } = await makeSeries(coordinator, network);
    const before = await rowsOf(network);
    for (const one of [anna, outsider, neighbour]) expect((await end(one, id)).status).toBe(404);
    expect(await rowsOf(network)).toEqual(before);
  });
});
