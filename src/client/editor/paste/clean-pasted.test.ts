import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanPasted } from './clean-pasted.ts';
import { fromGoogle, fromOutlook, fromWord } from './fixtures.ts';

const clean = (html: string) => cleanPasted(html).html;

describe('out of Word', () => {
  const { html, pictures } = cleanPasted(fromWord);
  test('heading styles become headings, the highest first', () => {
    expect(html).toContain('<h2>Rutin vid misstänkt våld</h2>');
    expect(html).toContain('<h3>När du märker något</h3>');
  });
  test('its paragraphs that look like lists become lists, with their levels', () => {
    expect(html).toContain(
      '<ul><li><p>Lyssna utan att avbryta</p></li><li><p>Fråga om barn finns</p><ul><li><p>Hur gamla är de?</p></li></ul></li></ul>' +
        '<ol><li><p>Ring <strong>socialjouren</strong></p></li><li><p>Skriv ner det</p></li></ol>',
    );
  });
  test('tables stay, without widths, each cell one paragraph, merged cells filled out', () => {
    expect(html).toContain(
      '<table><tr><th><p>Vem</p></th><th><p>När</p></th></tr><tr><td><p>Handläggaren</p></td><td><p>Samma dag; senast kl. 16</p></td></tr><tr><td><p>Båda</p></td><td><p></p></td></tr></table>',
    );
  });
  test('styles, comments, empty paragraphs and Word’s own tags stay behind', () => {
    expect(html).not.toMatch(/mso|style|class|span|o:p|comment|Granskarens|<p><\/p><p>|font/i);
    expect(html).toContain('<p>Gäller enligt 14 kap. 3 § SoL.</p>');
  });
  test('pictures are left behind and counted', () => {
    expect(pictures).toBe(2);
    expect(html).not.toContain('img');
  });
});

test('out of Google Docs: its wrapping bold is none, spans that are bold are, a nested list lies in its item', () => {
  expect(clean(fromGoogle)).toBe(
    '<h2>Efteråt</h2><p>Alla <strong>pratar</strong> med <em>varandra</em>.</p><ul><li><p>Ett</p><ul><li><p>Under ett</p></li></ul></li><li><p>Två</p></li></ul>' +
      '<p>Se <a href="https://samfrid.example/stod?a=1">sidan</a>.</p>',
  );
});

test('out of Outlook: frames are paragraphs, its detours are unwound, a layout table is what is in it', () => {
  expect(clean(fromOutlook)).toBe(
    '<p>Hej Anna,</p><p>Läs <a href="https://samfrid.example/rutin">rutinen</a> före mötet.</p><p>Berit</p>',
  );
});

test('what could act is gone, and what leads nowhere safe is words', () => {
  expect(
    clean(
      '<p onclick="x()">a<script>alert(1)</script><a href="javascript:alert(1)">b</a><iframe src="//x"></iframe><svg onload=x></svg></p>',
    ),
  ).toBe('<p>ab</p>');
  expect(clean('<a href="https://samfrid.example/&quot;onclick=x">b</a>')).not.toContain('"onclick');
});

test('copied within the editor it is as it was', () => {
  const own = '<p data-pm-slice="1 1 []">a <img data-picture="bild:x"></p>';
  expect(cleanPasted(own)).toEqual({ html: own, pictures: 0 });
});

test('whatever lies in the clipboard, only tags of ours come out, with no attribute but an address or a start', () => {
  const parts = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<li>',
      '<ul>',
      '</ul>',
      '<table>',
      '<tr>',
      '<td colspan=3>',
      '</table>',
      '<b>',
      '</b>',
      '<a href="',
      '">',
      'x',
      '<',
    ],
    ...[
      '<p style="mso-list:l0 level2 lfo1">',
      '<span style="mso-list:Ignore">1.</span>',
      '<img src=x>',
      '<!--',
      '-->',
      '"',
      "'",
      '&lt;script&gt;',
    ],
    ...['<h1>', '<script>', '</script>', 'javascript:', 'https://a', ' onload=x ', '<o:p>', '&nbsp;', '<![if !x]>', '<style>'],
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 25 }), (all) => {
      const html = clean(all.join(''));
      for (const [, tag = '', attributes = ''] of html.matchAll(/<\/?([^\s>]*)([^>]*)>/g)) {
        expect(tag).toMatch(/^(p|h[2-4]|ul|ol|li|table|tr|t[dh]|blockquote|hr|br|a|strong|em|s|thead|tbody|tfoot)$/);
        expect(attributes).toMatch(/^( href="(https:\/\/|mailto:|tel:)[^"]*"| start="\d+")?$/);
      }
    }),
    { numRuns: 2000 },
  );
});
