import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { invited } from './fixtures/accounts.ts';

const ground = await openTown();
const { house } = ground;

test('an invitation sets a password once, and signs in', async () => {
  const { page, welcomed, link } = await invited(ground);
  expect(page.status).toBe(303);
  expect((await welcomed.get('/account')).status).toBe(200);
  expect((await ground.visitor().get(link)).status).toBe(404);
  expect((await ground.visitor().post(link, { newPassword: 'en annan lång mening' })).status).toBe(404);
});

test('a short first password is refused at its field, and the link still works', async () => {
  const { link } = await invited(ground, 'kort');
  const page = await ground.visitor().post(link, { newPassword: 'kort' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('minst tolv tecken');
  expect((await ground.visitor().get(link)).status).toBe(200);
});

test('a password is what was typed, with its spaces', async () => {
  const password = '  en mening med luft omkring ';
  const { email, page } = await invited(ground, password);
  expect(page.status).toBe(303);
  expect((await ground.visitor().post('/sign-in', { email, password: password.trim() })).status).toBe(422);
  expect((await ground.visitor().post('/sign-in', { email, password })).status).toBe(303);
});

test('the password is changed by who knows the old one, and by nobody else', async () => {
  const { email, password, welcomed } = await invited(ground);
  const wished = { newPassword: 'en helt annan mening' };
  expect((await welcomed.post('/account/password', { currentPassword: 'fel fel fel fel fel', ...wished })).status).toBe(422);
  expect((await welcomed.post('/account/password', { currentPassword: password, ...wished })).status).toBe(303);
  expect((await ground.visitor().post('/sign-in', { email, password })).status).toBe(422);
  expect((await ground.visitor().post('/sign-in', { email, password: wished.newPassword })).status).toBe(303);
});

test('right e-mail and password sign in; wrong ones get the same words whoever they are', async () => {
  const { email, password } = await invited(ground);
  const anna = ground.visitor();
  expect((await anna.post('/sign-in', { email, password })).location).toBe('/account');
  expect((await anna.get('/account')).text).toContain(email);
  const wrong = await ground.visitor().post('/sign-in', { email, password: 'fel fel fel fel fel' });
  const unknown = await ground.visitor().post('/sign-in', { email: 'ingen@testkoping.example', password: 'fel fel fel fel fel' });
  const words = (page: { text: string }) => page.text.replaceAll(email, '').replaceAll('ingen@testkoping.example', '');
  expect([wrong.status, unknown.status]).toEqual([422, 422]);
  expect(words(wrong)).toBe(words(unknown));
});

test('one ends a session of one’s own, nobody another’s', async () => {
  const { email, password, welcomed } = await invited(ground);
  const other = ground.visitor();
  await other.post('/sign-in', { email, password });
  const page = await welcomed.get('/account');
  const id = /\/account\/sessions\/([^/]+)\/end/.exec(page.text)![1]!;
  const stranger = (await invited(ground)).welcomed;
  expect((await stranger.post(`/account/sessions/${id}/end`)).status).toBe(404);
  expect((await other.get('/account')).status).toBe(200);
  expect((await welcomed.post(`/account/sessions/${id}/end`)).status).toBe(303);
  expect((await other.get('/account')).status).toBe(303);
});

test('all others are ended by one button, by who has shown just now that it is she', async () => {
  const { email, password, welcomed, personId } = await invited(ground);
  const [elsewhere, stranger] = [ground.visitor(), await (await ground.municipality()).person()];
  expect((await welcomed.get('/account')).text).not.toContain('end-others');
  await elsewhere.post('/sign-in', { email, password });
  expect((await welcomed.get('/account')).text).toContain('Avsluta alla andra');
  await ground.owner(
    `update auth."session" set "authenticatedAt" = now() - interval '16 minutes' where "userId" =
     (select "id" from auth."user" where "personId" = $1)`,
    [personId],
  );
  expect((await welcomed.post('/account/sessions/end-others', {})).location).toMatch(/^\/step-up/);
  expect((await elsewhere.get('/account')).status).toBe(200);
  await ground.owner(`update auth."session" set "authenticatedAt" = now()`);
  expect((await welcomed.post('/account/sessions/end-others', {})).status).toBe(303);
  expect([(await welcomed.get('/account')).status, (await elsewhere.get('/account')).status]).toEqual([200, 303]);
  expect((await stranger.get('/account')).status).toBe(200);
});

test('who sends a form after her session has ended comes back to the page it stood on, and never to another site', async () => {
  const next = async (referer?: string) =>
    (await ground.visitor().post('/account/sessions/end-others', {}, referer ? { referer } : {})).location;
  const ours = house.config.publicUrl;
  expect(await next(`${ours}/account?show=all`)).toBe('/sign-in?next=%2Faccount%3Fshow%3Dall');
  for (const elsewhere of [undefined, 'https://evil.example/account', `${ours}//evil.example`, 'about:blank'])
    expect(await next(elsewhere), elsewhere ?? 'none').toBe('/sign-in?next=%2F');
});

test('signing out ends the session in the database', async () => {
  const { welcomed, personId } = await invited(ground);
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
  const { email, password } = await invited(ground);
  const foreign = await ground.visitor().post('/sign-in', { email, password }, { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
  const signUp = await ground
    .visitor()
    .send('/api/auth/sign-up/email', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect(signUp.status).toBe(404);
});

test('where the organisation does not allow local accounts, the right password opens nothing', async () => {
  const { email, password } = await invited(ground);
  await ground.owner('delete from auth."localRule"');
  const anna = ground.visitor();
  const page = await anna.post('/sign-in', { email, password });
  expect([page.status, page.text.includes('Lokala konton används inte')]).toEqual([422, true]);
  expect((await anna.get('/account')).status).toBe(303);
});

test('a closed account gets the words of a wrong password, and its sessions and keys are over at once', async () => {
  const { email, password, welcomed, personId } = await invited(ground);
  await ground.owner('select auth.close_account($1, $2)', [personId, 'administrator']);
  expect((await welcomed.get('/account')).status).toBe(303);
  const page = await ground.visitor().post('/sign-in', { email, password });
  expect([page.status, page.text.includes('hör inte ihop')]).toEqual([422, true]);
});

test('signing in again makes a new secret, and the one before is worth nothing', async () => {
  const { email, password, welcomed } = await invited(ground);
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
  const { email } = await invited(ground);
  const colleague = await invited(ground);
  const answers: string[] = [];
  for (let i = 0; i < 9; i++)
    answers.push((await ground.visitor().post('/sign-in', { email, password: `fel lösenord nummer ${i}` })).text);
  expect(answers[7]).not.toContain('för många försök');
  expect(answers[8]).toContain('för många försök');
  const other = await ground.visitor().post('/sign-in', { email: colleague.email, password: colleague.password });
  expect(other.status).toBe(303);
});

test('one account tried from many addresses is slowed down too, and so is one address that tries everyone', async () => {
  const { email, password } = await invited(ground);
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
  const { page } = await invited(ground, 'password123456');
  expect([page.status, page.text.includes('bland de första')]).toEqual([422, true]);
});
