// Straight at the database, as the role that requests have: what the pages refuse, the tables refuse too.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { inDays } from '#test/days.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { drafted, stateOf, submitted } from './test-help.ts';

const ground = await openTown();
const as = (who: { personId: string }, words: string) =>
  asPerson(ground.house.app.db, who.personId, async (tx) => (await sql.raw(words).execute(tx)).rows);
const refused = /row-level security|permission denied|violates/;

test('a version cannot be begun in another’s routine, nor in one that has ended, nor its rows say another owner', async () => {
  const ours = await drafted(ground);
  const theirs = await writeRoutine(ground, { municipality: (await ground.municipality()).id, body: 'Deras.' });
  const version = (routine: string) =>
    `insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, written_by)
     values ('${routine}', '${ours.place.id}', '${ours.place.id}', 9, 'Vår', '${ours.writer.personId}')`;
  await expect(as(ours.writer, version(theirs.routine))).rejects.toThrow(refused);
  await expect(ground.owner(version(theirs.routine))).rejects.toThrow(/foreign key/);
  const ended = await writeRoutine(ground, { municipality: ours.place.id });
  await ground.owner('update handbook.routine set ended_at = now() where id = $1', [ended.routine]);
  await expect(as(ours.writer, version(ended.routine))).rejects.toThrow(refused);
  const own = await writeRoutine(ground, { municipality: ours.place.id });
  await as(ours.writer, version(own.routine));
  // A proposal of ours is not said to have been taken into their routine.
  const [proposal] = [randomUUID()];
  await as(
    ours.writer,
    `insert into handbook.proposal (id, municipality_id, handbook_id, text, source_kind, proposed_by)
     values ('${proposal}', '${ours.place.id}', '${ours.handbook}', 'Ring.', 'person', '${ours.writer.personId}')`,
  );
  const settle = (how: string) =>
    as(ours.writer, `update handbook.proposal set ${how}, settled_at = now(), settled_how = 'taken_in' where id = '${proposal}'`);
  await expect(settle(`routine_id = '${theirs.routine}', version_id = '${theirs.version}'`)).rejects.toThrow(refused);
  await expect(settle(`version_id = '${theirs.version}'`)).rejects.toThrow(refused);
  await expect(settle(`routine_id = '${ours.routine}', version_id = '${theirs.version}'`)).rejects.toThrow(refused);
  await settle(`routine_id = '${ours.routine}', version_id = '${ours.version}'`);
});

test('whoever writes in a version, by whatever way, cannot review it; and nobody asks herself or a stranger', async () => {
  for (const change of [
    (v: string) => `update handbook.version set body = 'Mitt.' where id = '${v}'`,
    (v: string) =>
      `insert into handbook.check_question (version_id, position, question, options, right_option, explanation)
       values ('${v}', 1, 'Vem?', '{a,b}', 1, 'x')`,
  ]) {
    const { place, writer, version, revision } = await drafted(ground);
    const second = await place.person({ roles: { coordinator: place.id } });
    await as(second, change(version));
    expect(await revision()).toBe(2);
    await expect(as(second, `update handbook.version set revision = 1 where id = '${version}'`)).resolves.toBeDefined();
    expect(await revision(), 'a saving never goes back').toBe(3);
    const ask = (by: { personId: string }, whom: { personId: string }) =>
      as(
        by,
        `insert into handbook.review (version_id, person_id, asked_by) values ('${version}', '${whom.personId}', '${by.personId}')`,
      );
    await expect(ask(writer, second)).rejects.toThrow(refused);
    await expect(ask(writer, writer)).rejects.toThrow(refused);
    await expect(ask(writer, await (await ground.municipality()).person())).rejects.toThrow(refused);
    await ask(writer, await place.person());
    await expect(as(second, `delete from handbook.writer where person_id = '${second.personId}'`)).rejects.toThrow(refused);
  }
});

test('approved and decided is the saving that was read, whatever the caller says', async () => {
  const { writer, reviewer, version, at, revision } = await submitted(ground);
  const seen = await revision();
  const answer = (n: number) => as(reviewer, `select handbook.answer_review('${version}', ${n}, 'approved', '') as done`);
  expect(await answer(seen + 1)).toEqual([{ done: false }]);
  expect(await answer(seen)).toEqual([{ done: true }]);
  // Reviewed in name alone: no approval of this very saving.
  await ground.owner('update handbook.review set revision = revision - 1 where version_id = $1', [version]);
  const decided = await writer.post(`${at}/decide`, {
    ...{
      decided_by_body: 'Nämnden',
      decided_on: '2026-01-10',
      decision_reference: '',
      publish_on: inDays(90),
      revision: String(seen),
    },
  });
  expect([decided.status, await stateOf(ground, version)]).toEqual([409, 'reviewed']);
});

