import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { addMember, at, circle, plan } from '../meetings/test-help.ts';

const ground = await openTown();
const leaveJob = (person: string) =>
  ground.owner('update organisation.employment set ended_on = current_date where person_id = $1 and ended_on is null', [person]);
const work = (person: string, unit: string) =>
  ground.owner(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on)
     select coalesce(o.municipality_id, o.path[1]), o.id, $1, 'Undersköterska', current_date from organisation.organisation o where o.id = $2`,
    [person, unit],
  );

describe('a member by name', () => {
  test('who has neither work nor role left sees nothing, is told nothing, and her calendar is empty', async () => {
    const { coordinator, anna, bo, network } = await circle(ground);
    const { id } = await plan(coordinator, network);
    const page = await anna.post('/networks/calendar', { id: randomUUID() });
    const feed = /\/networks\/feed\/[\w-]+\.ics/.exec(page.text)?.[0] ?? '';
    expect((await ground.visitor().get(feed)).text).toContain(`meeting-${id}@`);
    await leaveJob(anna.personId);
    for (const address of [`/networks/${network}`, `/networks/${network}/members`, `/networks/${network}/questions`, at(id)])
      expect((await anna.get(address)).status).toBe(404);
    expect((await ground.visitor().get(feed)).text).not.toContain(`meeting-${id}@`);
    const { id: later } = await plan(coordinator, network);
    const told = await ground.owner<{ person_id: string }>(
      `select person_id from mail.letter where kind = 'networks.meeting_called' and about->>'meeting' = $1`,
      [later],
    );
    expect(told.map(({ person_id }) => person_id).sort()).toEqual([coordinator, bo].map(({ personId }) => personId).sort());
    expect((await coordinator.get(`/networks/${network}/members`)).text).toContain('Arbetar inte kvar');
  });

  test('who moves within the municipality stays; who moves to another does not, until she is made a member anew', async () => {
    const { town, next, coordinator, anna, bo, network } = await circle(ground);
    await leaveJob(anna.personId);
    await work(anna.personId, await town.newUnit('Hemtjänst Syd'));
    expect((await anna.get(`/networks/${network}`)).status).toBe(200);
    await leaveJob(bo.personId);
    await work(bo.personId, next.unit);
    expect((await bo.get(`/networks/${network}`)).status).toBe(404);
    await leaveJob(bo.personId);
    await ground.owner(`update organisation.employment set ended_on = null where person_id = $1 and unit_id = $2`, [
      bo.personId,
      town.unit,
    ]);
    expect((await bo.get(`/networks/${network}`)).status).toBe(200);
    const other = await town.person();
    await addMember(coordinator, network, other);
    await ground.owner(`update networks.member set organisation_id = $2 where person_id = $1`, [other.personId, next.id]);
    expect((await other.get(`/networks/${network}`)).status).toBe(404);
    await addMember(coordinator, network, other); // for where she is now
    expect((await other.get(`/networks/${network}`)).status).toBe(200);
  });

  test('of a partner stays while she has a role there', async () => {
    const { town, network } = await circle(ground);
    const police = await town.newExternal('police', 'Polisen');
    const guest = await town.person({ unit: null, roles: { external_partner: police } });
    await ground.owner('insert into networks.member (network_id, person_id) values ($1, $2)', [network, guest.personId]);
    const among = () =>
      ground
        .owner('select from networks.people($1) p where p.person_id = $2', [network, guest.personId])
        .then((rows) => rows.length);
    expect((await guest.get(`/networks/${network}`)).status).toBe(200);
    expect(await among()).toBe(1);
    await ground.owner('update access.role_grant set valid_to = current_date where person_id = $1', [guest.personId]);
    expect((await guest.get(`/networks/${network}`)).status).not.toBe(200);
    expect(await among()).toBe(0);
  });
});

test('the members page shows fifty at a time, of faces and of memberships', async () => {
  const { town, coordinator, network } = await circle(ground);
  const more = await town.people(50);
  await ground.owner('insert into networks.member (network_id, person_id) select $1, unnest($2::uuid[])', [
    network,
    more.map(({ personId }) => personId),
  ]);
  const rows = async (query: string) => {
    const { text } = await coordinator.get(`/networks/${network}/members${query}`);
    expect(text).toContain('53 är med i dag.');
    const count = (from: string, to: string, row: RegExp) => text.split(from)[1]?.split(to)[0]?.match(row)?.length ?? 0;
    return [count('<ul class="member-list">', '</ul>', /<li/g), count('<tbody', '</tbody>', /<tr/g)];
  };
  expect(await rows('')).toEqual([50, 50]);
  expect(await rows('?page=2')).toEqual([3, 50]);
  expect(await rows('?kept=2')).toEqual([50, 3]);
});
