import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { forgottenLetters } from './forgotten/letter.ts';
import { invite } from './invitation/invite.ts';

const ground = await openTown();
const { house } = ground;

/** A person with an account and a password, set through her invitation. */
async function invited(password = 'en mening bara jag kan') {
  const town = await ground.municipality();
  const { personId } = await town.person();
  await ground.owner('insert into auth."localRule" ("organisationId") values ($1)', [town.id]);
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

test('a password is what was typed, with its spaces', async () => {
  const password = '  en mening med luft omkring ';
  const { email, page } = await invited(password);
  expect(page.status).toBe(303);
  expect((await ground.visitor().post('/sign-in', { email, password: password.trim() })).status).toBe(422);
  expect((await ground.visitor().post('/sign-in', { email, password })).status).toBe(303);
});

test('the password is changed by who knows the old one, and by nobody else', async () => {
  const { email, password, welcomed } = await invited();
  const wished = { newPassword: 'en helt annan mening' };
  expect((await welcomed.post('/account/password', { currentPassword: 'fel fel fel fel fel', ...wished })).status).toBe(422);
  expect((await welcomed.post('/account/password', { currentPassword: password, ...wished })).status).toBe(303);
  expect((await ground.visitor().post('/sign-in', { email, password })).status).toBe(422);
  expect((await ground.visitor().post('/sign-in', { email, password: wished.newPassword })).status).toBe(303);
});

test('right e-mail and password sign in; wrong ones get the same words whoever they are', async () => {
  const { email, password } = await invited();
  const anna = ground.visitor();
  expect((await anna.post('/sign-in', { email, password })).location).toBe('/account');
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
  expect((await anna.post('/sign-in/code', { code: oneTimeCode(secret, Date.now() + 30_000) })).status).toBe(303);
  expect((await anna.get('/account')).status).toBe(200);

  const lost = ground.visitor();
  await lost.post('/sign-in', { email, password });
  expect((await lost.post('/sign-in/code', { code: recovery[0]! })).status).toBe(303);
  const again = ground.visitor();
  await again.post('/sign-in', { email, password });
  expect((await again.post('/sign-in/code', { code: recovery[0]! })).status).toBe(422);
});

test('one ends a session of one’s own, nobody another’s', async () => {
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
  const town = await ground.municipality();
  const welcomed = await town.person();
  const made = await welcomed.post('/account/keys', { label: 'Intranätet', days: '30' });
  const key = /value="(samfrid_[^"]+)"/.exec(made.text)![1]!;
  const withKey = { authorization: `Bearer ${key}` };
  expect((await ground.visitor().get('/api/v1/courses', withKey)).status).toBe(200);
  expect((await welcomed.get('/account')).text).not.toContain(key);
  // It is no way into pages, where a further key could be made.
  expect((await ground.visitor().get('/account', withKey)).status).toBe(303);
  const id = /\/account\/keys\/([^/]+)\/end/.exec(made.text)![1]!;
  await welcomed.post(`/account/keys/${id}/end`);
  expect((await ground.visitor().get('/api/v1/courses', withKey)).status).toBe(401);
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

test('a password alone opens the account page and nothing more, until a second factor is set up', async () => {
  const { password, welcomed } = await invited();
  for (const path of ['/training', '/organisation', '/log', '/training/mine']) {
    const page = await welcomed.get(path);
    expect([path, page.status, page.location]).toEqual([path, 303, `/step-up?next=${encodeURIComponent(path)}&level=2`]);
  }
  expect((await welcomed.get('/step-up?next=%2Ftraining&level=2')).text).toContain('Lägg till en lösennyckel');
  expect((await welcomed.get('/')).text).toContain('Logga in');
  const setUp = await welcomed.post('/account/code', { codePassword: password });
  const secret = /value="([A-Z2-7]{32,})"/.exec(setUp.text)![1]!;
  await welcomed.post('/account/code/confirm', { code: oneTimeCode(secret) });
  expect((await welcomed.get('/training')).status).toBe(200);
});

test('where the organisation does not allow local accounts, the right password opens nothing', async () => {
  const { email, password } = await invited();
  await ground.owner('delete from auth."localRule"');
  const anna = ground.visitor();
  const page = await anna.post('/sign-in', { email, password });
  expect([page.status, page.text.includes('Lokala konton används inte')]).toEqual([422, true]);
  expect((await anna.get('/account')).status).toBe(303);
});

test('a closed account gets the words of a wrong password, and its sessions and keys are over at once', async () => {
  const { email, password, welcomed, personId } = await invited();
  await ground.owner('select auth.close_account($1, $2)', [personId, 'administrator']);
  expect((await welcomed.get('/account')).status).toBe(303);
  const page = await ground.visitor().post('/sign-in', { email, password });
  expect([page.status, page.text.includes('hör inte ihop')]).toEqual([422, true]);
});

test('signing in again makes a new secret, and the one before is worth nothing', async () => {
  const { email, password, welcomed } = await invited();
  const before = welcomed.cookieHeader();
  await welcomed.post('/sign-in', { email, password });
  expect(welcomed.cookieHeader()).not.toBe(before);
  const old = await ground.app.request('http://localhost/account', { headers: { cookie: before } });
  expect(old.status).toBe(303);
});

test('a session ends when it lies unused, and at its age whatever it is used for', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const ages = async (seen: string, made: string, level: number) => {
    await ground.owner(
      `update auth."session" set "level" = $4, "lastSeenAt" = now() - $2::interval, "createdAt" = now() - $3::interval,
         "expiresAt" = now() + interval '1 hour' where "userId" = (select "id" from auth."user" where "personId" = $1)`,
      [anna.personId, seen, made, level],
    );
    return (await anna.get('/account')).status;
  };
  expect(await ages('44 minutes', '9 hours', 3)).toBe(200);
  expect(await ages('46 minutes', '1 hour', 3)).toBe(303);
  expect(await ages('46 minutes', '1 hour', 2)).toBe(200);
  expect(await ages('121 minutes', '3 hours', 2)).toBe(303);
  expect(await ages('1 minute', '601 minutes', 2)).toBe(303);
  expect(await ages('14 minutes', '50 minutes', 1)).toBe(200);
  expect(await ages('1 minute', '61 minutes', 1)).toBe(303);
});

