import { expect, test } from 'vitest';
import { lookAtFile } from './look-at-file.ts';

const file = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));

test('headings come with examples, but never what reaches or names somebody', async () => {
  const columns = await lookAtFile(
    file('Nr;Namn;E-post;Telefon', 'E1;Åsa;asa@ekhaga.example;070-174 06 05', 'E2;Bo;bo@ekhaga.example;070-174 06 06'),
  );
  expect(columns.map(({ heading }) => heading)).toEqual(['Nr', 'Namn', 'E-post', 'Telefon']);
  expect(columns[1]!.examples).toEqual(['Bo', 'Åsa']);
  expect(columns.slice(2).flatMap(({ examples }) => examples)).toEqual([]);
});

test.each([
  ['a personal number', 'E1;Åsa;19850709-9805'],
  ['an e-mail', 'E1;Åsa;asa@ekhaga.example'],
  ['a phone', 'E1;Åsa;070-174 06 05'],
])('a file whose first row has %s has no headings, and is refused before anyone sees it', async (_what, first) => {
  await expect(lookAtFile(file(first, 'E2;Bo;x'))).rejects.toMatchObject({ fault: { key: 'noHeadings' } });
});
