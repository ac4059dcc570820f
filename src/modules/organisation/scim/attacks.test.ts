// What must not work: another's key, no key, a key in the wrong door, guessed ids, odd strings, raising oneself.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { DirectoryClient, directoryOf, ENTERPRISE, entraUser } from './fixtures/directory-client.ts';

const county = await openTown();
const town = await county.municipality();
const neighbour = await county.municipality();
const directory = await directoryOf(town);
const theirs = await directoryOf(neighbour);

const everywhere = [
  '/Users',
  '/Groups',
  '/ServiceProviderConfig',
  '/ResourceTypes',
  '/Schemas',
  '/nowhere',
  `/Users/${randomUUID()}`,
];

test('without a key, with a key that is over, ended, or none of ours: 401, and not a word more', async () => {
  const keys = [
    new DirectoryClient(town, '', null),
    new DirectoryClient(town, '', 'samfrid_scim_made_up'),
    await directoryOf(town, { expired: true }),
    await directoryOf(town, { revoked: true }),
  ];
  for (const client of keys) {
    for (const path of everywhere) {
      const answer = await client.get(path);
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(answer.text).toBe((await keys[0]!.get('/Users')).text);
    }
    expect((await client.post('/Users', entraUser())).status).toBe(401);
  }
});

test('the key opens neither the API nor any page, and an API key or a session does not open the directory’s door', async () => {
  const headers = { authorization: `Bearer ${directory.key}` };
  expect((await town.app.request('http://localhost/api/v1/organisations', { headers })).status).toBe(401);
  for (const page of ['/organisation', '/organisation/directories', '/account', '/log']) {
    expect([303, 404]).toContain((await town.app.request(`http://localhost${page}`, { headers })).status);
  }
  const admin = await town.person({ roles: { admin: town.id } });
  expect((await admin.get('/scim/v2/Users')).status).toBe(401);
});

test('another municipality’s people and groups look as if they were not there, whatever one tries', async () => {
  const user = await theirs.user();
  const group = await theirs.group('Grannar', [user]);
  const absent = randomUUID();
  for (const [kind, id] of [
    ['Users', user],
    ['Groups', group],
  ] as const) {
    const tries = (one: string) => [
      directory.get(`/${kind}/${one}`),
      directory.patch(`/${kind}/${one}`, { op: 'replace', path: 'displayName', value: 'x' }),
      directory.put(`/${kind}/${one}`, { schemas: [], userName: 'x', displayName: 'x' }),
      directory.delete(`/${kind}/${one}`),
    ];
    const foreign = await Promise.all(tries(id));
    const nowhere = await Promise.all(tries(absent));
    expect(foreign.map(({ status, text }) => [status, text])).toEqual(nowhere.map(({ status, text }) => [status, text]));
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await directory.find(kind, `id eq "${id}"`)).body['totalResults']).toBe(0);
  }
  const mine = await directory.group('Egna');
  const stolen = await directory.patch(`/Groups/${mine}`, { op: 'add', path: 'members', value: [{ value: user }] });
  expect([stolen.status, stolen.body['scimType']]).toEqual([400, 'invalidValue']);
  expect((await theirs.get(`/Users/${user}`)).status).toBe(200);
});

test('an employee the directory has not told of is nobody to it', async () => {
  const { personId } = await town.person();
  expect((await directory.get(`/Users/${personId}`)).status).toBe(404);
  expect((await directory.delete(`/Users/${personId}`)).status).toBe(404);
  const group = await directory.group('Alla');
  const answer = await directory.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: personId }] });
  expect(answer.status).toBe(400);
});

test('a number of the neighbour’s HR is no number here', async () => {
  const { personId } = await neighbour.person();
  await neighbour.owner(`insert into organisation.staff_number values ($1, '314', $2)`, [neighbour.id, personId]);
  expect(await directory.user({ [ENTERPRISE]: { employeeNumber: '314' } })).not.toBe(personId);
});

