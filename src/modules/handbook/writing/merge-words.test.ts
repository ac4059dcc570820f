import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeWords } from './merge-words.ts';

const words = (body: string, title = 'T', summary = 'S') => ({ title, summary, body });

test('each changes her paragraph: both changes are there, and none touches', () => {
  const base = words('ett\n\ntvå\n\ntre');
  expect(mergeWords(words('ett!\n\ntvå\n\ntre'), base, words('ett\n\ntvå\n\ntre!', 'Ny'))).toEqual({
    words: words('ett!\n\ntvå\n\ntre!', 'Ny'),
    touching: [],
  });
});

test('both change the same: mine stands until she has chosen, and theirs is shown', () => {
  const base = words('ett\n\ntvå', 'T');
  expect(mergeWords(words('ett A\n\ntvå', 'Min'), base, words('ett B\n\ntvå!', 'Deras'))).toMatchObject({
    words: words('ett A\n\ntvå!', 'Min'),
    touching: [
      { part: 'title', mine: 'Min', theirs: 'Deras' },
      { part: 'body', mine: 'ett A', theirs: 'ett B' },
    ],
  });
});

test('the same change by both is one change', () => {
  expect(mergeWords(words('a\n\nB'), words('a\n\nb'), words('a\n\nB'))).toEqual({ words: words('a\n\nB'), touching: [] });
});

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 12 }).map((all) => all.join('\n'));

test('every line of mine and theirs is in what is woven or in what is shown, whoever changed what', () => {
  fc.assert(
    fc.property(lines, lines, lines, (mine, base, theirs) => {
      const { words: woven, touching } = mergeWords(words(mine), words(base), words(theirs));
      const kept = [woven.body, ...touching.flatMap((place) => [place.mine, place.theirs])].join('\n').split('\n');
      const were = new Set(base.split('\n'));
      for (const line of [...mine.split('\n'), ...theirs.split('\n')])
        if (line !== '' && !were.has(line)) expect(kept).toContain(line);
      if (mine === base) expect([woven.body, touching]).toEqual([theirs, []]);
      if (theirs === base) expect([woven.body, touching]).toEqual([mine, []]);
    }),
    { numRuns: 2000 },
  );
});

test('a thousand lines alike hold nobody up: what both have written in is shown whole', () => {
  const same = (n: number, extra: string) => words(`börjar\n${extra}${'ja\n'.repeat(n)}${extra}slutar`);
  const from = process.cpuUsage();
  const { words: woven, touching } = mergeWords(same(20_000, 'min\n'), same(19_999, ''), same(20_001, 'din\n'));
  const { user } = process.cpuUsage(from);
  expect(woven.body).toBe(same(20_000, 'min\n').body);
  expect(touching).toHaveLength(1);
  expect(touching[0]?.theirs).toContain('din');
  // Weighed each against each these would take a quarter of an hour.
  expect(user).toBeLessThan(20_000_000);
});
