import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { withCode } from '../fixtures/accounts.ts';
import { accountCommands } from './account.commands.ts';

const ground = await openTown();

async function run(name: string, values: Record<string, string | boolean>) {
  const said: string[] = [];
  const command = accountCommands.find((one) => one.name === name)!;
  const status = await command.run(ground.house, { values, positionals: [] }, (sentence) => said.push(sentence));
  return { status, said: said.join('\n') };
}
const acts = async (person: string) =>
  (
    await ground.owner<{ act: string }>(
      `select act from audit.entry where about_person_id = $1 and details ->> 'by' = 'operator' order by id`,
      [person],
    )
  ).map(({ act }) => act);

test('the operator ends one person’s sessions, and nobody else’s; then everybody’s', async () => {
  const town = await ground.municipality();
  const [anna, berit] = [await town.person(), await town.person()];
  const opens = async () => [(await anna.get('/account')).status, (await berit.get('/account')).status];
  expect(await opens()).toEqual([200, 200]);
  expect((await run('session end', { person: anna.personId })).status).toBe(0);
  expect(await opens()).toEqual([303, 200]);
  expect(await acts(anna.personId)).toEqual(['session.ended']);
  expect((await run('session end', { all: true })).said).toMatch(/^The sessions of \d+ people have ended\.$/);
  expect(await opens()).toEqual([303, 303]);
  expect(await acts(berit.personId)).toEqual(['session.ended']);
});

test('a lost second factor is taken away by the operator; the password alone then opens the account page, no more', async () => {
  const { email, password, personId, welcomed } = await withCode(ground);
  const anna = ground.visitor();
  expect((await anna.post('/sign-in', { email, password })).location).toMatch(/^\/sign-in\/code/);
  expect((await run('factor remove', { email: email.toUpperCase() })).status).toBe(0);
  expect((await welcomed.get('/account')).status).toBe(303);
  expect((await anna.post('/sign-in', { email, password })).location).toBe('/account');
  expect((await anna.get('/training')).location).toMatch(/^\/step-up/);
  expect(await acts(personId)).toEqual(['code.ended', 'passkey.ended']);
});

test('an account that is not there is told of, and nothing ends', async () => {
  const anna = await (await ground.municipality()).person();
  for (const name of ['session end', 'factor remove'])
    for (const values of [{}, { email: 'ingen@testkoping.example' }, { person: 'nobody' }])
      expect(await run(name, values)).toMatchObject({ status: 2, said: expect.stringContaining('no such account') });
  expect((await anna.get('/account')).status).toBe(200);
});
