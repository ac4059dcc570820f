// What no directory should send, and some do.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { outsideData } from '#platform/files/fixtures/outside-data.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { type DirectoryClient, directoryOf, entraUser, GROUP, PATCH } from './fixtures/directory-client.ts';

const county = await openTown();
const town = await county.municipality();
const directory = await directoryOf(town);

test('no path reaches beside the resource', async () => {
  const id = await directory.user();
  for (const path of [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    '__proto__',
    'toString',
    'name.__proto__.x',
    'emails[__proto__ eq "x"].value',
  ]) {
    const answer = await directory.patch(`/Users/${id}`, { op: 'replace', path, value: 'x' });
    expect([path, answer.status]).toEqual([path, 400]);
  }
  const raw = `{"schemas":["${PATCH}"],"Operations":[{"op":"add","value":{"__proto__":{"polluted":"x"},"name":{"__proto__":{"polluted":1}}}}]}`;
  expect((await directory.send('PATCH', `/Users/${id}`, raw)).status).toBe(200);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('every odd string is kept as it came, found again, or refused in a sentence: never a fault of ours', async () => {
  const file = outsideData('security/blns.json');
  const listed = file ? (JSON.parse(fs.readFileSync(file, 'utf8')) as string[]) : [];
  const odd = [
    "'; drop table organisation.person; --",
    '%_\\',
    '"',
    '\\',
    'a\u0000b',
    '\ud800',
    '<script>alert(1)</script>',
    '=1+1',
    ...listed,
  ];
  const outcomes = new Set<number>();
  const kept = (text: string) => text.trim() === text && text !== '' && text.isWellFormed();
  const tryOne = async (own: DirectoryClient, text: string, also: boolean) => {
    const made = await own.post('/Users', entraUser({ displayName: text, userName: `x${randomUUID()}${text.slice(0, 40)}` }));
    const found = await own.find('Users', `displayName eq ${JSON.stringify(text)}`);
    outcomes.add(made.status).add(found.status);
    if (made.status === 201 && kept(text)) {
      expect(made.body['displayName']).toBe(text);
      expect(Number(found.body['totalResults'])).toBeGreaterThan(0);
    }
    if (!also) return;
    outcomes.add((await own.find('Users', text)).status);
    outcomes.add((await own.patch(`/Users/${String(made.body['id'])}`, { op: 'replace', path: text, value: text })).status);
  };
  for (let start = 0; start < odd.length; start += 100) {
    const own = await directoryOf(town); // nobody may ask so much so fast with one key
    const some = odd.slice(start, start + 100);
    for (let i = 0; i < some.length; i += 8)
      await Promise.all(some.slice(i, i + 8).map((text, n) => tryOne(own, text, n === 0 || start === 0)));
  }
  expect([...outcomes].filter((status) => status >= 500 || status === 429)).toEqual([]);
}, 120_000);

test('bodies that are no SCIM are refused as RFC 7644 says', async () => {
  const id = await directory.user();
  const answers = [
    await directory.send('POST', '/Users', '{'),
    await directory.send('POST', '/Users', '[]'),
    await directory.send('POST', '/Users', 'null'),
    await directory.post('/Users', { schemas: [] }),
    await directory.post('/Users', entraUser({ active: 'perhaps' })),
    await directory.post('/Users', entraUser({ userName: { a: 1 } })),
    await directory.post('/Users', entraUser({ userName: 'x'.repeat(300) })),
    await directory.send('PATCH', `/Users/${id}`, { Operations: [{ op: 'add', value: {} }] }),
    await directory.patch(`/Users/${id}`, { op: 'move', path: 'active' }),
    await directory.patch(`/Users/${id}`),
    await directory.patch(`/Users/${id}`, { op: 'remove' }),
    await directory.post('/Groups', { schemas: [GROUP], members: [] }),
    await directory.get('/Users?count=many'),
    await directory.get(`/Users?filter=${'('.repeat(1500)}`),
    await directory.find('Users', 'password eq "x"'),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  expect(answers.map(({ body }) => body['scimType'])).toEqual([
    ...['invalidSyntax', 'invalidSyntax', 'invalidSyntax', 'invalidValue', 'invalidValue', 'invalidValue', 'invalidValue'],
    ...[
      'invalidSyntax',
      'invalidSyntax',
      'invalidSyntax',
      'noTarget',
      'invalidValue',
      'invalidValue',
      'invalidFilter',
      'invalidFilter',
    ],
  ]);
  expect((await directory.send('POST', '/Users', JSON.stringify(entraUser({ nickName: 'x'.repeat(3_000_000) })))).status).toBe(
    413,
  );
  const id0 = await directory.patch(`/Users/${id}`, { op: 'replace', path: 'id', value: randomUUID() });
  expect([id0.status, id0.body['scimType']]).toEqual([400, 'mutability']);
  expect(await faultsOf(town.house)).toEqual([]);
});

test('the administrators see what was refused, without a value of anybody’s', async () => {
  const admin = await town.person({ roles: { admin: town.id } });
  await directory.user({ userName: 'upptagen@ekhaga.example' });
  await directory.post('/Users', entraUser({ userName: 'upptagen@ekhaga.example' }));
  const page = await admin.get(`/organisation/directories/${directory.id}`);
  expect(page.text).toContain('POST Users, 409');
  const faults = await town.owner<{ what: string | null }>(
    'select what from organisation.directory_fault where directory_id = $1',
    [directory.id],
  );
  expect(JSON.stringify(faults)).not.toContain('upptagen');
  expect(faults.length).toBeLessThanOrEqual(200);
});
