// A file made to hurt costs little: what is too much is said before anything is compared.
import { expect, test } from 'vitest';
import { said, set } from '../fixtures/changed-files.ts';
import { checkItems, placeItems } from './check-items.ts';
import { soMany } from './read-instrument.ts';
import { MOST_FAULTS } from './read-json.ts';
import { sayIssue } from './say-issue.ts';
import { suggest } from './suggest.ts';

const question = (key: string, conditions: number, about: string) => ({
  ...{ type: 'yes_no', key, text: { sv: 'x' }, points: { yes: 1, no: 0 } },
  show_when: { all: Array.from({ length: conditions }, () => ({ item: about, in: ['yes'] })) },
});
const asking = (items: number, conditions: number) =>
  set('sections', [
    { title: { sv: 'x' }, items: Array.from({ length: items }, (_, i) => question(`fraga-${i}`, conditions, 'fraga-x')) },
  ]);

test.each([
  [
    'names',
    `{${Array.from({ length: 30_000 }, (_, i) => `"n${i}":1`)
      .join(',')
      .slice(0, 250_000)}`,
    ': Här står för många namn intill',
  ],
  ['a long name', `{"${'a'.repeat(101)}":[${'{},'.repeat(10_000)}{}]}`, ': Här står ett namn som är för långt'],
  ['values', `[${'{},'.repeat(30_000)}{}]`, '/19999: Filen har för många delar'],
  ['items', asking(301, 1), '/sections: Det är 301 frågor i filen. Högst 300.'],
  ['conditions', asking(100, 6), '/sections: Det är 600 villkor i filen. Högst 500.'],
  [
    'options',
    set('sections/0/items/0/options', Array(31).fill({ key: 'x' })),
    '/sections/0/items/0/options: För många. Högst 30.',
  ],
  ['bands', set('bands', Array(21).fill({ from: 0, to: 1 })), '/bands: För många. Högst 20.'],
])('too many of something is told in one sentence, and nothing is compared: %s', (_, text, sentence) => {
  const told = said(text);
  expect(told.filter((one) => !one.includes(sentence))).toEqual([]);
  expect(told).toHaveLength(1);
});

test('more faults than are told are not looked for', () => {
  let looked = 0;
  const names = new Proxy(
    Array.from({ length: 30_000 }, (_, i) => `tittle-${i}`),
    {
      get: (list, name) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) looked++;
        return Reflect.get(list, name) as unknown;
      },
    },
  );
  const issue = { code: 'unrecognized_keys' as const, keys: names, path: [], message: 'title', input: {} };
  expect(soMany(sayIssue(issue, 'scored'))).toHaveLength(MOST_FAULTS);
  const placed = placeItems(JSON.parse(asking(300, 50)), 'scored').map((one) => ({
    ...one,
    get raw() {
      looked++;
      return one.raw;
    },
  }));
  expect(soMany(checkItems(placed))).toHaveLength(MOST_FAULTS);
  expect(looked).toBeLessThanOrEqual(2 * MOST_FAULTS);
});

test('what was meant is looked for among a hundred words of about the same length, and found as before', () => {
  let looked = 0;
  function* words(length: number) {
    for (let i = 0; i < 10_000; i++) {
      looked++;
      yield String(i).padStart(length, 'x');
    }
  }
  expect(suggest('q'.repeat(40), words(40))).toBeNull();
  expect(looked).toBeLessThanOrEqual(101);
  expect(suggest('q'.repeat(4), [...words(40), 'qqqq-'])).toBe('qqqq-');
  expect(suggest('sevredskap', ['nattredskap', 'servredskap', 'servedskap'])).toBe('servredskap');
  expect(suggest('vandre', ['vander', 'vadnre', 'x'])).toBe('vander');
  expect(suggest('abcdefghi', ['abdcfeghi', 'abcxyzwhi'])).toBe('abdcfeghi');
  expect(suggest('abcdefghi', ['abcwxyzhi'])).toBeNull();
});
