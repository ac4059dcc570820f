import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, calendar } from './calendar.ts';

const event: CalendarEvent = {
  uid: 'part-7@samfrid.ekhaga.example',
  sequence: 0,
  title: 'Våld i nära relationer – grundkurs, del 1',
  description: 'Ta med något att skriva med; kaffe finns.\nVälkommen, hälsar Åsa',
  location: 'Stadshuset, sal 3',
  url: 'https://samfrid.ekhaga.example/tillfallen/7',
  start: new Date('2026-03-12T09:00:00+01:00'),
  end: new Date('2026-03-12T12:00:00+01:00'),
  status: 'confirmed',
  updated: new Date('2026-02-01T08:00:00Z'),
};
const people = {
  organiser: { name: 'Ekhaga kommun', email: 'kurser@ekhaga.example' },
  attendee: { name: 'Öberg, Åsa', email: 'asa@ekhaga.example' },
};

/** The content lines of RFC 5545, 3.1: unfolded, each cut into name, parameters and value. */
function linesOf(text: string) {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  return unfolded.map((line) => {
    const [, name, parameters, value] = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/.exec(line) ?? [];
    if (!name) throw new Error(`not a content line: ${line}`);
    return { name, parameters: parameters ?? '', value: value ?? '' };
  });
}
const values = (text: string, name: string) =>
  linesOf(text)
    .filter((line) => line.name === name)
    .map((line) => line.value);
const plain = (value: string | undefined) =>
  value?.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
