import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { roleCommands } from './command.ts';
import { dayFromNow } from './test-help.ts';

const ground = await openTown();

async function run(name: string, values: Record<string, string>) {
  const said: string[] = [];
  const command = roleCommands.find((one) => one.name === name)!;
  const status = await command.run(ground.house, { values, positionals: [] }, (sentence) => said.push(sentence));
  return { status, said: said.join('\n') };
}

test('the operator gives, lists and ends a role; its holder is let in, and signed out again', async () => {
  const town = await ground.municipality();
  const lena = await town.person({ given: 'Lena', email: 'lena.granskar@testkoping.example' });
  const [{ code }] = (await ground.owner<{ code: string }>('select code from organisation.organisation where id = $1', [
    town.id,
  ])) as [{ code: string }];
  const asked = { email: 'LENA.granskar@testkoping.example', role: 'log_reviewer', organisation: code };
  expect((await lena.get('/account')).text).not.toContain('Loggranskare');
  expect(await run('role give', { ...asked, until: dayFromNow(365) })).toEqual({
    status: 0,
    said: '1 role given: log_reviewer.',
  });
  expect(await run('role give', asked)).toMatchObject({ status: 2, said: expect.stringContaining('has the role there already') });
  expect((await lena.get('/account')).text).toContain('Loggranskare');
  const list = await run('role list', { organisation: code });
  expect(list.said).toContain(`${lena.personId}  log_reviewer  ${code}  ${dayFromNow(0)}  ${dayFromNow(365)}  -`);
  const held = await sql<{
    n: number;
  }>`select count(*)::int as n from access.role_grant where person_id = ${lena.personId}`.execute(ground.house.worker.db);
  expect(held.rows[0]!.n).toBe(1);
  expect(await run('role end', asked)).toEqual({ status: 0, said: '1 role ended.' });
  expect(await run('role end', asked)).toEqual({ status: 2, said: '0 roles ended.' });
  expect((await lena.get('/training')).status).toBe(303);
  const acts = await ground.owner('select act, person_id from audit.entry where about_person_id = $1 order by id', [
    lena.personId,
  ]);
  expect(acts).toEqual([
    { act: 'role.given', person_id: null },
    { act: 'role.ended', person_id: null },
  ]);
});

test('an administrator is not made her own reviewer; unknown people, roles, places and days are told of', async () => {
  const town = await ground.municipality();
  const admin = await town.person({ roles: { admin: town.administration } });
  const asked = { person: admin.personId, role: 'log_reviewer', organisation: town.id };
  expect(await run('role give', asked)).toMatchObject({ status: 2, said: expect.stringContaining('different people') });
  expect(await run('role give', { ...asked, role: 'king' })).toMatchObject({
    status: 2,
    said: expect.stringContaining('no role "king"'),
  });
  expect(await run('role give', { ...asked, organisation: '9999' })).toMatchObject({
    status: 2,
    said: expect.stringContaining('9999'),
  });
  expect(await run('role give', { ...asked, person: 'nobody' })).toMatchObject({
    status: 2,
    said: expect.stringContaining('No such person'),
  });
  for (const until of ['soon', dayFromNow(-1)])
    expect((await run('role give', { ...asked, role: 'trainer', until })).status).toBe(2);
});
