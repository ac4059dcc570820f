// Row policies attacked: past the pages, with the request's own login, as people who plan something else or nothing.
import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown, type Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { courseForm, occasionForm, plannedOccasion } from './test-help.ts';

const ground = await openTown();
const who = ['neighbouring planner', 'sibling manager', 'employee', 'visitor'] as const;
let people: Record<(typeof who)[number], Visitor | null>;
let ours: Awaited<ReturnType<typeof plannedOccasion>>;
let next: Town;
let draft: { course: string; occasion: string };
let trainer: Visitor;

beforeAll(async () => {
  ours = await plannedOccasion(ground, { public_calendar: '', online_link: 'https://mote.example/hemlig' });
  next = await ground.municipality();
  trainer = await ours.town.person({ given: 'Tove', roles: { trainer: ours.town.id } });
  people = {
    'neighbouring planner': await next.person({ roles: { course_planner: next.id } }),
    'sibling manager': await ours.town.person({ roles: { manager: await ours.town.newAdministration('Skolan', 'school') } }),
    employee: await ours.town.person(),
    visitor: null,
  };
  const course = courseForm(ours.town, { title: 'Hemligt utkast' });
  await ours.planner.post('/training/courses/new', course);
  const form = occasionForm(ours.town, ours.course);
  await ours.planner.post('/training/occasions/new', { ...form, place: 'Annan sal' });
  draft = { course: course.id, occasion: form.id };
  await ours.planner.post(`${ours.at}/edit`, {
    ...ours.form,
    trainers: trainer.personId,
    share1_for: ours.town.id,
    share1_seats: '2',
  });
});

async function run(person: Visitor | null, statement: RawBuilder<unknown>): Promise<{ rows: unknown[]; changed: number }> {
  const { db } = ground.house.app;
  const { rows, numAffectedRows } = await (person
    ? asPerson(db, person.personId, (tx) => statement.execute(tx))
    : db.transaction().execute((tx) => statement.execute(tx)));
  return { rows, changed: Number(numAffectedRows ?? 0) };
}
const refused = /row-level security|permission denied/;

describe.each(who)('a %s', (name) => {
  const person = () => people[name];

  test('sees no draft, no link, and no occasion for others only', async () => {
    expect((await run(person(), sql`select 1 from training.course where id = ${draft.course}`)).rows).toEqual([]);
    expect((await run(person(), sql`select 1 from training.occasion where id = ${draft.occasion}`)).rows).toEqual([]);
    expect((await run(person(), sql`select 1 from training.part where occasion_id = ${draft.occasion}`)).rows).toEqual([]);
    expect((await run(person(), sql`select training.online_link(${ours.id}) as link`)).rows).toEqual([{ link: null }]);
    await expect(run(person(), sql`select online_link from training.occasion`)).rejects.toThrow(refused);
    const tables = ['part', 'audience', 'seat_share'].map((table) => sql.table(`training.${table}`));
    const seen = name === 'employee' || name === 'sibling manager';
    for (const table of tables) {
      const { rows } = await run(person(), sql`select 1 from ${table} where occasion_id = ${ours.id} limit 1`);
      expect(rows).toHaveLength(seen ? 1 : 0);
    }
    const { rows } = await run(person(), sql`select name from training.trainers_of(${ours.id})`);
    expect(rows).toHaveLength(seen ? 1 : 0);
    expect((await run(person(), sql`select 1 from training.occasion_trainer where occasion_id = ${ours.id}`)).rows).toEqual([]);
  });

  test('changes nothing of ours', async () => {
    const none = [
      sql`update training.course set title = 'Kapad' where id = ${ours.course}`,
      sql`delete from training.prerequisite where true`,
      sql`update training.occasion set seats = 1, cancelled_at = now() where id = ${ours.id}`,
      sql`update training.part set room = 'Kapad' where occasion_id = ${ours.id}`,
      sql`delete from training.part where occasion_id = ${ours.id}`,
      sql`delete from training.audience where occasion_id = ${ours.id}`,
      sql`update training.seat_share set seats = 1 where occasion_id = ${ours.id}`,
      sql`delete from training.seat_share where occasion_id = ${ours.id}`,
      sql`delete from training.occasion_trainer where occasion_id = ${ours.id}`,
    ];
    for (const statement of none) expect((await run(person(), statement)).changed).toBe(0);
  });

  test('adds nothing to ours, and nothing in our name', async () => {
    const at = sql`now() + interval '9 days', now() + interval '10 days'`;
    const attempts = [
      sql`insert into training.course (organisation_id, title, level) values (${ours.town.id}, 'Falsk', 'basic')`,
      sql`insert into training.prerequisite (course_id, required_id) values (${ours.course}, ${draft.course})`,
      sql`insert into training.occasion (course_id, organiser_id, seats) values (${ours.course}, ${ours.town.id}, 5)`,
      sql`insert into training.part (occasion_id, number, starts_at, ends_at) values (${ours.id}, 9, ${at})`,
      sql`insert into training.audience (occasion_id, organisation_id) values (${ours.id}, ${next.id})`,
      sql`insert into training.seat_share (occasion_id, organisation_id, kind, seats) values (${ours.id}, ${next.id}, 'share', 5)`,
      sql`insert into training.occasion_trainer (occasion_id, person_id) values (${ours.id}, ${person()?.personId ?? randomUUID()})`,
    ];
    for (const attempt of attempts) await expect(run(person(), attempt)).rejects.toThrow(refused);
  });
});

