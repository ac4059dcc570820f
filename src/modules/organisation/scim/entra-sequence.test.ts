// What Entra ID does with a person from her first day to her last, and what follows here at once.
import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Caller } from '#test/caller.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { newToken, Visitor } from '#test/visitor.ts';
import { type DirectoryClient, directoryOf, ENTERPRISE, entraUser, sessionsOf } from './fixtures/directory-client.ts';

const county = await openTown();

type Town = Awaited<ReturnType<typeof county.municipality>>;

/** Signs somebody in as an identity provider would: her account is there, the session is level 3. */
async function signIn(town: Town, person: string): Promise<Visitor> {
  const token = newToken();
  await town.owner(
    `insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level", "way")
     select $1, "id", now() + interval '1 hour', now(), 3, 'oidc' from auth."user" where "personId" = $2`,
    [token, person],
  );
  return new Visitor(town.app, person, token);
}

async function apiKey(town: Town, person: string): Promise<Caller> {
  const secret = `samfrid_${randomBytes(32).toString('base64url')}`;
  await town.owner(
    `insert into platform.api_token (person_id, secret_hash, expires_at, level) values ($1, $2, now() + interval '1 day', 3)`,
    [person, createHash('sha256').update(secret).digest()],
  );
  return new Caller(town.app, secret);
}

const disabled = { op: 'Replace', path: 'active', value: 'False' };
const enabled = { op: 'Replace', path: 'active', value: 'True' };

async function tied(town: Town, directory: DirectoryClient, group: string, role: string, at = town.id): Promise<Visitor> {
  const admin = await town.person({ roles: { admin: town.id } });
  const { status, text } = await admin.post(`/organisation/directory-groups/${group}/roles`, {
    id: crypto.randomUUID(),
    role,
    organisation: at,
  });
  if (status !== 303) throw new Error(`${directory.id} ${status} ${text.slice(0, 500)}`);
  return admin;
}

test('a person is found to be new, made, found, let out with session and key, let in, given a role and relieved of it', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);

  const none = await directory.find('Users', 'userName eq "vera.lind@ekhaga.example"');
  expect([none.status, none.body['totalResults'], none.body['Resources']]).toEqual([200, 0, []]);

  const made = await directory.post('/Users', entraUser({ userName: 'vera.lind@ekhaga.example', externalId: 'entra-object-1' }));
  expect(made.status).toBe(201);
  expect(made.headers.get('content-type')).toMatch(/^application\/scim\+json/);
  const id = String(made.body['id']);
  expect(made.headers.get('location')).toBe(`http://localhost/scim/v2/Users/${id}`);
  expect((await directory.find('Users', 'userName eq "VERA.LIND@ekhaga.example"')).body['totalResults']).toBe(1);
  expect((await directory.find('Users', 'externalId eq "entra-object-1"')).body['totalResults']).toBe(1);

  const vera = await signIn(town, id);
  const key = await apiKey(town, id);
  expect((await vera.get('/organisation')).status).toBe(200);
  expect((await key.get('/api/v1/organisations')).status).toBe(200);

  const out = await directory.patch(`/Users/${id}`, disabled);
  expect([out.status, out.body['active']]).toEqual([200, false]);
  expect((await vera.get('/organisation')).status).toBe(303);
  expect((await key.get('/api/v1/organisations')).status).toBe(401);
  expect(await sessionsOf(town, id)).toBe(0);
  expect((await (await signIn(town, id)).get('/organisation')).status).toBe(303); // closed: not even with a session

  expect((await directory.patch(`/Users/${id}`, enabled)).body['active']).toBe(true);
  const again = await signIn(town, id);
  expect((await again.get('/organisation')).status).toBe(200);
  expect((await key.get('/api/v1/organisations')).status).toBe(401); // an ended key stays ended

  const group = await directory.group('VIN-samordnare');
  await tied(town, directory, group, 'coordinator');
  expect((await again.get('/organisation/people')).status).toBe(404);
  expect((await directory.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: id }] })).status).toBe(204);
  expect((await again.get('/organisation/people')).status).toBe(200);

  expect((await directory.patch(`/Groups/${group}`, { op: 'Remove', path: 'members', value: [{ value: id }] })).status).toBe(204);
  expect(await sessionsOf(town, id)).toBe(0);
  expect((await (await signIn(town, id)).get('/organisation/people')).status).toBe(404);
  expect((await directory.patch(`/Groups/${group}`, { op: 'Remove', path: 'members', value: [{ value: id }] })).status).toBe(204);

  expect((await directory.delete(`/Users/${id}`)).status).toBe(204);
  expect((await directory.delete(`/Users/${id}`)).status).toBe(404);
  expect((await directory.get(`/Users/${id}`)).status).toBe(404);
  expect(await faultsOf(town.house)).toEqual([]);
});

