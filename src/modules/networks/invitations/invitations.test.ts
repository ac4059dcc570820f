import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { inDays } from '#test/days.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { addMember, at, circle, heldMeeting, plan } from '../meetings/test-help.ts';
import { keepAhead, remindSilent } from './call-members.ts';
import { invitationLetters } from './letters.ts';

const ground = await openTown();
const worker = ground.house.worker.db;
const URL_HERE = 'https://samfrid.ekhaga.example';
const lettersTo = (person: string) =>
  ground.owner<{ kind: string; about: Record<string, string> }>(
    `select kind, about from mail.letter where person_id = $1 and kind like 'networks.meeting%' order by created_at`,
    [person],
  );
const written = async (person: string) => {
  const all = [];
  for (const { kind, about } of await lettersTo(person)) all.push(await invitationLetters[kind]?.(worker, about, URL_HERE));
  return all;
};
const eventOf = (text: string) => new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!);

describe('letters', () => {
  test('put the meeting in calendars, move it under a higher number, and take it out; what is passed is not told', async () => {
    const { coordinator, anna, network } = await circle(ground, { hosts: 'Ekhaga' });
    const { id } = await plan(coordinator, network);
    const [called] = await written(anna.personId);
    expect(called?.calendar?.method).toBe('REQUEST');
    expect(called?.text).toContain('Värd: Ekhaga');
    expect(eventOf(called!.calendar!.text).sequence).toBe(0);
    // No calendar's own answer is asked for: it would reach a mailbox nobody reads.
    const unfolded = called?.calendar?.text.replaceAll('\r\n ', '') ?? '';
    expect(unfolded).toContain('PARTSTAT=NEEDS-ACTION');
    expect(unfolded).not.toContain('RSVP=TRUE');
    expect(called?.text).toContain(`Svara i Samfrid: ${URL_HERE}/networks/meetings/${id}`);
    const moved = {
      day: inDays(9),
      from: '09:00',
      to: '10:00',
      place: 'Stadshuset',
      host: 'Ekhaga',
      reason: 'Salen är upptagen.',
    };
    await coordinator.post(at(id, '/edit'), moved);
    const [passed, changed] = await written(anna.personId);
    expect(passed).toBeNull();
    expect(changed?.text).toContain('Salen är upptagen.');
    const event = eventOf(changed!.calendar!.text);
    expect([event.sequence, event.uid]).toEqual([1, eventOf(called!.calendar!.text).uid]);
    await coordinator.post(at(id, '/cancel'), { reason: 'Förkylda.' });
    const last = (await written(anna.personId)).at(-1);
    expect(last?.calendar?.method).toBe('CANCEL');
    expect(last?.calendar?.text).toContain('SEQUENCE:2');
  });

  test('call a new member to what others were called to, once, however often the job runs and by how many at once', async () => {
    const { coordinator, outsider, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    await plan(coordinator, network, { day: inDays(60) });
    await coordinator.post(at(id, '/edit'), { day: inDays(6), from: '13:00', to: '15:00', reason: 'Salen är upptagen.' });
    await addMember(coordinator, network, outsider); // called at once, and to a moved one as to any other
    expect((await lettersTo(outsider.personId)).map(({ kind }) => kind)).toEqual([
      'networks.meeting_called',
      'networks.meeting_called',
    ]);
    await Promise.all([keepAhead(worker), keepAhead(worker)]);
    await keepAhead(worker);
    expect(await lettersTo(outsider.personId)).toHaveLength(2);
  });

  test('call at once whoever comes in by a function, joins, or says yes to an invitation', async () => {
    const { town, coordinator, outsider, network } = await circle(ground, { is_open: 'yes' });
    const [joins, invited] = [await town.person(), await town.person()];
    await plan(coordinator, network);
    await ground.owner(
      `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_handler', current_date)`,
      [outsider.personId, town.unit],
    );
    const form = { function: 'vin_handler', organisation_id: town.administration };
    expect((await coordinator.post(`/networks/${network}/members/by-function`, form)).status).toBe(303);
    expect((await joins.post(`/networks/${network}/join`)).status).toBe(303);
    const invite = randomUUID();
    await ground.owner(
      `insert into networks.invite (id, network_id, email, person_id, invited_by) values ($1, $2, 'x@ekhaga.example', $3, $4)`,
      [invite, network, invited.personId, coordinator.personId],
    );
    expect((await invited.post(`/networks/invites/${invite}/answer`, { answer: 'yes' })).status).toBe(303);
    const told = await Promise.all([outsider, joins, invited].map((one) => lettersTo(one.personId)));
    expect(told.map((letters) => letters.length)).toEqual([1, 1, 1]);
  });

  test('say what a meeting was moved from as the reader last knew it, and nothing once it is back', async () => {
    const { coordinator, anna, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    const move = (day: number) =>
      coordinator.post(at(id, '/edit'), { day: inDays(day), from: '13:00', to: '15:00', reason: 'Salen är upptagen.' });
    const last = async () => (await written(anna.personId)).at(-1)?.text ?? '';
    const sent = () =>
      ground.owner(`update mail.letter set sent_at = now() where person_id = $1 and sent_at is null`, [anna.personId]);
    await sent(); // she was called to the fifth day
    await move(8);
    await sent();
    await move(11);
    expect(await last()).toContain(`flyttat från ${inDays(8)} 13.00`);
    await move(12); // before the letter went: she knows of the eighth day still
    expect(await last()).toContain(`flyttat från ${inDays(8)} 13.00`);
    await move(8);
    expect(await last()).not.toContain('flyttat från');
    await sent();
    await move(5); // back where it was planned, but not where she knows it
    expect(await last()).toContain(`flyttat från ${inDays(8)} 13.00`);
  });

  test('remind those who have not answered, once, three days before the last day', async () => {
    const { coordinator, anna, bo, network } = await circle(ground);
    const { id } = await plan(coordinator, network, { answer_by: inDays(2) });
    await anna.post(at(id, '/sign-up'), { answer: 'remotely' });
    expect(await remindSilent(worker)).toBe(0); // called today
    await ground.owner(`update networks.call set called_at = now() - interval '3 days' where meeting_id = $1`, [id]);
    await Promise.all([remindSilent(worker), remindSilent(worker)]);
    const reminded = await ground.owner<{ person_id: string }>(
      `select person_id from mail.letter where kind = 'networks.sign_up_reminder' and about->>'meeting' = $1`,
      [id],
    );
    expect(reminded.map(({ person_id }) => person_id).sort()).toEqual([bo.personId, coordinator.personId].sort());
  });
});

describe('answers', () => {
  test('are one’s own until the last day, then the convener’s; two at once leave one; nobody answers for another', async () => {
    const { coordinator, anna, bo, outsider, neighbour, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    await Promise.all(['yes', 'no', 'yes', 'remotely'].map((answer) => anna.post(at(id, '/sign-up'), { answer })));
    const rows = () =>
      ground.owner<{ person_id: string; answer: string }>(
        'select person_id, answer from networks.sign_up where meeting_id = $1',
        [id],
      );
    expect(await rows()).toHaveLength(1);
    expect((await bo.post(at(id, '/sign-up'), { answer: 'no', person_id: anna.personId })).status).toBe(404);
    for (const one of [outsider, neighbour]) expect((await one.post(at(id, '/sign-up'), { answer: 'yes' })).status).toBe(404);
    expect((await coordinator.post(at(id, '/sign-up'), { answer: 'yes', person_id: outsider.personId })).status).toBe(404);
    await ground.owner('update networks.meeting set answer_by = current_date - 1 where id = $1', [id]);
    expect((await bo.post(at(id, '/sign-up'), { answer: 'yes' })).status).toBe(409);
    expect((await coordinator.post(at(id, '/sign-up'), { answer: 'yes', person_id: bo.personId })).status).toBe(303);
    expect(await rows()).toHaveLength(2);
    const answered = async () => {
      const said = /(\d+) kommer, (\d+) är med på distans, (\d+) kommer inte/.exec((await coordinator.get(at(id))).text) ?? [];
      return said.slice(1).reduce((sum, n) => sum + Number(n), 0);
    };
    expect(await answered()).toBe(2);
    await bo.post(`/networks/${network}/leave`); // who has left is not waited for
    expect(await answered()).toBe(1);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('fill in attendance; only members are ticked off, and guests are numbers', async () => {
    const { town, coordinator, anna, outsider, network } = await circle(ground);
    const id = await heldMeeting(town, network);
    expect((await coordinator.post(at(id, '/attendance'), { guests: 'Eva från polisen' })).status).toBe(422);
    const fields = { came: [anna.personId, outsider.personId], guests: '2 polisen\n1 kvinnojouren' };
    for (const _ of [1, 2]) expect((await coordinator.post(at(id, '/attendance'), fields)).status).toBe(303);
    const came = await ground.owner<{ person_id: string }>('select person_id from networks.attendance where meeting_id = $1', [
      id,
    ]);
    expect(came.map(({ person_id }) => person_id)).toEqual([anna.personId]);
    expect((await anna.get(at(id))).text).toContain('2 gäster från polisen');
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});

test('an agenda is filled by members until it is closed; nobody changes another’s item, and the order is the convener’s', async () => {
  const { coordinator, anna, bo, outsider, network } = await circle(ground);
  const { id } = await plan(coordinator, network);
  const item = randomUUID();
  for (const _ of [1, 2]) expect((await anna.post(at(id, '/agenda'), { id: item, title: 'Nya larm' })).status).toBe(303);
  expect((await anna.post(at(id, '/agenda'), { id: randomUUID(), title: 'Om 19121212-1212' })).status).toBe(422);
  expect((await bo.post(`/networks/agenda/${item}/edit`, { title: 'Kapat' })).status).toBe(404);
  expect((await bo.post(`/networks/agenda/${item}/remove`)).status).toBe(404);
  expect((await bo.post(at(id, '/agenda/order'), { item, to: 'up' })).status).toBe(404);
  expect((await outsider.post(at(id, '/agenda'), { id: randomUUID(), title: 'Kapat' })).status).toBe(404);
  await bo.post(at(id, '/agenda'), { id: randomUUID(), title: 'Sommaren' });
  await coordinator.post(at(id, '/agenda/order'), { item, to: 'down' });
  const { text } = await anna.get(at(id));
  expect(text.indexOf('Sommaren')).toBeLessThan(text.indexOf('Nya larm'));
  await coordinator.post(at(id, '/agenda/close'), { close: 'yes' });
  expect((await anna.post(at(id, '/agenda'), { id: randomUUID(), title: 'Sent' })).status).toBe(409);
  expect((await coordinator.post(at(id, '/agenda'), { id: randomUUID(), title: 'Sent' })).status).toBe(303);
});

test('a calendar is read by its secret alone, shows her networks of today, and is gone when it is ended', async () => {
  const { town, coordinator, anna, network } = await circle(ground);
  const { id } = await plan(coordinator, network);
  const page = await anna.post('/networks/calendar', { id: randomUUID() });
  const address = /\/networks\/feed\/[\w-]+\.ics/.exec(page.text)?.[0] ?? '';
  const visitor = ground.visitor();
  const feed = await visitor.get(address);
  expect(feed.headers.get('content-type')).toContain('text/calendar');
  expect(feed.text).toContain(`meeting-${id}@`);
  expect((await visitor.get(address, { 'if-none-match': feed.headers.get('etag')! })).status).toBe(304);
  expect((await visitor.get(`${address}?network=${randomUUID()}`)).text).not.toContain(`meeting-${id}@`);
  await coordinator.post(at(id, '/cancel'), { reason: 'Förkylda.' });
  expect((await visitor.get(address)).text).toContain('STATUS:CANCELLED');
  const [row] = await town.owner<{ id: string }>('select id from networks.member where network_id = $1 and person_id = $2', [
    network,
    anna.personId,
  ]);
  await coordinator.post(`/networks/members/${row!.id}/end`);
  expect((await visitor.get(address)).text).not.toContain(`meeting-${id}@`);
  await anna.post('/networks/calendar/revoke');
  const gone = await visitor.get(address);
  expect([gone.status, gone.text]).toEqual([404, (await visitor.get('/networks/feed/inget.ics')).text]);
});
