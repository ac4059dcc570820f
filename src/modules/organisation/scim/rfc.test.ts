// The examples of RFC 7643 and 7644: their shapes made up here, and the real ones where they lie beside the checkout.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { outsideData } from '#platform/files/fixtures/outside-data.ts';
import { openTown } from '#test/town.ts';
import { directoryOf, ENTERPRISE, entraUser, GROUP, PATCH, USER } from './fixtures/directory-client.ts';

const county = await openTown();
const town = await county.municipality();
const directory = await directoryOf(town);

type Json = Record<string, unknown>;
const real = (name: string): Json | undefined => {
  const file = outsideData(`scim/${name}.json`);
  return file === undefined ? undefined : (JSON.parse(fs.readFileSync(file, 'utf8')) as Json);
};

test('a user is answered with what was kept, never a password, and with id, version and place', async () => {
  const full = {
    ...{
      schemas: [USER, ENTERPRISE],
      id: 'theirs',
      externalId: '701984',
      userName: 'bjensen@ekhaga.example',
      password: 't1meMa$heen',
    },
    name: { formatted: 'Ms. Barbara J Jensen, III', familyName: 'Jensen', givenName: 'Barbara' },
    emails: [
      { value: 'babs@hemma.example', type: 'home' },
      { value: 'bjensen@ekhaga.example', type: 'work', primary: true },
    ],
    phoneNumbers: [
      { value: '555-555-5555', type: 'work' },
      { value: '555-555-4444', type: 'mobile' },
    ],
    groups: [{ value: 'e9e30dba-f08f-4109-8486-d5c6a331660a' }],
    x509Certificates: [{ value: 'MIID' }],
    [ENTERPRISE]: { employeeNumber: '701984', costCenter: '4130', manager: { value: 'x' } },
  };
  for (const body of [full, real('rfc7643-8.3-enterprise_user')].filter((one) => one !== undefined)) {
    const answer = await directory.post('/Users', body);
    expect(answer.status).toBe(201);
    expect(answer.text).not.toContain('t1me');
    expect(answer.text).not.toContain('home');
    expect(answer.body['id']).not.toBe(body['id']);
    expect(answer.body['name']).toEqual({ familyName: 'Jensen', givenName: 'Barbara' });
    expect(answer.body[ENTERPRISE]).toEqual({ employeeNumber: '701984' });
    expect((answer.body['emails'] as Json[]).length).toBe(1);
    const meta = answer.body['meta'] as Json;
    expect([meta['resourceType'], meta['version'], meta['location']]).toEqual([
      'User',
      answer.headers.get('etag'),
      answer.headers.get('location'),
    ]);
    await directory.delete(`/Users/${String(answer.body['id'])}`);
  }
});

test('a user with a name to sign in with and nothing more', async () => {
  const answer = await directory.post(
    '/Users',
    real('rfc7644-3.3-user-post_request') ?? { schemas: [USER], userName: 'bjensen', externalId: 'bjensen' },
  );
  expect([answer.status, answer.body['userName'], answer.body['active']]).toEqual([201, 'bjensen', true]);
  const put = await directory.put(
    `/Users/${String(answer.body['id'])}`,
    real('rfc7644-3.5.1-user-put_request') ?? {
      schemas: [USER],
      userName: 'bjensen',
      externalId: 'bjensen',
      emails: [{ value: 'bj@ekhaga.example' }],
    },
  );
  expect([put.status, (put.body['emails'] as Json[]).length]).toEqual([200, 1]);
  await directory.delete(`/Users/${String(answer.body['id'])}`);
});

