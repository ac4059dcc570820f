import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/locale.ts';
import { hostileStrings } from '../../../test/house/bad-input/hostile-strings.ts';
import { faultSentence, faultsOf, headings, lawReferences, Prose, plainText, sections } from './index.ts';

const picture = '3f0d7a52-8a4f-4c38-9d0e-0f6c2f9f7f11';
const html = (text: string, under?: number): string =>
  String(<Prose text={text} pictures={(id) => `/pictures/${id}`} {...(under ? { under } : {})} />);

const routine = `## Syfte

Alla ska **veta** vad de *gör*. Se [14 kap. 3 § socialtjänstlagen](lag:2025:400#K14P3).

## När våld kommer fram

1. Lyssna
2. Ring [jouren](tel:020505050)
   - dag som natt

### Barn

| Vem | När |
|-----|----:|
| Handläggaren | samma dag |

![Trappan i fyra steg](bild:${picture})
`;

describe('shown', () => {
  test('a routine is shown with headings below the page’s own, lists, tables that can be read aloud and pictures with words', () => {
    const shown = html(routine);
    expect(shown).toContain('<h2 id="syfte" tabindex="-1">Syfte</h2>');
    expect(shown).toContain('<h3 id="barn" tabindex="-1">Barn</h3>');
    expect(shown).toContain('<strong>veta</strong>');
    expect(shown).toContain('<th scope="col">Vem</th>');
    expect(shown).toContain('<section class="prose-table" aria-label="Tabell 1" tabindex="0">');
    expect(shown).toContain('<td class="numeric">samma dag</td>');
    expect(shown).toContain(`<img src="/pictures/${picture}" alt="Trappan i fyra steg" loading="lazy"/>`);
    expect(shown).toContain('<a class="prose-law" href="/handbook/law/2025:400#K14P3">14 kap. 3 § socialtjänstlagen</a>');
    expect(shown).not.toContain('style=');
  });

  test('headings begin below what they stand under, and none is jumped over', () => {
    expect(html('## A\n\n#### B\n\n## C', 2).match(/<h\d/g)).toEqual(['<h3', '<h4', '<h3']);
    expect(html('# A').match(/<h\d/g)).toEqual(['<h2']);
  });

  test('a numbered list goes on where it was said to begin', () => {
    expect(html('3. c\n4. d')).toContain('<ol start="3">');
  });

  test('links lead where it is safe, and elsewhere are words', () => {
    expect(html('[a](https://samfrid.example/x)')).toContain('href="https://samfrid.example/x"');
    expect(html('[a](/handbook)')).toContain('<a href="/handbook">a</a>');
    for (const bad of [
      'javascript:alert(1)',
      'JAVASCRIPT:x',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      '/%5Cevil.example',
      'http://x.example',
      'lag:nonsens',
    ])
      expect(html(`[ordet](<${bad}>)`), bad).toBe('<div class="prose"><p>ordet</p></div>');
  });
});

describe('what is wrong is said, with where', () => {
  const kinds = (text: string) => faultsOf(text).map(({ line, kind }) => [line, kind]);
  test('a picture without words, or from elsewhere', () => {
    expect(kinds(`Text\n\n![](bild:${picture})`)).toEqual([[3, 'picture_without_words']]);
    expect(kinds('![karta](https://ekhaga.example/karta.png)')).toEqual([[1, 'picture_from_elsewhere']]);
    expect(kinds('![karta](data:image/png;base64,AAAA)')).toEqual([[1, 'picture_from_elsewhere']]);
  });
  test('a link that cannot be followed safely, a law reference that cannot be read', () => {
    expect(kinds('a\nb\n[x](javascript:alert)')).toEqual([[3, 'unsafe_link']]);
    expect(kinds('[x](lag:sol)')).toEqual([[1, 'malformed_law']]);
    expect(kinds('[x](lag:2025:400#K14P3) [y](lag:HSLF-FS-2022:39#K4P1) [z](lag:1962:700#K4P4a)')).toEqual([]);
  });
  test('HTML, also in a table and after other words; but not what is to be filled in, nor code', () => {
    expect(kinds('a\n\n| a |\n|---|\n| <script>x</script> |')).toEqual([[5, 'html']]);
    expect(kinds('<img src=x onerror=alert(1)>')).toEqual([[1, 'html']]);
    expect(kinds('<o:p></o:p> <!-- x -->')).toEqual([
      [1, 'html'],
      [1, 'html'],
    ]);
    expect(kinds('Skriv <namn> här, om 3 < 5. `<b>` <a@ekhaga.example>')).toEqual([]);
  });
  test('in both languages, at most five at once', () => {
    expect(faultSentence('[x](javascript:y)')).toBe(
      'Rad 1: länken ”x” går inte att följa säkert. En länk börjar med https://, mailto:, tel: eller / för en sida här.',
    );
    expect(inLocale('en', () => faultSentence('<b>\n\n'.repeat(7)))?.split('\n')).toEqual([
      ...[1, 3, 5, 7, 9].map((line) => expect.stringContaining(`Line ${line}: “<b>”`)),
      'And 2 things more.',
    ]);
    expect(faultSentence(routine)).toBeNull();
  });
});

