import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { invite } from './invitation/invite.ts';

const ground = await openTown();
const { house } = ground;

/** A person with an account and a password, set through her invitation. */
async function invited(password = 'en mening bara jag kan') {
  const town = await ground.municipality();
  const { personId } = await town.person();
  const email = `${personId}@testkoping.example`;
  await ground.owner('delete from auth."user" where "personId" = $1', [personId]);
  const link = new URL(await invite(house, { id: personId, name: 'Anna Andersson', email })).pathname;
  const welcomed = ground.visitor();
  const page = await welcomed.post(link, { newPassword: password });
  return { email, password, link, welcomed, page, personId };
}

/** A one-time code as an authenticator makes it (RFC 6238). */
function oneTimeCode(secret: string, at = Date.now()): string {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('an invitation sets a password once, and signs in', async () => {
  const { page, welcomed, link } = await invited();
  expect(page.status).toBe(303);
  expect((await welcomed.get('/account')).status).toBe(200);
  expect((await ground.visitor().get(link)).status).toBe(404);
  expect((await ground.visitor().post(link, { newPassword: 'en annan lång mening' })).status).toBe(404);
});

test('a short first password is refused at its field, and the link still works', async () => {
  const { link } = await invited('kort');
  const page = await ground.visitor().post(link, { newPassword: 'kort' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('minst tolv tecken');
  expect((await ground.visitor().get(link)).status).toBe(200);
});

test('right e-mail and password sign in; wrong ones get the same words whoever they are', async () => {
  const { email, password } = await invited();
  const anna = ground.visitor();
  expect((await anna.post('/sign-in', { email, password })).location).toBe('/');
  expect((await anna.get('/account')).text).toContain(email);
  const wrong = await ground.visitor().post('/sign-in', { email, password: 'fel fel fel fel fel' });
  const unknown = await ground.visitor().post('/sign-in', { email: 'ingen@testkoping.example', password: 'fel fel fel fel fel' });
  const words = (page: { text: string }) => page.text.replaceAll(email, '').replaceAll('ingen@testkoping.example', '');
  expect([wrong.status, unknown.status]).toEqual([422, 422]);
  expect(words(wrong)).toBe(words(unknown));
});

test('a one-time code is asked for once it is set up, and a recovery code works instead, once', async () => {
  const { email, password, welcomed } = await invited();
  const setUp = await welcomed.post('/account/code', { codePassword: password });
  const secret = /value="([A-Z2-7]{32,})"/.exec(setUp.text)![1]!;
  const recovery = [...setUp.text.matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1]!);
  expect((await welcomed.post('/account/code/confirm', { code: '000000' })).status).toBe(422);
  expect((await welcomed.post('/account/code/confirm', { code: oneTimeCode(secret) })).status).toBe(303);

  const anna = ground.visitor();
  expect((await anna.post('/sign-in', { email, password })).location).toBe('/sign-in/code?next=%2F');
  expect((await anna.get('/account')).status).toBe(303);
  expect((await anna.post('/sign-in/code', { code: '123123' })).status).toBe(422);
  expect((await anna.post('/sign-in/code', { code: oneTimeCode(secret) })).status).toBe(303);
  expect((await anna.get('/account')).status).toBe(200);

  await ground.owner('delete from auth."rateLimit"');
  const lost = ground.visitor();
  await lost.post('/sign-in', { email, password });
  expect((await lost.post('/sign-in/code', { code: recovery[0]! })).status).toBe(303);
  const again = ground.visitor();
  await again.post('/sign-in', { email, password });
  expect((await again.post('/sign-in/code', { code: recovery[0]! })).status).toBe(422);
});

test('one ends a session of one’s own, nobody another’s', async () => {
  await ground.owner('delete from auth."rateLimit"');
  const { email, password, welcomed } = await invited();
  const other = ground.visitor();
  await other.post('/sign-in', { email, password });
  const page = await welcomed.get('/account');
  const id = /\/account\/sessions\/([^/]+)\/end/.exec(page.text)![1]!;
  const stranger = (await invited()).welcomed;
  expect((await stranger.post(`/account/sessions/${id}/end`)).status).toBe(404);
  expect((await other.get('/account')).status).toBe(200);
  expect((await welcomed.post(`/account/sessions/${id}/end`)).status).toBe(303);
  expect((await other.get('/account')).status).toBe(303);
});

test('signing out ends the session in the database', async () => {
  const { welcomed, personId } = await invited();
  await welcomed.post('/sign-out');
  expect((await welcomed.get('/account')).status).toBe(303);
  const left = await ground.owner(
    'select 1 from auth."session" s join auth."user" u on u."id" = s."userId" where u."personId" = $1',
    [personId],
  );
  expect(left).toEqual([]);
});

test('a key for the API is shown once, works, and ends', async () => {
  const { welcomed } = await invited();
  const made = await welcomed.post('/account/keys', { label: 'Intranätet', days: '30' });
  const key = /value="(samfrid_[^"]+)"/.exec(made.text)![1]!;
  const withKey = { authorization: `Bearer ${key}` };
  expect((await ground.visitor().get('/account', withKey)).status).toBe(200);
  expect((await welcomed.get('/account')).text).not.toContain(key);
  const id = /\/account\/keys\/([^/]+)\/end/.exec(made.text)![1]!;
  await welcomed.post(`/account/keys/${id}/end`);
  expect((await ground.visitor().get('/account', withKey)).status).not.toBe(200);
});

test('a form sent from another site is refused, and nobody signs up by herself', async () => {
  const { email, password } = await invited();
  const foreign = await ground.visitor().post('/sign-in', { email, password }, { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
  const signUp = await ground
    .visitor()
    .send('/api/auth/sign-up/email', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect(signUp.status).toBe(404);
});

test('too many attempts are slowed down', async () => {
  await ground.owner('delete from auth."rateLimit"');
  const { email } = await invited();
  const answers: string[] = [];
  for (let i = 0; i < 12; i++)
    answers.push((await ground.visitor().post('/sign-in', { email, password: `fel lösenord nummer ${i}` })).text);
  expect(answers.at(-1)).toContain('för många försök');
});
