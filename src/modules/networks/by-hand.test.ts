// What a statement of one's own may do, past every page: asked with the login of requests, as a member, a keeper, a stranger.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { addMember, at, circle, plan } from './meetings/test-help.ts';
import { answer, ask } from './questions/test-help.ts';

const ground = await openTown();
const { town, coordinator, anna, bo, outsider, neighbour, network } = await circle(ground);
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

test('only a member is asked to see to a decision, do something or approve; nobody’s name is read by writing her id there', async () => {
  const { id: meeting } = await plan(coordinator, network);
  const [decision, activity] = [randomUUID(), randomUUID()];
  await anna.post(at(meeting, '/decisions'), { id: decision, words: 'Vi byter larm.', owner_id: bo.personId });
  await ground.owner(
    `insert into networks.activity (id, network_id, title, owner_id, due_on, created_by) values ($1, $2, 'Larm', $3, current_date, $4)`,
    [activity, network, bo.personId, anna.personId],
  );
  await ground.owner(`insert into networks.minutes (meeting_id, body, written_by) values ($1, 'Vi sågs.', $2)`, [
    meeting,
    anna.personId,
  ]);
  const stranger = neighbour.personId;
  for (const statement of [
    `update networks.decision set owner_id = '${stranger}' where id = '${decision}'`,
    `insert into networks.decision (id, meeting_id, number, words, owner_id, written_by) values ('${randomUUID()}', '${meeting}', 9, 'x', '${stranger}', '${anna.personId}')`,
    `update networks.minutes set approver_id = '${stranger}', written_by = '${anna.personId}' where meeting_id = '${meeting}'`,
  ])
    await expect(by(anna, statement), statement).rejects.toThrow(/no member/);
  const handed = (owner: string) => `select networks.hand_over('${activity}', '${owner}', '') as done`;
  await expect(by(coordinator, handed(stranger))).rejects.toThrow(/no member/);
  expect(await by(anna, handed(anna.personId))).toEqual([{ done: false }]);
  const forge = `update networks.activity set owner_id = '${anna.personId}' where id = '${activity}'`;
  await expect(by(coordinator, forge)).rejects.toThrow(/permission denied/);
  // Laid in past the rule, it tells no name all the same.
  await ground.owner('update networks.decision set owner_id = $2 where id = $1', [decision, stranger]);
  await ground.owner('update networks.activity set owner_id = $2 where id = $1', [activity, stranger]);
  const ids = `array['${stranger}', '${bo.personId}']::uuid[]`;
  for (const ask of [`networks.names_of(${ids}, '${network}')`, `networks.authors('${network}', ${ids})`])
    expect(await by(anna, `select person_id from ${ask}`), ask).toEqual([{ person_id: bo.personId }]);
});

test('who has left is not brought back by a changed row', async () => {
  const gone = await town.person();
  await addMember(coordinator, network, gone);
  await ground.owner('update networks.member set joined_on = current_date - 9 where person_id = $1', [gone.personId]);
  const here = `network_id = '${network}' and person_id = '${gone.personId}'`;
  const rows = () =>
    ground.owner<{ leads: boolean; left: boolean }>(
      `select leads, left_on is not null as left from networks.member where ${here}`,
    );
  await expect(by(coordinator, `update networks.member set left_on = current_date - 1 where ${here}`)).rejects.toThrow();
  await by(gone, `select networks.leave('${network}')`);
  await by(coordinator, `update networks.member set left_on = null, leads = true where ${here}`);
  expect(await rows()).toEqual([{ leads: false, left: true }]);
  await addMember(coordinator, network, gone);
  expect(await rows()).toHaveLength(2);
});

test('a known id of a meeting tells a stranger nothing of it', async () => {
  const { id: meeting } = await plan(coordinator, network);
  await anna.post(at(meeting, '/decisions'), { id: randomUUID(), words: 'Vi byter larm.' });
  await anna.post(at(meeting, '/agenda'), { id: randomUUID(), title: 'Larm' });
  const asked = `select networks.next_decision('${meeting}') as d, networks.next_place('${meeting}') as p,
    networks.is_called('${meeting}') as c, networks.is_touched('${meeting}') as t`;
  expect(await by(anna, asked)).toEqual([{ d: 2, p: 2, c: true, t: true }]);
  for (const one of [neighbour, outsider]) expect(await by(one, asked)).toEqual([{ d: 1, p: 1, c: null, t: null }]);
});

