import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { employ, foundWithOidc, sessionsOf } from './fixtures/found.ts';
import { LOA2, LOA3, newSubject } from './fixtures/oidc-counterpart.ts';
import { visitsOf, works } from './fixtures/oidc-visit.ts';

const ground = await openTown();
const { signIn, expectRefused } = visitsOf(ground);

test('someone with a staff number comes in, is remembered by her subject, and goes where she was going', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number, { acr: LOA2 });
  const first = await signIn(provider, who);
  expect([first.status, first.location]).toEqual([303, '/training']);
  expect((await first.visitor.get('/training')).status).toBe(200);
  const [session] = await sessionsOf(ground, personId);
  expect(session).toMatchObject({ level: 2, way: 'provider', acr: LOA2, providerId: provider.id });
  // The second time the number is not needed, and a number that is now another's changes nothing.
  const again = await signIn(provider, { ...who, claims: {} });
  expect(again.location).toBe('/training');
  expect(await sessionsOf(ground, personId)).toHaveLength(2);
  const kept = await ground.owner<{ subject: Buffer }>('select "subject" from auth."identity" where "providerId" = $1', [
    provider.id,
  ]);
  expect(kept).toHaveLength(1);
  expect(kept[0]!.subject.toString()).not.toContain(who.sub);
});

test('the provider’s word for LoA3 gives level 3; words it has not been given for it do not', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  for (const [acr, level] of [
    [LOA3, 3],
    [LOA2, 2],
    ['http://id.sambi.se/loa/loa3 ', 2],
    ['3', 2],
    [undefined, 2],
  ] as const) {
    const { personId, number } = await employ(ground, town);
    await signIn(provider, works(number, acr ? { acr } : {}));
    expect([acr, (await sessionsOf(ground, personId))[0]?.level]).toEqual([acr, level]);
  }
});

test('somebody we do not know gets a page that says what to do, and no account', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const accounts = () => ground.owner('select 1 from auth."user"');
  const before = (await accounts()).length;
  const page = await signIn(provider, works('finns-inte'));
  expect(page.text).toContain('Vi känner inte igen dig än');
  await expectRefused(page, town, 'unknown', 'nobody has the id');
  await expectRefused(await signIn(provider, { sub: newSubject() }), town, 'unknown', 'no id to link by');
  expect((await accounts()).length).toBe(before);
});

test('the e-mail of somebody here opens nothing', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId } = await employ(ground, town, { email: 'anna@testkoping.example' });
  const page = await signIn(provider, { sub: newSubject(), claims: { email: 'anna@testkoping.example', email_verified: true } });
  await expectRefused(page, town, 'unknown');
  // Nor where the provider uses it for a subject, or for a staff number.
  await expectRefused(await signIn(provider, { sub: 'anna@testkoping.example' }), town, 'not_stable');
  await expectRefused(await signIn(provider, works('anna@testkoping.example')), town, 'unknown');
  expect(await sessionsOf(ground, personId)).toEqual([]);
});

test('someone may be linked by the id in the organisation’s own directory instead, and by no other directory’s', async () => {
  const { town, ...provider } = await foundWithOidc(ground, { stableKind: 'directory', stableClaim: 'oid' });
  const { personId, number } = await employ(ground, town);
  const neighbour = await ground.municipality();
  const known = async (organisation: string, person: string, external: string) => {
    const [directory] = await ground.owner<{ id: string }>(
      `insert into organisation.directory (organisation_id, label) values ($1, $2) returning id`,
      [organisation, external],
    );
    await ground.owner(
      'insert into organisation.directory_person (directory_id, person_id, user_name, external_id) values ($1, $2, $3, $4)',
      [directory!.id, person, external, external],
    );
  };
  await known(neighbour.id, personId, 'the-neighbours-id');
  await known(town.id, personId, 'our-id');
  await expectRefused(await signIn(provider, { sub: newSubject(), claims: { oid: 'the-neighbours-id' } }), town, 'unknown');
  await expectRefused(await signIn(provider, { sub: newSubject(), claims: { oid: number } }), town, 'unknown');
  expect((await signIn(provider, { sub: newSubject(), claims: { oid: 'our-id' } })).status).toBe(303);
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('a second subject with the number of somebody linked already is not her until somebody has looked', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  await signIn(provider, works(number));
  const page = await signIn(provider, works(number));
  await expectRefused(page, town, 'other_identity');
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('a closed account stays closed, whether it is linked or would be', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number);
  await signIn(provider, who);
  await ground.owner(`select auth.close_account($1, 'administrator')`, [personId]);
  await expectRefused(await signIn(provider, who), town, 'closed');
  await ground.owner('delete from auth."identity"');
  await expectRefused(await signIn(provider, who), town, 'closed');
  expect(await sessionsOf(ground, personId)).toEqual([]);
});

test('the provider of another municipality speaks for nobody here, whatever numbers and subjects it says', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number);
  await signIn(provider, who);
  const neighbour = await foundWithOidc(ground);
  await expectRefused(await signIn(neighbour, who), neighbour.town, 'unknown');
  // Somebody in both: only where she mainly works may speak for her.
  await ground.owner('insert into organisation.staff_number (municipality_id, number, person_id) values ($1, $2, $3)', [
    ...[neighbour.town.id, number, personId],
  ]);
  await expectRefused(await signIn(neighbour, who), town, 'elsewhere');
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('someone who has left is unknown', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { number } = await employ(ground, town, { until: '2024-01-01' });
  await expectRefused(await signIn(provider, works(number)), town, 'unknown');
});