test('every write is in the log of the municipality, as the directory, without a name or an address', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const id = await directory.user({ userName: 'logg@ekhaga.example' });
  await directory.patch(`/Users/${id}`, disabled);
  await directory.delete(`/Users/${id}`);
  const entries = await town.owner<{
    act: string;
    chain: string;
    person_id: string | null;
    details: { directory: string; done: string };
  }>(`select act, chain, person_id, details from audit.entry where about_person_id = $1 order by id`, [id]);
  expect(entries.map(({ act }) => act)).toEqual([
    'directory_person.created',
    'directory_person.closed',
    'directory_person.removed',
  ]);
  expect(entries.every((one) => one.chain === town.id && one.person_id === null && one.details.directory === directory.id)).toBe(
    true,
  );
  expect(JSON.stringify(entries)).not.toContain('ekhaga');
  expect(entries[1]!.details.done).toBe('account_closed');
});

test('whom HR gave the number is the same person; nobody is known by e-mail alone', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const anna = await town.person({ given: 'Anna', family: 'Berg', email: 'anna.berg@ekhaga.example' });
  await town.owner('insert into organisation.staff_number (municipality_id, number, person_id) values ($1, $2, $3)', [
    town.id,
    '4711',
    anna.personId,
  ]);

  const byAddress = await directory.post('/Users', entraUser({ userName: 'anna.berg@ekhaga.example' }));
  expect([byAddress.status, byAddress.body['scimType']]).toEqual([409, 'uniqueness']);
  expect(byAddress.body['detail']).toContain('employeeNumber');

  const byNumber = await directory.post(
    '/Users',
    entraUser({ userName: 'anna.berg@ekhaga.example', [ENTERPRISE]: { employeeNumber: '4711' } }),
  );
  expect([byNumber.status, byNumber.body['id']]).toEqual([201, anna.personId]);
  const [person] = await town.owner('select given_name, family_name from organisation.person where id = $1', [anna.personId]);
  expect(person).toEqual({ given_name: 'Anna', family_name: 'Berg' }); // HR's name stays HR's
  const [account] = await town.owner('select "email" from auth."user" where "personId" = $1', [anna.personId]);
  expect(account).toEqual({ email: `${anna.personId}@account.example` }); // an account no directory made stays where it is

  const twice = await directory.post('/Users', entraUser({ [ENTERPRISE]: { employeeNumber: '4711' } }));
  expect([twice.status, twice.body['scimType']]).toEqual([409, 'uniqueness']);
});

test('someone the directory brought first is the same when HR comes after, and is not closed meanwhile', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const id = await directory.user({ [ENTERPRISE]: { employeeNumber: '9001' } });
  const rows = await town.owner('select person_id from organisation.staff_number where municipality_id = $1', [town.id]);
  expect(rows).toEqual([{ person_id: id }]);
  await town.owner('select * from auth.follow_employments()');
  expect(await town.owner('select "closedAt" from auth."user" where "personId" = $1', [id])).toEqual([{ closedAt: null }]);
});

test('an employment is never ended by the directory, and who is shut out there is not opened by HR', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const { personId } = await town.person();
  await town.owner(`insert into organisation.staff_number values ($1, '77', $2)`, [town.id, personId]);
  await directory.user({ [ENTERPRISE]: { employeeNumber: '77' } });
  await directory.patch(`/Users/${personId}`, disabled);
  expect(await town.owner('select ended_on from organisation.employment where person_id = $1', [personId])).toEqual([
    { ended_on: null },
  ]);
  await town.owner(`update auth."user" set "closedWhy" = 'left' where "personId" = $1`, [personId]); // HR had closed it before
  await town.owner('select * from auth.follow_employments()');
  expect(await town.owner('select "closedWhy" from auth."user" where "personId" = $1', [personId])).toEqual([
    { closedWhy: 'left' },
  ]);
});

