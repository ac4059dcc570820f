// Titles, rooms and reasons that break other systems, in what leaves the house by itself: the calendar's pages, its feeds,
// and letters.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { decode } from '#test/forms.ts';
import { openTown } from '#test/town.ts';
import { eventsOf, one, parseCalendar } from '../../../src/modules/training/calendar/fixtures/parse-calendar.ts';
import { certificateLetters } from '../../../src/modules/training/certificates/letters.ts';
import { makeCarrier, sendLetters } from '../../../src/platform/mail/send-letters.ts';
import { faultsOf, hostileStrings, standsRaw, tidy } from './hostile-strings.ts';

const ground = await openTown();
const town = await ground.municipality();
const anna = await town.person({ email: 'anna@testkoping.example' });
const texts = [...new Set(hostileStrings().strings.map(tidy))].filter(
  (text) => text !== '' && text.length <= 160 && !text.includes('\0'),
);
type Made = { text: string; course: string; occasion: string };
const made: Made[] = texts.map((text) => ({ text, course: randomUUID(), occasion: randomUUID() }));
const [courses, occasions] = [made.map(({ course }) => course), made.map(({ occasion }) => occasion)];
await ground.owner(
  `insert into training.course (id, organisation_id, title, summary, body, level, published_at)
   select c.id, $1, c.text, c.text, c.text, 'basic', now() from unnest($2::uuid[], $3::text[]) c (id, text)`,
  [town.id, courses, texts],
);
await ground.owner(
  `insert into training.occasion (id, course_id, organiser_id, seats, label, place, published_at)
   select o.id, o.course, $1, 20, left(o.text, 80), o.text, now() from unnest($2::uuid[], $3::uuid[], $4::text[]) o (id, course, text)`,
  [town.id, occasions, courses, texts],
);
await ground.owner('insert into training.audience (occasion_id, organisation_id) select o, $1 from unnest($2::uuid[]) o', [
  town.id,
  occasions,
]);
await ground.owner(
  `insert into training.part (occasion_id, number, starts_at, ends_at, room)
   select o.id, 1, now() + interval '30 days', now() + interval '30 days 3 hours', o.text from unnest($1::uuid[], $2::text[]) o (id, text)`,
  [occasions, texts],
);

/** RFC 5545, 3.3.11, as src/platform/files/calendar.ts keeps it: one line, no control characters. */
const oneLine = (text: string) =>
  text
    .replace(/[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
/** A label is cut where the column ends, maybe in the middle of a character: those are passed over here. */
const named = ({ text }: Made) =>
  oneLine([text, [...text].length === text.length ? text.slice(0, 80) : ''].filter(Boolean).join(' – '));

test('the public feed has every title and room as it is, each in one event, and no event of anyone else’s making', async () => {
  const { text, headers } = await ground.visitor().get('/calendar/feed.ics');
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[^\P{Cc}\t]/u);
  const calendar = parseCalendar(text);
  const events = new Map(eventsOf(calendar).map((event) => [one(event, 'URL')!.slice(-36), event]));
  expect(events.size).toBe(made.length);
  const plain = made.filter(({ text }) => [...text].length === text.length);
  expect(plain.length).toBeGreaterThan(35);
  expect(plain.filter((each) => one(events.get(each.occasion)!, 'SUMMARY') !== named(each)).map(({ text }) => text)).toEqual([]);
  const rooms = made.filter(({ text }) => oneLine(text) !== '');
  expect(
    rooms.filter(({ text, occasion }) => one(events.get(occasion)!, 'LOCATION') !== oneLine(text)).map(({ text }) => text),
  ).toEqual([]);
});

test('a course’s own feed is called what the course is called', async () => {
  for (const { text, course } of made.filter((_, place) => place < 50 || place % 10 === 0)) {
    const feed = await ground.visitor().get(`/calendar/course/${course}.ics`);
    expect([text, feed.status]).toEqual([text, 200]);
    expect(one(parseCalendar(feed.text), 'X-WR-CALNAME')).toContain(oneLine(text));
  }
});

test('the public pages show each as text', { timeout: 120_000 }, async () => {
  const nobody = ground.visitor();
  const paths = ['/calendar?page=1', '/calendar?page=2', '/training?page=1', '/training?page=2'];
  const sample = made.filter((_, place) => place < 50 || place % 4 === 0);
  for (const { occasion, course } of sample) paths.push(`/calendar/occasions/${occasion}`, `/training/courses/${course}`);
  for (const [place, path] of paths.entries()) {
    const page = await (path.startsWith('/calendar') ? nobody : anna).get(path);
    expect([path, page.status, faultsOf(page.text)]).toEqual([path, 200, []]);
    const { text } = sample[Math.floor((place - 4) / 2)] ?? sample[0]!;
    expect([text, standsRaw(page.text, text)]).toEqual([text, false]);
    if (place >= 4)
      expect(decode(page.text)).toContain(text.replace(/\s+/g, ' ').slice(0, 20).trim().split('\n')[0]!.split(' ')[0]!);
  }
});

/** RFC 2047: a header's words as they are read. */
function read(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
}
const OURS = /^(from|to|subject|message-id|date|mime-version|content-type|content-transfer-encoding)$/i;

test('a letter about any of them has one subject of one line, and no header but ours', { timeout: 300_000 }, async () => {
  const some = made.filter((_, place) => place < 50 || place % 5 === 0); // a tenth of a second each, on the wire
  const letters: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        letters.push(Buffer.concat(pieces).toString('latin1'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  await ground.owner(
    `with k as (insert into training.completion (person_id, course_id, completed_on, source, state, reason)
       select $1, c.id, '2026-03-12', 'external', 'rejected', c.text from unnest($2::uuid[], $3::text[]) c (id, text) returning id)
     insert into mail.letter (kind, person_id, about) select 'training.claim_decided', $1, jsonb_build_object('completion', k.id) from k`,
    [anna.personId, some.map(({ course }) => course), some.map(({ text }) => text)],
  );
  const office = {
    kinds: certificateLetters,
    readerOf: async () => ({ email: 'anna@testkoping.example', language: 'sv' as const }),
    carrier: makeCarrier({
      ...ground.house.config,
      mode: 'demo',
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'Samfrid <samfrid@ekhaga.example>',
    }),
    publicUrl: 'http://localhost',
  };
  expect(await sendLetters(ground.house.worker.db, office)).toBe(some.length);
  await new Promise<void>((resolve) => server.close(() => resolve()));

  const subjects: string[] = [];
  for (const letter of letters) {
    const head = letter.slice(0, letter.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
    const fields = head
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
    expect(fields.filter(([name]) => !OURS.test(name)).map(([name]) => name)).toEqual([]);
    expect(new Set(fields.map(([name]) => name.toLowerCase())).size).toBe(fields.length);
    expect(head).not.toMatch(/[\r\n]\S*bcc/i);
    subjects.push(Buffer.from(read(fields.find(([name]) => /^subject$/i.test(name))![1]), 'latin1').toString('utf8'));
  }
  const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
  const wanted = some.map(({ text }) => spaced(`Besked om ditt intyg: ${text}`)).sort();
  expect(subjects.map(spaced).sort()).toEqual(wanted);
});
