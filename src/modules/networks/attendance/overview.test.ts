import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { at, circle, heldMeeting } from '../meetings/test-help.ts';

const ground = await openTown();

test('who calls the meetings sees how often each came in twelve months, sorted as asked, and takes it along; nobody else does', async () => {
  const { town, coordinator, anna, bo, outsider, neighbour, network } = await circle(ground);
  const [one, two, old] = [await heldMeeting(town, network), await heldMeeting(town, network), await heldMeeting(town, network)];
  await heldMeeting(town, network); // nobody has written down who came: it says nothing of anybody
  const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true });
  await ground.owner('insert into networks.member (network_id, person_id) values ($1, $2)', [network, hidden.personId]);
  await coordinator.post(at(one, '/attendance'), { came: [anna.personId, bo.personId, hidden.personId] });
  await coordinator.post(at(two, '/attendance'), { came: anna.personId });
  await coordinator.post(at(old, '/attendance'), { came: [anna.personId, bo.personId] });
  await ground.owner(
    `update networks.meeting set starts_at = now() - interval '13 months', ends_at = now() - interval '12 months 20 days' where id = $1`,
    [old],
  );
  const to = `/networks/${network}/attendance`;
  const rows = async (query = '') =>
    [...(await coordinator.get(`${to}${query}`)).text.matchAll(/<th[^>]*scope="row"[^>]*>([^<]*)[\s\S]*?(\d+ av \d+)/g)].map(
      ([, name, said]) => [name, said],
    );
  const [a, b] = [await nameOf(anna.personId), await nameOf(bo.personId)];
  const byName = await rows();
  expect(Object.fromEntries(byName)).toEqual({
    [a]: '2 av 2',
    [b]: '1 av 2',
    'Karin Ek': '0 av 2',
    'Namnet visas inte': '1 av 2',
  });
  expect((await rows('?sort=came'))[0]).toEqual(['Karin Ek', '0 av 2']);
  expect((await rows('?sort=-came'))[0]).toEqual([a, '2 av 2']);
  const csv = await coordinator.get(`${to}?format=csv`);
  expect(csv.text).toContain(a);
  expect(csv.text).not.toContain('Hemlig');
  for (const other of [anna, outsider, neighbour]) expect((await other.get(to)).status).toBe(404);
});

const nameOf = async (person: string) =>
  (
    await ground.owner<{ name: string }>(
      `select given_name || ' ' || family_name as name from organisation.person where id = $1`,
      [person],
    )
  )[0]!.name;
