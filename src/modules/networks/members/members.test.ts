import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { repeatedIds } from '#test/repeated-ids.ts';
import { openTown } from '#test/town.ts';
import { addMember, at, circle, foundNetwork, plan } from '../meetings/test-help.ts';

const ground = await openTown();

describe('members', () => {
  test('by function are those who hold it, from that day and no longer; a function nobody holds is told to who keeps the network', async () => {
    const { town, coordinator, anna, outsider, network } = await circle(ground);
    const form = { function: 'vin_handler', organisation_id: town.administration };
    for (const _ of [1, 2]) expect((await coordinator.post(`/networks/${network}/members/by-function`, form)).status).toBe(303);
    expect((await coordinator.get(`/networks/${network}/members`)).text).toContain('En plats står tom');
    expect((await anna.get(`/networks/${network}/members`)).text).not.toContain('står tom');
    expect((await outsider.get(`/networks/${network}`)).status).toBe(404);
    const [held] = await ground.owner<{ id: string }>(
      `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_handler', current_date) returning id`,
      [outsider.personId, town.unit],
    );
    expect((await outsider.get(`/networks/${network}`)).status).toBe(200);
    expect((await coordinator.get(`/networks/${network}/members`)).text).not.toContain('En plats står tom');
    await ground.owner('update organisation.assignment set ended_on = current_date where id = $1', [held!.id]);
    expect((await outsider.get(`/networks/${network}`)).status).toBe(404);
  });

  test('with protected identity have no name, neither in lists nor among who comes', async () => {
    const { town, coordinator, anna, network } = await circle(ground);
    const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true });
    await ground.owner('insert into networks.member (network_id, person_id) values ($1, $2)', [network, hidden.personId]);
    const { id } = await plan(coordinator, network);
    expect((await hidden.post(at(id, '/sign-up'), { answer: 'yes' })).status).toBe(303);
    for (const one of [anna, coordinator])
      for (const address of [`/networks/${network}/members`, at(id)]) {
        const { text } = await one.get(address);
        expect(text).not.toContain('Hemlig');
        expect(text).toContain('Namnet visas inte');
      }
  });

  test('are added by who calls the meetings, of those she sees: a changed hidden id adds nobody, a member adds nobody', async () => {
    const { town, next, coordinator, anna, outsider, neighbour, network } = await circle(ground);
    const stranger = await next.person();
    expect((await coordinator.post(`/networks/${network}/members/by-name`, { person_id: stranger.personId })).status).toBe(422);
    const theirs = { function: 'manager', organisation_id: next.id };
    expect((await coordinator.post(`/networks/${network}/members/by-function`, theirs)).status).toBe(422);
    for (const one of [anna, outsider, neighbour]) {
      expect((await one.post(`/networks/${network}/members/by-name`, { person_id: outsider.personId })).status).toBe(404);
      expect((await one.post(`/networks/${network}/members/by-function`, { ...theirs, organisation_id: town.id })).status).toBe(
        404,
      );
      expect(
        (await one.post(`/networks/${network}/members/by-email`, { id: randomUUID(), email: 'x@ekhaga.example' })).status,
      ).toBe(404);
      expect((await one.post(`/networks/${network}/close`)).status).toBe(404);
      expect((await one.post(`/networks/${network}/edit`, { name: 'Kapat' })).status).toBe(404);
    }
    const [row] = await ground.owner<{ id: string }>('select id from networks.member where network_id = $1 and person_id = $2', [
      network,
      anna.personId,
    ]);
    expect((await anna.post(`/networks/members/${row!.id}/leads`, { leads: 'yes' })).status).toBe(404);
    expect((await neighbour.post(`/networks/members/${row!.id}/end`)).status).toBe(404);
    expect((await coordinator.post(`/networks/members/${row!.id}/end`)).status).toBe(303);
    expect((await anna.get(`/networks/${network}`)).status).toBe(404);
  });
});

