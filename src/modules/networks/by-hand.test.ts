// What a statement of one's own may do, past every page: asked with the login of requests, as a member, a keeper, a stranger.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { circle } from './meetings/test-help.ts';
import { answer, ask } from './questions/test-help.ts';

const ground = await openTown();
const { coordinator, anna, bo, network } = await circle(ground);
const by = async (who: Visitor, statement: string): Promise<unknown[]> =>
  (await asPerson(ground.house.app.db, who.personId, (tx) => sql.raw<unknown>(statement).execute(tx))).rows;

test('how we do is said in one’s own name, by who calls the meetings; what is closed, in one’s own name too', async () => {
  const question = await ask(anna, network, 'Vem låser?');
  const said = await answer(bo, question, 'Den som går sist.');
  const now = () => ground.owner(`select accepted_by, closed_by from networks.question where id = $1`, [question]);
  const forge = `update networks.question set accepted_id = '${said}', accepted_at = now(), accepted_by = '${coordinator.personId}' where id = '${question}'`;
  for (const one of [anna, coordinator]) await expect(by(one, forge)).rejects.toThrow(/permission denied/);
  expect(await by(anna, `select networks.accept_answer('${question}', '${said}') as done`)).toEqual([{ done: false }]);
  expect(await by(bo, `select networks.close_question('${question}', false) as done`)).toEqual([{ done: false }]);
  expect(await now()).toEqual([{ accepted_by: null, closed_by: null }]);
  await by(coordinator, `select networks.accept_answer('${question}', '${said}')`);
  await by(anna, `select networks.close_question('${question}', false)`);
  expect(await now()).toEqual([{ accepted_by: coordinator.personId, closed_by: anna.personId }]);
});
