// The rule of access, written apart from the policies, against what the database answers.
import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { compareWorld, listTried, rules } from '../../src/drill/access/ground.ts';

const { ownerUrl, house } = await openTestHouse();

test('every table has its rule, and no rule is about a table that is gone', async () => {
  const tables = await asOwner(ownerUrl, listTried);
  expect(tables.map(({ table }) => table).filter((table) => !(table in rules))).toEqual([]);
  expect(Object.keys(rules).filter((table) => !tables.some((one) => one.table === table))).toEqual([]);
});

test('at least 5,000 tries of a person, a row and an act, and the rule and the database are of one mind', {
  timeout: 120_000,
}, async () => {
  const { tries, allowed, differences } = await compareWorld(ownerUrl, house.app.address(), 20261122, { changes: 4, adds: 2 });
  const kinds = Map.groupBy(differences, ({ act, table, rule }) => `${table} ${act}: the rule says ${rule}`);
  expect([...kinds].map(([kind, of]) => `${kind}, ${of.length} times, as ${JSON.stringify(of[0])}`)).toEqual([]);
  expect(tries).toBeGreaterThan(5000);
  expect(allowed).toBeGreaterThan(300);
});
