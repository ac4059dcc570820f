// Who is in a closed network is learnt by no statement of one's own: asked with the login of requests.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { circle, heldMeeting, plan } from '../meetings/test-help.ts';

const ground = await openTown();
const by = (who: Visitor, statement: string) =>
  asPerson(ground.house.app.db, who.personId, (tx) => sql.raw<unknown>(statement).execute(tx));
/** The words it is refused with. */
const refusal = (who: Visitor, statement: string) =>
  by(who, statement).then(
    () => 'done',
    (error: Error) => error.message,
  );

test('a stranger is refused in the same words whether she writes a member or not into a meeting’s lists', async () => {
  const { town, coordinator, anna, outsider, neighbour, network } = await circle(ground);
  const { id: meeting } = await plan(coordinator, network);
  const held = await heldMeeting(town, network);
  for (const stranger of [outsider, neighbour]) {
    const tries = (of: Visitor) => [
      `insert into networks.sign_up (meeting_id, person_id, answer, answered_by) values ('${meeting}', '${of.personId}', 'yes', '${stranger.personId}')`,
      `insert into networks.attendance (meeting_id, person_id, noted_by) values ('${held}', '${of.personId}', '${stranger.personId}')`,
    ];
    const [member, none] = [tries(anna), tries(outsider)];
    for (const [i, statement] of member.entries()) {
      const said = await refusal(stranger, statement);
      expect(said).toMatch(/row-level security/);
      expect(await refusal(stranger, none[i]!)).toBe(said);
    }
  }
  const keeps = `insert into networks.sign_up (meeting_id, person_id, answer, answered_by) values ('${meeting}', '${outsider.personId}', 'yes', '${coordinator.personId}')`;
  await expect(by(coordinator, keeps)).rejects.toThrow(/no member/);
});

test('who joins an open network stands for nothing she says herself, from no other day than today', async () => {
  const { outsider, network } = await circle(ground, { is_open: 'yes' });
  const join = (columns: string, values: string) =>
    `insert into networks.member (id, network_id, person_id, added_by${columns}) values ('${randomUUID()}', '${network}', '${outsider.personId}', '${outsider.personId}'${values})`;
  expect(await refusal(outsider, join(', stands_for', `, 'polisen'`))).toMatch(/row-level security/);
  expect(await refusal(outsider, join(', joined_on', ', current_date - 400'))).toMatch(/row-level security/);
  expect(await refusal(outsider, join('', ''))).toBe('done');
});

test('members are called in by who is in the network or keeps it: a stranger who asks writes to nobody', async () => {
  const { coordinator, anna, outsider, neighbour, network } = await circle(ground);
  await plan(coordinator, network);
  await ground.owner('insert into networks.member (network_id, person_id) values ($1, $2)', [network, outsider.personId]);
  const call = `select networks.call_in('${network}') as n`;
  expect((await by(neighbour, call)).rows).toEqual([{ n: 0 }]);
  expect((await by(anna, call)).rows).toEqual([{ n: 1 }]);
  expect((await by(anna, call)).rows).toEqual([{ n: 0 }]);
  expect(await refusal(anna, `select networks.last_told('${randomUUID()}', '${anna.personId}', 1)`)).toMatch(/permission denied/);
});
