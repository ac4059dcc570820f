import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { hrFile, importOffice, type Line, today } from './fixtures/import-office.ts';
import { importStaffCommand } from './import-staff.command.ts';

const ground = await openTown();
const office = importOffice(ground);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-staff-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function found() {
  const town = await ground.municipality();
  const [row] = await ground.owner<{ code: string }>('select code from organisation.organisation where id = $1', [town.id]);
  const run = async (lines: readonly Line[] | string, values: Record<string, unknown> = {}) => {
    const file = path.join(folder, 'personal.csv');
    fs.writeFileSync(file, typeof lines === 'string' ? lines : new Uint8Array(await hrFile(lines).arrayBuffer()));
    const said: string[] = [];
    const given = { positionals: [file], values: { organisation: row!.code, ...values } };
    return { code: await importStaffCommand.run(ground.house, given, (sentence) => said.push(sentence)), said: said.join('\n') };
  };
  return { town, run };
}
const five = [1, 2, 3, 4, 5].map((n) => ({ number: String(n), family: `Ek${n}` }));

test('tells in numbers what it did; a dry run does nothing; a second run changes nothing', async () => {
  const { town, run } = await found();
  const dry = await run(five, { 'dry-run': true });
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.said).toContain('5 rows for');
  expect(dry.said).toContain('5 added, 0 moved, 0 changed, 0 ended, 0 unchanged, 0 faulty');
  expect(await office.employments(town, '1')).toEqual([]);
  expect(await ground.owner('select 1 from organisation.staff_import_row')).toEqual([]);
  expect((await run(five)).said).toContain('Applied.');
  expect((await run(five)).said).toContain('0 added, 0 moved, 0 changed, 0 ended, 5 unchanged, 0 faulty');
});

test('faulty rows are told of by number and reason, with exit 2, and nothing is changed', async () => {
  const { town, run } = await found();
  const { code, said } = await run([...five, { number: '6', unit: 'Månbasen' }]);
  expect(code).toBe(2);
  expect(said).toContain('row 7: The unit “Månbasen” is not in Samfrid.');
  expect(await office.employments(town, '1')).toEqual([]);
  const made = await run([...five, { number: '6', unit: 'Månbasen' }], { 'create-units': true });
  expect(made).toMatchObject({ code: 0 });
  expect(made.said).toContain('1 units that the tree lacks are made of the file.');
});

test('more than one in five ending needs a word more; a part of the staff ends nobody', async () => {
  const { town, run } = await found();
  await run(five);
  expect(await run(five.slice(2), { part: true })).toMatchObject({ code: 0 });
  const unsure = await run(five.slice(2));
  expect(unsure).toMatchObject({ code: 2 });
  expect(unsure.said).toContain('2 of 5 would end');
  expect(await run(five.slice(2), { 'accept-ends': true })).toMatchObject({ code: 0 });
  expect((await office.employments(town, '1'))[0]).toMatchObject({ until: today });
});

test('a wrong call or a wrong file is told of in a sentence', async () => {
  const { run } = await found();
  expect(await run(five, { organisation: '9999' })).toMatchObject({
    code: 2,
    said: 'There is no municipality or region with the code "9999".',
  });
  expect((await run('Kolumn1;Kolumn2\n1;2')).said).toContain('No column was recognised as: Employee number');
  expect((await run('<html></html>')).said).toContain('not a table');
  const missing = await importStaffCommand.run(
    ground.house,
    { positionals: ['/nowhere.csv'], values: { organisation: 'x' } },
    () => {},
  );
  expect(missing).toBe(2);
});
