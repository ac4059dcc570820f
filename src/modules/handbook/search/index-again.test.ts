import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { indexAgain } from './index-again.ts';

const ground = await openTown();

test('an entry that was lost, or is of an older analyser, is told of and made again', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const first = await writeRoutine(ground, { municipality: town.id, number: '1.1', title: 'Kvinnofridssamordnarens uppdrag' });
  const second = await writeRoutine(ground, {
    municipality: town.id,
    handbook: first.handbook,
    chapter: first.chapter,
    number: '1.2',
  });
  await ground.owner('delete from handbook.search_entry where version_id = $1', [first.version]);
  await ground.owner('update handbook.search_entry set analyser = 0 where version_id = $1', [second.version]);
  expect(await faultsOf(ground.house)).toHaveLength(2);
  expect(await indexAgain(ground.house.worker.db)).toBe(2);
  expect(await indexAgain(ground.house.worker.db)).toBe(0);
  expect(await faultsOf(ground.house)).toEqual([]);
  expect((await reader.get('/handbook/search?q=kvinnofrid')).text).toContain(first.routine);
});

test('an entry made in the moment its version was put aside is taken away', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const old = await writeRoutine(ground, { municipality: town.id, title: 'Tjänstetelegram' });
  const [entry] = await ground.owner<Record<string, unknown>>('select * from handbook.search_entry where version_id = $1', [
    old.version,
  ]);
  await ground.owner('update handbook.version set replaced_at = now() where id = $1', [old.version]);
  await ground.owner('insert into handbook.search_entry select * from json_populate_record(null::handbook.search_entry, $1)', [
    JSON.stringify(entry),
  ]);
  expect((await reader.get('/handbook/search?q=tjänstetelegram')).text).toContain(old.routine);
  expect(await indexAgain(ground.house.worker.db)).toBe(0);
  expect((await reader.get('/handbook/search?q=tjänstetelegram')).text).not.toContain(old.routine);
  expect(await faultsOf(ground.house)).toEqual([]);
});
