import { expect, test } from 'vitest';
import { png } from '#platform/files/picture/fixtures/pictures.ts';
import { poppler, wordsOf as words } from '#test/poppler.ts';
import { hostileStrings } from '../../../../test/house/bad-input/hostile-strings.ts';
import type { Binder, Bound } from './binder.queries.ts';
import { drawBinder, type Pictures, picturesOf } from './binder-pdf.ts';

const PICTURE = '11111111-1111-4111-8111-111111111111';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const binder: Binder = {
  ...{ id: 'x', code: 'KX7M-4P2D', made_at: new Date('2026-11-21T12:00:00Z'), organisation_id: 'x' },
  ...{ unit: 'Hemtjänst Norr', municipality: 'Ekhaga kommun' },
  card: [
    { name: 'Socialjouren', telephone: '08-465 004 12', hours: 'Dygnet runt', purpose: 'Akut hjälp', checked_on: '2026-11-01' },
  ],
};
const routine = (wish: Partial<Bound> = {}): Bound => ({
  ...{
    position: 1,
    handbook: 'Handbok',
    chapter: 'Upptäcka våld',
    routine_number: '3.2',
    title: 'Misstänkt våld',
    summary: 'Kort.',
  },
  ...{ body: '## Syfte\n\nAlla ska veta.', steps: [], version: 4, applies_names: [], decided_by_body: 'Socialnämnden' },
  ...{ decided_on: '2026-11-01', decision_reference: '§ 14', valid_until: '2028-11-01', replaces: 'Rutin 2.1' },
  ...{ owner_function: 'Socialchef', reviser_function: 'Samordnare', follower_function: 'Enhetschef', ...wish },
});
const step = (id: string, title: string, to: string | null) => ({
  ...{
    id,
    title,
    text: `Gör **${title}**.`,
    who: 'Alla',
    when: 'samma dag',
    contact: '08-465 004 13',
    law: '[14 kap. 3 §](lag:2025:400#K14P3)',
  },
  next: [{ situation: to ? ('wants_help' as const) : null, label: '', to }],
});
const draw = (routines: readonly Bound[], pictures: Pictures = {}) =>
  drawBinder(binder, routines, pictures, 'sv', 'https://samfrid.ekhaga.example');

test('says it is accessible, whose it is and when it was made; the card is first and 112 first on it', async () => {
  const pdf = await draw([routine()]);
  expect(pdf.warnings).toEqual([]);
  expect(Buffer.from(pdf.bytes).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
  const text = words(pdf);
  if (!text) return;
  for (const said of ['Ekhaga kommun', 'Hemtjänst Norr', 'Gjord 2026-11-21', 'KX7M-4P2D', 'Sida 1 av'])
    expect(text).toContain(said);
  expect(text.indexOf('112')).toBeLessThan(text.indexOf('08-465 004 12'));
  expect(text.indexOf('08-465 004 12')).toBeLessThan(text.indexOf('Innehåll'));
});

test('the cover says which handbook it is, or that they are several', async () => {
  const one = words(await draw([routine({ handbook: 'Handbok för skolan' })]), '-l', '1');
  if (!one) return;
  expect(one).toContain('Handbok för skolan');
  const two = words(await draw([routine({ handbook: 'Skolan' }), routine({ handbook: 'Vården', position: 2 })]), '-l', '1');
  expect(two).toContain('Handböcker');
  expect(two).not.toContain('Skolan');
});

test('every page of a routine bears its own number, version, date, page and code, with the address to type', async () => {
  const long = '\n\nEtt stycke som tar plats. '.repeat(400);
  const pdf = await draw([routine({ body: long }), routine({ position: 2, routine_number: '3.3', version: 1 })]);
  for (let page = 4; page < pdf.pages; page++) {
    const text = words(pdf, '-f', String(page), '-l', String(page));
    if (!text) return;
    expect(text).toContain('Rutin 3.2, version 4');
    expect(text).toContain('KX7M-4P2D-1');
    expect(text).toContain(`Sida ${page} av ${pdf.pages}`);
    expect(text).toContain('samfrid.ekhaga.example/binder');
    expect(text).toContain('Gjord 2026-11-21');
  }
  expect(words(pdf, '-f', String(pdf.pages))).toContain('KX7M-4P2D-2');
});

test('has the whole head, text with tables and lists, and steps whose branches say where they go', async () => {
  const body = '## Syfte\n\n- ett\n- två\n\n| Vem | Antal |\n|---|---:|\n| Chef | 3 |\n\n#### För djup rubrik';
  const pdf = await draw([routine({ body, steps: [step('a', 'Fråga', 'b'), step('b', 'Ring chefen', null)] })]);
  const [text, structure] = [words(pdf), poppler('pdfinfo', pdf, ['-struct'])];
  if (!text || !structure) return;
  for (const said of [
    'Socialnämnden, 2026-11-01',
    '§ 14',
    'Giltig till: 2028-11-01',
    'Ersätter: Rutin 2.1',
    'Ägare: Socialchef',
    'Reviderar: Samordnare',
    'Följer upp: Enhetschef',
  ])
    expect(text).toContain(said);
  expect(text).toMatch(/Bekräftar och vill ha hjälp: Gå till steg 2, Ring chefen/);
  expect(text).toContain('Här slutar rutinen');
  const levels = [...structure.matchAll(/^ *H(\d)\b/gm)].map(([, level]) => Number(level));
  expect(
    levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1),
    String(levels),
  ).toBe(true);
  for (const part of ['TOC', 'THead', 'LI', 'Link']) expect(structure).toMatch(new RegExp(`\\b${part}\\b`));
});