test('a changed address changes contact and sign-in; the next of the same name is another person', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const id = await directory.user({ userName: 'eva.ek@ekhaga.example' });
  const change = { op: 'Replace', path: 'emails[type eq "work"].value', value: 'Eva.Lund@ekhaga.example' };
  expect((await directory.patch(`/Users/${id}`, change)).status).toBe(200);
  const reached = () =>
    town.owner(
      'select c.email, u."email" as account from organisation.contact c join auth."user" u on u."personId" = c.person_id where person_id = $1',
      [id],
    );
  expect(await reached()).toEqual([{ email: 'eva.lund@ekhaga.example', account: 'eva.lund@ekhaga.example' }]);

  await directory.delete(`/Users/${id}`);
  expect(await reached()).toEqual([{ email: null, account: `${id}@removed.invalid` }]);
  const next = await directory.user({ userName: 'eva.lund@ekhaga.example' });
  expect(next).not.toBe(id);
});

test('whoever comes back by the directory’s own id is who she was', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const id = await directory.user({ externalId: 'object-7', userName: 'kim@ekhaga.example' });
  await directory.delete(`/Users/${id}`);
  expect(await directory.user({ externalId: 'object-7', userName: 'kim@ekhaga.example' })).toBe(id);
  expect((await (await signIn(town, id)).get('/organisation')).status).toBe(200);
});

test('the safe channel of a protected person is left as it is, with 200 and a line in the log, and is not told', async () => {
  const town = await county.municipality();
  const directory = await directoryOf(town);
  const { personId } = await town.person({ protected: true, email: 'trygg@ekhaga.example' });
  await town.owner(`insert into organisation.staff_number values ($1, '13', $2)`, [town.id, personId]);
  await directory.user({ userName: 'utpekad@ekhaga.example', [ENTERPRISE]: { employeeNumber: '13' } });
  const answer = await directory.patch(`/Users/${personId}`, {
    op: 'Replace',
    path: 'emails[type eq "work"].value',
    value: 'ny@ekhaga.example',
  });
  expect(answer.status).toBe(200);
  expect(answer.text).not.toContain('trygg');
  expect(await town.owner('select email from organisation.contact where person_id = $1', [personId])).toEqual([
    { email: 'trygg@ekhaga.example' },
  ]);
  const [entry] = await town.owner<{ done: string }>(
    `select details ->> 'done' as done from audit.entry where about_person_id = $1 and act = 'directory_person.changed'`,
    [personId],
  );
  expect(entry!.done).toContain('safe_contact_kept');
  await directory.delete(`/Users/${personId}`);
  expect(await town.owner('select email from organisation.contact where person_id = $1', [personId])).toEqual([
    { email: 'trygg@ekhaga.example' },
  ]);
});

test('a neighbour’s directory cannot shut out, move or rename someone who works in both municipalities', async () => {
  const town = await county.municipality();
  const neighbour = await county.municipality();
  const directory = await directoryOf(neighbour);
  const shared = await town.person({ email: 'delad@ekhaga.example' });
  await neighbour.owner(`insert into organisation.staff_number values ($1, '5', $2)`, [neighbour.id, shared.personId]);
  const id = await directory.user({ userName: 'annan@ekhaga.example', [ENTERPRISE]: { employeeNumber: '5' } });
  expect(id).toBe(shared.personId);
  await directory.patch(`/Users/${id}`, disabled);
  expect(await town.owner('select email from organisation.contact where person_id = $1', [id])).toEqual([
    { email: 'delad@ekhaga.example' },
  ]);
  expect(await town.owner('select "closedAt", "email" from auth."user" where "personId" = $1', [id])).toEqual([
    { closedAt: null, email: `${id}@account.example` },
  ]);
  expect(await sessionsOf(town, id)).toBe(0); // but what she had open is ended: somebody said she is gone
});