describe('somebody in another municipality', () => {
  test('is asked by e-mail, accepts herself, and then sees the network and nothing else; the answer is the same for an address nobody has', async () => {
    const { next, coordinator, neighbour, network, town } = await circle(ground);
    const guest = await next.person({ email: 'gast@grannby.example' });
    const other = await foundNetwork(coordinator, town, { name: 'Ett annat nätverk' });
    const ask = (email: string) =>
      coordinator.post(`/networks/${network}/members/by-email`, { id: randomUUID(), email, stands_for: 'Grannby' });
    const [known, unknown] = [await ask('gast@grannby.example'), await ask('ingen@grannby.example')];
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    const { text } = await coordinator.get(`/networks/${network}/members`);
    expect(repeatedIds(text)).toEqual([]);
    expect(text.match(/Inbjuden/g)).toHaveLength(2);
    expect(await ground.owner(`select from mail.letter where kind = 'networks.invited'`)).toHaveLength(1);
    const invite = /\/networks\/invites\/([0-9a-f-]+)\/answer/.exec((await guest.get('/networks')).text)?.[1] ?? '';
    expect((await neighbour.post(`/networks/invites/${invite}/answer`, { answer: 'yes' })).status).toBe(404);
    expect((await guest.get(`/networks/${network}`)).status).toBe(404);
    expect((await guest.post(`/networks/invites/${invite}/answer`, { answer: 'yes' })).status).toBe(303);
    expect((await guest.get(`/networks/${network}`)).status).toBe(200);
    expect((await guest.get(`/networks/${other}`)).status).toBe(404);
    expect((await guest.get(`/networks/${network}/edit`)).status).toBe(404);
    expect((await guest.get('/organisation/people?q=Anna')).status).toBe(404);
    expect((await guest.post(`/networks/${network}/leave`)).status).toBe(303);
    expect((await guest.get(`/networks/${network}`)).status).toBe(404);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('who says no is told of to nobody', async () => {
    const { next, coordinator, network } = await circle(ground);
    const guest = await next.person({ email: 'nej@grannby.example' });
    await coordinator.post(`/networks/${network}/members/by-email`, { id: randomUUID(), email: 'nej@grannby.example' });
    const shown = (text: string) => (text.split('Inbjudna').at(-1) ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
    const before = shown((await coordinator.get(`/networks/${network}/members`)).text);
    const invite = /\/networks\/invites\/([0-9a-f-]+)\/answer/.exec((await guest.get('/networks')).text)?.[1] ?? '';
    expect((await guest.post(`/networks/invites/${invite}/answer`, { answer: 'no' })).status).toBe(303);
    expect(shown((await coordinator.get(`/networks/${network}/members`)).text)).toBe(before);
    expect((await guest.post(`/networks/invites/${invite}/answer`, { answer: 'yes' })).status).toBe(404);
  });
});

test('an open network is joined and left by oneself; a closed one is not there, and the neighbour joins neither', async () => {
  const { town, coordinator, outsider, neighbour, network } = await circle(ground);
  const open = await foundNetwork(coordinator, town, { name: 'Öppna gruppen', is_open: 'yes' });
  expect((await outsider.get('/networks')).text).toContain('Öppna gruppen');
  expect((await outsider.get(`/networks/${open}`)).text).toContain('Nätverket är öppet');
  expect((await outsider.get(`/networks/${open}/meetings`)).status).toBe(404);
  for (const _ of [1, 2]) expect((await outsider.post(`/networks/${open}/join`)).status).toBe(303);
  expect((await outsider.get(`/networks/${open}/meetings`)).status).toBe(200);
  expect((await outsider.post(`/networks/${network}/join`)).status).toBe(404);
  expect((await neighbour.post(`/networks/${open}/join`)).status).toBe(404);
  expect((await outsider.post(`/networks/${open}/leave`)).status).toBe(303);
  const helper = await town.person();
  await addMember(coordinator, open, helper);
  const { id } = await plan(coordinator, open);
  const decision = randomUUID();
  await coordinator.post(at(id, '/decisions'), { id: decision, words: 'Vi byter larm.' });
  expect((await coordinator.post(`/networks/${open}/close`)).status).toBe(409); // no meeting that has decided is cancelled
  await ground.owner('update networks.decision set withdrawn_at = now() where id = $1', [decision]);
  expect((await coordinator.post(`/networks/${open}/close`)).status).toBe(303);
  expect((await helper.get(at(id))).text).toContain('Nätverket har upphört.');
  expect((await plan(coordinator, open)).page.status).toBe(409);
  expect((await outsider.post(`/networks/${open}/join`)).status).toBe(404);
});

test('who founds a network finds the top of where she works chosen, and hosts that nobody could read are refused', async () => {
  const { town, coordinator, network } = await circle(ground);
  expect((await coordinator.get('/networks/new')).text).toMatch(new RegExp(`<option value="${town.id}" selected`));
  expect((await coordinator.get(`/networks/${network}/members`)).text).toMatch(new RegExp(`<option value="${town.id}" selected`));
  const form = { id: randomUUID(), organisation_id: town.id, name: 'Länsgruppen' };
  for (const hosts of ['Hos 19121212-1212', 'Å'.repeat(121), Array.from({ length: 51 }, (_, i) => `Kommun ${i}`).join('\n')]) {
    const page = await coordinator.post('/networks', { ...form, hosts });
    expect(page.status).toBe(422);
    expect(page.text).toContain(`value="${form.id}"`);
  }
});
