import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import { Differences } from './differences.tsx';

const version = (body: string) => ({ title: 'T', summary: 'S', body, steps: [] });
const shown = (before: string, after: string): string =>
  String(<Differences differences={compareVersions(version(before), version(after))} />);

test('words are shown as people read them', () => {
  const html = shown(
    '## A\n\n| Vem | När |\n|---|---|\n| vi | nu |\n\nSe [14 kap. 3 §](lag:2025:400#K14P3).\n\n- två',
    '## A\n\n| Vem | När |\n|---|---|\n| vi | sen |\n\nSe [14 kap. 3 §](lag:2025:400#K14P3).\n\n- tre',
  );
  expect(html).toContain('vi · <del>nu</del><ins>sen</ins>');
  expect(html).toContain('– <del>två</del><ins>tre</ins>');
  expect(html).not.toMatch(/\|---|lag:|\]\(/);
});

test('a link of the same words that leads elsewhere is told of, and a heading of another size', () => {
  expect(shown('Se [14 kap.](lag:2025:400#K14).', 'Se [14 kap.](lag:2009:400#K14).')).toContain('2009');
  expect(shown('## A\n\nx', '### A\n\nx')).toContain('<ins>');
  expect(shown('Ring **nu**', 'Ring nu')).toContain('<del>');
  expect(shown('## A\n\nx\n\n## B\n\ny', '## B\n\ny\n\n## A\n\nx')).toContain('Ordningen');
});

const text = fc
  .array(
    fc.constantFrom(
      '# a\n\n',
      '## A\n\n',
      '## a 2\n\n',
      'ord ',
      '**ord** ',
      '[ord](/x) ',
      '[ord](/y) ',
      '- ',
      '1. ',
      '\n\n',
      '| a |\n|---|\n',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
/** Empty lines beyond one, and around it all, say nothing. */
const bare = (body: string) => body.replace(/[ \t]*\n\s*/g, '\n').trim();

test('no change is invisible', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(bare(before) !== bare(after));
      expect(shown(before, after)).toMatch(/<ins>|<del>/);
    }),
    { numRuns: 2000 },
  );
});