const patches: [name: string, body: Json, sees: (user: Json) => unknown, now: unknown][] = [
  [
    'rfc7644-3.5.2.1-patch_op-add_emails',
    { Operations: [{ op: 'add', value: { emails: [{ value: 'babs@hemma.example', type: 'home' }], nickname: 'Babs' } }] },
    (user) => (user['emails'] as Json[])[0]!['value'],
    'work@ekhaga.example',
  ],
  [
    'rfc7644-3.5.2.2-patch_op-remove_multi_complex_value',
    { Operations: [{ op: 'remove', path: 'emails[type eq "work" and value ew "example"]' }] },
    (user) => user['emails'],
    undefined,
  ],
  [
    'rfc7644-3.5.2.3-patch_op-replace_all_email_values',
    {
      Operations: [
        { op: 'replace', value: { emails: [{ value: 'bjensen@example.com', type: 'work', primary: true }], nickname: 'Babs' } },
      ],
    },
    (user) => (user['emails'] as Json[])[0]!['value'],
    'bjensen@example.com',
  ],
  [
    'rfc7644-3.5.2.3-patch_op-replace_street_address',
    { Operations: [{ op: 'replace', path: 'addresses[type eq "work"].streetAddress', value: 'x' }] },
    (user) => user['addresses'],
    undefined,
  ],
  [
    'rfc7644-3.5.2.3-patch_op-replace_user_work_address',
    { Operations: [{ op: 'replace', path: 'addresses[type eq "work"]', value: { type: 'work' } }] },
    (user) => user['addresses'],
    undefined,
  ],
];

for (const [name, body, sees, now] of patches) {
  test(`${name.split('patch_op-')[1]} changes what it says and nothing else`, async () => {
    for (const one of [body, real(name)].filter((it) => it !== undefined)) {
      const address = name.includes('remove_multi') ? 'work@a.example.com' : 'work@ekhaga.example';
      const id = await directory.user({ emails: [{ value: address, type: 'work', primary: true }] });
      // The standard's example ends in example.com; ours in example.
      const answer = await directory.send(
        'PATCH',
        `/Users/${id}`,
        JSON.parse(JSON.stringify({ schemas: [PATCH], ...one }).replace('\\"example\\"', '\\"example.com\\"')),
      );
      expect([answer.status, sees(answer.body)]).toEqual([200, now]);
      await directory.delete(`/Users/${id}`);
    }
  });
}

test('members come and go as the standard’s examples and Entra say', async () => {
  const [babs, james] = [await directory.user(), await directory.user()];
  const ours = (body: Json) =>
    JSON.parse(
      JSON.stringify(body)
        .replaceAll(/"2819c223[^"\\]*"/g, `"${babs}"`)
        .replaceAll(/eq ?\\"2819c223[^"\\]*\\"/g, `eq \\"${babs}\\"`)
        .replaceAll(/"08e1d05d[^"\\]*"/g, `"${james}"`),
    ) as Json;
  const id = await directory.group('Tour Guides');
  const steps: [string, Json, string[]][] = [
    ['rfc7644-3.5.2.1-patch_op-add_members', { Operations: [{ op: 'add', path: 'members', value: [{ value: babs }] }] }, [babs]],
    [
      'rfc7644-3.5.2.2-patch_op-remove_and_add_one_member',
      {
        Operations: [
          { op: 'remove', path: `members[value eq"${babs}"]` },
          { op: 'add', path: 'members', value: [{ value: james }] },
        ],
      },
      [james],
    ],
    [
      'rfc7644-3.5.2.3-patch_op-replace_all_members',
      {
        Operations: [
          { op: 'remove', path: 'members' },
          { op: 'add', path: 'members', value: [{ value: babs }, { value: james }] },
        ],
      },
      [babs, james],
    ],
    [
      'rfc7644-3.5.2.2-patch_op-remove_one_member',
      { Operations: [{ op: 'remove', path: `members[value eq "${babs}"]` }] },
      [james],
    ],
    ['rfc7644-3.5.2.2-patch_op-remove_all_members', { Operations: [{ op: 'remove', path: 'members' }] }, []],
    ['entra: a member without a path', { Operations: [{ op: 'Add', value: { members: [{ value: babs }] } }] }, [babs]],
    ['entra: replaced', { Operations: [{ op: 'Replace', path: 'members', value: [{ value: james }] }] }, [james]],
    ['entra: out by value', { Operations: [{ op: 'Remove', path: 'members', value: [{ value: james }] }] }, []],
    ['okta: name with its own id', { Operations: [{ op: 'replace', value: { id, displayName: 'Guides' } }] }, []],
  ];
  for (const [name, body, now] of steps) {
    for (const one of [body, name.startsWith('rfc') ? real(name) : undefined].filter((it) => it !== undefined)) {
      const answer = await directory.send('PATCH', `/Groups/${id}`, ours({ schemas: [PATCH], ...one }));
      expect([name, answer.status]).toEqual([name, 204]);
      const group = await directory.get(`/Groups/${id}`);
      const members = ((group.body['members'] ?? []) as Json[]).map((member) => String(member['value']));
      expect([name, members.sort()]).toEqual([name, [...now].sort()]);
    }
  }
  expect((await directory.get(`/Groups/${id}`)).body['displayName']).toBe('Guides');
  const twice = await directory.post('/Groups', { schemas: [GROUP], displayName: 'guides' });
  expect([twice.status, twice.body['scimType']]).toEqual([409, 'uniqueness']);
});

