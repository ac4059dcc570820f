import { expect, test } from 'vitest';
import { proseBlocks } from '#platform/files/pdf/prose.ts';
import { faultsOf, headings, lawReferences, Prose, plainText, sections } from './index.ts';

const fill = (part: string, size: number): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const around = (open: string, close: string, size: number): string => fill(open, size / 2) + fill(close, size / 2);

// Everybody shares one process: a text that takes the square of its length to read stops the house for all.
const readings: Record<string, (text: string) => unknown> = {
  Prose: (text) => String(<Prose text={text} />),
  headings,
  sections,
  plainText,
  faultsOf,
  lawReferences,
  proseBlocks: (text) => proseBlocks(text, { under: 1, base: '', picture: () => null, absent: (words) => words }),
};

/** The least of several: what else the machine does makes a reading slower, never faster. */
function least(times: number, work: () => unknown): number {
  const took = Array.from({ length: times }, () => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return user + system;
  });
  return Math.min(...took);
}

test.each(Object.entries(readings))('eight times as many headings alike take %s far less than the square of it', (_, read) => {
  // The first warms up. A square would be sixty-four times; what else the machine does never makes eight of thirty.
  read(fill('# a\n', 10_000));
  const [half, whole] = [20_000, 160_000].map((size) => least(3, () => read(fill('# a\n', size)))) as [number, number];
  expect(whole / half).toBeLessThan(30);
});

const deep: Record<string, string> = {
  'quotes within quotes': `${'>'.repeat(10_000)} a`,
  'lists within lists': `${'- '.repeat(10_000)}a`,
  'emphasis within emphasis': around('*a ', 'a* ', 60_000),
  'both kinds within each other': around('**a *b ', 'c* d** ', 60_000),
  'brackets within brackets': around('[a ', '](b) ', 20_000),
  ...Object.fromEntries(['[', '*', '|', '!', '`', '<', '\\', '# '].map((sign) => [`nothing but ${sign}`, fill(sign, 200_000)])),
};

test.each(Object.entries(deep))('%s: read by all, and none runs out of stack', (_, text) => {
  for (const read of Object.values(readings)) expect(() => read(text)).not.toThrow();
});

test('what is written deeper than anybody means loses no word', () => {
  expect(plainText(around('*a ', 'b* ', 6_000)).match(/[ab]/g)).toHaveLength(2_000);
});

test('each of many headings alike has an anchor of its own, also where one is called what another would be', () => {
  const ids = headings('# a\n\n# a 2\n\n# a\n\n# a\n\n# a 2\n').map(({ id }) => id);
  expect(ids).toEqual(['a', 'a-2', 'a-3', 'a-4', 'a-2-2']);
});