describe('a planner next door', () => {
  const neighbour = () => people['neighbouring planner'];

  test('plans her own occasions of our published courses, never of our drafts', async () => {
    const plan = (course: string) =>
      run(
        neighbour(),
        sql`insert into training.occasion (course_id, organiser_id, seats) values (${course}, ${next.id}, 5) returning id`,
      );
    expect((await plan(ours.course)).rows).toHaveLength(1);
    await expect(plan(draft.course)).rejects.toThrow(refused);
  });

  test('draws out no name by making a stranger her trainer, and requires no draft of ours', async () => {
    const { rows } = await run(
      neighbour(),
      sql`insert into training.occasion (course_id, organiser_id, seats) values (${ours.course}, ${next.id}, 5) returning id`,
    );
    const [{ id }] = rows as [{ id: string }];
    const lead = sql`insert into training.occasion_trainer (occasion_id, person_id) values (${id}, ${trainer.personId})`;
    await expect(run(neighbour(), lead)).rejects.toThrow(refused);
    const form = courseForm(next, { requires: draft.course });
    expect((await neighbour()!.post('/training/courses/new', form)).status).toBe(422);
    const page = await neighbour()!.post(
      '/training/occasions/new',
      occasionForm(next, ours.course, { trainers: trainer.personId }),
    );
    expect(page.status).toBe(422);
    expect(page.text).not.toContain('Tove');
    expect((await neighbour()!.get(`/training/occasions/new?like=${ours.id}`)).status).toBe(404);
  });

  test('gets 404 at every address of ours, and so do those who plan nothing', async () => {
    for (const person of [neighbour()!, people.employee!, people['sibling manager']!]) {
      expect((await person.get(`${ours.at}/edit`)).status).toBe(404);
      for (const address of ['edit', 'publish', 'cancel'])
        expect((await person.post(`${ours.at}/${address}`, { ...ours.form, reason: 'x' })).status).toBe(404);
    }
    const taken = occasionForm(next, ours.course, { id: ours.id });
    expect((await neighbour()!.post('/training/occasions/new', taken)).status).toBe(404);
    expect((await people.employee!.get('/training/occasions')).status).toBe(404);
    expect((await ours.planner.get('/training/occasions/not-an-id')).status).toBe(404);
    expect((await ours.planner.get(`/training/occasions/${randomUUID()}/edit`)).status).toBe(404);
    expect((await ground.visitor().post(`${ours.at}/cancel`, { reason: 'x' })).location).toContain('/sign-in');
    const [row] = await ground.owner('select cancelled_at, seats from training.occasion where id = $1', [ours.id]);
    expect(row).toEqual({ cancelled_at: null, seats: 20 });
  });
});
