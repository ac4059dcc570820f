import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
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

const kinds = async (person: Visitor) =>
  (await lettersTo(person.personId)).map(({ kind }) => kind.replace('networks.meeting_', ''));
const last = async (person: Visitor) => {
  const row = (await lettersTo(person.personId)).at(-1);
  const letter = await invitationLetters[row?.kind ?? '']?.(worker, row?.about ?? {}, 'https://samfrid.ekhaga.example');
  return { method: letter?.calendar?.method, stamp: /DTSTAMP:(\w+)/.exec(letter?.calendar?.text ?? '')?.[1] ?? '' };
};

test('whose function ends, and who works there no longer, gets them out the night after, once; who holds it again is called anew', async () => {
  const { town, coordinator, anna, outsider, network } = await circle(ground);
  const assign = `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_handler', current_date - 9)`;
  await ground.owner(assign, [outsider.personId, town.unit]);
  const form = { function: 'vin_handler', organisation_id: town.administration };
  await coordinator.post(`/networks/${network}/members/by-function`, form);
  await plan(coordinator, network);
  await ground.owner('update organisation.assignment set ended_on = current_date where person_id = $1', [outsider.personId]);
  await ground.owner('update organisation.employment set ended_on = current_date where person_id = $1', [anna.personId]);
  await Promise.all([keepAhead(worker), keepAhead(worker)]);
  for (const one of [anna, outsider]) {
    expect(await kinds(one)).toEqual(['called', 'left']);
    expect((await last(one)).method).toBe('CANCEL');
  }
  expect(await kinds(coordinator)).toEqual(['called']);
  const { stamp } = await last(outsider);
  await new Promise((resolve) => setTimeout(resolve, 1100)); // a calendar's stamp has whole seconds
  await ground.owner('update organisation.assignment set ended_on = null where person_id = $1', [outsider.personId]);
  await keepAhead(worker);
  expect(await kinds(outsider)).toEqual(['called', 'left', 'called']);
  const again = await last(outsider);
  expect(again.method).toBe('REQUEST');
  expect(again.stamp > stamp).toBe(true);
});

test('when a function is one no longer, those who held it get the meetings out at once', async () => {
  const { town, coordinator, outsider, network } = await circle(ground);
  const assign = `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_representative', current_date)`;
  await ground.owner(assign, [outsider.personId, town.unit]);
  const form = { function: 'vin_representative', organisation_id: town.id };
  await coordinator.post(`/networks/${network}/members/by-function`, form);
  await plan(coordinator, network);
  const [row] = await ground.owner<{ id: string }>(
    'select id from networks.member where network_id = $1 and function is not null',
    [network],
  );
  for (const _ of [1, 2]) expect((await coordinator.post(`/networks/members/${row!.id}/end`)).status).toBe(303);
  expect(await kinds(outsider)).toEqual(['called', 'left']);
  expect((await last(outsider)).method).toBe('CANCEL');
});
