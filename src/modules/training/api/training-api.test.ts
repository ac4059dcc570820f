import { expect, test } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import { type Answer, callerFor, withoutKey } from '#test/caller.ts';
import { newCourse, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { breaks, schemaOf } from '../../../platform/api/fixtures/conforms.ts';

const ground = await openTown();
const town = await ground.municipality();
const neighbour = await ground.municipality();
const anna = await town.person();
const planner = await town.person({ roles: { course_planner: town.id } });
const manager = await town.person({ roles: { manager: town.unit } });
const stranger = await neighbour.person({ roles: { course_planner: neighbour.id, manager: neighbour.unit } });
const [annas, planners, managers, strangers] = await Promise.all(
  [anna, planner, manager, stranger].map((one) => callerFor(ground, one)),
);
const { body: document } = await withoutKey(ground).get('/api/v1/openapi.json');

/** The answer keeps to the description. */
function kept(method: 'get' | 'post', path: string, answer: Answer, status = 200) {
  expect(answer.text && answer.status).toBe(status);
  expect(breaks(document, schemaOf(document, method, `/api/v1${path}`, status), answer.body)).toEqual([]);
  return answer.body as Record<string, never>;
}
const ids = (answer: Answer) => (answer.body['data'] as { id: string }[]).map(({ id }) => id);
/** Not in the public calendar, so that only those invited see it. */
async function closedOccasion(wish: Parameters<typeof newOccasion>[1] = {}) {
  const id = await newOccasion(town, wish);
  await town.owner('update training.occasion set public_calendar = false where id = $1', [id]);
  return id;
}

test('courses are shared by all, drafts are their owner’s', async () => {
  const course = await newCourse(town);
  const draft = await newCourse(town, { title: 'Utkast' });
  await town.owner('update training.course set published_at = null where id = $1', [draft]);
  expect(kept('get', '/courses/{id}', await strangers!.get(`/api/v1/courses/${course}`))).toMatchObject({ id: course });
  expect(ids(await planners!.get(`/api/v1/courses?organisation=${town.id}&limit=200`))).toContain(draft);
  kept('get', '/courses', await planners!.get(`/api/v1/courses?organisation=${town.id}&in_use=false`));
  expect(ids(await planners!.get(`/api/v1/courses?organisation=${town.id}&in_use=false`))).toEqual([draft]);
  expect(ids(await strangers!.get(`/api/v1/courses?organisation=${town.id}&limit=200`))).not.toContain(draft);
  expect((await strangers!.get(`/api/v1/courses/${draft}`)).status).toBe(404);
});

test('an occasion with parts and seats, for those invited; to the neighbour it is not there', async () => {
  const occasion = await closedOccasion({ seats: 3 });
  const seen = kept('get', '/occasions/{id}', await annas!.get(`/api/v1/occasions/${occasion}`));
  expect(seen).toMatchObject({ seats: { seats: 3, placed: 0, free: 3 }, audience_ids: [town.id], parts: [{ number: 1 }] });
  expect((await strangers!.get(`/api/v1/occasions/${occasion}`)).status).toBe(404);
  expect((await strangers!.post(`/api/v1/occasions/${occasion}/sign-ups`, {})).status).toBe(404);
  expect((await withoutKey(ground).post(`/api/v1/occasions/${occasion}/sign-ups`, {})).status).toBe(401);
});

test('occasions are asked for by course and by day', async () => {
  const course = await newCourse(town);
  const [soon, later, undated] = [
    await newOccasion(town, { course, startsIn: 10 }),
    await newOccasion(town, { course, startsIn: 40 }),
    await newOccasion(town, { course, startsIn: null }),
  ];
  const day = (days: number) => localDate(new Date(Date.now() + days * 86_400_000));
  const asked = async (query: string) => ids(await annas!.get(`/api/v1/occasions?course=${course}${query}`));
  expect(await asked('')).toEqual([soon, later, undated]);
  expect(await asked(`&from=${day(20)}`)).toEqual([later]);
  expect(await asked(`&to=${day(20)}`)).toEqual([soon]);
  expect(await asked(`&from=${day(15)}&to=${day(20)}`)).toEqual([]);
  kept('get', '/occasions', await annas!.get(`/api/v1/occasions?course=${course}`));
  expect((await annas!.get('/api/v1/occasions?from=2026-02-30')).status).toBe(400);
});

test('one signs oneself up, once; the one place, the queue, the offer and the seat are told', async () => {
  const occasion = await closedOccasion({ seats: 1 });
  const first = await annas!.post(`/api/v1/occasions/${occasion}/sign-ups`);
  const mine = kept('post', '/occasions/{id}/sign-ups', first, 201);
  expect(mine).toMatchObject({ state: 'placed', number: 1, person: { id: anna.personId, name: 'Anna Andersson' } });
  expect(first.headers.get('location')).toBe(`/api/v1/sign-ups/${mine['id']}`);
  kept('post', '/occasions/{id}/sign-ups', await annas!.post(`/api/v1/occasions/${occasion}/sign-ups`, {}), 200);

  const berit = await town.person({ given: 'Berit' });
  const berits = await callerFor(ground, berit);
  const waits = kept('post', '/occasions/{id}/sign-ups', await berits.post(`/api/v1/occasions/${occasion}/sign-ups`, {}), 201);
  expect(waits).toMatchObject({ state: 'waiting', number: 2 });
  const place = `/api/v1/sign-ups/${waits['id']}`;
  expect(kept('get', '/sign-ups/{id}', await berits.get(place))).toMatchObject({ queue: { place: 1, waiting: 1 } });
  expect((await berits.post(`${place}/accept`)).status).toBe(409);
  expect((await strangers!.post(`${place}/withdraw`)).status).toBe(404);
  expect((await annas!.post(`${place}/withdraw`)).status).toBe(404);

  const left = kept('post', '/sign-ups/{id}/withdraw', await annas!.post(`/api/v1/sign-ups/${mine['id']}/withdraw`));
  expect(left).toMatchObject({ state: 'withdrawn' });
  expect((await berits.get(place)).body['offer_expires_at']).not.toBe(null);
  expect(kept('post', '/sign-ups/{id}/accept', await berits.post(`${place}/accept`))).toMatchObject({ state: 'placed' });
  expect((await berits.post(`${place}/accept`)).status).toBe(200);
  expect((await berits.post(`${place}/decline`)).status).toBe(409);
});

test('someone signed in acts with her session, from our own site', async () => {
  const occasion = await closedOccasion();
  const berit = await town.person();
  const sent = (site: string) =>
    berit.send(`/api/v1/occasions/${occasion}/sign-ups`, { method: 'POST', headers: { 'sec-fetch-site': site } });
  expect((await sent('cross-site')).status).toBe(403);
  expect((await sent('same-origin')).status).toBe(201);
});

test('a clash with another booked part is told, and gone past only when one says so', async () => {
  const caller = await callerFor(ground, await town.person());
  const [first, second] = [await closedOccasion({ startsIn: 25 }), await closedOccasion({ startsIn: 25 })];
  kept('post', '/occasions/{id}/sign-ups', await caller.post(`/api/v1/occasions/${first}/sign-ups`), 201);
  const clash = await caller.post(`/api/v1/occasions/${second}/sign-ups`, {});
  kept('post', '/occasions/{id}/sign-ups', clash, 409);
  expect(clash.body['detail']).toContain('despite_clash');
  const despite = await caller.post(`/api/v1/occasions/${second}/sign-ups`, { despite_clash: true });
  kept('post', '/occasions/{id}/sign-ups', despite, 201);
});

test('a manager signs up her people and sees how they stand; the neighbour’s manager neither', async () => {
  const occasion = await closedOccasion();
  const person_id = anna.personId;
  expect((await strangers!.post(`/api/v1/occasions/${occasion}/sign-ups`, { person_id })).status).toBe(404);
  expect((await annas!.post(`/api/v1/occasions/${occasion}/sign-ups`, { person_id: planner.personId })).status).toBe(404);
  kept('post', '/occasions/{id}/sign-ups', await managers!.post(`/api/v1/occasions/${occasion}/sign-ups`, { person_id }), 201);
  for (const [caller, seen] of [
    [managers, 1],
    [planners, 1],
    [annas, 1],
    [strangers, 0],
  ] as const) {
    const list = await caller!.get(`/api/v1/sign-ups?occasion=${occasion}`);
    kept('get', '/sign-ups', list);
    expect(ids(list)).toHaveLength(seen);
  }
  const traces = await town.owner<{ act: string }>(`select act from audit.entry where person_id = $1`, [manager.personId]);
  expect(traces.map(({ act }) => act)).toContain('enrolments.fetched');
});

test('protected identity: a seat, and neither who has it nor where she works', async () => {
  const occasion = await closedOccasion();
  const hidden = await town.person({ given: 'Hilda', protected: true });
  const hers = await callerFor(ground, hidden);
  expect((await hers.post(`/api/v1/occasions/${occasion}/sign-ups`)).body['employer_id']).toBe(town.id);
  const { data } = (await planners!.get(`/api/v1/sign-ups?occasion=${occasion}`)).body as { data: Record<string, unknown>[] };
  expect(data).toMatchObject([{ person: { id: null, name: null }, employer_id: null }]);
  // Nor can it be asked whether a seat is hers.
  expect(ids(await planners!.get(`/api/v1/sign-ups?person=${hidden.personId}`))).toEqual([]);
});

test('a body that is wrong is told field by field; one that is no JSON, or no JSON at all, by its kind', async () => {
  const address = `/api/v1/occasions/${await closedOccasion()}/sign-ups`;
  const wrong = await annas!.post(address, { person_id: 'x', despite_clash: 'yes', extra: 1 });
  expect(wrong.status).toBe(422);
  const fields = (wrong.body['errors'] as { field: string }[]).map(({ field }) => field).sort();
  expect(fields).toEqual(['despite_clash', 'extra', 'person_id']);
  kept('post', '/occasions/{id}/sign-ups', wrong, 422);
  const sent = (body: string, type: string) => annas!.send(address, { method: 'POST', body, headers: { 'content-type': type } });
  expect((await sent('{', 'application/json')).status).toBe(400);
  expect((await sent('<a/>', 'application/xml')).status).toBe(415);
  expect((await sent(JSON.stringify({ person_id: 'x'.repeat(70_000) }), 'application/json')).status).toBe(413);
  expect((await planners!.get(`/api/v1/sign-ups?occasion=${address.split('/')[4]}`)).body['data']).toEqual([]);
});

test('completions: one’s own, one’s people’s, those of what one runs', async () => {
  const course = await newCourse(town);
  await town.owner(
    `insert into training.completion (person_id, course_id, completed_on, valid_until, source, state, issuer)
     values ($1, $2, '2026-01-15', '2026-06-30', 'external', 'approved', 'NCK')`,
    [anna.personId, course],
  );
  for (const [caller, seen] of [
    [annas, 1],
    [managers, 1],
    [planners, 1],
    [strangers, 0],
  ] as const) {
    const list = await caller!.get(`/api/v1/completions?course=${course}`);
    kept('get', '/completions', list);
    expect(ids(list)).toHaveLength(seen);
  }
  expect(ids(await annas!.get(`/api/v1/completions?course=${course}&valid_on=2026-06-30`))).toHaveLength(1);
  expect(ids(await annas!.get(`/api/v1/completions?course=${course}&valid_on=2026-07-01`))).toHaveLength(0);
});

test('coverage in four states at any date, for those who answer for the place and nobody else', async () => {
  const place = await ground.municipality();
  const lead = await callerFor(ground, await place.person({ roles: { course_planner: place.id }, unit: null }));
  const [berit] = await place.people(4);
  const course = await newCourse(place);
  const [group] = await place.owner<{ id: string }>(
    `with g as (insert into training.target_group (organisation_id, name) values ($1, 'Äldreomsorgen') returning id),
       r as (insert into training.target_rule (group_id, sector) select id, 'elderly_care' from g),
       t as (insert into training.course_target (course_id, group_id, share, due_on) select $2, id, 1, '2027-12-31' from g)
     select id from g`,
    [place.id, course],
  );
  await place.owner(
    `insert into training.completion (person_id, course_id, completed_on, source, state, earned_at_employer)
     values ($1, $2, '2026-01-15', 'external', 'approved', $3)`,
    [berit!.personId, course, place.id],
  );
  const asked = `/api/v1/coverage?course=${course}&organisation=${place.id}`;
  const now = kept('get', '/coverage', await lead.get(asked)) as unknown as { data: Record<string, unknown>[] };
  expect(now.data[0]).toEqual({
    ...{ organisation_id: place.id, depth: 0, head_count: 4, valid: 1, moved_in_with_proof: 0, lapsed: 0, never_trained: 3 },
    share: 0.25,
  });
  const before = await lead.get(`${asked}&on=2026-01-14&group=${group!.id}`);
  expect((before.body['data'] as unknown[])[0]).toMatchObject({ valid: 0, never_trained: 4, share: 0 });
  const walked = [];
  for (let path: string | null = `${asked}&levels=2&limit=1`; path; ) {
    const { body } = await lead.get(path);
    walked.push(...(body['data'] as { depth: number }[]));
    path = body['next_cursor'] ? `${asked}&levels=2&limit=1&cursor=${body['next_cursor']}` : null;
  }
  expect(walked.map(({ depth }) => depth)).toEqual([0, 1, 2]);
  expect((await strangers!.get(asked)).status).toBe(404);
  expect((await annas!.get(asked)).status).toBe(404);
  expect((await lead.get(`/api/v1/coverage?course=${course}`)).body['errors']).toMatchObject([{ field: 'organisation' }]);
});
