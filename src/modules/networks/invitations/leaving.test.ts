import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { addMember, circle, plan } from '../meetings/test-help.ts';
import { keepAhead } from './call-members.ts';
import { invitationLetters } from './letters.ts';

const ground = await openTown();
const worker = ground.house.worker.db;
type Row = { kind: string; about: Record<string, string> };
const lettersTo = (person: string) =>
  ground.owner<Row>(
    `select kind, about from mail.letter where person_id = $1 and kind like 'networks.meeting%' order by created_at`,
    [person],
  );

test('who leaves a network gets its coming meetings out of her calendar; who comes back is called anew', async () => {
  const { coordinator, anna, bo, network } = await circle(ground);
  const { id } = await plan(coordinator, network);
  expect((await anna.post(`/networks/${network}/leave`)).status).toBe(303);
  await bo.post(`/networks/${network}/leave`);
  const last = (await lettersTo(anna.personId)).at(-1);
  expect([last?.kind, last?.about['meeting']]).toEqual(['networks.meeting_left', id]);
  const write = () => invitationLetters['networks.meeting_left']?.(worker, last?.about ?? {}, 'https://samfrid.ekhaga.example');
  const letter = await write();
  expect(letter?.calendar?.method).toBe('CANCEL');
  expect(letter?.calendar?.text).toContain(`meeting-${id}@`);
  await addMember(coordinator, network, anna);
  await keepAhead(worker);
  expect((await lettersTo(anna.personId)).at(-1)?.kind).toBe('networks.meeting_called');
  expect(await write()).toBeNull(); // she is back before it was sent
  expect((await lettersTo(coordinator.personId)).map(({ kind }) => kind)).toEqual(['networks.meeting_called']);
});
