import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import { sendWaitingLetters } from '../../../modules.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { coverageWaiting } from './coverage-waiting.ts';
import { coverageInvariants } from './invariants.ts';
import { sendReminders } from './send-reminders.ts';
import { certify, employ, newCourse, newTarget } from './test-help.ts';

const ground = await openTown();
const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An occasion in a month for the whole town, open for sign-up. */
async function newOccasion(town: Town, course: string): Promise<string> {
  const id = randomUUID();
  await town.owner(
    `insert into training.occasion (id, course_id, organiser_id, seats, place, published_at) values ($1, $2, $3, 20, 'Stora salen', now())`,
    [...[id, course, town.id]],
  );
  await town.owner(
    `insert into training.part (occasion_id, number, starts_at, ends_at) values ($1, 1, now() + interval '30 days', now() + interval '30 days 3 hours')`,
    [id],
  );
  await town.owner('insert into training.audience (occasion_id, organisation_id) values ($1, $2)', [id, town.id]);
  return id;
}

const seat = (town: Town, occasion: string, person: string) =>
  town.owner(
    `insert into training.enrolment (occasion_id, person_id, employer_id, state, number)
     select $1, $2, $3, 'placed', 1 + count(*) from training.enrolment where occasion_id = $1`,
    [occasion, person, town.id],
  );

const letters = (town: Town, course: string) =>
  town.owner<{ person_id: string; kind: string }>(
    `select person_id, about ->> 'kind' as kind from mail.letter where about ->> 'course' = $1 order by created_at`,
    [course],
  );

async function founded() {
  const town = await ground.municipality();
  const course = await newCourse(town);
  await newTarget(town, course);
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const manager = await town.person({ roles: { manager: town.unit }, given: 'Margareta', profession: 'Enhetschef', leads: true });
  return { town, course, planner, manager };
}

describe('the manager’s late list', () => {
  test('shows who lacks a course or soon does, and not those of others', async () => {
    const { town, course, manager } = await founded();
    const [never, valid, soon, lapsed] = await town.people(4);
    const south = await town.newUnit('Hemtjänst Syd');
    await town.person({ unit: south, given: 'Siv', family: 'Söderlund' });
    await certify(town, valid!.personId, course, { on: '2025-01-01', until: dayFrom(61) });
    await certify(town, soon!.personId, course, { on: '2025-01-01', until: dayFrom(59) });
    await certify(town, lapsed!.personId, course, { on: '2024-01-01', until: '2025-01-01' });
    const page = (await manager.get('/training/late')).text;
    expect(page).toContain('3 medarbetare saknar en kurs');
    for (const name of ['Anställd1', 'Anställd3', 'Anställd4']) expect(page).toContain(name);
    expect(page).toContain(`Går ut ${dayFrom(59)}`);
    for (const name of ['Anställd2', 'Siv Söderlund']) expect(page).not.toContain(name);
    expect(never!.personId).toBeTruthy();
    const viewer = { personId: manager.personId, name: '', workplace: null, permissions: new Set(['training.team']) };
    const waiting = await asPerson(town.house.app.db, manager.personId, (tx) => coverageWaiting(tx, viewer));
    expect(waiting).toMatchObject([
      { title: '3 medarbetare saknar en kurs och har ingen plats', action: { href: '/training/late' } },
    ]);
  });

  test('reminds once a day, not those who have a seat, and never somebody else’s people', async () => {
    const { town, course, manager } = await founded();
    const [anna, bo] = await town.people(2);
    await seat(town, await newOccasion(town, course), bo!.personId);
    const other = await (await ground.municipality()).person();
    const ask = (person: string) => manager.post('/training/late/remind', { course, person });
    expect((await ask(anna!.personId)).location).toBe('/training/late');
    expect((await ask(anna!.personId)).status).toBe(303);
    expect((await ask(bo!.personId)).status).toBe(303);
    expect((await ask(other.personId)).status).toBe(404);
    expect((await ask(manager.personId)).status).toBe(404);
    expect((await anna!.post('/training/late/remind', { course, person: bo!.personId })).status).toBe(404);
    expect(await letters(town, course)).toEqual([{ person_id: anna!.personId, kind: 'late' }]);
    expect((await manager.get('/training/late')).text).toContain('har en plats');
  });

  test('reminds all at once, and a double click sends one letter each', async () => {
    const { town, course, manager } = await founded();
    await town.people(5);
    await Promise.all([manager.post('/training/late/remind', { course }), manager.post('/training/late/remind', { course })]);
    expect(await letters(town, course)).toHaveLength(5);
  });
});

