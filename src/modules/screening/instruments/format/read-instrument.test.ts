// What is wrong in a file is told exactly, all at once, and where.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/locale.ts';
import { hostileStrings } from '../../../../../test/house/bad-input/hostile-strings.ts';
import { at, bytes, changed, faultsIn, judgement, type Loose, points, said, set } from '../fixtures/changed-files.ts';
import { MOST_BYTES, readInstrument } from './read-instrument.ts';
import { formatSchema } from './schema.ts';

test('both demonstrations, and the example in the documentation, are right', () => {
  expect([judgement?.kind, points?.kind]).toEqual(['unscored', 'scored']);
  const [, example] = /```json\n([\s\S]*?)\n```/.exec(fs.readFileSync('docs/instrument-format.md', 'utf8')) ?? [];
  expect(said(example!)).toEqual([]);
});

test('the JSON Schema beside the documentation is the one the format has', async () => {
  const schema = JSON.stringify(formatSchema('https://samfrid.example/screening/instruments/format.json'), null, 2);
  await expect(`${schema}\n`).toMatchFileSnapshot('../../../../../docs/instrument-format.schema.json');
});

test.each([
  [set('titel', { sv: 'x' }), '/titel: ”titel” finns inte i formatet på det här stället. Menade du ”title”?'],
  [
    set('sections/0/items/0/options/0/point', 1),
    '/sections/0/items/0/options/0/point: ”point” finns inte i formatet på det här stället. Menade du ”points”?',
  ],
  [
    set('sections/0/items/1/weight', 1.5),
    '/sections/0/items/1/weight: Här ska stå ett heltal. Multiplicera alla poäng och gränser med tio om du behöver decimaler.',
  ],
  [set('sections/0/items/1/weight', '2'), '/sections/0/items/1/weight: Här ska stå ett tal.'],
  [set('sections/0/items/0/type', 'chioce'), '/sections/0/items/0/type: Här ska stå något av: choice, choices, yes_no, number.'],
  [set('title', { en: 'Only English' }), '/title/sv: ”sv” saknas.'],
  [set('title/sv', '  '), '/title/sv: Här saknas text.'],
  [
    set('sections/0/items/0/key', 'Två ord'),
    '/sections/0/items/0/key: En nyckel skrivs med små bokstäver a–z, siffror, bindestreck och understreck, högst 40 tecken.',
  ],
  [set('sections/2/items/1/key', 'rast'), '/sections/2/items/1/key: Nyckeln ”rast” används redan för en annan.'],
  [
    set('sections/0/items/0/options/1/key', 'dagligen'),
    '/sections/0/items/0/options/1/key: Nyckeln ”dagligen” används redan för en annan.',
  ],
  [
    set('sections/0/items/2/show_when/all/0/item', 'vandre'),
    '/sections/0/items/2/show_when/all/0/item: Det finns ingen fråga med nyckeln ”vandre”. Menade du ”vander”?',
  ],
  [
    set('sections/0/items/2/show_when/all/0/in/0', 'ja'),
    '/sections/0/items/2/show_when/all/0/in/0: ”ja” är inget svar på frågan ”vander”. Svaren är: yes, no.',
  ],
  [
    set('sections/0/items/2/show_when/any', [{ item: 'rast', in: ['ibland'] }]),
    '/sections/0/items/2/show_when: Ange antingen ”all” eller ”any”, inte båda och inte ingen.',
  ],
  [
    set('sections/0/items/1/show_when', { all: [{ item: 'vander', in: ['yes'] }] }),
    '/sections/0/items/1/show_when/all/0/item: Frågan kan inte bero på sitt eget svar.',
  ],
  [
    set('sections/0/items/0/show_when', { all: [{ item: 'natt', in: ['gott'] }] }),
    '/sections/0/items/0/show_when/all/0/item: ”natt” kommer längre ner. En fråga får bara bero på frågor före den.',
  ],
  [
    set('sections/0/items/1/show_when', { all: [{ item: 'vandningar', from: 2 }] }),
    '/sections/0/items/1/show_when/all/0/item: Frågorna beror på varandra i en cirkel: vander → vandningar → vander.',
  ],
  [set('bands/1/from', 7), '/bands/1: Svaren kan ge 0 till 27 poäng, men ingen nivå gäller för 6.'],
  [set('bands/1/from', 4), '/bands/1: 4–14 går in i 0–5.'],
  [set('bands/2/to', 25), '/bands: Svaren kan ge 0 till 27 poäng, men ingen nivå gäller för 26–27.'],
  [set('bands/0/to', -1), '/bands/0/from: ”from” är 0 och ”to” är -1. Det första får inte vara större.'],
  [
    set('sections/0/items/2/points/1/to', 12),
    '/sections/0/items/2/points/2: Talet får vara 0 till 31, men inga poäng är angivna för 13–14.',
  ],
  [set('kind', 'poäng'), '/kind: Här ska stå något av: scored, unscored.'],
  [
    set('sections/0/items/0/weight', 2, judgement),
    '/sections/0/items/0/weight: ”weight” hör inte hemma i en strukturerad bedömning. Faktorer vägs samman, de summeras aldrig.',
  ],
  [
    set('bands', [], judgement),
    '/bands: ”bands” hör inte hemma i en strukturerad bedömning. Faktorer vägs samman, de summeras aldrig.',
  ],
  [set('overall/1/key', 'akut', judgement), '/overall/1/key: Nyckeln ”akut” används redan för en annan.'],
])('%#: one fault is told by one sentence, where it is', (text, sentence) => {
  expect(said(text).map((one) => one.replaceAll('−', '-'))).toEqual([sentence]);
});

