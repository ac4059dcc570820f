import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { invited, oneTimeCode, withCode } from './fixtures/accounts.ts';
import { forgottenLetters } from './forgotten/letter.ts';

const ground = await openTown();
const { house } = ground;

test('a one-time code is asked for once it is set up, and a recovery code works instead, once', async () => {
  const { email, password, welcomed } = await invited(ground);
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
  const typed = recovery[1]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  expect((await again.post('/sign-in/code', { code: typed })).status).toBe(303);
});

test('recovery codes are kept as digests, and a digest is no code', async () => {
  const { email, password, welcomed, personId } = await invited(ground);
  const setUp = await welcomed.post('/account/code', { codePassword: password });
  const recovery = [...setUp.text.matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1]!);
  expect(recovery.filter((code) => /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/.test(code))).toHaveLength(10);
  const secret = /value="([A-Z2-7]{32,})"/.exec(setUp.text)![1]!;
  await welcomed.post('/account/code/confirm', { code: oneTimeCode(secret) });
  const [row] = await ground.owner<{ kept: string }>(
    `select t."backupCodes" as kept from auth."twoFactor" t join auth."user" u on u."id" = t."userId" where u."personId" = $1`,
    [personId],
  );
  const kept = JSON.parse(row!.kept) as string[];
  expect(kept.filter((one) => /^[0-9a-f]{64}$/.test(one))).toHaveLength(10);
  const thief = ground.visitor();
  await thief.post('/sign-in', { email, password });
  expect((await thief.post('/sign-in/code', { code: kept[0]! })).status).toBe(422);
});

test('a password alone opens the account page and nothing more, until a second factor is set up', async () => {
  const { password, welcomed } = await invited(ground);
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

test('a passkey cannot be gone around by the password alone', async () => {
  const { email, password, personId } = await invited(ground);
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

test('a key limited to what is unknown or not hers is refused at the field, never made without limits', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const make = (scopes: Record<string, string | string[]>) => anna.post('/account/keys', { label: 'Min', days: '30', ...scopes });
  const keys = () =>
    ground.owner<{ scopes: string[] }>('select scopes from platform.api_token where person_id = $1 order by created_at', [
      anna.personId,
    ]);
  for (const scopes of ['finns.inte', 'access.grant', '', ['account.own', 'access.grant']]) {
    const answer = await make({ scopes });
    expect([scopes, answer.status]).toEqual([scopes, 422]);
    expect(answer.text).toContain('Välj bland det som du själv får göra.');
  }
  expect(await keys()).toEqual([]);
  expect((await make({ scopes: ['account.own'] })).status).toBe(200);
  expect((await make({})).status).toBe(200);
  expect(await keys()).toEqual([{ scopes: ['account.own'] }, { scopes: [] }]);
});

test('a one-time code lets in once, whoever saw it typed', async () => {
  const { email, password, secret } = await withCode(ground);
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
  const one = await invited(ground);
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
  const { email, personId, secret } = await withCode(ground);
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
  const { personId } = await invited(ground);
  await ground.owner(
    `insert into auth."passkey" ("userId", "publicKey", "credentialID", "counter", "deviceType", "backedUp")
     select "id", 'x', 'y', 0, 'singleDevice', false from auth."user" where "personId" = $1`,
    [personId],
  );
  const anna = ground.visitor();
  const refused = await anna.post(await linkIn(personId), { newPassword: 'tre små ord till dig' });
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('Logga in med den i stället')]);
  expect((await anna.get('/account')).status).toBe(303);
});