describe('a campaign', () => {
  test('is counted first, sent once however often one clicks, and reaches protected people without showing them', async () => {
    const { town, course, planner } = await founded();
    const people = await town.people(6);
    await town.person({ given: 'Sara', family: 'Skyddad', protected: true });
    await certify(town, people[0]!.personId, course, { on: '2025-01-01' });
    await seat(town, await newOccasion(town, course), people[1]!.personId);
    const place = `/training/campaign?course=${course}&organisation=${town.administration}&to=groups`;
    const preview = (await planner.get(place)).text;
    expect(preview).toContain('Skicka till 6 personer'); // four, the manager and the protected one
    expect(preview).not.toContain('Skyddad');
    const form = { id: randomUUID(), course, organisation: town.administration, to: 'groups' };
    await Promise.all([planner.post('/training/campaign', form), planner.post('/training/campaign', form)]);
    expect((await planner.get('/training/campaign')).text).toContain('skrivs');
    await Promise.all([town.house.jobs.runWaiting(), town.house.jobs.runWaiting()]);
    expect(await letters(town, course)).toHaveLength(6);
    expect(await town.owner('select people, sent, passed_over from training.campaign where id = $1', [form.id])).toEqual([
      { people: 6, sent: 6, passed_over: 0 },
    ]);
    const again = await planner.post('/training/campaign', { ...form, id: randomUUID() });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Ingen behöver brevet');
    const acts = await town.owner<{ act: string }>('select act from audit.entry where subject_id = $1', [form.id]);
    expect(acts).toEqual([{ act: 'campaign.started' }]);
  });

  test('two at once for the same course never write twice to anybody', async () => {
    const { town, course, planner } = await founded();
    await town.people(4);
    const form = { course, organisation: town.id, to: 'everyone' };
    await Promise.all([1, 2].map(() => planner.post('/training/campaign', { ...form, id: randomUUID() })));
    await town.house.jobs.runWaiting();
    expect(await letters(town, course)).toHaveLength(5);
    const sums = await town.owner(
      'select sum(sent)::int as sent, sum(people - sent - passed_over)::int as lost from training.campaign where course_id = $1',
      [course],
    );
    expect(sums).toEqual([{ sent: 5, lost: 0 }]);
    const faults = async () => (await Promise.all(coverageInvariants.map((one) => one.faults(town.house.worker.db)))).flat();
    expect(await faults()).toEqual([]);
    await town.owner(`delete from mail.letter where about ->> 'course' = $1`, [course]);
    await town.owner(
      `update training.campaign set finished_at = null, people = null, created_at = now() - interval '2 hours' where course_id = $1 and sent = 0`,
      [course],
    );
    expect(await faults()).toHaveLength(6);
    await town.owner('delete from training.reminder where course_id = $1', [course]);
    await town.owner('delete from training.campaign where course_id = $1', [course]);
  });

  test('is not the neighbour’s to send, nor the manager’s', async () => {
    const { town, course, manager } = await founded();
    const next = await ground.municipality();
    const neighbour = await next.person({ roles: { course_planner: next.id } });
    await town.person();
    const form = { id: randomUUID(), course, organisation: town.id, to: 'everyone' };
    for (const one of [neighbour, manager]) expect((await one.post('/training/campaign', form)).status).toBe(404);
    expect((await neighbour.get(`/training/campaign?course=${course}&organisation=${town.id}`)).text).not.toContain(
      'Så många får brevet',
    );
    expect((await ground.visitor().post('/training/campaign', form)).status).toBe(303);
    await town.house.jobs.runWaiting();
    expect(await letters(town, course)).toEqual([]);
  });
});