const atClock = (utc: string) => {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00Z$/.exec(utc) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`).toLocaleString('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  });
};

describe('a calendar to subscribe to', () => {
  const text = calendar({ name: 'Mina kurser, Ekhaga; Å', events: [event] });

  test('says what, where and when', () => {
    expect(values(text, 'METHOD')).toEqual(['PUBLISH']);
    expect(values(text, 'X-WR-CALNAME').map(plain)).toEqual(['Mina kurser, Ekhaga; Å']);
    expect(values(text, 'UID')).toEqual([event.uid]);
    expect(values(text, 'SUMMARY').map(plain)).toEqual([event.title]);
    expect(values(text, 'DESCRIPTION').map(plain)).toEqual([event.description]);
    expect(values(text, 'LOCATION').map(plain)).toEqual([event.location]);
    expect(values(text, 'URL')).toEqual([event.url]);
    expect(values(text, 'STATUS')).toEqual(['CONFIRMED']);
    expect(values(text, 'REFRESH-INTERVAL')).toEqual(['PT1H']);
  });

  test('is the same to the last byte while nothing changes, and names no attendee', () => {
    expect(calendar({ name: 'Mina kurser, Ekhaga; Å', events: [event] })).toBe(text);
    expect(values(calendar({ name: 'x', events: [{ ...event, ...people }] }), 'ATTENDEE')).toEqual([]);
  });

  test('an empty calendar is a calendar', () => {
    expect(linesOf(calendar({ name: 'x', events: [] })).at(-1)).toMatchObject({ name: 'END', value: 'VCALENDAR' });
  });

  test.each([
    ['2026-03-28T20:00:00+01:00', '20260328T190000Z', '2026-03-28 20:00'],
    ['2026-03-29T03:00:00+02:00', '20260329T010000Z', '2026-03-29 03:00'], // the first hour of summer time
    ['2026-03-30T20:00:00+02:00', '20260330T180000Z', '2026-03-30 20:00'],
    ['2026-10-24T20:00:00+02:00', '20261024T180000Z', '2026-10-24 20:00'],
    ['2026-10-25T02:30:00+02:00', '20261025T003000Z', '2026-10-25 02:30'], // half past two comes twice
    ['2026-10-25T02:30:00+01:00', '20261025T013000Z', '2026-10-25 02:30'],
    ['2026-10-26T20:00:00+01:00', '20261026T190000Z', '2026-10-26 20:00'],
    ['2026-12-31T23:30:00+01:00', '20261231T223000Z', '2026-12-31 23:30'],
  ])('%s is right on the clock in Sweden', (moment, utc, clock) => {
    const start = new Date(moment);
    const written = calendar({ name: 'x', events: [{ ...event, start, end: new Date(start.getTime() + 3_600_000) }] });
    const [dtstart] = linesOf(written).filter((line) => line.name === 'DTSTART');
    expect(dtstart).toEqual({ name: 'DTSTART', parameters: '', value: utc });
    expect(atClock(utc)).toBe(clock);
  });
});

describe('an invitation by mail', () => {
  test('a change is newer than what it changes; the event stays the same one', () => {
    const moved = {
      ...event,
      ...people,
      sequence: 1,
      start: new Date('2026-03-19T09:00:00+01:00'),
      end: new Date('2026-03-19T12:00:00+01:00'),
    };
    const texts = [
      calendar({ name: 'x', events: [{ ...event, ...people }], method: 'REQUEST' }),
      calendar({ name: 'x', events: [moved], method: 'REQUEST' }),
    ];
    expect(texts.map((text) => values(text, 'UID')[0])).toEqual([event.uid, event.uid]);
    expect(texts.map((text) => values(text, 'SEQUENCE')[0])).toEqual(['0', '1']);
    expect(texts.map((text) => values(text, 'METHOD')[0])).toEqual(['REQUEST', 'REQUEST']);
    const [attendee] = linesOf(texts[0]!).filter((line) => line.name === 'ATTENDEE');
    expect(attendee?.value.toLowerCase()).toBe('mailto:asa@ekhaga.example');
    expect(attendee?.parameters).toContain('CN="Öberg, Åsa"');
    expect(attendee?.parameters).toContain('PARTSTAT=ACCEPTED');
    expect(attendee?.parameters).toContain('RSVP=FALSE');
    expect(values(texts[0]!, 'ORGANIZER')[0]?.toLowerCase()).toBe('mailto:kurser@ekhaga.example');
  });

  test.each([
    ['needed', 'PARTSTAT=NEEDS-ACTION', 'RSVP=FALSE'],
    ['declined', 'PARTSTAT=DECLINED', 'RSVP=FALSE'],
  ] as const)('an answer that is %s is said so', (answer, ...said) => {
    const text = calendar({ name: 'x', events: [{ ...event, ...people, answer }], method: 'REQUEST' });
    const [attendee] = linesOf(text).filter((line) => line.name === 'ATTENDEE');
    for (const one of said) expect(attendee?.parameters).toContain(one);
  });

  test('a cancelled event is taken back', () => {
    const text = calendar({ name: 'x', events: [{ ...event, ...people, sequence: 2, status: 'cancelled' }], method: 'CANCEL' });
    expect([values(text, 'METHOD'), values(text, 'STATUS'), values(text, 'SEQUENCE'), values(text, 'TRANSP')]).toEqual([
      ['CANCEL'],
      ['CANCELLED'],
      ['2'],
      ['TRANSPARENT'],
    ]);
    expect(text).not.toContain('RSVP');
  });

  test('what cannot be right is not sent', () => {
    expect(() => calendar({ name: 'x', events: [event], method: 'REQUEST' })).toThrow('organiser');
    expect(() => calendar({ name: 'x', events: [{ ...event, ...people }], method: 'CANCEL' })).toThrow('not cancelled');
    expect(() => calendar({ name: 'x', events: [{ ...event, end: new Date(0) }] })).toThrow('ends before');
  });
});

test('whatever people write, it stays within its own line', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'a\r\nATTENDEE:mailto:x@y.example',
      'a\nEND:VEVENT',
      '"; X=Y:z',
      'a\u2028b\u0085c\u0000',
      '\ud800',
      '👩‍👩‍👧'.repeat(20),
      '\\n\\,;',
    ),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (one, two, three) => {
      const person = { name: one, email: `a${two}@ekhaga.example` };
      const text = calendar({
        name: one,
        method: 'REQUEST',
        events: [
          { ...event, uid: `u${three}@x`, title: one, description: two, location: three, organiser: person, attendee: person },
        ],
      });
      const names = linesOf(text).map((line) => line.name);
      expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
      expect(names.filter((name) => ['ATTENDEE', 'ORGANIZER', 'UID', 'SUMMARY', 'DTSTART'].includes(name))).toHaveLength(5);
      expect(text).not.toMatch(/[^\P{Cc}\r\n\t]/u);
      const title = one
        .toWellFormed()
        .replace(/[\r\n\u2028\u2029\u0085]/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .replace(/\s+/g, ' ')
        .trim();
      expect(plain(values(text, 'SUMMARY')[0])).toBe(title);
    }),
    { numRuns: 500 },
  );
});
