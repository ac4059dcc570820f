import { expect, test } from 'vitest';
import { asOwner } from '#test/database.ts';
import { openTown } from '#test/town.ts';
import { openBackup } from './read-backup.ts';
import { backUp, KEY } from './test-help.ts';

const town = await openTown();

test('a backup is a moment, not a while: two tables that change together never come apart', async () => {
  await town.owner('create table training.one (n int); create table training.two (n int, filler text)');
  try {
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++) {
        await town.owner(
          `with a as (insert into training.one values (${n})) insert into training.two values (${n}, repeat('x', 500))`,
        );
      }
    })();
    const seen: number[][] = [];
    const counts = async (snapshot: string) =>
      asOwner(town.ownerUrl, async (client) => {
        await client.query(`begin isolation level repeatable read read only; set transaction snapshot '${snapshot}'`);
        const { rows } = await client.query<{ one: number; two: number }>(
          'select (select count(*)::int from training.one) as one, (select count(*)::int from training.two) as two',
        );
        return rows[0]!;
      });
    for (let round = 0; round < 5; round++) {
      let then = { one: 0, two: 0 };
      const { file } = await backUp(town.ownerUrl, {
        onSnapshot: async (snapshot) => {
          then = await counts(snapshot);
          await new Promise((resolve) => setTimeout(resolve, 60));
        },
      });
      const rows = await rowsIn(file);
      seen.push([then.one, then.two, rows.get('training.one') ?? 0, rows.get('training.two') ?? 0]);
    }
    writing = false;
    await writer;
    for (const [one, ...others] of seen) expect(others).toEqual([one, one, one]);
    expect(seen.at(-1)![0]).toBeGreaterThan(seen[0]![0]!);
  } finally {
    await town.owner('drop table training.one; drop table training.two');
  }
});

async function rowsIn(file: string): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  let table = '';
  for await (const { kind, body } of openBackup(file, KEY)) {
    if (kind === 'table') table = JSON.parse(body.toString()).table;
    if (kind === 'tableEnd') all.set(table, JSON.parse(body.toString()).rows);
  }
  return all;
}
