// The table of OWASP ASVS in docs/security.md has every requirement once, names tests that are there, and says why where there
// is none; and the inventory of cryptography has every file that uses any.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { required } from './asvs/ids.ts';

const page = fs.readFileSync('docs/security.md', 'utf8');
const rows = [...page.split('\n## ASVS\n')[1]!.matchAll(/^\| (\d+\.\d+\.\d+) \|(.*)\|$/gm)].map((match) => {
  const cells = match[2]!.split('|').map((cell) => cell.trim());
  return { id: match[1]!, level: cells[0]!, asked: cells[1] ?? '', how: cells[2] ?? '', tested: cells[3] ?? '', cells };
});

const STATES = ['Not applicable', 'Not met', 'Partly'] as const;
const stateOf = (how: string) => STATES.find((state) => how.startsWith(`${state}: `)) ?? 'met';

test('every requirement of levels 1 and 2, and all on access and cryptography, is there once and in order', () => {
  expect(required.size).toBe(269);
  expect(rows.map(({ id }) => id)).toEqual([...required.keys()]);
  expect(rows.filter(({ id, level }) => level !== required.get(id)).map(({ id }) => id)).toEqual([]);
});

test('the list of ids is the standard’s own, where that lies beside', () => {
  const source = '../shared/data/security/asvs-5.0.0.flat.json';
  if (!fs.existsSync(source)) return expect(required.size).toBe(269);
  type One = { req_id: string; chapter_id: string; L: string };
  const { requirements } = JSON.parse(fs.readFileSync(source, 'utf8')) as { requirements: One[] };
  const wanted = requirements.filter(({ L, chapter_id }) => /[12]/.test(String(L)) || ['V8', 'V11'].includes(chapter_id));
  expect([...required]).toEqual(wanted.map(({ req_id, L }) => [req_id.slice(1), String(L)]));
});

test('no row is empty, asks at length, or says its state in other words', () => {
  const faulty = rows.filter(
    ({ cells, asked, how, tested }) =>
      cells.length !== 4 ||
      [asked, how, tested].includes('') ||
      asked.split(' ').length > 12 ||
      /^(partly|not met|not applicable|n\/a)(?!: )/i.test(how),
  );
  expect(faulty.map(({ id }) => id)).toEqual([]);
});

test('every test that is named is a test that is there; where none is, it is said why', () => {
  const faults = rows.flatMap(({ id, how, tested }) => {
    if (tested.startsWith('–')) return tested.length > 3 || stateOf(how) === 'Not applicable' ? [] : [`${id}: no reason`];
    const named = [...tested.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    const other = tested.replace(/`[^`]+`/g, '').replace(/[,\s]/g, '');
    const gone = named.filter((file) => !/\.test\.tsx?$/.test(file) || !fs.existsSync(file));
    return named.length === 0 || other !== '' || gone.length > 0 ? [`${id}: ${tested}`] : [];
  });
  expect(faults).toEqual([]);
});

test('what is not met is counted', () => {
  const counts = Object.fromEntries([...Map.groupBy(rows, ({ how }) => stateOf(how))].map(([state, of]) => [state, of.length]));
  const open = rows.filter(({ how }) => stateOf(how) === 'Not met').map(({ id }) => id);
  process.stdout.write(`ASVS: ${JSON.stringify(counts)}; not met: ${open.join(', ')}\n`);
  expect(rows.length).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0));
});

const USES =
  /\b(createHash|createHmac|hkdfSync|pbkdf2\w*|scrypt\w*|create(De|C)ipheriv|random(Bytes|Int)|argon2\w*|timingSafeEqual|generateKeyPair\w*|create(Private|Public)Key|X509Certificate|KeyObject|subtle)\b|\b(sha(1|224|256|384|512)|md5|hmac|crypt|gen_random_bytes)\(/;
const WEAK = /createHash\('(md5|sha1)'\)|createHmac\('(md5|sha1)'|\b(md5|sha1)\(/;
/** Neither tests, nor what makes up, measures or breaks; a dated migration's functions stand in functions.sql. */
const APART = /\.test\.|\/fixtures\/|test-help|^src\/(bench|demo|drill)\/|schema\.gen|\/\d{8}-\d\d-/;
const words = (file: string) => fs.readFileSync(file, 'utf8').replace(/^\s*(\/\/|--|\*|\/\*).*$/gm, '');

test('every file that uses cryptography stands in the inventory, and no file that uses none', () => {
  const inventory = page.split('\n## Cryptography: where and what\n')[1]!.split('\n## ')[0]!;
  const named = new Set([...inventory.matchAll(/`((?:platform|modules)\/[^`]+)`/g)].map((match) => match[1]!));
  const using = fs
    .globSync('src/**/*.{ts,tsx,sql}')
    .filter((file) => !APART.test(file) && USES.test(words(file)))
    .map((file) => path.relative('src', file));
  expect(using.length).toBeGreaterThan(40);
  expect(using.filter((file) => !named.has(file))).toEqual([]);
  expect([...named].filter((file) => !using.includes(file))).toEqual([]);
  const weak = using.filter((file) => WEAK.test(words(path.join('src', file))));
  const row = inventory.split('\n').find((line) => line.includes('| MD5 |')) ?? '';
  expect(weak.filter((file) => !row.includes(`\`${file}\``))).toEqual([]);
});
