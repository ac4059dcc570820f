import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { wallLetters } from './letters.ts';

const ground = await openTown();

async function place() {
  const town = await ground.municipality();
  const boss = await town.person({ given: 'Britt', family: 'Chefsson', roles: { manager: town.administration } });
  const planner = await town.person({ given: 'Petra', roles: { course_planner: town.id } });
  const anna = await town.person({ given: 'Anna', family: 'Muromgärdad', email: 'anna.mur@testkoping.example' });
  return { town, boss, planner, anna };
}
const raise = (keeper: Visitor, person: Visitor, record: Visitor, over: Record<string, string> = {}) =>
  keeper.post('/organisation/walls', {
    id: crypto.randomUUID(),
    person: person.personId,
    record: record.personId,
    reason: 'Anhörig',
    head: keeper.personId,
    ...over,
  });
const met = (person: Visitor) =>
  ground.owner<{ id: string }>("select subject_id as id from audit.entry where act = 'wall.met' and person_id = $1", [
    person.personId,
  ]);
const letters = (head: Visitor) =>
  ground.owner<{ about: Record<string, string> }>(
    "select about from mail.letter where kind = 'organisation.wall_met' and person_id = $1",
    [head.personId],
  );

test('behind a wall there is nobody: on her page, in lists, searches, files and counts; for others she is there', async () => {
  const { town, boss, planner, anna } = await place();
  const course = (
    await ground.owner<{ id: string }>(
      `insert into training.course (organisation_id, title, level, published_at) values ($1, 'Se våldet', 'basic', now()) returning id`,
      [town.id],
    )
  )[0]!.id;
  await ground.owner(
    `insert into training.completion (person_id, course_id, completed_on, source, state, decided_by, earned_at_employer) values ($1, $2, current_date - 30, 'external', 'approved', $3, $4)`,
    [anna.personId, course, boss.personId, town.id],
  );
  const seen = () =>
    asPerson(ground.house.app.db, planner.personId, async (tx) => {
      const count = async (table: string, column = 'person_id') =>
        (
          await sql<{
            n: number;
          }>`select count(*)::int as n from ${sql.raw(table)} where ${sql.ref(column)} = ${anna.personId}`.execute(tx)
        ).rows[0]!.n;
      return [
        await count('organisation.person', 'id'),
        await count('organisation.contact'),
        await count('organisation.employment'),
        await count('training.completion'),
      ];
    });
  const heads = async () => {
    const { rows } = await asPerson(ground.house.app.db, planner.personId, (tx) =>
      sql<{ heads: number }>`select heads from organisation.head_counts(${town.unit})`.execute(tx),
    );
    return rows[0]!.heads;
  };
  expect(await seen()).toEqual([1, 1, 1, 1]);
  const before = await heads();
  expect((await raise(boss, planner, anna)).status).toBe(303);
  expect(await seen()).toEqual([0, 0, 0, 0]);
  expect(await heads()).toBe(before - 1);
  expect((await planner.get('/organisation/people?q=Muromg')).text).not.toContain('Anna');
  expect((await planner.get('/organisation/people?format=csv')).text).not.toContain('Muromgärdad');
  expect((await planner.get(`/organisation/people/${anna.personId}`)).status).toBe(404);
  expect((await planner.get('/roles')).status).toBe(404);
  expect((await boss.get(`/organisation/people/${anna.personId}`)).status).toBe(200);
});

test('a named reader of a protected person is walled off all the same, and her manager does not act for her', async () => {
  const { town, anna } = await place();
  const boss = await town.person({ roles: { manager: town.unit } });
  const above = await town.person({ roles: { manager: town.administration } });
  await ground.owner('update organisation.person set protected_at = now() where id = $1', [anna.personId]);
  await ground.owner(
    `insert into organisation.protected_reader (person_id, reader_id, ground, confirmed_at) values ($1, $2, 'other', now()) on conflict do nothing`,
    [anna.personId, boss.personId],
  );
  expect((await boss.get(`/organisation/people/${anna.personId}`)).status).toBe(200);
  await ground.owner(
    `insert into access.wall (person_id, record_type, record_id, reason, responsible_id, set_by) values ($1, 'person', $2, 'Granne', $3, $3)`,
    [boss.personId, anna.personId, above.personId],
  );
  expect((await boss.get(`/organisation/people/${anna.personId}`)).status).toBe(404);
  const leads = await asPerson(ground.house.app.db, boss.personId, (tx) =>
    sql<{ yes: boolean }>`select organisation.leads_person(${anna.personId}) as yes`.execute(tx),
  );
  expect(leads.rows[0]!.yes).toBe(false);
});

test('the attempt is written in the log and told to the head at once, without a name; also by the API, and once an hour', async () => {
  const { boss, planner, anna } = await place();
  await raise(boss, planner, anna);
  await planner.get(`/organisation/people/${anna.personId}`);
  await expect.poll(() => met(planner)).toHaveLength(1);
  const [letter] = await letters(boss);
  const words = await wallLetters['organisation.wall_met']!(ground.house.worker.db, letter!.about, 'https://samfrid.example');
  expect(words!.subject).toBe('Något att titta på i Samfrid');
  expect(`${words!.subject} ${words!.text}`).not.toMatch(/Anna|Muromgärdad|Petra/);
  await planner.get(`/api/v1/completions?person=${anna.personId}`);
  await planner.post(`/organisation/people/${anna.personId.toUpperCase()}/functions`, { function: 'vin_handler' });
  await expect.poll(() => met(planner)).not.toHaveLength(1);
  expect(await letters(boss)).toHaveLength(1);
  const [wall] = await met(planner);
  expect((await boss.get(`/organisation/walls/${wall!.id}`)).text).toContain('Ett försök gjordes');
});

