import { describe, expect, test } from 'vitest';
import { poppler, wordsOf as words } from '#test/poppler.ts';
import { type Certificate, certificatePdf } from './pdf/certificate.ts';
import { type AttendanceList, listPdf } from './pdf/list.ts';
import { renderPdf } from './pdf.ts';

const certificate: Certificate = {
  name: 'Margareta Lindqvist-Öhman',
  course: 'Våld i nära relationer – grundkurs',
  parts: ['Vad våld är och vad det gör, 2026-03-12', 'Att fråga och att lyssna, 2026-03-26'],
  dates: '12–26 mars 2026',
  hours: '7,5',
  organiser: 'Ekhaga kommun',
  signedBy: { name: 'Ann-Sofie Brännström', title: 'Utbildningssamordnare' },
  issued: '2026-03-27',
  validUntil: '2029-03-27',
  code: 'K7QM-4XRT',
  address: 'https://samfrid.ekhaga.example/intyg/K7QM-4XRT',
};
const list: AttendanceList = {
  course: 'Våld i nära relationer – grundkurs',
  occasion: '12–26 mars 2026 · Stadshuset, sal 3',
  facts: [['Kursledare', 'Ann-Sofie Brännström']],
  parts: [
    { title: 'Del 1', when: '12 mar 09.00' },
    { title: 'Del 2', when: '26 mar 09.00' },
  ],
  people: Array.from({ length: 60 }, (_, n) => ({ name: `Åsa Öberg ${n + 1}`, unit: n % 5 === 0 ? '' : 'Björkgården, natt' })),
  emptyRows: 4,
};

describe('a certificate', () => {
  test('is one page, without warnings, and says it is accessible', async () => {
    const pdf = await certificatePdf(certificate, 'sv');
    expect([pdf.pages, pdf.warnings]).toEqual([1, []]);
    const source = Buffer.from(pdf.bytes).toString('latin1');
    expect(source).toMatch(/^%PDF-1\.7/);
    expect(source).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(source).toMatch(/\/Lang ?\(sv-SE\)/);
  });

  test('says what it should, in Swedish and in English', async () => {
    const [swedish, english] = [words(await certificatePdf(certificate, 'sv')), words(await certificatePdf(certificate, 'en'))];
    if (!swedish || !english) return;
    for (const text of [
      'Margareta Lindqvist-Öhman',
      'Våld i nära relationer – grundkurs',
      '7,5',
      'K7QM-4XRT',
      'Ann-Sofie Brännström',
      '2029-03-27',
    ]) {
      expect(swedish).toContain(text);
      expect(english).toContain(text);
    }
    expect(swedish).toContain('Härmed intygas att');
    expect(english).toContain('This is to certify that');
  });

  test('is read in order by a screen reader: headings, the QR code in words, and no name in the title', async () => {
    const pdf = await certificatePdf(certificate, 'sv');
    const [structure, facts] = [poppler('pdfinfo', pdf, ['-struct-text']), poppler('pdfinfo', pdf)];
    if (!structure || !facts) return;
    expect(facts).toMatch(/Title: +Kursintyg\n/);
    expect(facts).toMatch(/Tagged: +yes/);
    expect(structure.match(/^ *(H\d|Figure|LI|Link)\b/gm)?.map((line) => line.trim())).toEqual([
      'H1',
      'LI',
      'LI',
      'H2',
      'Figure',
      'Link',
    ]);
    expect(structure.indexOf('Margareta')).toBeGreaterThan(structure.indexOf('Kursintyg'));
    const inWords = Buffer.from('QR-kod som leder till', 'utf16le').swap16().toString('hex').toUpperCase();
    expect(Buffer.from(pdf.bytes).toString('latin1').includes(`/Alt <FEFF${inWords}`)).toBe(true);
  });

  test('stays on one page when there is little to say and when there is much', async () => {
    const little = await certificatePdf(
      { ...certificate, parts: [], hours: null, validUntil: null, signedBy: { name: 'A B', title: '' } },
      'sv',
    );
    const much = await certificatePdf(
      {
        ...certificate,
        name: 'Wolfgang-Amadeus Maximilian von Östergård-Świętochowski',
        course:
          'Hedersrelaterat våld och förtryck: fördjupning för socialtjänstens utredare, familjerätten och elevhälsan i länet',
        parts: Array.from({ length: 10 }, (_, n) => `Del ${n + 1}: Utredning, riskbedömning och samverkan, 2026-03-${10 + n}`),
      },
      'en',
    );
    expect([little.pages, little.warnings, much.pages, much.warnings]).toEqual([1, [], 1, []]);
  });

  test('the same certificate gives the same bytes', async () => {
    expect((await certificatePdf(certificate, 'sv')).bytes).toEqual((await certificatePdf(certificate, 'sv')).bytes);
  });
});

