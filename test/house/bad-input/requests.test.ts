// What no browser sends: broken bodies, characters that cannot be kept, addresses that cannot be read. Each is the sender's
// fault and is told so; none is an error of ours.
import { expect, test } from 'vitest';
import { callerFor } from '#test/caller.ts';
import { newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { faultsOf, HOSTILE_NAMES, hostileStrings, standsRaw } from './hostile-strings.ts';

const ground = await openTown();
const town = await ground.municipality();
const planner = await town.person({ roles: { course_planner: town.id } });
const anna = await town.person();

const own = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const BROKEN: [string, string, string][] = [
  ['no boundary', 'multipart/form-data', 'x'],
  ['another boundary', 'multipart/form-data; boundary=a', '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--'],
  ['cut in the middle', 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\n1'],
  ['a head without a name', 'multipart/form-data; boundary=a', '--a\r\nContent-Type: text/plain\r\n\r\n1\r\n--a--'],
  ['JSON', 'application/json', '{"title": "x"}'],
  ['XML', 'application/xml', '<x/>'],
  ['plain text', 'text/plain', 'title=x'],
];
const FORMS = ['/training/courses/new', '/sign-in', '/language', '/demo/sign-in', '/training/claims/new'];

test.each(BROKEN)('a form whose body is broken (%s) is answered 400, in words', async (_, type, body) => {
  for (const path of FORMS) {
    const { status, text } = await planner.send(path, { method: 'POST', body, headers: { ...own, 'content-type': type } });
    expect([path, status]).toEqual([path, 400]);
    expect(text).toContain('Inget är sparat');
  }
});

test('a form that is no text at all, or has no body, is refused at its fields', async () => {
  const bytes = Buffer.concat([Buffer.from('title='), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]);
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = await planner.send('/training/courses/new', { method: 'POST', body: bytes, headers: { ...own, ...type } });
  expect(sent.status).toBe(422);
  const empty = await planner.send('/training/courses/new', { method: 'POST', body: '', headers: { ...own, ...type } });
  expect(empty.status).toBe(422);
});

test.each(HOSTILE_NAMES)('a field or a parameter called “%s” is one nobody asked for, also before sign-in', async (name) => {
  for (const path of FORMS)
    for (const value of ['x', 'a\0b', ['x', 'y']]) {
      const body = new URLSearchParams([value].flat().map((one) => [name, one]));
      const { status } = await ground.visitor().send(path, { method: 'POST', body, headers: own });
      expect([path, value, status < 500]).toEqual([path, value, true]);
    }
  for (const path of ['/training', '/organisation/people', '/sign-in'])
    expect((await planner.get(`${path}?${encodeURIComponent(name)}=x`)).status).toBeLessThan(500);
  const typed = await planner.post('/training/courses/new', { [name]: 'x', summary: 'kvar' });
  expect([typed.status, typed.text.includes('kvar')]).toEqual([422, true]);
});

test('a character that cannot be kept is refused at its field, and the rest is shown again', async () => {
  const { status, text } = await planner.post('/training/courses/new', { title: 'Se\0våldet', summary: 'kvar' });
  expect(status).toBe(422);
  expect(text).toContain('Här fanns ett tecken som inte går att spara');
  expect(text).toMatch(/name="title"[^>]*value="Sevåldet"|value="Sevåldet"[^>]*name="title"/);
  expect(text).toContain('kvar');
});

test('nor does it in a form that is shown with more rows, or read in two ways', async () => {
  for (const press of ['save', 'more_parts', 'propose']) {
    const fields = { press, find: 'a\0b', label: 'c\0d', part1_room: 'e\0f', seats: '1\0' };
    const { status, text } = await planner.post('/training/occasions/new', fields);
    expect([press, status, text.includes('\0')]).toEqual([press, press === 'save' ? 422 : 200, false]);
    expect(text).toContain('value="cd"');
  }
});

test.each(['/%00', '/training?q=a%00b', '/organisation/people?q=%00', '/certificate/%00', '/api/v1/courses?cursor=%00'])(
  'an address with such a character is the address of nothing: %s',
  async (path) => {
    expect((await planner.get(path)).status).toBe(404);
  },
);

test.each([
  '/training?q=%ff%fe',
  '/training?q=%zz',
  '/training?q=%',
  '/training?q=%ed%a0%80',
  '/training?q=a&q=b&q[]=c',
  '/training?page=1e99',
])('an address that is half written is read as far as it goes: %s', async (path) => {
  expect((await planner.get(path)).status).toBe(200);
});

test.each([
  '/certificate/%ff',
  '/certificate/%zz',
  '/training/courses/%ff',
  '/training/courses/..%2f..%2fetc',
  '/%c0%ae%c0%ae/x',
])('nor does such a path break anything: %s', async (path) => {
  expect((await planner.get(path)).status).toBeLessThan(500);
});

test('the API says what is wrong with a body it cannot keep or read', async () => {
  const occasion = await newOccasion(town);
  const caller = await callerFor(ground, anna, { scopes: ['training.browse'] });
  const path = `/api/v1/occasions/${occasion}/sign-ups`;
  const json = { 'content-type': 'application/json' };
  const bodies: [number, string][] = [
    [422, '{"needs": "a\\u0000b"}'],
    [422, '{"needs": "halv \\ud800"}'],
    [422, '{"a\\u0000": 1}'],
    [400, '{"needs": '],
    [400, ''],
    [400, '\u0000'],
  ];
  for (const [wanted, body] of bodies) {
    const answer = await caller.send(path, { method: 'POST', body, headers: json });
    expect([body, answer.status]).toEqual([body, wanted]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  }
  for (const body of [
    '['.repeat(60_000),
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    '[]',
    'null',
    '1',
    '"x"',
    '{"__proto__": {"needs": 1}}',
  ])
    expect((await caller.send(path, { method: 'POST', body, headers: json })).status).toBeLessThan(500);
});

test('what the other tests here look with sees a fault when there is one', () => {
  const { strings } = hostileStrings();
  const harmful = strings.filter((text) => faultsOf(`<p>${text}</p>`).length > 0);
  expect(harmful.length).toBeGreaterThan(5);
  expect(harmful.filter((text) => !standsRaw(`<p>${text}</p>`, text))).toEqual([]);
  for (const html of [
    '<a href="javascript:x">',
    '<p onclick="x">',
    '<iframe src="/x">',
    '<script>x</script>',
    '<img src="//x.example/a">',
  ])
    expect(faultsOf(html), html).toHaveLength(1);
  expect(faultsOf('<a href="/x" title="onclick=x &lt;script&gt;">x</a><img src="/a.svg" alt="">')).toEqual([]);
});