test('a picture is drawn with its words, and told in words where it is not there', async () => {
  const body = `![Karta över huset](bild:${PICTURE})`;
  expect(picturesOf([routine({ body })])).toEqual([PICTURE]);
  const there = await draw([routine({ body })], { [PICTURE]: { type: 'image/png', bytes: Buffer.from(PNG, 'base64') } });
  const inWords = Buffer.from('Karta över huset', 'utf16le').swap16().toString('hex').toUpperCase();
  expect(Buffer.from(there.bytes).toString('latin1')).toContain(`/Alt <FEFF${inWords}`);
  const text = words(await draw([routine({ body })]));
  if (text) expect(text).toContain('Bild: Karta över huset');
});

test('a picture that cannot be drawn is told in words, and the rest is drawn', async () => {
  const broken = '22222222-2222-4222-8222-222222222222';
  const body = `![Karta över huset](bild:${PICTURE})\n\n![Trappan](bild:${broken})`;
  const pdf = await draw([routine({ body })], {
    [PICTURE]: { type: 'image/png', bytes: Buffer.from(PNG, 'base64') },
    [broken]: { type: 'image/png', bytes: png(100, 100, [], 50) },
  });
  expect(pdf.broken).toEqual([`${broken}.png`]);
  const inWords = Buffer.from('Karta över huset', 'utf16le').swap16().toString('hex').toUpperCase();
  expect(Buffer.from(pdf.bytes).toString('latin1')).toContain(`/Alt <FEFF${inWords}`);
  const text = words(pdf);
  if (text) expect(text).toContain('Bild: Trappan');
});

test('whatever is written is printed as it is written, and never read as a template', async () => {
  const tricks = [
    '#panic()',
    '$x^2$ @ref',
    '] #read("/etc/passwd") [',
    '= rubrik',
    '#let x = 1; #x',
    '"); #panic("',
    '\\u{0}',
    '#link("javascript:x")[y]',
  ];
  const pdf = await draw(
    tricks.map((trick, i) =>
      routine({ position: i + 1, title: trick, summary: trick, body: `\`${trick}\``, replaces: trick, chapter: trick }),
    ),
  );
  const text = words(pdf);
  if (text) for (const trick of tricks) expect(text).toContain(trick);
});

test('no string that is made to hurt stops a binder', async () => {
  const { strings } = hostileStrings();
  const body = strings.map((string) => `- ${string.replace(/\s+/g, ' ')}`).join('\n');
  const step = {
    id: 'a',
    title: strings[3] ?? 'x',
    text: body,
    who: strings[5] ?? '',
    when: '',
    contact: '',
    law: strings[7] ?? '',
    next: [],
  };
  const pdf = await draw([routine({ body, title: strings[1] ?? 'x', steps: [step] })]);
  expect(pdf.pages).toBeGreaterThan(3);
});