test('headings have one anchor each', () => {
  expect(headings('## Syfte\n\n## Syfte\n\n### Åtgärder *nu*')).toEqual([
    { level: 2, text: 'Syfte', id: 'syfte', line: 1 },
    { level: 2, text: 'Syfte', id: 'syfte-2', line: 3 },
    { level: 3, text: 'Åtgärder nu', id: 'atgarder-nu', line: 5 },
  ]);
});

test('the words alone, one line a paragraph, item and row', () => {
  expect(plainText(routine).split('\n')).toEqual([
    ...['Syfte', 'Alla ska veta vad de gör. Se 14 kap. 3 § socialtjänstlagen.', 'När våld kommer fram', 'Lyssna', 'Ring jouren'],
    ...['dag som natt', 'Barn', 'Vem · När', 'Handläggaren · samma dag', 'Trappan i fyra steg'],
  ]);
});

test('what rests on the law is found with the heading it stands under', () => {
  expect(lawReferences(`${routine}\n## Sekretess\n\n[26 kap. OSL](lag:2009:400#K26)`)).toEqual([
    { statute: '2025:400', chapter: '14', section: '3', label: '14 kap. 3 § socialtjänstlagen', under: 'Syfte', line: 3 },
    { statute: '2009:400', chapter: '26', section: null, label: '26 kap. OSL', under: 'Sekretess', line: 21 },
  ]);
});

test('a text is cut by its headings', () => {
  expect(sections(`först\n\n${routine}`).map(({ heading, line, body }) => [heading, line, body.trim().slice(0, 9)])).toEqual([
    ...[
      ['', 1, 'först'],
      ['Syfte', 3, 'Alla ska '],
      ['När våld kommer fram', 7, '1. Lyssna'],
    ],
    ['Barn', 13, '| Vem | N'],
  ]);
});

const wild = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<script>',
          '</script>',
          '[x](',
          'javascript:',
          'JaVaScRiPt:alert(1)',
          ')',
          '![',
          '](',
          '<',
          '>',
          '"',
          '\n',
          '\n\n',
          '# ',
        ],
        ...[
          '- ',
          '| a |\n|---|\n',
          '`',
          '```\n',
          '&#106;avascript:',
          'data:text/html,',
          'lag:',
          'bild:',
          '[r]: javascript:x\n',
          '[r]',
          '\t',
        ],
        ...['<img src=x onerror=y>', '\\', '&lt;', '> ', '1. ', '***', 'ord', '\u0000', '\u202e'],
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

/** Every tag is one that is made here, and every address one that may be led to. */
function isHarmless(shown: string): boolean {
  const tags = [...shown.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name = '']) => name.toLowerCase());
  const ours = /^(div|p|h[2-6]|ul|ol|li|blockquote|strong|em|s|code|pre|hr|br|a|img|span|section|table|thead|tbody|tr|th|td)$/;
  const addresses = [...shown.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
  return (
    tags.every((tag) => ours.test(tag)) &&
    addresses.every((address) => /^(https:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(address)) &&
    !/<[^>]*\s(on\w+|style)=/i.test(shown.replace(/"[^"]*"/g, '""'))
  );
}

test('whatever is written, no tag and no address gets through that is not ours', () => {
  fc.assert(
    fc.property(wild, (text) => isHarmless(html(text))),
    { numRuns: 2000 },
  );
});

test('whatever is written, its sections are the text again', () => {
  fc.assert(
    fc.property(wild, (text) => {
      const tame = text.replaceAll('\u0000', '');
      return (
        sections(tame)
          .map(({ source }) => source)
          .join('') === tame
      );
    }),
    { numRuns: 2000 },
  );
});

test('nor do strings that have broken other systems, as words, as address and as alternative text', () => {
  for (const text of hostileStrings().strings)
    for (const tried of [text, `[x](${text})`, `[x](<${text}>)`, `![${text}](${text})`, `| ${text} |\n|---|\n| ${text} |`])
      expect(isHarmless(html(tried)), tried).toBe(true);
});
