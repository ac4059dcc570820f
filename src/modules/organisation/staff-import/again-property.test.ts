import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { organisationInvariants } from '../invariants.ts';
import { applyImport } from './apply-import.ts';
import { guessColumns } from './fields.ts';
import { hrFile, type Line } from './fixtures/import-office.ts';
import { lookAtFile } from './look-at-file.ts';
import { readAndCompare } from './read-import.ts';
import type { Counts } from './tell-changes.ts';

const ground = await openTown();
const worker = ground.house.worker.db;

/** One HR file: people with one or two jobs each, in few units and professions, so that everything meets everything. */
const staff = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 14 }).map(String),
      unit: fc.constantFrom('Hemtjänst Norr', 'Nattpatrullen', 'Ekgården'),
      profession: fc.constantFrom('Undersköterska', 'Sjuksköterska'),
      from: fc.constantFrom('2015-01-01', '2019-06-15', '2024-02-29', '2027-01-01', ''),
      to: fc.constantFrom('', '', '', '2025-12-31', '2027-06-30'),
      share: fc.constantFrom('100', '75', '62,5', ''),
      leads: fc.constantFrom('Ja', 'Nej', ''),
      protected: fc.constantFrom('', '', '', 'Ja'),
    }),
    { minLength: 1, maxLength: 14, selector: ({ number, unit, profession }) => `${number} ${unit} ${profession}` },
  )
  .map((lines): Line[] => lines.map((line) => ({ ...line, given: `Anna${line.number}`, family: 'Ek' })));

async function compareFile(town: { id: string }, lines: readonly Line[]) {
  const bytes = new Uint8Array(await hrFile(lines).arrayBuffer());
  const id = crypto.randomUUID();
  const mapping = guessColumns((await lookAtFile(bytes)).map(({ heading }) => heading));
  const values = { id, organisation_id: town.id, file_name: 'x.csv', state: 'reading', mapping: JSON.stringify(mapping) };
  await worker.insertInto('organisation.staff_import').values(values).execute();
  await readAndCompare(worker, ground.house.config.secret, id, bytes);
  const row = await worker
    .selectFrom('organisation.staff_import')
    .select('counts')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, counts: row.counts as Counts };
}

async function importFile(town: { id: string }, lines: readonly Line[]) {
  const { id, counts } = await compareFile(town, lines);
  await worker.updateTable('organisation.staff_import').set({ state: 'applying' }).where('id', '=', id).execute();
  const outcome = await applyImport(worker, ground.house.config.secret, id, null);
  expect(outcome).toBe(counts.fault > 0 ? 'changed meanwhile' : 'applied');
  await worker
    .updateTable('organisation.staff_import')
    .set({ state: 'abandoned' })
    .where('id', '=', id)
    .where('state', '<>', 'applied')
    .execute();
  return outcome;
}

test('whatever two files say, one after the other: the second read again changes nothing, and everything still holds', async () => {
  await fc.assert(
    fc.asyncProperty(staff, staff, async (first, second) => {
      const town = await ground.municipality();
      await town.newUnit('Nattpatrullen');
      await town.newUnit('Ekgården');
      for (const lines of [first, second]) {
        if ((await importFile(town, lines)) !== 'applied') continue;
        const { counts } = await compareFile(town, lines);
        expect(counts).toMatchObject({ add: 0, move: 0, change: 0, end: 0, fault: 0, same: lines.length });
        for (const { says, faults } of organisationInvariants) expect([says, await faults(worker)]).toEqual([says, []]);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