test('all faults are told at once, in the order of the file, with line and column', () => {
  const text = changed((document) => {
    document['titel'] = 'x' as unknown as Loose;
    at(document, 'sections/0/items/0/options/2')['points'] = 'två' as unknown as Loose;
    at(document, 'sections/0/items/1')['key'] = 'rast' as unknown as Loose;
    at(document, 'sections/2/items/1/show_when/any/0')['item'] = 'nat' as unknown as Loose;
    at(document, 'bands/2')['from'] = 16 as unknown as Loose;
  });
  const faults = faultsIn(text);
  const lines = text.split('\n');
  expect(faults.map(({ path }) => path)).toEqual([
    '/sections/0/items/0/options/2/points',
    '/sections/0/items/1/key',
    '/sections/0/items/2/show_when/all/0/item', // the item it asked of is called something else now
    '/sections/2/items/1/show_when/any/0/item',
    '/sections/2/items/1/show_when/any/1/item',
    '/bands/2',
    '/titel',
  ]);
  expect(lines[faults[0]!.place!.line - 1]!.slice(faults[0]!.place!.column - 1)).toBe('"två"');
  expect(lines[faults.at(-1)!.place!.line - 1]!.slice(faults.at(-1)!.place!.column - 1)).toBe('"x"');
});

test('what is no JSON is told by line and column', () => {
  const broken = (text: string) => faultsIn(text).map(({ sentence, place }) => `${place?.line}:${place?.column} ${sentence}`);
  expect(broken('{\n  "format": "x",\n}')).toEqual([
    '3:1 Här väntas ett namn inom citattecken. Kanske står det ett komma för mycket.',
  ]);
  expect(broken('{\n  // hej\n}')[0]).toMatch(/^2:3 /);
  expect(broken('{"a": 1 "b": 2}')[0]).toMatch(/^1:9 Här väntas ett komma/);
  expect(broken('{"a": "rad\nett"}')[0]).toMatch(/^1:7 /);
  expect(broken('{"a": 01}')[0]).toMatch(/^1:8 /);
  expect(broken('{"a": [1, 2')[0]).toMatch(/^1:12 Här väntas ett komma eller \]/);
  expect(broken('{} {}')[0]).toBe('1:4 Filen fortsätter efter att instrumentet är slut.');
  expect(broken('['.repeat(100_000))[0]).toMatch(/nivåer/);
  for (const text of ['', 'null', '[]', '"x"', '7', '{}']) expect(faultsIn(text).length).toBeGreaterThan(0);
});

test('a name twice, a name of the language itself and an unseen character are refused, where they are', () => {
  const whole = JSON.stringify(points);
  expect(said(whole.replace('{', '{"key":"x",'))).toContain('/key: ”key” står två gånger på samma ställe. Ta bort den ena.');
  for (const name of ['__proto__', 'constructor', 'prototype'])
    expect(said(whole.replace('{', `{"${name}":{"kind":"scored"},`))).toEqual([
      `/${name}: ”${name}” får inte användas som namn.`,
    ]);
  expect(({} as Record<string, unknown>)['kind']).toBeUndefined();
  const texts = ['noll\u0000', 'vänd\u202e', 'halv\ud83d', 'ljud\u0007'];
  for (const text of texts) expect(said(set('title/sv', text))[0]).toMatch(/^\/title\/sv: Texten innehåller ett osynligt tecken/);
});

test('whatever has broken other systems is either kept as it was written, or refused with a sentence', () => {
  for (const hostile of hostileStrings().strings) {
    const read = readInstrument(bytes(set('purpose/sv', hostile)));
    if ('faults' in read) for (const fault of read.faults) expect(fault).toMatchObject({ path: '/purpose/sv' });
    else expect(read.instrument.purpose.sv).toBe(hostile);
    const named = faultsIn(changed((document) => Object.assign(document, { [hostile]: 1 })));
    expect(named.length).toBeGreaterThan(0);
  }
});

test('a file too large, empty or in another encoding is refused as a whole', () => {
  expect(said('')).toEqual([': Filen är tom.']);
  expect(said(' '.repeat(MOST_BYTES + 1))[0]).toMatch(/Filen är 257 kB. Den får vara högst 256 kB/);
  const latin = readInstrument(new Uint8Array([0x7b, 0xe5, 0x7d]));
  expect('faults' in latin && latin.faults[0]?.sentence).toMatch(/UTF-8/);
});

test('a key may be called what every object has', () => {
  for (const key of ['constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty'])
    expect(said(set('sections/0/items/0/key', key))).toEqual([]);
  for (const key of ['__proto__', 'toString'])
    expect(said(set('sections/0/items/0/key', key))[0]).toMatch(/En nyckel skrivs med små bokstäver/);
});

test('the same content written otherwise has the same digest; another content has not', () => {
  const digest = (text: string) => {
    const read = readInstrument(bytes(text));
    return 'sha256' in read ? read.sha256.toString('hex') : read.faults;
  };
  const other = JSON.stringify(Object.fromEntries(Object.entries(points!).reverse()));
  expect(digest(other)).toBe(digest(JSON.stringify(points, null, 4)));
  expect(digest(set('title/sv', 'Något annat'))).not.toBe(digest(other));
});

test('the sentences are English to who reads English', () => {
  expect(inLocale('en', () => said(set('titel', 1)))).toEqual([
    '/titel: “titel” is not part of the format in this place. Did you mean “title”?',
  ]);
});
