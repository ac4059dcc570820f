import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Tests, and what helps them. */
const TESTS = /\.test\.tsx?$|\/test-help\.tsx?$|\/fixtures\//;

const files = fs.globSync('src/**/*.{ts,tsx}').filter((file) => !file.endsWith('.gen.ts'));
const importsOf = (file: string) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([#.][^']+)'/g)].map((m) => m[1]!);
const roomOf = (file: string) =>
  /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? (file.startsWith('src/platform/') ? 'platform' : 'house');

test('modules reach each other through index.ts alone, and the platform knows no module', () => {
  const breaches: string[] = [];
  for (const file of files) {
    const room = roomOf(file);
    if (room === 'house') continue;
    for (const target of importsOf(file)) {
      const resolved = target.startsWith('.') ? path.join(path.dirname(file), target) : target;
      const intoModule =
        /^#(?!platform|test)/.test(target) || (/^src\/modules\//.test(resolved) && !resolved.startsWith(`src/modules/${room}/`));
      const bySideDoor = target.startsWith('.') && roomOf(resolved) !== room && !resolved.startsWith('test/');
      const testFile = TESTS.test(file);
      if (room === 'platform' && intoModule && !testFile) breaches.push(`${file} → ${target}`);
      if (room !== 'platform' && bySideDoor && !testFile) breaches.push(`${file} → ${target}`);
    }
  }
  expect(breaches).toEqual([]);
});

test('the direction of calls between modules is a picture without circles', () => {
  const calls = new Map<string, Set<string>>();
  for (const file of files.filter((one) => !TESTS.test(one))) {
    const room = roomOf(file);
    if (room === 'house' || room === 'platform') continue;
    for (const target of importsOf(file)) {
      const other = /^#(\w+)$/.exec(target)?.[1];
      if (other && other !== 'platform') calls.set(room, (calls.get(room) ?? new Set()).add(other));
    }
  }
  const circular = (from: string, seen: string[] = []): boolean =>
    seen.includes(from) || [...(calls.get(from) ?? [])].some((to) => circular(to, [...seen, from]));
  expect([...calls.keys()].filter((room) => circular(room))).toEqual([]);
});

/** The tree and the people in it are everybody's ground: read by other modules' queries, written by none (docs/decisions/0010). */
const SHARED_TO_READ = /^organisation\.(organisation|person|contact|employment|assignment)$/;

test('nobody else writes a module’s tables, and only the shared ones are read', () => {
  const modules = fs.readdirSync('src/modules');
  const breaches: string[] = [];
  for (const file of files.filter((one) => !TESTS.test(one))) {
    const room = roomOf(file);
    if (room === 'house' || file.startsWith('src/demo/') || file.startsWith('src/bench/')) continue;
    const text = fs.readFileSync(file, 'utf8');
    for (const other of modules.filter((name) => name !== room)) {
      for (const [, verb, table] of text.matchAll(
        new RegExp(`(selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\\(\\s*'(${other}\\.\\w+)`, 'g'),
      )) {
        const reads = /select|join/i.test(verb!) && room !== 'platform';
        if (!reads || !SHARED_TO_READ.test(table!)) breaches.push(`${file} names ${table}`);
      }
    }
  }
  expect(breaches).toEqual([]);
});

test('no file is too long to be read: 250 lines at most', () => {
  const long = files
    .filter((file) => !/texts\.(sv|en)\.ts$/.test(file))
    .map((file) => `${file}: ${fs.readFileSync(file, 'utf8').split('\n').length}`)
    .filter((line) => Number(line.split(': ')[1]) > 251);
  expect(long).toEqual([]);
});

test('nothing steps around the type checker or the linter', () => {
  const steps = files.filter((file) =>
    /\bas any\b|: any\b|@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(fs.readFileSync(file, 'utf8')),
  );
  expect(steps).toEqual([]);
});

test('no page reaches for a third party', () => {
  const reaching = files.filter((file) =>
    /(src|href)=["'{`]+https?:\/\//.test(fs.readFileSync(file, 'utf8').replace(/https:\/\/samfrid\.example/g, '')),
  );
  expect(reaching).toEqual([]);
});
