import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { inviteCommand } from './invite-command.ts';

const ground = await openTown();

async function run(values: Record<string, string>) {
  const said: string[] = [];
  const code = await inviteCommand.run(ground.house, { values, positionals: [] }, (line) => said.push(line));
  return [code, said.join(' ')];
}

test('nobody is invited to an account that may not be used: the sentence says how to allow it', async () => {
  const town = await ground.municipality();
  const [place] = await ground.owner<{ code: string }>('select code from organisation.organisation where id = $1', [town.id]);
  const code = place!.code;
  const asked = { email: `${crypto.randomUUID()}@example.org`, name: 'Anna Ek' };
  const inTown = { ...asked, role: 'admin', organisation: code };
  expect(await run(asked)).toEqual([2, expect.stringContaining('Give --organisation CODE')]);
  await ground.owner('delete from auth."localRule" where "organisationId" = $1', [town.id]);
  expect(await run(inTown)).toEqual([2, expect.stringContaining(`sign-in local --organisation ${code} on`)]);
  expect(await ground.owner('select from organisation.contact where email = $1', [asked.email])).toEqual([]);
  await ground.owner('insert into auth."localRule" ("organisationId") values ($1)', [town.id]);
  expect(await run(inTown)).toEqual([0, expect.stringContaining('/welcome/')]);
});
