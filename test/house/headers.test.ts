// What browsers are told with every answer, graded as scanners of the web grade it: from 100, less for what is missing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { createApp } from '../../src/app.tsx';
import { connected, ORIGIN, wishedLink } from '../../src/modules/screening/case-systems/fixtures/connected.ts';
import { makeAuth } from '../../src/platform/auth/auth.ts';

const ground = await openTown();
const town = await ground.municipality();
const anna = await town.person();

type Fault = { points: number; says: string };

function faultsOf(headers: Headers): Fault[] {
  const faults: Fault[] = [];
  const wants = (holds: boolean, points: number, says: string) => {
    if (!holds) faults.push({ points, says });
  };
  const policy = new Map(
    (headers.get('content-security-policy') ?? '')
      .split(';')
      .map((rule) => rule.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources] as const),
  );
  const all = [...policy.values()].flat();
  wants(policy.has('default-src'), 25, 'no content security policy');
  wants(!all.some((source) => /unsafe-(inline|eval|hashes)/.test(source)), 20, 'inline or evaluated script or style');
  wants(!all.some((source) => /^(https?:|\*|\/\/|wss?:)/.test(source)), 20, 'a third party is let in');
  for (const [name, only] of [
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
    ['form-action', "'self'"],
  ] as const)
    wants(policy.get(name)?.join(' ').startsWith(only) === true, 10, `${name} is not ${only}`);
  const age = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1] ?? 0);
  wants(age >= 31_536_000, 20, 'strict transport security shorter than a year');
  wants(headers.get('x-content-type-options') === 'nosniff', 10, 'kinds of content may be guessed');
  wants(headers.get('x-frame-options') === 'DENY', 10, 'frames');
  wants(['same-origin', 'no-referrer'].includes(headers.get('referrer-policy') ?? ''), 10, 'addresses are told to others');
  wants(headers.get('cross-origin-opener-policy') === 'same-origin', 5, 'windows of others may hold on to ours');
  wants(headers.get('cross-origin-resource-policy') === 'same-origin', 5, 'others may show what is ours');
  wants(/camera=\(\)/.test(headers.get('permissions-policy') ?? ''), 5, 'camera');
  wants(!headers.has('server') && !headers.has('x-powered-by'), 5, 'tells what it is made with');
  wants(headers.get('access-control-allow-origin') === null, 20, 'other sites may read answers');
  return faults;
}

const grade = (headers: Headers): number => 100 - faultsOf(headers).reduce((sum, { points }) => sum + points, 0);

test.each([
  ['a page for everyone', '/', {}],
  ['signing in', '/sign-in', {}],
  ['a page for who is signed in', '/account', {}],
  ['a list as a file', '/training/mine', {}],
  ['what is not there', '/nowhere/at/all', {}],
  ['a failure of the API', '/api/v1/courses', { authorization: 'Bearer x' }],
  ['the API described', '/api/v1/openapi.json', {}],
  ['health', '/healthz', {}],
  ['a picture', '/favicon.svg', {}],
])('%s has a hundred of a hundred points', async (_name, path, headers) => {
  const answer = await (path === '/account' ? anna : ground.visitor()).get(path, headers);
  expect(faultsOf(answer.headers)).toEqual([]);
});

test('only the question page may be framed, by its own case system’s origins; all else of it is as everywhere', async () => {
  const viva = await connected(town);
  const { body } = await viva.post('/links', wishedLink(town.unit));
  const answer = await ground.visitor().get(new URL(String(body['url'])).pathname);
  const page = await ground.visitor().get(answer.location!);
  // The third party is the case system, which may put the page in its frame: no other source names it.
  const framed = ['a third party is let in', "frame-ancestors is not 'none'", 'frames'];
  for (const { headers } of [answer, page]) expect(faultsOf(headers).map(({ says }) => says)).toEqual(framed);
  expect(page.headers.get('content-security-policy')).toMatch(new RegExp(`frame-ancestors ${ORIGIN}(;|$)`));
});

test('style sheets and scripts have them too', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-assets-'));
  fs.mkdirSync(path.join(folder, 'assets'));
  fs.writeFileSync(path.join(folder, 'assets', 'x.css'), 'p { margin: 0 }');
  const answer = await createApp(ground.house, { css: [], js: [] }, folder).request('/assets/x.css');
  fs.rmSync(folder, { recursive: true });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  expect(faultsOf(answer.headers)).toEqual([]);
});

test('the grade can be less: of headers taken away one by one, each is missed', () => {
  const whole = new Headers({
    'content-security-policy':
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=()',
  });
  expect(grade(whole)).toBe(100);
  for (const name of whole.keys()) {
    const without = new Headers(whole);
    without.delete(name);
    expect([name, grade(without) < 100]).toEqual([name, true]);
  }
});

test('in production neither the gallery, the outbox nor the demo’s sign-in is there', async () => {
  const config = { ...ground.house.config, mode: 'production' as const };
  const app = createApp({ ...ground.house, config }, { css: [], js: [] }, 'dist/client');
  const asked = async (path: string, init = {}) => [path, (await app.request(path, init)).status];
  const form = { method: 'POST', body: new URLSearchParams({ persona: 'admin' }) };
  expect([await asked('/gallery'), await asked('/outbox'), await asked('/demo/sign-in', form)]).toEqual([
    ['/gallery', 404],
    ['/outbox', 404],
    ['/demo/sign-in', 404],
  ]);
});

test('pages with people on are kept by no cache, and cookies by no script', async () => {
  const page = await anna.get('/account');
  expect(page.headers.get('cache-control')).toBe('no-store');
  const { headers } = await ground.visitor().post('/language', { locale: 'en', next: '/' });
  for (const cookie of headers.getSetCookie())
    expect(cookie).toMatch(/HttpOnly.*SameSite=(Lax|Strict)|SameSite=(Lax|Strict).*HttpOnly/i);
});

test('over https every cookie is this host’s alone', async () => {
  const config = { ...ground.house.config, publicUrl: 'https://samfrid.example' };
  const auth = makeAuth({ db: ground.house.signIn.db, publicUrl: config.publicUrl, secret: config.secret, demo: true });
  const app = createApp({ ...ground.house, config, auth }, { css: [], js: [] }, 'dist/client');
  const personId = (await town.person()).personId;
  await ground.owner(`insert into platform.demo_persona (persona, person_id, position) values ('employee', $1, 1)`, [personId]);
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
  const signedIn = await app.request('https://samfrid.example/demo/sign-in', form({ persona: 'employee' }));
  const chosen = await app.request('https://samfrid.example/language', form({ locale: 'en', next: '/' }));
  const cookies = [...signedIn.headers.getSetCookie(), ...chosen.headers.getSetCookie()];
  expect(cookies.length).toBeGreaterThan(1);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; Domain/i);
  }
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  expect((await app.request('https://samfrid.example/account', { headers: { cookie } })).status).toBe(200);
});