test('a role that ends takes the open sessions with it', async () => {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });
  expect((await planner.get('/training/occasions')).status).toBe(200);
  await ground.owner('update access.role_grant set valid_to = current_date where person_id = $1', [planner.personId]);
  expect((await planner.get('/account')).status).toBe(303);
});

test('what asks for LoA3 leads to a step up, in pages and in the API, and its rows sleep until then', async () => {
  const town = await ground.municipality();
  const admin = await town.person({ roles: { admin: town.id, log_reviewer: town.id }, level: 2 });
  const page = await admin.get('/organisation/import');
  expect([page.status, page.location]).toEqual([303, '/step-up?next=%2Forganisation%2Fimport&level=3']);
  expect((await admin.get('/training')).status).toBe(200);
  const rows = await asPerson(house.app.db, admin.personId, (tx) => tx.selectFrom('audit.entry').select('id').execute(), 2);
  const own = await asPerson(
    house.app.db,
    admin.personId,
    (tx) => tx.selectFrom('audit.entry').select('id').where('person_id', '=', admin.personId).execute(),
    2,
  );
  expect(rows).toEqual(own);
});

test('too many attempts on one account from one address are slowed down, and colleagues behind the address are not', async () => {
  const { email } = await invited();
  const colleague = await invited();
  const answers: string[] = [];
  for (let i = 0; i < 9; i++)
    answers.push((await ground.visitor().post('/sign-in', { email, password: `fel lösenord nummer ${i}` })).text);
  expect(answers[7]).not.toContain('för många försök');
  expect(answers[8]).toContain('för många försök');
  const other = await ground.visitor().post('/sign-in', { email: colleague.email, password: colleague.password });
  expect(other.status).toBe(303);
});

test('one account tried from many addresses is slowed down too, and so is one address that tries everyone', async () => {
  const { email, password } = await invited();
  const failures = (sql: string, count: number) =>
    ground.owner(
      `insert into auth."failure" ("key") select (select "key" from auth."failure" where "key" like $1
      order by "at" desc limit 1) from generate_series(1, $2)`,
      [sql, count],
    );
  await ground.visitor().post('/sign-in', { email, password: 'fel fel fel fel fel' });
  await failures('account:%', 39);
  expect((await ground.visitor().post('/sign-in', { email, password })).text).toContain('för många försök');
  await ground.owner(`delete from auth."failure" where "key" like 'account:%' or "key" like 'both:%'`);
  expect((await ground.visitor().post('/sign-in', { email, password })).status).toBe(303);
  await failures('address:%', 400);
  expect((await ground.visitor().post('/sign-in', { email, password })).text).toContain('för många försök');
  await ground.owner('delete from auth."failure"');
});

test('a well-known first password is refused at its field', async () => {
  const { page } = await invited('password123456');
  expect([page.status, page.text.includes('bland de första')]).toEqual([422, true]);
});

test('a passkey cannot be gone around by the password alone', async () => {
  const { email, password, personId } = await invited();
  await ground.owner(
    `insert into auth."passkey" ("userId", "publicKey", "credentialID", "counter", "deviceType", "backedUp")
     select "id", 'x', 'x', 0, 'singleDevice', false from auth."user" where "personId" = $1`,
    [personId],
  );
  const anna = ground.visitor();
  expect((await anna.post('/sign-in', { email, password })).text).toContain('Kontot har en lösennyckel');
  expect((await anna.get('/account')).status).toBe(303);
});