describe('every morning', () => {
  test('new employees and new managers are offered their course, once, and an imported town is not all new', async () => {
    const { town, course } = await founded();
    const managers = await newCourse(town, 'Fråga och följ upp');
    await newTarget(town, managers, { rules: [{ leads: true }] });
    const imported = await ground.municipality();
    const theirs = await newCourse(imported);
    await newTarget(imported, theirs);
    await imported.people(3, { from: dayFrom(-1) });
    const old = await town.person();
    const fresh = await town.person({ from: dayFrom(-3) });
    const skilled = await town.person({ from: dayFrom(-3) });
    await certify(town, skilled.personId, course, { on: '2025-01-01' });
    const promoted = await town.person({ until: dayFrom(-2) });
    await employ(town, promoted.personId, town.unit, dayFrom(-2), null, 'Enhetschef');
    await town.owner(`update organisation.employment set leads = true where person_id = $1 and profession = 'Enhetschef'`, [
      promoted.personId,
    ]);
    await sendReminders(town.house.worker.db);
    await sendReminders(town.house.worker.db);
    expect(await letters(town, course)).toEqual([{ person_id: fresh.personId, kind: 'first_course' }]);
    expect(await letters(town, managers)).toEqual([{ person_id: promoted.personId, kind: 'first_course' }]);
    expect(await letters(imported, theirs)).toEqual([]);
    expect(old.personId).toBeTruthy();
    await town.owner(`update training.reminder set sent_on = sent_on - 1 where course_id = $1`, [course]);
    await sendReminders(town.house.worker.db);
    expect(await letters(town, course)).toHaveLength(1);
  });

  test('a course about to lapse is told of once, and again the next time it lapses', async () => {
    const { town, course } = await founded();
    const [soon, later, seated] = await town.people(3);
    await certify(town, soon!.personId, course, { on: '2025-01-01', until: dayFrom(40) });
    await certify(town, later!.personId, course, { on: '2025-01-01', until: dayFrom(90) });
    await certify(town, seated!.personId, course, { on: '2025-01-01', until: dayFrom(40) });
    await seat(town, await newOccasion(town, course), seated!.personId);
    await sendReminders(town.house.worker.db);
    await sendReminders(town.house.worker.db);
    expect(await letters(town, course)).toEqual([{ person_id: soon!.personId, kind: 'lapsing' }]);
    await town.owner('update training.reminder set sent_on = sent_on - 400 where course_id = $1', [course]);
    await sendReminders(town.house.worker.db);
    expect(await letters(town, course)).toHaveLength(2);
  });
});

test('a letter tells of the next occasions she may sign up for, and stays unsent when nothing is left to tell', async () => {
  const { town, course, manager } = await founded();
  const [anna, bo] = await town.people(2);
  await newOccasion(town, course);
  await manager.post('/training/late/remind', { course });
  await certify(town, bo!.personId, course, { on: dayFrom(-1) });
  await sendWaitingLetters(town.house.config)(town.house.worker.db);
  const sent = await town.owner<{ person_id: string; subject: string | null; body: string | null; trouble: string | null }>(
    `select person_id, subject, body, trouble from mail.letter where about ->> 'course' = $1`,
    [course],
  );
  const hers = sent.find(({ person_id }) => person_id === anna!.personId);
  expect(hers?.subject).toBe('Din chef påminner om Se våldet – grund');
  expect(hers?.body).toContain('Stora salen');
  expect(hers?.body).toContain(`/training/courses/${course}`);
  expect(sent.find(({ person_id }) => person_id === bo!.personId)).toMatchObject({
    subject: null,
    trouble: 'nothing left to tell',
  });
});
