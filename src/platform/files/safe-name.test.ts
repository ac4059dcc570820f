import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition, safeName } from './safe-name.ts';

test('a Swedish name in plain letters and as it is', () => {
  expect(contentDisposition('Närvaro – våren 2026.xlsx')).toBe(
    `attachment; filename="Narvaro - varen 2026.xlsx"; filename*=UTF-8''N%C3%A4rvaro%20%E2%80%93%20v%C3%A5ren%202026.xlsx`,
  );
  expect(contentDisposition('intyg.pdf', 'inline')).toBe('inline; filename="intyg.pdf"');
});

test.each([
  ['../../etc/passwd', '-..-etc-passwd'],
  ['a\r\nSet-Cookie: x', 'aSet-Cookie- x'],
  ['faktura\u202efdp.exe', 'fakturafdp.exe'],
  ['CON.txt', '_CON.txt'],
  ['  .. ', 'fil'],
  ['', 'fil'],
  ['lista "a" 50%.csv', 'lista -a- 50%.csv'],
])('%j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test('a long name is cut and keeps its extension', () => {
  const name = safeName(`${'å'.repeat(300)}.xlsx`);
  expect(name).toHaveLength(120);
  expect(name.endsWith('å.xlsx')).toBe(true);
});

test('whatever the name, the header is one line of plain characters and comes back as the safe name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const header = contentDisposition(name);
      expect(header).toMatch(/^attachment; filename="[^"\\%\p{Cc}]*"(; filename\*=UTF-8''[\w%.!~-]+)?$/u);
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      const full = /filename\*=UTF-8''(.*)$/.exec(header)?.[1];
      const plain = /filename="([^"]*)"/.exec(header)?.[1];
      expect(full ? decodeURIComponent(full) : plain).toBe(safeName(name));
      expect(safeName(safeName(name))).toBe(safeName(name));
    }),
    { numRuns: 1000 },
  );
});
