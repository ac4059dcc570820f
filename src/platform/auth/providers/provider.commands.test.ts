import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { providerCommands } from './provider.commands.ts';
import { findProvider } from './provider.ts';
import { isOwnAddress, reachProvider } from './reach-provider.ts';

const ground = await openTown();

async function run(name: string, values: Record<string, unknown>, positionals: string[] = []) {
  const said: string[] = [];
  const command = providerCommands.find((one) => one.name === name)!;
  const status = await command.run(ground.house, { values, positionals }, (sentence) => said.push(sentence));
  return { status, said: said.join('\n') };
}

async function town() {
  const found = await ground.municipality();
  const [row] = await ground.owner<{ code: string }>('select code from organisation.organisation where id = $1', [found.id]);
  return { ...found, code: row!.code };
}

test('the operator adds the first provider, turned on, with its secret sealed, and turns it off', async () => {
  const { code, name, id: organisation } = await town();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-'));
  const secretFile = path.join(folder, 'secret');
  fs.writeFileSync(secretFile, 'hemligt\n');
  const wish = {
    organisation: code,
    label: 'Konto',
    issuer: 'https://idp.ekhaga.example',
    'client-id': 'samfrid',
    'secret-file': secretFile,
  };
  const added = await run('provider add', wish);
  fs.rmSync(folder, { recursive: true });
  const id = /turned on: (\S+)/.exec(added.said)![1]!;
  expect([added.status, added.said.includes(`/sign-in/oidc/${id}/callback`)]).toEqual([0, true]);
  expect(await findProvider(ground.house, id)).toMatchObject({
    enabled: true,
    secret: 'hemligt',
    subjectClaim: 'sub',
    organisationId: organisation,
  });
  expect((await run('provider list', {})).said).toContain(`${id}  on   oidc  ${name}: Konto, 0 linked`);
  expect(await run('provider disable', {}, [id])).toEqual({ status: 0, said: '1 provider turned off, 0 sessions ended.' });
  expect((await findProvider(ground.house, id))?.enabled).toBe(false);
  const acts = await ground.owner<{ act: string }>('select act from audit.entry where chain = $1 order by id', [organisation]);
  expect(acts.map(({ act }) => act)).toEqual(['identity_provider.added', 'identity_provider.disabled']);
});

test('what the page refuses the command refuses too', async () => {
  const { code } = await town();
  const wish = { organisation: code, label: 'Konto', issuer: 'https://idp.ekhaga.example', 'client-id': 'samfrid' };
  for (const wrong of [
    { ...wish, subject: 'email' },
    { ...wish, organisation: 'x' },
    { ...wish, issuer: 'idp' },
    { ...wish, label: '' },
    { ...wish, loa3: '1' },
  ])
    expect((await run('provider add', wrong)).status).toBe(2);
  expect((await run('provider disable', {}, ['x'])).status).toBe(2);
});

test('local accounts are turned on and off for an organisation', async () => {
  const { code, id } = await town();
  const rule = () => ground.owner('select 1 from auth."localRule" where "organisationId" = $1', [id]);
  expect((await run('sign-in local', { organisation: code }, ['on'])).status).toBe(0);
  expect(await rule()).toHaveLength(1);
  expect((await run('sign-in local', { organisation: code }, ['off'])).status).toBe(0);
  expect(await rule()).toEqual([]);
  expect((await run('sign-in local', { organisation: code }, ['perhaps'])).status).toBe(2);
});

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '169.254.169.254',
  '::1',
  '::',
  'fe80::1',
  '::ffff:127.0.0.1',
  'fd00:ec2::254',
  '239.1.1.1',
])('%s is this machine or its nearest neighbourhood: a provider is never asked there in production', async (address) => {
  expect(isOwnAddress(address)).toBe(true);
  const host = address.includes(':') ? `[${address}]` : address;
  await expect(reachProvider(false)(`https://${host}/`, { method: 'GET', headers: {} })).rejects.toThrow('own address');
});

test('a name that leads to this machine is not asked either, nor anything without TLS', async () => {
  expect(['10.1.2.3', '192.168.1.1', '193.0.2.1', '2001:db8::1'].map(isOwnAddress)).toEqual([false, false, false, false]);
  await expect(reachProvider(false)('https://localhost/', { method: 'GET', headers: {} })).rejects.toThrow('own address');
  await expect(reachProvider(false)('http://idp.ekhaga.example/', { method: 'GET', headers: {} })).rejects.toThrow('own address');
});

test('a provider written on the pages by the only administrator is turned on by the operator', async () => {
  const { id: organisation } = await town();
  const [row] = await ground.owner<{ id: string }>(
    `insert into auth."identityProvider" ("organisationId", "label", "kind", "settings", "subjectClaim")
     values ($1, 'Konto', 'oidc', '{"issuer":"https://idp.ekhaga.example","clientId":"x","scope":"openid"}', 'sub') returning "id"`,
    [organisation],
  );
  expect(await run('provider enable', {}, [row!.id])).toMatchObject({ status: 0, said: '1 provider turned on: Konto.' });
  expect(
    await ground.owner('select 1 from auth."identityProvider" where "id" = $1 and "enabledAt" is not null', [row!.id]),
  ).toHaveLength(1);
  expect((await run('provider enable', {}, ['nonsense'])).status).toBe(2);
});
