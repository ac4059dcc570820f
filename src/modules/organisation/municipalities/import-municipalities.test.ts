import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outsideData } from '#platform/files/fixtures/outside-data.ts';
import { openTown } from '#test/town.ts';
import { importMunicipalitiesCommand } from './command.ts';
import { readRegister } from './read-register.ts';

const { house, owner } = await openTown();

const file = (content: unknown) => {
  const name = path.join(tmpdir(), `register-${process.pid}-${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};
async function run(place: string) {
  const said: string[] = [];
  const code = await importMunicipalitiesCommand.run(house, { values: {}, positionals: [place] }, (sentence) =>
    said.push(sentence),
  );
  return { code, said: said.join('\n') };
}
const small = {
  values: [
    { id: '0000', title: 'Riket', type: 'L' },
    { id: '0091', title: 'Region Sjöskog', type: 'L' },
    { id: '9101', title: 'Tallmora', type: 'K' },
    { id: '9102', title: 'Ängelö', type: 'K' },
  ],
};

test('a region sets up its municipalities in one go, each below it, and the country is none', async () => {
  const { code, said } = await run(file(small));
  expect(code).toBe(0);
  expect(said).toContain('3 added, 0 already here, 2 placed');
  const rows = await owner<{ name: string; above: string }>(
    `select m.name, r.name as above from organisation.organisation m join organisation.organisation r on r.id = m.parent_id where m.code like '91%' order by m.code`,
  );
  expect(rows).toEqual([
    { name: 'Tallmora', above: 'Region Sjöskog' },
    { name: 'Ängelö', above: 'Region Sjöskog' },
  ]);
});

test('a second run changes nothing, and a name changed here is kept and told of', async () => {
  await run(file(small));
  await owner(`update organisation.organisation set name = 'Tallmora stad' where code = '9101' and kind = 'municipality'`);
  const { said } = await run(file(small));
  expect(said).toContain('0 added, 3 already here, 0 placed');
  expect(said).toContain('9101 is called "Tallmora stad" here');
});

test.each([
  ['no JSON', '<html>', 'is not JSON'],
  ['another list', { values: [{ id: 'N00945', title: 'x', type: 'K' }] }, 'at values.0.id'],
  ['a code as a number', { values: [{ id: 114, title: 'Upplands Väsby', type: 'K' }] }, 'at values.0.id'],
  ['nothing in it', { values: [] }, 'at values'],
])('%s is refused in a sentence, and nothing is written', async (_what, content, words) => {
  const before = await owner('select count(*) from organisation.organisation');
  const { code, said } = await run(file(content));
  expect(code).toBe(2);
  expect(said).toContain(words);
  expect(await owner('select count(*) from organisation.organisation')).toEqual(before);
});

test('an address is read with all its pages', async () => {
  const pages = [small.values.slice(0, 2), [{ id: '9103', title: 'Nyby', type: 'K' }]];
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('page') ?? 0);
    const next =
      page + 1 < pages.length ? `http://localhost:${(server.address() as { port: number }).port}/?page=${page + 1}` : null;
    response.end(JSON.stringify({ values: pages[page], next_url: next }));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { code, said } = await run(`http://localhost:${(server.address() as { port: number }).port}/`);
  server.close();
  expect(code).toBe(0);
  expect(said).toContain('2 read: 1 added');
});

test('a file that is not there is told of', async () => {
  expect((await run('/nowhere/list.json')).said).toContain('There is no file');
});

test('the real list: 290 municipalities and 21 regions, every municipality below a region', async ({ skip }) => {
  const real = outsideData('kolada/v3-municipality-312.json');
  if (!real) skip('the real list is not here');
  const register = await readRegister(real as string);
  expect(register.filter(({ kind }) => kind === 'municipality')).toHaveLength(290);
  const { said } = await run(real as string);
  expect(said).toContain('311 read: 311 added');
  const alone = await owner(
    `select name from organisation.organisation where kind = 'municipality' and code ~ '^[0-2][0-9]{3}$' and parent_id is null`,
  );
  expect(alone).toEqual([]);
});
