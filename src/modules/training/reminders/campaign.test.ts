import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { crowd, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { certify, newCourse, newTarget } from '../coverage/test-help.ts';
import { sendCampaigns } from './send-campaigns.ts';
import { lettersAbout, place, readLetter } from './test-help.ts';

const ground = await openTown();

/** Thirty in elderly care and one at the school: one has the course, one has a seat, one is protected. */
async function office() {
  const town = await ground.municipality();
  const course = await newCourse(town);
  await newTarget(town, course, { name: 'Äldreomsorgen' });
  const planner = await town.person({ roles: { course_planner: town.id }, unit: null });
  const people = await crowd(town, 29);
  const hidden = await town.person({ given: 'Hilda', family: 'Skyddad', protected: true });
  const school = await town.newAdministration('Skolförvaltningen', 'school');
  const teacher = await town.person({ unit: school, profession: 'Lärare' });
  await certify(town, people[0]!.personId, course, { on: '2025-05-05', employer: town.id });
  await place(town, await newOccasion(town, { course }), people[1]!.personId);
  const fields = { id: randomUUID(), course, organisation: town.administration };
  return { town, course, planner, people, hidden, teacher, fields };
}
type Office = Awaited<ReturnType<typeof office>>;
const campaigns = ({ town }: Office) =>
  town.owner<{ people: number; sent: number; passed_over: number; finished_at: Date | null }>(
    'select people, sent, passed_over, finished_at from training.campaign where organisation_id in (select id from organisation.organisation where municipality_id = $1)',
    [town.id],
  );
const reached = async ({ town, course }: Office) => (await lettersAbout(town, course)).map(({ person_id }) => person_id);

describe('a campaign', () => {
  test('is counted, confirmed and sent once to everyone who lacks the course, protected identity too, uncounted', async () => {
    const o = await office();
    const preview = (await o.planner.get(`/training/campaign?course=${o.course}&organisation=${o.town.administration}`)).text;
    // One of those who get a letter is protected: in an administration's figures she would show.
    expect(preview).toContain('27 personer får ett brev om Se våldet – grund.');
    expect(preview).toContain('27 brev skickas i dag.');
    const [one, two] = await Promise.all([
      o.planner.post('/training/campaign', o.fields),
      o.planner.post('/training/campaign', o.fields),
    ]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(one.location).toBe(`/training/campaign/${o.fields.id}`);
    const waiting = await o.planner.follow(one);
    expect(waiting.headers.get('refresh')).toBe('2');
    await o.town.house.jobs.runWaiting();
    const sent = await reached(o);
    expect(sent).toHaveLength(28);
    expect(new Set(sent).size).toBe(28);
    expect(sent).toContain(o.hidden.personId);
    expect(sent).not.toContain(o.people[0]!.personId);
    expect(sent).not.toContain(o.people[1]!.personId);
    expect(await campaigns(o)).toMatchObject([{ people: 27, sent: 27, passed_over: 0 }]);
    const done = await o.planner.get(`/training/campaign/${o.fields.id}`);
    expect(done.headers.get('refresh')).toBeNull();
    expect(done.text).toContain('27 brev är skrivna.');
    const list = (await o.planner.get('/training/campaign')).text;
    expect(list).toContain(`/training/campaign/${o.fields.id}`);
    for (const text of [preview, done.text, list]) expect(text).not.toContain('Skyddad');
    const [letter] = await lettersAbout(o.town, o.course);
    expect((await readLetter(o.town, letter!))?.text).toContain(
      'till dem i Vård- och omsorgsförvaltningen som ännu inte har en kurs',
    );
  });

  test('killed in the middle goes on without writing to anyone twice, and leaves nobody out', async () => {
    const o = await office();
    await ground.owner('update organisation.person set protected_at = null where id = $1', [o.hidden.personId]); // else nine or ten are counted
    await o.planner.post('/training/campaign', o.fields);
    await ground.owner(`create function mail.fall() returns trigger language plpgsql as
      $$ begin if new.sent > 10 then raise exception 'killed'; end if; return new; end $$`);
    await ground.owner('create trigger fall before update on training.campaign for each row execute function mail.fall()');
    await expect(sendCampaigns(o.town.house.worker.db, 5)).rejects.toThrow('killed');
    await ground.owner('drop trigger fall on training.campaign');
    expect(await reached(o)).toHaveLength(10);
    expect(await campaigns(o)).toMatchObject([{ people: 28, sent: 10, finished_at: null }]);
    expect((await o.planner.get(`/training/campaign/${o.fields.id}`)).text).toContain('10 av 28 brev är skrivna.');
    await Promise.all([1, 2, 3].map(() => sendCampaigns(o.town.house.worker.db, 5)));
    const sent = await reached(o);
    expect(sent).toHaveLength(28);
    expect(new Set(sent).size).toBe(28);
    expect(await campaigns(o)).toMatchObject([{ people: 28, sent: 28, passed_over: 0, finished_at: expect.any(Date) }]);
  });

  test('passes over who has been reminded the same day, and reaches everyone employed when that is asked for', async () => {
    const o = await office();
    const manager = await o.town.person({ roles: { manager: o.town.unit }, unit: null });
    await manager.post('/training/late', { people: [o.people[2]!.personId, o.people[3]!.personId] });
    await o.planner.post('/training/campaign', { ...o.fields, organisation: o.town.id, everyone: 'yes' });
    await o.town.house.jobs.runWaiting();
    expect(await campaigns(o)).toMatchObject([{ people: 29, sent: 27, passed_over: 2 }]);
    const sent = await reached(o);
    expect(sent).toHaveLength(29); // two of them from their manager
    expect(new Set(sent).size).toBe(29);
    expect(sent).toContain(o.teacher.personId);
  });

  test('asks for a course and a place, and says where no group shall have the course', async () => {
    const o = await office();
    expect((await o.planner.get('/training/campaign?course=&organisation=')).text).toContain('Välj en kurs och en organisation');
    const other = await newCourse(o.town, 'En kurs som ingen grupp ska ha');
    const page = await o.planner.get(`/training/campaign?course=${other}&organisation=${o.town.id}`);
    expect(page.text).toContain('Ingen målgrupp i');
    expect((await o.planner.post('/training/campaign', { ...o.fields, course: '' })).status).toBe(422);
  });
});

test('the neighbour’s planner, a manager, an employee and a visitor send nothing and see nothing', async () => {
  const o = await office();
  await o.planner.post('/training/campaign', o.fields);
  await o.town.house.jobs.runWaiting();
  const before = (await reached(o)).length;
  const next = await ground.municipality();
  const neighbour = await next.person({ roles: { course_planner: next.id } });
  const manager = await o.town.person({ roles: { manager: o.town.id } });
  const again = { ...o.fields, id: randomUUID(), everyone: 'yes' };
  for (const one of [neighbour, manager, o.people[4]!]) {
    expect((await one.get(`/training/campaign/${o.fields.id}`)).status).toBe(404);
    expect((await one.get(`/training/campaign?course=${o.course}&organisation=${o.town.id}`)).status).toBe(404);
    expect((await one.post('/training/campaign', again)).status).toBe(404);
    expect((await one.post('/training/campaign', { ...again, organisation: next.id })).status).toBe(404);
  }
  expect((await neighbour.get('/training/campaign')).text).not.toContain(o.fields.id);
  expect((await ground.visitor().post('/training/campaign', again)).status).toBe(303);
  expect((await o.planner.get('/training/campaign/no-id')).status).toBe(404);
  await o.town.house.jobs.runWaiting();
  expect(await reached(o)).toHaveLength(before);
  expect(await campaigns(o)).toHaveLength(1);
});
