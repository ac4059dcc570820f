import { sql } from 'kysely';
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

test('a text of more new words than are taken to pieces at once is in force and found at once, by its parts when the job has been', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const letters = (n: number) => [...String(n)].map((digit) => 'bdfgklmnrs'[Number(digit)]).join('');
  const words = Array.from({ length: 2300 }, (_, i) => `${letters(i + 1000)}plan`);
  const { routine } = await writeRoutine(ground, {
    ...{ municipality: town.id, title: 'Ordlista', summary: 'Ord.' },
    body: `${words.join(' ')} zzjourplan våldsplan`,
  });
  const made = async () =>
    (
      await ground.owner<{ n: number }>(
        `select count(*)::int as n from handbook.search_form where word like '%plan' and analyser > 0`,
      )
    )[0]!.n;
  expect(await made()).toBeLessThanOrEqual(1000);
  const found = async (typed: string) =>
    (await reader.get(`/handbook/search?q=${encodeURIComponent(typed)}`)).text.includes(routine);
  const inPieces = () =>
    ground.owner(`select from handbook.search_entry where routine_id = $1 and terms @@ 'våld'::tsquery`, [routine]);
  expect([await found('zzjourplan'), await found('våldsplan')]).toEqual([true, true]);
  expect(await inPieces()).toHaveLength(0);
  expect(await indexAgain(ground.house.worker.db)).toBeGreaterThan(0);
  expect(await made()).toBeGreaterThan(2300);
  expect(await inPieces()).toHaveLength(1);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a word that no text in force has any longer is forgotten wherever it was kept', async () => {
  const town = await ground.municipality();
  const reader = await town.person();
  const first = await writeRoutine(ground, { municipality: town.id, title: 'Ring Gyllenspetz', body: 'Tala med handläggaren.' });
  const kept = () =>
    ground.owner(`select word from handbook.search_form where word = 'gyllenspetz' union all
      select word from handbook.search_word where word = 'gyllenspetz'`);
  await sql`select handbook.search_forget()`.execute(ground.house.worker.db);
  expect(await kept()).toHaveLength(2);
  await writeRoutine(ground, { municipality: town.id, ...first, title: 'Ring jouren', body: 'Tala med handläggaren.' });
  await sql`select handbook.search_forget()`.execute(ground.house.worker.db);
  expect(await kept()).toEqual([]);
  expect((await reader.get('/handbook/search?q=handläggare')).text).toContain(first.routine);
});