test('a screen left open makes no new key and adds no way in: one shows first that one is oneself', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  await ground.owner(
    `update auth."session" set "authenticatedAt" = now() - interval '16 minutes' where "userId" =
     (select "id" from auth."user" where "personId" = $1)`,
    [anna.personId],
  );
  const page = await anna.post('/account/keys', { label: 'Min', days: '30' }, { referer: 'http://localhost/account' });
  expect([page.status, page.location]).toEqual([303, '/step-up?next=%2Faccount&level=1&fresh=1']);
  expect((await anna.get('/account')).text).toContain('Visa att det är du');
});

/** The account with a one-time code set up, and the secret of it. */
async function withCode() {
  const one = await invited();
  const setUp = await one.welcomed.post('/account/code', { codePassword: one.password });
  const secret = /value="([A-Z2-7]{32,})"/.exec(setUp.text)![1]!;
  await one.welcomed.post('/account/code/confirm', { code: oneTimeCode(secret) });
  return { ...one, secret };
}

test('a one-time code lets in once, whoever saw it typed', async () => {
  const { email, password, secret } = await withCode();
  const code = oneTimeCode(secret, Date.now() + 30_000);
  const anna = ground.visitor();
  await anna.post('/sign-in', { email, password });
  expect((await anna.post('/sign-in/code', { code })).status).toBe(303);
  const shoulder = ground.visitor();
  await shoulder.post('/sign-in', { email, password });
  const page = await shoulder.post('/sign-in/code', { code });
  expect([page.status, page.text.includes('Koden stämmer inte')]).toEqual([422, true]);
  expect((await shoulder.get('/account')).status).toBe(303);
});

test('the code that set it up lets nobody in after that; another way to sign in ends the sessions of the old ones', async () => {
  const one = await invited();
  const elsewhere = ground.visitor();
  await elsewhere.post('/sign-in', { email: one.email, password: one.password });
  const setUp = await one.welcomed.post('/account/code', { codePassword: one.password });
  expect((await elsewhere.get('/account')).status).toBe(200);
  const code = oneTimeCode(/value="([A-Z2-7]{32,})"/.exec(setUp.text)![1]!);
  await one.welcomed.post('/account/code/confirm', { code });
  expect([(await one.welcomed.get('/account')).status, (await elsewhere.get('/account')).status]).toEqual([200, 303]);
  await elsewhere.post('/sign-in', { email: one.email, password: one.password });
  expect((await elsewhere.post('/sign-in/code', { code })).status).toBe(422);
  // The same when the factor is taken away.
  const third = ground.visitor();
  await third.post('/sign-in', { email: one.email, password: one.password });
  const next = oneTimeCode(/value="([A-Z2-7]{32,})"/.exec(setUp.text)![1]!, Date.now() + 30_000);
  expect((await third.post('/sign-in/code', { code: next })).status).toBe(303);
  expect((await one.welcomed.post('/account/code/end', { codePassword: one.password })).status).toBe(303);
  expect([(await one.welcomed.get('/account')).status, (await third.get('/account')).status]).toEqual([200, 303]);
});

const linkIn = async (personId: string) => {
  const letter = await forgottenLetters['auth.forgotten']!(house.worker.db, { person: personId }, 'http://localhost');
  return new URL(/http:\S+/.exec(letter!.text)![0]).pathname;
};

test('a forgotten password: one answer for everyone, one letter, a new password, and the second factor is still asked for', async () => {
  const { email, personId, secret } = await withCode();
  const ask = async (address: string) => (await ground.visitor().post('/sign-in/forgotten', { email: address })).text;
  expect(await ask('ingen@testkoping.example')).toBe(await ask(email));
  await ask(email);
  await house.jobs.runWaiting();
  const letters = await ground.owner(`select person_id from mail.letter where kind = 'auth.forgotten'`);
  expect(letters).toEqual([{ person_id: personId }]);
  const anna = ground.visitor();
  const page = await anna.post(await linkIn(personId), { newPassword: 'tre små ord till dig' });
  expect(page.location).toBe('/sign-in/code?next=%2Faccount');
  expect((await anna.get('/account')).status).toBe(303);
  expect((await anna.post('/sign-in/code', { code: oneTimeCode(secret, Date.now() + 30_000) })).status).toBe(303);
  expect((await anna.get('/account')).status).toBe(200);
});

test('a new password does not go around a passkey', async () => {
  const { personId } = await invited();
  await ground.owner(
    `insert into auth."passkey" ("userId", "publicKey", "credentialID", "counter", "deviceType", "backedUp")
     select "id", 'x', 'y', 0, 'singleDevice', false from auth."user" where "personId" = $1`,
    [personId],
  );
  const anna = ground.visitor();
  expect((await anna.post(await linkIn(personId), { newPassword: 'tre små ord till dig' })).location).toBe('/sign-in');
  expect((await anna.get('/account')).status).toBe(303);
});
