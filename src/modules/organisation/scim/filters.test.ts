// How directories say what they change and whom they look for.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { outsideData } from '#platform/files/fixtures/outside-data.ts';
import { openTown } from '#test/town.ts';
import { directoryOf, ENTERPRISE, USER } from './fixtures/directory-client.ts';

const county = await openTown();
const town = await county.municipality();
const directory = await directoryOf(town);

type Json = Record<string, unknown>;
const real = (name: string): Json | undefined => {
  const file = outsideData(`scim/${name}.json`);
  return file === undefined ? undefined : (JSON.parse(fs.readFileSync(file, 'utf8')) as Json);
};

test('Entra’s ways of saying things are understood', async () => {
  const id = await directory.user();
  const said = async (...operations: unknown[]) => (await directory.patch(`/Users/${id}`, ...operations)).body;
  expect((await said({ op: 'Replace', path: 'active', value: 'False' }))['active']).toBe(false);
  expect((await said({ op: 'replace', value: { active: 'True' } }))['active']).toBe(true);
  expect((await said({ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '070-1740605' }))['phoneNumbers']).toEqual(
    [{ value: '070-1740605', type: 'mobile' }],
  );
  expect(
    (await said({ op: 'Replace', path: 'phoneNumbers[type eq "mobile"].value', value: '070-1740606' }))['phoneNumbers'],
  ).toEqual([{ value: '070-1740606', type: 'mobile' }]);
  expect((await said({ op: 'Add', path: `${ENTERPRISE}:employeeNumber`, value: 'E1' }))[ENTERPRISE]).toEqual({
    employeeNumber: 'E1',
  });
  expect(
    (
      await said({
        op: 'Add',
        value: { 'name.givenName': 'Wera', [`${ENTERPRISE}:department`]: 'Norr', displayName: 'Wera Lind' },
      })
    )['name'],
  ).toEqual({
    givenName: 'Wera',
    familyName: 'Lind',
  });
  expect((await said({ op: 'Replace', path: 'NAME.familyname', value: 'Ek' }))['name']).toEqual({
    givenName: 'Wera',
    familyName: 'Ek',
  });
  expect((await said({ op: 'Remove', path: 'displayName' }))['displayName']).toBeUndefined();
  expect((await said({ op: 'Replace', path: `${USER}:userName`, value: 'wera@ekhaga.example' }))['userName']).toBe(
    'wera@ekhaga.example',
  );
  const none = await directory.patch(`/Users/${id}`, {
    op: 'replace',
    path: 'emails[type eq "other"].value',
    value: 'x@ekhaga.example',
  });
  expect([none.status, none.body['scimType']]).toEqual([400, 'noTarget']);
  const nowhere = await directory.patch(`/Users/${id}`, { op: 'replace', path: 'shoeSize', value: 40 });
  expect([nowhere.status, nowhere.body['scimType']]).toEqual([400, 'invalidPath']);
  const needed = await directory.patch(`/Users/${id}`, { op: 'remove', path: 'userName' });
  expect([needed.status, needed.body['scimType']]).toEqual([400, 'mutability']);
});

test('filters find what they say, and no more', async () => {
  const own = await directoryOf(town);
  const ada = await own.user({
    userName: 'AD\\ada',
    displayName: 'Ada "Ace" Ek',
    emails: [{ value: 'ada@ekhaga.example', type: 'work' }],
  });
  const bo = await own.user({
    userName: 'bo@ekhaga.example',
    displayName: 'Bo',
    active: false,
    phoneNumbers: [{ type: 'mobile', value: '0701' }],
  });
  const group = await own.group('Ett', [ada]);
  const cases: [string, string[]][] = [
    ['userName eq "ad\\\\ADA"', [ada]],
    ['displayName co "\\"Ace\\""', [ada]],
    ['active eq false', [bo]],
    ['active eq "True"', [ada]],
    ['emails[type eq "work" and value co "ada"]', [ada]],
    ['emails.value sw "ada@" or phoneNumbers[type eq "mobile"].value eq "0701"', [ada, bo]],
    ['phoneNumbers[type eq "work" and value eq "0701"]', []],
    ['not (active eq true)', [bo]],
    ['userName pr and not (displayName eq "Bo")', [ada]],
    [`id eq "${bo}"`, [bo]],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', [ada, bo]],
    ['meta.created lt "2011-05-13T04:42:34Z"', []],
    [`${USER}:userName ew "EXAMPLE"`, [bo]],
    [`${ENTERPRISE}:employeeNumber pr`, []],
    ['userName eq "%"', []],
    ['externalId eq null', []],
  ];
  for (const [filter, wanted] of cases) {
    const { body, status } = await own.find('Users', filter);
    expect([filter, status, ((body['Resources'] ?? []) as Json[]).map((one) => one['id'])]).toEqual([filter, 200, wanted]);
  }
  expect((await own.find('Groups', `members[value eq "${ada}"]`)).body['totalResults']).toBe(1);
  expect((await own.find('Groups', `members.value eq "${bo}"`)).body['totalResults']).toBe(0);
  const [slim] = (await own.get('/Groups?excludedAttributes=members')).body['Resources'] as Json[];
  expect([slim!['id'], 'members' in slim!]).toEqual([group, false]);
  const search = real('rfc7644-3.4.3-search_request') ?? {
    filter: 'displayName sw "smith"',
    attributes: ['displayName', 'userName'],
    startIndex: 1,
    count: 10,
  };
  const found = await own.post('/Users/.search', { ...search, filter: 'displayName sw "ada"' });
  expect(Object.keys((found.body['Resources'] as Json[])[0]!).sort()).toEqual(['displayName', 'id', 'schemas', 'userName']);
  const parts = await own.get(`/Users/${ada}?attributes=userName,emails.value`);
  expect(parts.body).toEqual({ schemas: [USER], id: ada, userName: 'AD\\ada', emails: [{ value: 'ada@ekhaga.example' }] });
});
