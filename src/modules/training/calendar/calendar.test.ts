import { expect, test } from 'vitest';
import { addPart, newCourse, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { breaches, eventsOf, one, parseCalendar } from './fixtures/parse-calendar.ts';

const ground = await openTown();
const nobody = ground.visitor();
const listed = (text: string) => [...text.matchAll(/href="\/calendar\/occasions\/([0-9a-f-]{36})"/g)].map((match) => match[1]);
const feed = async (path: string) => {
  const calendar = parseCalendar((await nobody.get(path)).text);
  expect(breaches(calendar)).toEqual([]);
  return eventsOf(calendar);
};

test('anyone sees what is coming, month by month or as a list: course, day with its week, place, organiser, seats, for whom', async () => {
  const town = await ground.municipality({ name: 'Björkköping' });
  const course = await newCourse(town, { title: 'Fråga och följ upp' });
  const soon = await newOccasion(town, { course, startsIn: 20, seats: 12 });
  const later = await newOccasion(town, { course, startsIn: 70 });
  const undated = await newOccasion(town, { course, startsIn: null });
  await town.owner(
    `update training.occasion set place = 'Stadshuset, sal 3', online_link = 'https://mote.ekhaga.example/x' where id = $1`,
    [soon],
  );
  const trainer = await town.person({ given: 'Tyra', family: 'Trana' });
  await town.owner('insert into training.occasion_trainer (occasion_id, person_id) values ($1, $2)', [soon, trainer.personId]);
  for (const view of ['', '&view=list']) {
    const page = await nobody.get(`/calendar?course=${course}${view}`);
    expect(page.status).toBe(200);
    expect(listed(page.text)).toEqual([soon, later, undated]);
    for (const said of [
      'Fråga och följ upp',
      'Stadshuset, sal 3',
      'Björkköping',
      '12 lediga platser av 12',
      view ? '>Björkköping</td>' : 'För anställda hos Björkköping',
    ])
      expect(page.text).toContain(said);
    expect(page.text).toMatch(/\d{1,2} \S+ 20\d\d, v\. \d{1,2}/);
    expect(page.text).toContain('<title>Samfrid</title>');
    for (const hidden of ['Tyra', 'Trana', 'mote.ekhaga.example']) expect(page.text).not.toContain(hidden);
  }
  const one = await nobody.get(`/calendar/occasions/${soon}`);
  expect([one.status, /Tyra|mote\.ekhaga\.example/.test(one.text)]).toEqual([200, false]);
  expect(one.text).toContain(`href="/training/occasions/${soon}"`);
});

test('what is not for everyone’s eyes is not there: drafts, closed occasions, drafts of courses, what has been and what is cancelled', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town);
  const [draft, closed, held, cancelled] = await Promise.all(
    [10, 11, -20, 13].map((startsIn) => newOccasion(town, { course, startsIn })),
  );
  await town.owner('update training.occasion set published_at = null where id = $1', [draft]);
  await town.owner('update training.occasion set public_calendar = false where id = $1', [closed]);
  await town.owner(`update training.occasion set cancelled_at = now(), cancel_reason = 'Hemligt skäl' where id = $1`, [
    cancelled,
  ]);
  const hidden = await newCourse(town);
  const ofHidden = await newOccasion(town, { course: hidden });
  await town.owner('update training.course set published_at = null where id = $1', [hidden]);
  const planner = await town.person({ roles: { course_planner: town.id } });
  for (const visitor of [nobody, planner]) {
    expect(listed((await visitor.get(`/calendar?course=${course}`)).text)).toEqual([]);
    for (const id of [draft, closed, ofHidden]) expect((await visitor.get(`/calendar/occasions/${id}`)).status).toBe(404);
    expect((await visitor.get(`/calendar/course/${hidden}.ics`)).status).toBe(404);
  }
  const told = await nobody.get(`/calendar/occasions/${cancelled}`);
  expect(told.text).toContain('Tillfället är inställt.');
  expect(told.text).not.toContain('Hemligt skäl');
  const events = await feed(`/calendar/course/${course}.ics`);
  expect(events.map((event) => [one(event, 'STATUS'), one(event, 'URL')?.slice(-36)])).toEqual([
    ['CONFIRMED', held],
    ['CANCELLED', cancelled],
  ]);
});