test('words are taken away by nobody else, past every page', async () => {
  const { id: meeting } = await plan(coordinator, network);
  const [decision, activity, raised, file] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await anna.post(at(meeting, '/decisions'), { id: decision, words: 'Vi byter larm.' });
  const fields = { title: 'Larm', owner_function: '', owner: anna.personId, due_on: '2030-05-01' };
  await anna.post(`/networks/${network}/activities`, { id: activity, ...fields });
  await anna.post(`/networks/activities/${activity}`, { state: 'under_way', note: 'Larmet är beställt.' });
  await anna.post(`/networks/${network}/files`, { id: file, title: 'Larm', file: new File(['%PDF-1.7'], 'larm.pdf') });
  await ground.owner(
    `insert into networks.raised_question (id, network_id, level, addressee, title, words, answer, answered_on, answered_at)
     values ($1, $2, 'state', 'Staten', 'Larm?', 'Vilket?', 'Alla.', current_date, now())`,
    [raised, network],
  );
  const [note] = await ground.owner<{ id: string }>(`select id from networks.activity_change where note <> ''`);
  const asked = `select networks.empty_decision('${decision}') as a, networks.withdraw_activity('${activity}') as b, networks.withdraw_note('${note?.id}') as c,
    networks.withdraw_raised('${raised}') as d, networks.withdraw_raised_answer('${raised}') as e, networks.withdraw_file('${file}') as f`;
  const [no, yes] = [false, true].map((done) => [{ a: done, b: done, c: done, d: done, e: done, f: done }]);
  for (const one of [bo, neighbour, outsider]) expect(await by(one, asked)).toEqual(no);
  for (const table of ['activity', 'raised_question', 'file'])
    await expect(by(coordinator, `update networks.${table} set withdrawn_by = '${bo.personId}'`)).rejects.toThrow(
      /permission denied/,
    );
  expect(await by(coordinator, asked.replace(/networks.withdraw_activity.* as b/, 'true as b'))).toEqual(yes);
  expect(await by(coordinator, `select networks.withdraw_activity('${activity}') as done`)).toEqual([{ done: true }]);
  expect(await by(coordinator, asked)).toEqual(no);
});

test('a decision is rewritten by nobody else, nor once it has become something', async () => {
  const { id: meeting } = await plan(coordinator, network);
  const id = randomUUID();
  await anna.post(at(meeting, '/decisions'), { id, words: 'Vi byter larm.' });
  const now = async () =>
    (await ground.owner<{ words: string }>('select words from networks.decision where id = $1', [id]))[0]?.words;
  const change = (words: string) => `update networks.decision set words = '${words}' where id = '${id}'`;
  await by(bo, change('Larmet är bra.'));
  expect(await now()).toBe('Vi byter larm.');
  await by(coordinator, change('Vi byter alla larm.'));
  expect(await now()).toBe('Vi byter alla larm.');
  await expect(by(anna, `update networks.decision set changed_by = null where id = '${id}'`)).rejects.toThrow(
    /permission denied/,
  );
  await ground.owner(
    `insert into networks.activity (network_id, decision_id, title, due_on) values ($1, $2, 'Larm', current_date)`,
    [network, id],
  );
  for (const one of [anna, coordinator]) {
    await by(one, change('Larmet är bra.'));
    await by(one, `update networks.decision set withdrawn_at = now() where id = '${id}'`);
  }
  expect(await ground.owner('select words, withdrawn_at from networks.decision where id = $1', [id])).toEqual([
    { words: 'Vi byter alla larm.', withdrawn_at: null },
  ]);
  expect(await by(neighbour, `select networks.has_become('${id}') as b`)).toEqual([{ b: null }]);
  await expect(by(anna, `select handbook.is_proposed('decision', '${id}')`)).rejects.toThrow(/permission denied/);
});

test('nothing is made of, or told of, what another network has', async () => {
  const theirs = await circle(ground);
  const { id: meeting } = await plan(theirs.coordinator, theirs.network);
  const decision = randomUUID();
  await theirs.anna.post(at(meeting, '/decisions'), { id: decision, words: 'Vi byter larm.' });
  const question = await ask(theirs.anna, theirs.network, 'Vem låser hos oss?');
  for (const statement of [
    `insert into networks.activity (id, network_id, decision_id, title, due_on, created_by) values ('${randomUUID()}', '${network}', '${decision}', 'x', current_date, '${coordinator.personId}')`,
    `insert into networks.raised_question (id, network_id, decision_id, level, addressee, title, words, raised_by)
      values ('${randomUUID()}', '${network}', '${decision}', 'state', 'x', 'x', 'x', '${coordinator.personId}')`,
  ])
    await expect(by(coordinator, statement), statement).rejects.toThrow(/row-level security/);
  const told = () =>
    ground.owner('select kind from networks.news where network_id = $1 and about_id = any ($2)', [
      network,
      [question, decision, meeting],
    ]);
  for (const [kind, about] of [
    ['question', question],
    ['decision', decision],
    ['minutes', meeting],
  ])
    await by(anna, `select networks.announce('${network}', '${kind}', '${about}')`);
  expect(await told()).toEqual([]);
});

test('without a person, the login of requests learns nothing and calls nobody; nor does a member who keeps no network', async () => {
  const { id: meeting } = await plan(coordinator, network);
  await ground.owner('delete from networks.call where meeting_id = $1', [meeting]);
  const asked = `select networks.next_decision('${meeting}') as d, networks.next_place('${meeting}') as p, networks.is_called('${meeting}') as c,
    networks.is_touched('${meeting}') as t, networks.tell('${meeting}') as told`;
  const nothing = [{ d: 1, p: 1, c: null, t: null, told: 0 }];
  expect((await sql.raw(asked).execute(ground.house.app.db)).rows).toEqual(nothing);
  for (const one of [anna, neighbour]) expect(await by(one, `select networks.tell('${meeting}') as told`)).toEqual([{ told: 0 }]);
  const [job] = (await sql.raw<{ c: boolean; told: number }>(asked).execute(ground.house.worker.db)).rows;
  expect(job).toMatchObject({ c: false, t: false });
  expect(job?.told).toBeGreaterThan(0);
});