test('a reviewer who has left reads and answers no longer', async () => {
  const { reviewer, version, at, revision } = await submitted(ground);
  expect((await reviewer.get(at)).status).toBe(200);
  await ground.owner(
    'update organisation.employment set ended_on = current_date - 1, starts_on = current_date - 90 where person_id = $1',
    [reviewer.personId],
  );
  const elsewhere = await ground.municipality();
  await ground.owner(
    `update organisation.employment set ended_on = null, unit_id = $2, municipality_id = $3 where person_id = $1`,
    [reviewer.personId, elsewhere.unit, elsewhere.id],
  );
  expect((await reviewer.get(at)).status).toBe(404);
  expect(
    (await reviewer.post(`${at}/review`, { revision: String(await revision()), verdict: 'approved', note: '' })).status,
  ).toBe(404);
  expect(await as(reviewer, `select handbook.answer_review('${version}', ${await revision()}, 'approved', '') as done`)).toEqual([
    { done: false },
  ]);
  expect(await stateOf(ground, version)).toBe('review');
});

test('functions tell nothing of routines that the caller does not see', async () => {
  const there = await drafted(ground);
  const shut = await writeRoutine(ground, { municipality: there.place.id });
  const stranger = await (await ground.municipality()).person({ roles: {} });
  await ground.owner(`update handbook.version set number = 2 where id = $1`, [there.version]);
  const told = (who: { personId: string }) =>
    as(
      who,
      `select handbook.follow_up_due('${shut.routine}') is not null as due, handbook.copy_count('${shut.routine}') as copies,
         handbook.questions_missing('${there.version}') as missing`,
    );
  expect(await told(stranger)).toEqual([{ due: false, copies: null, missing: null }]);
  expect(await told(there.writer)).toEqual([{ due: true, copies: 0, missing: 2 }]);
  for (const inner of ['in_force', 'due_of'])
    await expect(as(stranger, `select handbook.${inner}('${shut.routine}')`)).rejects.toThrow(refused);
  const source = randomUUID();
  await ground.owner(
    `insert into handbook.proposal (municipality_id, handbook_id, routine_id, text, source_kind, source_id, settled_at, settled_how, settle_note)
     values ($1, $2, $3, 'Ring.', 'decision', $4, now(), 'declined', 'Står redan.')`,
    [there.place.id, shut.handbook, shut.routine, source],
  );
  const from = (who: { personId: string }) =>
    as(
      who,
      `select handbook, routine, settled_how, settle_note from handbook.proposals_from('decision', array['${source}'::uuid])`,
    );
  expect(await from(stranger)).toEqual([{ handbook: null, routine: null, settled_how: 'declined', settle_note: '' }]);
  expect(await from(await there.place.person())).toMatchObject([{ handbook: 'Handbok mot våld', settle_note: 'Står redan.' }]);
});

test('nobody saves in another’s name, or at another time: who and when is the database’s to say', async () => {
  const { place, writer, version } = await drafted(ground);
  const other = await place.person({ roles: { coordinator: place.id } });
  const blame = `changed_by = '${other.personId}', changed_at = '2020-01-01'`;
  await expect(as(writer, `update handbook.version set body = 'Mitt.', ${blame} where id = '${version}'`)).rejects.toThrow(
    refused,
  );
  await expect(as(writer, `update handbook.version set ${blame} where id = '${version}'`)).rejects.toThrow(refused);
  const saving = `insert into handbook.saving (version_id, revision, title, summary, body, saved_by)
    values ('${version}', 99, 'Titel', '', 'Hennes ord.', '${other.personId}')`;
  await expect(as(writer, saving)).rejects.toThrow(refused);
  await as(writer, `update handbook.version set body = 'Mitt.' where id = '${version}'`);
  const [row] = await ground.owner<{ changed_by: string; late: boolean }>(
    `select changed_by, changed_at > now() - interval '5 minutes' as late from handbook.version where id = $1`,
    [version],
  );
  expect(row).toEqual({ changed_by: writer.personId, late: true });
  const kept = await ground.owner<{ revision: number; body: string; saved_by: string | null }>(
    'select revision, body, saved_by from handbook.saving where version_id = $1 order by revision',
    [version],
  );
  expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
  expect(kept[1]).toMatchObject({ body: 'Mitt.', saved_by: writer.personId });
});