test('the calendar is narrowed by course, organiser and municipality, also by what lies above and below it', async () => {
  const region = await ground.municipality();
  const [north, south] = [await ground.municipality({ above: region.id }), await ground.municipality({ above: region.id })];
  const forAll = await newOccasion(north, { audience: [region.id] });
  const forUnit = await newOccasion(north, { audience: [north.unit] });
  const forSouth = await newOccasion(north, { audience: [south.id] });
  const asked = async (query: string) => new Set(listed((await nobody.get(`/calendar?${query}`)).text));
  expect(await asked(`municipality=${north.id}`)).toEqual(new Set([forAll, forUnit]));
  expect(await asked(`municipality=${south.id}`)).toEqual(new Set([forAll, forSouth]));
  expect(await asked(`organiser=${north.id}`)).toEqual(new Set([forAll, forUnit, forSouth]));
  expect(await asked(`organiser=${south.id}`)).toEqual(new Set());
  expect((await nobody.get('/calendar?course=x&page=-3')).status).toBe(200);
});

test('fifty on a page, every one of them on some page', async () => {
  const town = await ground.municipality();
  const course = await newCourse(town);
  const all = await Promise.all(Array.from({ length: 53 }, (_, i) => newOccasion(town, { course, startsIn: 5 + (i % 7) })));
  const pages = await Promise.all([1, 2].map((page) => nobody.get(`/calendar?course=${course}&page=${page}`)));
  const seen = pages.map(({ text }) => listed(text));
  expect(seen.map(({ length }) => length)).toEqual([50, 3]);
  expect(new Set(seen.flat())).toEqual(new Set(all));
});

test('a feed of everything and one a course, with the same ids as the letters; nobody is named', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town);
  await addPart(town, occasion, 33);
  const [{ course_id: course } = { course_id: '' }] = await town.owner<{ course_id: string }>(
    'select course_id from training.occasion where id = $1',
    [occasion],
  );
  const parts = await town.owner<{ id: string }>('select id from training.part where occasion_id = $1 order by number', [
    occasion,
  ]);
  const uids = parts.map(({ id }) => `part-${id}@localhost`);
  expect((await feed(`/calendar/course/${course}.ics`)).map((event) => one(event, 'UID'))).toEqual(uids);
  expect((await feed('/calendar/feed.ics')).map((event) => one(event, 'UID'))).toEqual(expect.arrayContaining(uids));
  const first = await nobody.get('/calendar/feed.ics');
  expect(first.headers.get('cache-control')).toBe('public, max-age=900');
  expect(first.text).not.toMatch(/ATTENDEE|ORGANIZER/);
  expect((await nobody.get('/calendar/feed.ics', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
  for (const path of ['00000000-0000-4000-8000-000000000000.ics', 'x.ics', '../feed']) {
    expect((await nobody.get(`/calendar/course/${path}`)).status).toBe(404);
  }
});

test('a part is numbered among all of them, also those too old to be in the feed', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { startsIn: -120 });
  await addPart(town, occasion, -10);
  const events = await feed('/calendar/feed.ics');
  const mine = events.filter((event) => one(event, 'URL')?.endsWith(occasion));
  expect(mine.map((event) => one(event, 'SUMMARY'))).toEqual(['Se våldet – grund, del 2 av 2']);
});

test('a sign-up changes no calendar; a moved part does', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town);
  const stamp = async () =>
    (
      await town.owner<{ revised_at: Date }>('select revised_at from training.occasion where id = $1', [occasion])
    )[0]!.revised_at.getTime();
  const before = await stamp();
  const anna = await town.person();
  expect((await anna.post(`/training/occasions/${occasion}/sign-up`)).status).toBe(303);
  expect(await stamp()).toBe(before);
  await town.owner(
    `update training.part set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' where occasion_id = $1`,
    [occasion],
  );
  expect(await stamp()).toBeGreaterThan(before);
});
