import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addPart, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { outsideData } from '../../../platform/files/fixtures/outside-data.ts';
import { breaches, eventsOf, one, parseCalendar } from './fixtures/parse-calendar.ts';

const ground = await openTown();
const town = await ground.municipality();
const nobody = ground.visitor();

/** Makes her an address as the page does, and gives its path. */
async function addressOf(person: Visitor, id: string = randomUUID()): Promise<string> {
  const page = await person.post('/training/calendar/address', { id });
  expect(page.status).toBe(200);
  return /value="http:\/\/localhost(\/calendar\/mine\/[\w-]{43}\.ics)"/.exec(page.text)![1]!;
}
async function read(path: string) {
  const page = await nobody.get(path);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const calendar = parseCalendar(page.text);
  expect(breaches(calendar)).toEqual([]);
  return eventsOf(calendar);
}
const signUp = (person: Visitor, occasion: string) => person.post(`/training/occasions/${occasion}/sign-up`);
const signedUp = async (wish: Parameters<typeof newOccasion>[1] = {}) => {
  const occasion = await newOccasion(town, wish);
  const anna = await town.person();
  await signUp(anna, occasion);
  return { occasion, anna };
};

test('the shapes that other calendars write are read by what reads ours', () => {
  const folder = outsideData('calendar');
  if (!folder) return;
  const files = readdirSync(folder).filter((file) => file.endsWith('.ics'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const calendar = parseCalendar(readFileSync(`${folder}/${file}`, 'utf8').replace(/\r?\n/g, '\r\n'));
    expect(eventsOf(calendar).length, file).toBeGreaterThan(0);
    for (const event of eventsOf(calendar)) expect(one(event, 'DTSTART'), file).toMatch(/^\d{8}(T\d{6}Z?)?$/);
  }
});

test('every part of a course with a seat, with the link that only those with a seat have', async () => {
  const { occasion, anna } = await signedUp();
  await addPart(town, occasion, 37);
  await town.owner(
    `update training.occasion set place = 'Stadshuset; sal 3', online_link = 'https://mote.ekhaga.example/x' where id = $1`,
    [occasion],
  );
  const events = await read(await addressOf(anna));
  const parts = await town.owner<{ id: string; starts_at: Date }>(
    'select id, starts_at from training.part where occasion_id = $1 order by number',
    [occasion],
  );
  expect(events.map((event) => one(event, 'UID'))).toEqual(parts.map(({ id }) => `part-${id}@localhost`));
  expect(events.map((event) => one(event, 'SUMMARY'))).toEqual([
    'Se våldet – grund, del 1 av 2',
    'Se våldet – grund, del 2 av 2',
  ]);
  expect(events.map((event) => one(event, 'STATUS'))).toEqual(['CONFIRMED', 'CONFIRMED']);
  expect(one(events[0]!, 'LOCATION')).toBe('Stadshuset; sal 3');
  expect(one(events[0]!, 'DESCRIPTION')).toContain('https://mote.ekhaga.example/x');
  expect(one(events[0]!, 'DTSTART')).toBe(parts[0]!.starts_at.toISOString().replace(/[-:]|\.\d+/g, ''));
});

test('an offer is tentative and says until when; answered it is certain; in the queue it is not there', async () => {
  const { occasion, anna } = await signedUp({ seats: 1 });
  await town.owner(`update training.occasion set online_link = 'https://mote.ekhaga.example/x' where id = $1`, [occasion]);
  const berit = await town.person({ given: 'Berit' });
  const hers = await addressOf(berit);
  await signUp(berit, occasion);
  expect(await read(hers)).toEqual([]);
  const [first, second] = await entriesOf(town, occasion);
  await anna.post(`/training/enrolments/${first!.id}/withdraw`);
  const [offered] = await read(hers);
  expect([one(offered!, 'STATUS'), one(offered!, 'SUMMARY')]).toEqual(['TENTATIVE', 'Erbjuden plats: Se våldet – grund']);
  expect(one(offered!, 'DESCRIPTION')).toMatch(/^Platsen är din till \d{4}-\d\d-\d\d \d\d\.\d\d\. Tacka ja eller nej\./);
  expect(JSON.stringify(offered)).not.toContain('mote.ekhaga.example');
  await berit.post(`/training/enrolments/${second!.id}/accept`);
  expect(one((await read(hers))[0]!, 'STATUS')).toBe('CONFIRMED');
});

test('what is cancelled is struck out with a higher sequence, and what one has left is gone', async () => {
  const { occasion, anna } = await signedUp();
  const hers = await addressOf(anna);
  const [before] = await read(hers);
  const planner = await town.person({ roles: { course_planner: town.id } });
  expect((await planner.post(`/training/occasions/${occasion}/cancel`, { reason: 'Utbildaren är sjuk' })).status).toBe(303);
  const [after] = await read(hers);
  expect([one(after!, 'UID'), one(after!, 'STATUS')]).toEqual([one(before!, 'UID'), 'CANCELLED']);
  expect(Number(one(after!, 'SEQUENCE'))).toBeGreaterThan(Number(one(before!, 'SEQUENCE')));
  expect(one(after!, 'LAST-MODIFIED')! >= one(before!, 'LAST-MODIFIED')!).toBe(true);

  const other = await newOccasion(town);
  await signUp(anna, other);
  expect(await read(hers)).toHaveLength(2);
  await anna.post(`/training/enrolments/${(await entriesOf(town, other))[0]!.id}/withdraw`);
  expect(await read(hers)).toHaveLength(1);
});

test('an address is made once however often the form is sent; a new one ends the old', async () => {
  const { anna } = await signedUp();
  const id = randomUUID();
  const sent = await Promise.all([1, 2, 3].map(() => addressOf(anna, id)));
  expect(new Set(sent).size).toBe(1);
  expect((await town.owner('select from training.calendar_feed where person_id = $1', [anna.personId])).length).toBe(1);
  const second = await addressOf(anna);
  expect(second).not.toBe(sent[0]);
  expect((await nobody.get(sent[0]!)).status).toBe(404);
  expect(await read(second)).toHaveLength(1);
  expect((await anna.post('/training/calendar/address', { id })).status).toBe(409);
  const acts = await town.owner<{ act: string }>(
    `select act from audit.entry where person_id = $1 and act like 'calendar_feed.%' order by id`,
    [anna.personId],
  );
  expect(acts.map(({ act }) => act)).toEqual(['calendar_feed.made', 'calendar_feed.replaced']);
});

test('two new addresses asked for at once leave one that works', async () => {
  const { anna } = await signedUp();
  const made = await Promise.all([addressOf(anna), addressOf(anna)]);
  const statuses = await Promise.all(made.map(async (path) => (await nobody.get(path)).status));
  expect(statuses.sort()).toEqual([200, 404]);
});

test('revoked, unknown and no address at all are answered alike', async () => {
  const { anna } = await signedUp();
  const hers = await addressOf(anna);
  expect((await anna.post('/training/calendar/revoke')).location).toBe('/training/calendar');
  await anna.post('/training/calendar/revoke');
  const answers = await Promise.all(
    [hers, `/calendar/mine/${'x'.repeat(43)}.ics`, '/calendar/mine/x.ics'].map((path) => nobody.get(path)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

test('the secret is nowhere but in the answer: not in the database, and not with another’s form', async () => {
  const { anna } = await signedUp();
  const id = randomUUID();
  const hers = await addressOf(anna, id);
  const secret = hers.slice('/calendar/mine/'.length, -'.ics'.length);
  expect(await town.owner(`select from training.calendar_feed f where position($1 in f::text) > 0`, [secret])).toEqual([]);
  expect((await anna.get('/training/calendar')).text).not.toContain(secret);
  const other = await town.person();
  const stolen = await other.post('/training/calendar/address', { id });
  expect([stolen.status, stolen.text.includes('/calendar/mine/')]).toEqual([409, false]);
  expect(await read(hers)).toHaveLength(1);
  expect((await nobody.get('/training/calendar')).status).toBe(303);
});

test('a calendar that has it already is told so, and nobody else keeps it', async () => {
  const { occasion, anna } = await signedUp();
  const hers = await addressOf(anna);
  const first = await nobody.get(hers);
  expect(first.headers.get('cache-control')).toBe('private, no-store');
  expect(first.headers.get('last-modified')).toMatch(/GMT$/);
  const etag = first.headers.get('etag')!;
  const again = await nobody.get(hers, { 'if-none-match': `W/${etag}, "x"` });
  expect([again.status, again.text]).toEqual([304, '']);
  await addPart(town, occasion, 50);
  const later = await nobody.get(hers, { 'if-none-match': etag });
  expect(later.status).toBe(200);
  expect(Date.parse(later.headers.get('last-modified')!)).toBeGreaterThanOrEqual(Date.parse(first.headers.get('last-modified')!));
  const [{ last_read_at: at } = { last_read_at: null }] = await town.owner<{ last_read_at: Date | null }>(
    'select last_read_at from training.calendar_feed where person_id = $1',
    [anna.personId],
  );
  expect(at).not.toBeNull();
});
