// A link that nobody answers: it leaves no code, swells no figure, and its visit goes in the end. A receipt may still come.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { connected, counted, receipt, wishedLink } from './fixtures/connected.ts';
import { forgetCaseSystems } from './forget-case-systems.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);
const forget = () => forgetCaseSystems(ground.house.worker.db);

type Row = { known: boolean; pseudonym: Buffer | null };
const visit = async (id: string) =>
  (await town.owner<Row>('select known, pseudonym from screening.visit where receipt_id = $1', [id]))[0];

/** A link for a client, asked for so long ago; nobody answered. */
async function abandoned(unit: string, days: number) {
  const wish = wishedLink(unit, { client: 'VIVA-7' });
  expect((await viva.post('/links', wish)).status).toBe(201);
  await town.owner(`update screening.visit set opened_at = opened_at - make_interval(days => $2) where receipt_id = $1`, [
    wish.id,
    days,
  ]);
  await town.owner(
    `update screening.question_link set made_at = made_at - make_interval(days => $2), expires_at = expires_at - make_interval(days => $2)
     where visit_id = (select id from screening.visit where receipt_id = $1)`,
    [wish.id, days],
  );
  return wish;
}

test('its code goes when its links have been over for a day, and comes again with the receipt', async () => {
  const unit = await town.newUnit('Övergiven');
  const [fresh, old] = [await abandoned(unit, 0), await abandoned(unit, 2)];
  await forget();
  expect((await visit(fresh.id))?.pseudonym).not.toBeNull();
  expect(await visit(old.id)).toEqual({ known: false, pseudonym: null });
  expect((await viva.post('/receipts', receipt(unit, { id: old.id, client: 'VIVA-7' }))).status).toBe(201);
  const again = await town.owner('select 1 from screening.re_ask where unit_id = $1 and known and ended_on is null', [unit]);
  expect([again.length, await counted(town, unit)]).toEqual([1, 1]);
});

test('a new link brings the code again, with a client and without', async () => {
  const unit = await town.newUnit('Ny länk');
  const [named, unnamed] = [await abandoned(unit, 2), await abandoned(unit, 2)];
  await forget();
  expect((await viva.post('/links', named)).status).toBe(201);
  expect((await viva.post('/links', { ...unnamed, client: null })).status).toBe(201);
  const kept = [await visit(named.id), await visit(unnamed.id)];
  expect(kept.map((row) => [row?.known, row?.pseudonym !== null])).toEqual([
    [true, true],
    [false, true],
  ]);
  await forget();
  expect([await visit(named.id), await visit(unnamed.id)]).toEqual(kept);
});

test('after 60 days the visit goes, unless a link to it lives; nothing was counted', async () => {
  const unit = await town.newUnit('Sextio dagar');
  const [before, after, living] = [await abandoned(unit, 59), await abandoned(unit, 61), await abandoned(unit, 61)];
  expect((await viva.post('/links', living)).status).toBe(201);
  await forget();
  expect(await Promise.all([before, after, living].map(async ({ id }) => (await visit(id)) !== undefined))).toEqual([
    true,
    false,
    true,
  ]);
  // A receipt within its own 60 days is taken all the same.
  expect((await viva.post('/receipts', receipt(unit, { id: after.id, client: 'VIVA-7' }))).status).toBe(201);
  expect(await counted(town, unit)).toBe(1);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a head sees what waits: not links that nobody answered more than a day ago', async () => {
  const unit = await town.newUnit('Öppna');
  const head = await town.person({ roles: { manager: unit } });
  await abandoned(unit, 0);
  await abandoned(unit, 2);
  const { rows } = await asPerson(ground.house.app.db, head.personId!, (tx) =>
    sql<{ visits: number }>`select visits from screening.open_counts(${unit})`.execute(tx),
  );
  expect(rows).toEqual([{ visits: 1 }]);
});

test('what was not forgotten in time is told of by the check', async () => {
  const unit = await town.newUnit('Glömd');
  const wish = await abandoned(unit, 4);
  const of = async (table: string, column: string) =>
    (
      await town.owner<{ id: string }>(
        `select t.id from screening.${table} t where t.${column} = (select id from screening.visit where receipt_id = $1)`,
        [wish.id],
      )
    )[0]!.id;
  const told = (await faultsOf(ground.house)).filter((fault) => fault.includes('keeps no code'));
  for (const id of [await of('visit', 'id'), await of('question_link', 'visit_id')])
    expect(told.filter((fault) => fault.endsWith(id))).toHaveLength(1);
  await forget();
  expect(await faultsOf(ground.house)).toEqual([]);
});
