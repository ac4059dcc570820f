import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';

const { ownerUrl } = await openTestHouse();

test('the generated types say what the database is; `npm test -- -u` writes them anew', async () => {
  const file = 'src/platform/db/schema.gen.ts';
  const made = `node_modules/.schema.gen.${process.pid}.ts`;
  execFileSync(process.execPath, [
    'node_modules/kysely-codegen/dist/cli/bin.js',
    ...['--dialect', 'postgres', '--url', ownerUrl, '--out-file', made],
    ...['--date-parser', 'string', '--numeric-parser', 'number', '--exclude-pattern', 'pgboss.*', '--default-schema', 'public'],
  ]);
  const text = fs
    .readFileSync(made, 'utf8')
    .replaceAll(
      'Int8 = ColumnType<string, bigint | number | string, bigint | number | string>',
      'Int8 = ColumnType<number, bigint | number | string, bigint | number | string>',
    );
  fs.rmSync(made);
  await expect(text).toMatchFileSnapshot(`../../${file}`);
});