test('two makings of the same user at once: one 201, one 409', async () => {
  const body = entraUser({ userName: 'samtidig@ekhaga.example', externalId: 'same' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => directory.post('/Users', body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).every(({ body: said }) => said['scimType'] === 'uniqueness')).toBe(true);
  const people = await town.owner('select 1 from organisation.contact where email = $1', ['samtidig@ekhaga.example']);
  expect(people.length).toBe(1);
});

test('who ties a role to a group is not raised by it: neither before nor after she is in it', async () => {
  const admin = await town.person({ roles: { admin: town.id } });
  await town.owner(`insert into organisation.staff_number values ($1, '900', $2)`, [town.id, admin.personId]);
  const me = await directory.user({ [ENTERPRISE]: { employeeNumber: '900' } });
  expect(me).toBe(admin.personId);
  const [mineIn, mineOut] = [await directory.group('Med mig', [me]), await directory.group('Utan mig')];
  const tie = (group: string, at = town.id, role = 'coordinator') =>
    admin.post(`/organisation/directory-groups/${group}/roles`, { id: randomUUID(), role, organisation: at });
  expect((await tie(mineIn)).status).toBe(409);
  expect((await tie(mineOut)).status).toBe(303);
  await directory.patch(`/Groups/${mineOut}`, { op: 'Add', path: 'members', value: [{ value: me }] });
  expect(await town.owner(`select 1 from access.role_grant where person_id = $1 and role = 'coordinator'`, [me])).toEqual([]);
  expect((await tie(mineOut, neighbour.id)).status).toBe(409); // nor somewhere she may not give
  expect((await tie(mineOut, town.id, 'log_reviewer')).status).toBe(409); // nor what nobody gives here
  await directory.delete(`/Users/${me}`);
});

test('a directory’s pages are its administrators’: not the neighbour’s, not an employee’s, not a half-sure sign-in’s', async () => {
  const group = await directory.group('Sidor');
  const key = await town.owner<{ id: string }>('select id from organisation.directory_key where directory_id = $1', [
    directory.id,
  ]);
  const theirAdmin = await neighbour.person({ roles: { admin: neighbour.id } });
  const employee = await town.person();
  const unsure = await town.person({ roles: { admin: town.id }, level: 2 });
  for (const person of [theirAdmin, employee]) {
    expect((await person.get(`/organisation/directories/${directory.id}`)).status).toBe(404);
    expect((await person.post(`/organisation/directories/${directory.id}/keys`, { days: '9' })).status).toBe(404);
    expect((await person.post(`/organisation/directory-keys/${key[0]!.id}/end`)).status).toBe(404);
    expect((await person.get(`/organisation/directory-groups/${group}`)).status).toBe(404);
    const role = { id: randomUUID(), role: 'admin', organisation: town.id };
    expect((await person.post(`/organisation/directory-groups/${group}/roles`, role)).status).toBe(404);
  }
  expect((await unsure.get('/organisation/directories')).location).toContain('/step-up');
  const forged = await theirAdmin.post('/organisation/directories', { id: randomUUID(), organisation: town.id, label: 'Min' });
  expect(forged.status).toBe(404);
  expect(await town.owner('select 1 from organisation.directory where label = $1', ['Min'])).toEqual([]);
});

test('a group’s role ends with the group, with the tie, and with the person’s active mark; sessions with it', async () => {
  const admin = await town.person({ roles: { admin: town.id } });
  const ids = [await directory.user(), await directory.user(), await directory.user()] as const;
  const granted = async () =>
    (
      await town.owner<{ person_id: string }>(
        `select person_id from access.role_grant where person_id = any ($1) and (valid_to is null or valid_to > current_date)`,
        [ids],
      )
    ).map(({ person_id }) => person_id);
  const [a, b] = [await directory.group('Grupp A', [ids[0], ids[1]]), await directory.group('Grupp B', [ids[2]])];
  for (const group of [a, b])
    await admin.post(`/organisation/directory-groups/${group}/roles`, {
      id: randomUUID(),
      role: 'trainer',
      organisation: town.unit,
    });
  expect((await granted()).sort()).toEqual([...ids].sort());
  await directory.patch(`/Users/${ids[0]}`, { op: 'Replace', value: { active: false } });
  expect((await granted()).sort()).toEqual([ids[1], ids[2]].sort());
  await directory.patch(`/Users/${ids[0]}`, { op: 'Replace', value: { active: true } });
  expect((await granted()).length).toBe(3);
  await directory.delete(`/Groups/${a}`);
  expect(await granted()).toEqual([ids[2]]);
  const [role] = await town.owner<{ id: string }>('select id from organisation.directory_role where group_id = $1', [b]);
  expect((await admin.post(`/organisation/directory-roles/${role!.id}/end`)).status).toBe(303);
  expect(await granted()).toEqual([]);
});

test('a directory’s key does not take over an account it did not make: neither by a new address nor by removing first', async () => {
  const hr = await town.person({ email: 'granskare@ekhaga.example' });
  await town.owner(`insert into organisation.staff_number values ($1, '4242', $2)`, [town.id, hr.personId]);
  const reached = () =>
    town.owner(
      'select c.email, u."email" as account from organisation.contact c join auth."user" u on u."personId" = c.person_id where person_id = $1',
      [hr.personId],
    );
  const before = await reached();
  const body = entraUser({ userName: 'tagen@ekhaga.example', [ENTERPRISE]: { employeeNumber: '4242' } });
  expect(await directory.user(body)).toBe(hr.personId);
  expect(await reached()).toEqual(before);
  const move = { op: 'Replace', path: 'emails[type eq "work"].value', value: 'annan-tagen@ekhaga.example' };
  expect((await directory.patch(`/Users/${hr.personId}`, move)).status).toBe(200);
  expect(await reached()).toEqual(before);
  expect((await directory.delete(`/Users/${hr.personId}`)).status).toBe(204);
  expect(await directory.user(body)).toBe(hr.personId);
  expect(await (await directoryOf(town)).user(body)).toBe(hr.personId);
  expect(await reached()).toEqual(before);
  const [entry] = await town.owner<{ done: string }>(
    `select details ->> 'done' as done from audit.entry where about_person_id = $1 and act = 'directory_person.changed'`,
    [hr.personId],
  );
  expect(entry!.done).toContain('address_kept');
});

test('a log reviewer who is shut out is out at once, and the other reviewers and the administrators are told, once', async () => {
  const place = await county.municipality();
  const key = await directoryOf(place);
  const reviewer = await place.person({ roles: { log_reviewer: place.id } });
  const other = await place.person({ roles: { log_reviewer: place.id } });
  const admin = await place.person({ roles: { admin: place.id } });
  await place.person({ roles: { coordinator: place.id } });
  await place.owner(`insert into organisation.staff_number values ($1, '7', $2)`, [place.id, reviewer.personId]);
  await key.user({ [ENTERPRISE]: { employeeNumber: '7' } });
  const off = { op: 'Replace', path: 'active', value: false };
  expect((await key.patch(`/Users/${reviewer.personId}`, off)).status).toBe(200);
  expect((await reviewer.get('/log')).status).toBe(303);
  expect((await key.delete(`/Users/${reviewer.personId}`)).status).toBe(204);
  const told = await place.owner<{ person_id: string }>(
    `select person_id from mail.letter where kind = 'organisation.reviewer_shut_out' and about ->> 'directory' = $1`,
    [key.id],
  );
  expect(told.map(({ person_id }) => person_id).sort()).toEqual([other.personId, admin.personId].sort());
  expect(
    await place.owner(`select 1 from audit.entry where act = 'directory.shut_out_reviewer' and about_person_id = $1`, [
      reviewer.personId,
    ]),
  ).toHaveLength(1);
  expect((await other.get('/log')).text).toContain('som granskar loggen, från katalogen');
});