test('what has changed since it was read is not written over', async () => {
  const made = await directory.post('/Users', entraUser());
  const at = `/Users/${String(made.body['id'])}`;
  const first = made.headers.get('etag')!;
  expect((await directory.get(at, { 'if-none-match': first })).status).toBe(304);
  const changed = await directory.send(
    'PATCH',
    at,
    { schemas: [PATCH], Operations: [{ op: 'replace', path: 'displayName', value: 'Ny' }] },
    { 'if-match': first },
  );
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(first);
  for (const [method, body] of [
    ['PUT', entraUser()],
    ['PATCH', { schemas: [PATCH], Operations: [{ op: 'replace', path: 'displayName', value: 'Nyare' }] }],
    ['DELETE', undefined],
  ] as const) {
    expect((await directory.send(method, at, body, { 'if-match': first })).status).toBe(412);
  }
  const again = await directory.patch(at, { op: 'replace', path: 'displayName', value: 'Ny' });
  expect(again.headers.get('etag')).toBe(changed.headers.get('etag')); // told once more is no change
});

test('what we say of ourselves is of the standard, and true', async () => {
  const config = await directory.get('/ServiceProviderConfig');
  const said = Object.fromEntries(
    ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag'].map((name) => [name, (config.body[name] as Json)['supported']]),
  );
  expect(said).toEqual({ patch: true, bulk: false, filter: true, changePassword: false, sort: false, etag: true });
  expect((await directory.post('/Bulk', {})).status).toBe(501);
  expect((await directory.get('/ResourceTypes')).body['totalResults']).toBe(2);
  expect((await directory.get('/ResourceTypes/User')).body['endpoint']).toBe('/Users');
  const schemas = (await directory.get('/Schemas')).body['Resources'] as Json[];
  expect(schemas.map((one) => one['id'])).toEqual([USER, ENTERPRISE, GROUP]);
  expect((await directory.get(`/Schemas/${USER}`)).body['name']).toBe('User');
  const names = ['user', 'enterprise_user', 'group'];
  for (const [i, ours] of schemas.entries()) {
    const theirs = real(`rfc7643-8.7.1-schema-${names[i]}`);
    if (theirs) expect(beside(ours['attributes'] as Json[], theirs['attributes'] as Json[])).toEqual([]);
  }
});

/** Attributes that we have otherwise than the standard has them. */
function beside(ours: readonly Json[], theirs: readonly Json[]): string[] {
  return ours.flatMap((one) => {
    const same = theirs.find(({ name }) => name === one['name']);
    if (!same || same['type'] !== one['type'] || same['multiValued'] !== one['multiValued']) return [String(one['name'])];
    return beside((one['subAttributes'] ?? []) as Json[], (same['subAttributes'] ?? []) as Json[]);
  });
}
