// Lists that leave as files: what stands in them, for whom, and that it is written in the log.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { addMember, at, circle, heldMeeting, plan } from './meetings/test-help.ts';

const ground = await openTown();
const { town, coordinator, anna, bo, outsider, neighbour, network } = await circle(ground);
const rowsOf = (csv: string) =>
  csv
    .replaceAll(/[\ufeff"]/g, '')
    .trim()
    .split('\r\n');
const exported = async (act: string, person: string) =>
  (await ground.owner('select from audit.entry where act = $1 and person_id = $2 and subject_id = $3', [act, person, network]))
    .length;

test('the members leave as a file with by what each is one and since when; whose name is protected leaves without any of it', async () => {
  const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true });
  const held = await town.person({ given: 'Vera', family: 'Strand' });
  await addMember(coordinator, network, held);
  await ground.owner(
    `insert into networks.member (network_id, person_id, joined_on, stands_for) values ($1, $2, '2025-02-03', 'Polisen')`,
    [network, hidden.personId],
  );
  await ground.owner(`update networks.member set joined_on = '2025-03-04' where person_id = $1`, [held.personId]);
  await ground.owner(
    `insert into networks.member (network_id, function, organisation_id, joined_on) values ($1, 'vin_handler', $2, '2025-01-01')`,
    [network, town.administration],
  );
  for (const [person, from] of [
    [held, '2024-01-01'],
    [hidden, '2025-02-10'],
  ] as const)
    await ground.owner(
      `insert into organisation.assignment (person_id, unit_id, function, starts_on) values ($1, $2, 'vin_handler', $3)`,
      [person.personId, town.unit, from],
    );
  const path = `/networks/${network}/members`;
  for (const one of [anna, coordinator]) {
    expect((await one.get(path)).text).toContain('format=csv');
    const rows = rowsOf((await one.get(`${path}?format=csv`)).text);
    expect(rows).toHaveLength(6); // the head, and five who are members
    expect(rows.find((row) => row.startsWith('Vera Strand'))).toMatch(/;vid namn, VIN-handläggare;2025-01-01$/);
    expect(rows.find((row) => row.includes('Polisen'))).toBe('Namnet visas inte;Polisen;;;');
    expect(rows.join()).not.toContain('Hemlig');
    expect((await one.get(`${path}?format=xlsx`)).headers.get('content-type')).toContain('spreadsheetml');
    expect(await exported('network_members.exported', one.personId)).toBe(2);
  }
  for (const one of [outsider, neighbour]) {
    expect((await one.get(`${path}?format=csv`)).status).toBe(404);
    expect(await exported('network_members.exported', one.personId)).toBe(0);
  }
});

test('the meetings leave as a file, those that were too, with how many came', async () => {
  const noted = await heldMeeting(town, network);
  await ground.owner(`update networks.meeting set place = 'Rådhuset', host = 'Kronby' where id = $1`, [noted]);
  await coordinator.post(at(noted, '/attendance'), { came: [anna.personId, bo.personId], guests: '3 polisen' });
  const silent = await heldMeeting(town, network);
  await ground.owner(`update networks.meeting set place = 'Biblioteket' where id = $1`, [silent]);
  const { id: off } = await plan(coordinator, network, { place: 'Skolan' });
  await coordinator.post(at(off, '/cancel'), { reason: 'Snö.' });
  const path = `/networks/${network}/meetings`;
  const rows = rowsOf((await anna.get(`${path}?format=csv`)).text);
  expect(rows).toHaveLength(4);
  expect(rows.find((row) => row.includes('Rådhuset'))).toMatch(/;Rådhuset;Kronby;Har varit;2;3$/);
  expect(rows.find((row) => row.includes('Biblioteket'))).toMatch(/;Biblioteket;;Har varit;;$/);
  expect(rows.find((row) => row.includes('Skolan'))).toContain(';Inställt;;');
  expect(await exported('meetings.exported', anna.personId)).toBe(1);
  for (const one of [outsider, neighbour]) expect((await one.get(`${path}?format=xlsx`)).status).toBe(404);
});
