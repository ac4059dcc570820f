import { expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import type { Page, Visitor } from '#test/visitor.ts';
import { addOidc, employ, foundWithOidc, refusalsIn, sessionsOf } from './fixtures/found.ts';
import { type Account, browserAt, LOA2, LOA3, newSubject } from './fixtures/oidc-counterpart.ts';

const ground = await openTown();
type Counterpart = Awaited<ReturnType<typeof addOidc>>;

/** Follows the way the step-up page shows. */
async function stepUp({ op }: Counterpart, visitor: Visitor, who: Account, page: string): Promise<Page> {
  op.now.who = who;
  const shown = await visitor.get(page);
  const link = /href="(\/sign-in\/with\/[^"]+)"/.exec(shown.text)![1]!.replaceAll('&amp;', '&');
  const away = await visitor.get(link);
  return visitor.get(await browserAt(op.issuer)(away.location!));
}

/** An administrator who has come in with her organisation's ordinary sign-in. */
async function administrator(town: Town, { id, op }: Counterpart) {
  const { personId, number } = await employ(ground, town, { roles: { admin: town.id } });
  const who = { sub: newSubject(), acr: LOA2, claims: { employeeNumber: number } };
  const visitor = ground.visitor();
  op.now.who = who;
  await visitor.get(await browserAt(op.issuer)((await visitor.get(`/sign-in/with/${id}`)).location!));
  return { personId, who, visitor };
}

test('what asks for LoA3 leads to the provider and back to the page, with another secret for the session', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, who, visitor } = await administrator(town, provider);
  const asked = await visitor.get('/sign-in-ways');
  expect(asked.location).toBe('/step-up?next=%2Fsign-in-ways&level=3');
  const before = await sessionsOf(ground, personId);
  const back = await stepUp(provider, visitor, { ...who, acr: LOA3 }, asked.location!);
  expect([back.status, back.location]).toEqual([303, '/sign-in-ways']);
  expect((await visitor.get('/sign-in-ways')).status).toBe(200);
  const after = await sessionsOf(ground, personId);
  expect(after.map(({ level, acr }) => [level, acr])).toEqual([[3, LOA3]]);
  expect(after[0]!.token).not.toBe(before[0]!.token);
});

test('LoA3 is asked for by the provider’s own words, and a fresh proof when one is needed', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { visitor } = await administrator(town, provider);
  const leave = async (ask: string) =>
    new URL((await visitor.get(`/sign-in/with/${provider.id}?for=step-up${ask}`)).location!).searchParams;
  const three = await leave('&level=3');
  expect([three.get('acr_values'), three.get('prompt'), three.get('max_age')]).toEqual([LOA3, null, null]);
  const fresh = await leave('&level=2&fresh=1');
  expect([fresh.get('acr_values'), fresh.get('prompt'), fresh.get('max_age')]).toEqual([null, 'login', '0']);
});

test('a level that is too low changes nothing', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, who, visitor } = await administrator(town, provider);
  const back = await stepUp(provider, visitor, who, '/step-up?next=%2F&level=3');
  expect([back.status, back.text.includes('inte säker nog')]).toEqual([403, true]);
  expect((await refusalsIn(ground, town.id)).at(-1)?.why).toBe('too_low');
  expect((await sessionsOf(ground, personId)).map(({ level }) => level)).toEqual([2]);
  expect((await visitor.get('/training')).status).toBe(200);
});

test('somebody else who signs in during a step up takes nothing over, and is not let in', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, visitor } = await administrator(town, provider);
  const other = await employ(ground, town);
  const stranger = { sub: newSubject(), acr: LOA3, claims: { employeeNumber: other.number } };
  const back = await stepUp(provider, visitor, stranger, '/step-up?next=%2F&level=3');
  expect([back.status, back.text.includes('någon annan som loggade in')]).toEqual([403, true]);
  expect((await refusalsIn(ground, town.id)).at(-1)?.why).toBe('other_person');
  expect((await sessionsOf(ground, personId)).map(({ level }) => level)).toEqual([2]);
  expect(await sessionsOf(ground, other.personId)).toEqual([]);
  expect(await ground.owner('select 1 from auth."user" where "personId" = $1', [other.personId])).toEqual([]);
});

test('a fresh proof must be fresh by the provider’s own clock, and a sign-in from this morning does not count as one', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, who, visitor } = await administrator(town, provider);
  const morning = Math.floor(Date.now() / 1000) - 4 * 3600;
  provider.op.now.tamper = { claims: (claims) => ({ ...claims, auth_time: morning }) };
  expect((await stepUp(provider, visitor, who, '/step-up?next=%2F&level=2&fresh=1')).status).toBe(403);
  provider.op.now.tamper = { claims: ({ auth_time: _, ...claims }) => claims };
  const silent = await stepUp(provider, visitor, who, '/step-up?next=%2F&level=2&fresh=1');
  expect([silent.status, (await refusalsIn(ground, town.id)).at(-1)?.why]).toEqual([403, 'not_fresh']);
  provider.op.now.tamper = {};
  expect((await stepUp(provider, visitor, who, '/step-up?next=%2F&level=2&fresh=1')).status).toBe(303);
  // Signed in where she was in already: the session knows since when.
  provider.op.now.tamper = { claims: (claims) => ({ ...claims, auth_time: morning }) };
  expect((await stepUp(provider, visitor, { ...who, acr: LOA3 }, '/step-up?next=%2F&level=3')).status).toBe(303);
  const [session] = await sessionsOf(ground, personId);
  expect(Math.abs(session!.authenticatedAt.getTime() / 1000 - morning)).toBeLessThan(2);
});

test('the page shows the ways of one’s own organisation that reach so far, and no other’s', async () => {
  const { town, ...provider } = await foundWithOidc(ground, { label: 'Vår e-legitimation' });
  await foundWithOidc(ground, { label: 'Grannens' });
  const low = await addOidc(ground, town, { label: 'Bara lösenord' });
  await ground.owner(`update auth."identityProvider" set "loa3" = '{}' where "id" = $1`, [low.id]);
  const { visitor } = await administrator(town, provider);
  const three = (await visitor.get('/step-up?next=%2F&level=3')).text;
  expect(three).toContain('Vår e-legitimation');
  expect(three).not.toMatch(/Grannens|Bara lösenord/);
  expect((await visitor.get('/step-up?next=%2F&level=2&fresh=1')).text).toContain('Bara lösenord');
  expect((await ground.visitor().get('/step-up?next=%2F&level=3')).text).not.toContain('Vår e-legitimation');
});
