// Straight at the database, as the role that requests have: a proposal says it comes from a network only when it does.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../../handbook/fixtures/published.ts';
import { ask, gather } from '../questions/test-help.ts';

const ground = await openTown();

test('only a member makes a proposal of what was decided or answered, and under the network’s name', async () => {
  const town = await ground.municipality();
  const [convener, stranger] = [await town.person(), await town.person()];
  const network = await gather(ground, town.id, [convener], 'VIN-ombud');
  const question = await ask(convener, network, 'Hur når ni den som inte vill bli uppringd?');
  const { handbook, routine } = await writeRoutine(ground, { municipality: town.id });
  const made = () =>
    ground.owner<{ source_label: string; source_href: string }>(
      'select source_label, source_href from handbook.proposal where handbook_id = $1',
      [handbook],
    );
  const as = async (who: { personId: string }, words: ReturnType<typeof sql>) =>
    (await asPerson(ground.house.app.db, who.personId, (tx) => words.execute(tx))).rows;
  const propose = (
    label: string,
    kind = 'question',
    source = question,
  ) => sql`select networks.propose(${randomUUID()}::uuid, ${kind},
    ${source}::uuid, ${label}, ${handbook}::uuid, ${routine}::uuid, '', 'Ring.') as done`;
  const LABEL = 'VIN-ombud 2026-11-10, fråga';

  const forged = sql`insert into handbook.proposal (municipality_id, handbook_id, routine_id, text, source_kind, source_id, source_label, proposed_by)
    values (${town.id}::uuid, ${handbook}::uuid, ${routine}::uuid, 'Ring.', 'decision', ${question}::uuid, ${LABEL}, ${stranger.personId}::uuid)`;
  await expect(as(stranger, forged)).rejects.toThrow(/permission denied/);
  const bare = sql`insert into handbook.proposal (municipality_id, handbook_id, routine_id, text, source_kind, proposed_by)
    values (${town.id}::uuid, ${handbook}::uuid, ${routine}::uuid, 'Ring.', 'decision', ${stranger.personId}::uuid)`;
  await expect(as(stranger, bare)).rejects.toThrow(/row-level security/);
  const past = sql`select handbook.propose_from(${randomUUID()}::uuid, 'question', ${question}::uuid, ${LABEL}, '', ${handbook}::uuid,
    ${routine}::uuid, '', 'Ring.')`;
  await expect(as(convener, past)).rejects.toThrow(/permission denied/);

  expect(await as(stranger, propose(LABEL))).toEqual([{ done: null }]);
  expect(await as(convener, propose('Socialnämnden 2026-11-10, beslut 1'))).toEqual([{ done: null }]);
  expect(await as(convener, propose(LABEL, 'decision'))).toEqual([{ done: null }]);
  expect(await made()).toEqual([]);
  expect(await as(convener, propose(LABEL))).toEqual([{ done: true }]);
  expect(await as(convener, propose(LABEL))).toEqual([{ done: false }]);
  expect(await made()).toEqual([{ source_label: LABEL, source_href: `/networks/questions/${question}` }]);
});