describe("people's texts are data and never a template", () => {
  test.each(['#panic()', '$x^2$ *fet* _kursiv_', '= rubrik', '\\ " #read("/etc/passwd")', '`a` <b> [c] @d', '#let x = 1; #x'])(
    '%s',
    async (name) => {
      const pdf = await certificatePdf({ ...certificate, name, course: name }, 'sv');
      expect(pdf.warnings).toEqual([]);
      const text = words(pdf);
      if (text) expect(text).toContain(name);
    },
  );

  test.each([
    ['محمد الأحمد', 'Arabic'],
    ['Ирина Ковальчук', 'Cyrillic'],
    ['王小明', 'Chinese, for which there is no font'],
    ['a\u0000b\u0007\u202e', 'characters that cannot be shown'],
    ['\u{1f9ff}\u{10ffff}', 'signs that cannot be shown'],
  ])('%s (%s) does not stop a certificate', async (name) => {
    const pdf = await certificatePdf({ ...certificate, name }, 'sv');
    expect([pdf.pages, pdf.warnings]).toEqual([1, []]);
  });
});

describe('an attendance list', () => {
  test('repeats its header on every page and counts the pages', async () => {
    const pdf = await listPdf(list, 'sv');
    expect(pdf.warnings).toEqual([]);
    expect(pdf.pages).toBe(3);
    const text = words(pdf);
    if (!text) return;
    expect(text.match(/Nr Namn/g)).toHaveLength(3);
    expect(text).toMatch(/Sida 1 av 3.*Sida 2 av 3.*Sida 3 av 3/);
    expect(text).toContain('Åsa Öberg 60');
  });

  test('is a table with headers for a screen reader', async () => {
    const structure = poppler('pdfinfo', await listPdf(list, 'sv'), ['-struct']);
    if (!structure) return;
    expect(structure.match(/\bTable\b/g)).toHaveLength(1);
    expect(structure.match(/\bTHead\b/g)).toHaveLength(1);
    expect(structure.match(/^ *TH\b/gm)).toHaveLength(5);
    expect(structure.match(/^ *TR\b/gm)).toHaveLength(65);
  });

  test('turns on its side for many parts, and says so when nobody has signed up', async () => {
    const wide = await listPdf(
      {
        ...list,
        parts: Array.from({ length: 12 }, (_, n) => ({ title: `Del ${n + 1}`, when: '' })),
        people: list.people.slice(0, 5),
      },
      'en',
    );
    expect(wide.warnings).toEqual([]);
    const size = poppler('pdfinfo', wide);
    if (size) expect(size).toMatch(/Page size: +841/);
    const empty = await listPdf({ ...list, people: [], emptyRows: 0 }, 'sv');
    expect(empty.warnings).toEqual([]);
    const text = words(empty);
    if (text) expect(text).toContain('Ingen är anmäld.');
  });
});

test('a template that breaks a rule of accessibility is a bug, and says so', async () => {
  const broken = '#image(bytes(data), format: "svg")';
  await expect(
    renderPdf(broken, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', { lang: 'sv', title: 'x' }),
  ).rejects.toThrow(/alt/);
  await expect(renderPdf('#finns-inte', '', { lang: 'sv', title: 'x' })).rejects.toThrow(/finns-inte/);
});