test('she is told nothing: same status, same words, same time, nothing in her log, and no page about walls', async () => {
  const { town, boss, anna } = await place();
  const admin = await town.person({ given: 'Tuula', roles: { admin: town.id }, unit: town.unit });
  const id = crypto.randomUUID();
  expect((await raise(boss, admin, anna, { id })).status).toBe(303);
  const nobody = crypto.randomUUID();
  const bare = (text: string) => text.replaceAll(anna.personId, 'ID').replaceAll(nobody, 'ID');
  const [wall, nothing] = [
    await admin.get(`/organisation/people/${anna.personId}`),
    await admin.get(`/organisation/people/${nobody}`),
  ];
  expect([wall.status, bare(wall.text)]).toEqual([404, bare(nothing.text)]);
  expect([...wall.headers.keys()]).toEqual([...nothing.headers.keys()]);
  const time = async (one: string) => {
    const took: number[] = [];
    for (let i = 0; i < 25; i++) {
      const start = performance.now();
      await admin.get(`/organisation/people/${one}`);
      took.push(performance.now() - start);
    }
    return took.sort((a, b) => a - b)[12]!;
  };
  expect(Math.abs((await time(anna.personId)) - (await time(nobody)))).toBeLessThan(20);
  expect((await admin.get('/organisation/walls')).text).toContain('Ingen vägg står');
  expect((await admin.get('/organisation/walls?ended=yes')).text).not.toContain('Muromgärdad');
  expect((await admin.get(`/organisation/walls/${id}`)).status).toBe(404);
  expect((await admin.post(`/organisation/walls/${id}/end`)).status).toBe(404);
  await expect.poll(() => met(admin)).not.toHaveLength(0);
  const own = await asPerson(ground.house.app.db, admin.personId, (tx) =>
    sql<{ act: string }>`select act from audit.entry where act like 'wall.%' or about_person_id = ${anna.personId}`.execute(tx),
  );
  expect(own.rows).toEqual([]);
  expect((await admin.get(`/organisation/walls/new?person=${boss.personId}&record=${anna.personId}`)).status).toBe(404);
});

test('a wall is raised by a keeper of hers, with a head of hers, never by herself; a second click and a second keeper raise none', async () => {
  const { town, boss, planner, anna } = await place();
  const neighbour = await place();
  for (const who of [planner, anna, neighbour.boss])
    expect((await raise(who, planner, anna, { head: boss.personId })).status).toBe(404);
  expect((await raise(boss, boss, anna)).status).toBe(404);
  expect((await raise(boss, planner, boss)).status).toBe(404);
  expect((await raise(boss, planner, planner)).status).toBe(409);
  expect((await raise(boss, planner, neighbour.anna)).status).toBe(404);
  expect((await raise(boss, planner, anna, { head: planner.personId })).status).toBe(404);
  expect((await raise(boss, planner, anna, { head: neighbour.boss.personId })).status).toBe(404);
  expect((await raise(boss, planner, anna, { reason: '' })).status).toBe(422);
  const admin = await town.person({ roles: { admin: town.id }, unit: null });
  const id = crypto.randomUUID();
  const answers = await Promise.all([
    raise(boss, planner, anna, { id }),
    raise(boss, planner, anna, { id }),
    raise(admin, planner, anna),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const standing = await ground.owner<{ id: string }>('select id from access.wall where person_id = $1 and ended_at is null', [
    planner.personId,
  ]);
  expect(standing).toHaveLength(1);
  const weak = await town.person({ roles: { manager: town.administration }, level: 2 });
  expect((await weak.get('/organisation/walls')).location).toContain('/step-up');
  expect((await neighbour.boss.get(`/organisation/walls/${standing[0]!.id}`)).status).toBe(404);
  expect((await neighbour.boss.post(`/organisation/walls/${standing[0]!.id}/end`)).status).toBe(404);
  expect((await boss.post(`/organisation/walls/${standing[0]!.id}/end`)).status).toBe(303);
  expect((await boss.post(`/organisation/walls/${standing[0]!.id}/end`)).status).toBe(303);
  expect((await planner.get(`/organisation/people/${anna.personId}`)).status).toBe(200);
});

test('a keeper who is walled off herself does not see others’ walls before the same record either', async () => {
  const { town, boss, planner, anna } = await place();
  const admin = await town.person({ roles: { admin: town.id }, unit: null });
  const id = crypto.randomUUID();
  await raise(boss, planner, anna, { id });
  expect((await boss.get('/organisation/walls')).text).toContain('Petra');
  expect((await raise(admin, boss, anna, { head: admin.personId })).status).toBe(303);
  expect((await boss.get('/organisation/walls')).text).toContain('Ingen vägg står');
  expect((await boss.get(`/organisation/walls/${id}`)).status).toBe(404);
  expect((await admin.get('/organisation/walls')).text).toContain('Petra');
});
