import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { modules } from '../modules.ts';
import { verifyLog } from '../platform/audit/verify/verify-log.ts';
import { seedDemoOnce } from '../seed.ts';

const { house } = await openTestHouse();
const { db } = house.worker;
// Two processes that start at once on an empty database.
const both = await Promise.all([seedDemoOnce(house), seedDemoOnce(house)]);

/** People of Ekhaga who belong to the target group today, and those of them who hold the course, counted by hand. */
async function coverage(group: string, course: string) {
  const { rows } = await sql<{ head: number; done: number }>`
    with member as (
      select distinct e.person_id from training.target_group g join training.target_rule r on r.group_id = g.id
        join organisation.organisation m on m.id = g.organisation_id and m.name = 'Ekhaga kommun'
        join organisation.organisation u on m.id = any (u.path) and (r.sector is null or u.sector = r.sector)
          and (r.unit_id is null or r.unit_id = any (u.path))
        join organisation.employment e on e.unit_id = u.id and e.starts_on <= current_date
          and (e.ended_on is null or e.ended_on > current_date) and (r.profession is null or r.profession = e.profession)
          and (r.leads is null or r.leads = e.leads)
          and (r.function is null or exists (select from organisation.assignment a where a.person_id = e.person_id and a.function = r.function
            and a.unit_id = e.unit_id and a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)))
      where g.name = ${group})
    select count(*)::int as head, count(*) filter (where exists (
      select from training.completion c join training.course k on k.id = c.course_id and k.title = ${course}
      where c.person_id = member.person_id and c.state = 'approved' and c.completed_on <= current_date
        and (c.valid_until is null or c.valid_until >= current_date)))::int as done
    from member`.execute(db);
  return [rows[0]!.head, rows[0]!.done];
}

async function seats(course: string) {
  const { rows } = await sql<{ seats: number; placed: number; waiting: number }>`
    select o.seats, count(*) filter (where e.state = 'placed')::int as placed, count(*) filter (where e.state = 'waiting')::int as waiting
    from training.occasion o join training.course c on c.id = o.course_id join training.enrolment e on e.occasion_id = o.id
    where c.title = ${course} and o.cancelled_at is null and training.starts_at(o.id) > now() + interval '10 days'
    group by o.id order by training.starts_at(o.id) limit 1`.execute(db);
  return Object.values(rows[0]!);
}

const faults = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(db)).rows[0]!.n;

test('of two who seed at once one does, and the other finds it done', () => {
  expect(both.filter((seeded) => seeded !== null)).toHaveLength(1);
});

test('Ekhaga kommun has 2,850 employees today', async () => {
  const employed = sql<{ n: number }>`select count(distinct e.person_id)::int as n from organisation.employment e
    join organisation.organisation o on o.id = e.municipality_id
    where o.name = 'Ekhaga kommun' and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)`;
  expect(await faults(employed)).toBe(2850);
});

test.each([
  ['Äldreomsorgen', 'Se våldet – grund', 612, 431],
  ['Skola och förskola', 'Webbkurs om våld + samtal', 905, 388],
  ['Chefer och skyddsombud', 'Fråga och följ upp', 148, 121],
  ['Barnhandläggare och skolkuratorer', 'Barn som upplever våld', 64, 37],
  ['Familjerätt och barnhandläggare i behandling', 'Möta pappor som utövar våld', 22, 9],
  ['VIN-handläggare', 'Riskbedömning', 14, 12],
  ['Utvecklingsledare', 'Utbilda utbildare', 20, 8],
])('%s: %s', async (group, course, head, done) => {
  expect(await coverage(group, course)).toEqual([head, done]);
});

test.each([
  ['Se våldet – grund', 40, 40, 16],
  ['Fråga och följ upp', 35, 29, 0],
  ['Barn som upplever våld', 24, 24, 7],
  ['Möta pappor som utövar våld', 16, 13, 10], // three seats are held for those furthest behind
  ['Riskbedömning', 14, 14, 0],
  ['Utbilda utbildare', 12, 12, 3],
])('%s: seats, placed, waiting', async (course, ...numbers) => {
  expect(await seats(course)).toEqual(numbers);
});

test('seats given back were offered to the first in the queue, who are told', async () => {
  const offers = await sql<{ number: number; persona: string | null; told: boolean }>`
    select e.number, d.persona, exists (select from mail.letter l where l.person_id = e.person_id and l.kind = 'training.offered') as told
    from training.offer f join training.enrolment e on e.id = f.enrolment_id
      left join platform.demo_persona d on d.person_id = e.person_id
    where f.state = 'pending' order by e.number`.execute(db);
  expect(offers.rows).toEqual([
    { number: 21, persona: 'employee', told: true },
    { number: 22, persona: null, told: true },
    { number: 23, persona: null, told: true },
  ]);
});

test('every persona has an account to sign in with, once', async () => {
  const personas = await db.selectFrom('platform.demo_persona').selectAll().execute();
  expect(personas).toHaveLength(14);
  const accounts = await sql<{ personId: string }>`select "personId" from auth."user"`.execute(house.signIn.db);
  expect(accounts.rows.map((row) => row.personId).sort()).toEqual(personas.map((row) => row.person_id).sort());
});

test('nobody sits at two courses at the same hour, and nobody is in one twice', async () => {
  const clashes = sql<{ n: number }>`select count(*)::int as n from training.enrolment a join training.enrolment b
      on a.person_id = b.person_id and a.id < b.id and a.state = 'placed' and b.state = 'placed'
    join training.part p on p.occasion_id = a.occasion_id join training.part q on q.occasion_id = b.occasion_id
    where tstzrange(p.starts_at, p.ends_at) && tstzrange(q.starts_at, q.ends_at)`;
  expect(await faults(clashes)).toBe(0);
});

test('completions rest on attendance, and were earned while employed', async () => {
  const without = sql<{ n: number }>`select count(*)::int as n from training.completion c
    where c.source = 'occasion' and not exists (select from training.attendance a join training.enrolment e on e.id = a.enrolment_id
      where e.person_id = c.person_id and e.occasion_id = c.occasion_id and a.presence in ('present', 'late'))`;
  const idle = sql<{ n: number }>`select count(*)::int as n from training.completion c where not exists (
    select from organisation.employment e where e.person_id = c.person_id and e.starts_on <= c.completed_on)`;
  expect([await faults(without), await faults(idle)]).toEqual([0, 0]);
});

test('what must always be true is true of the demo, and its log is whole', async () => {
  const found = await Promise.all(modules.flatMap(({ invariants }) => invariants).map((invariant) => invariant.faults(db)));
  expect(found.flat()).toEqual([]);
  expect((await verifyLog(db)).breaks).toEqual([]);
});

test('a second seeding changes nothing', async () => {
  expect(await seedDemoOnce(house)).toBeNull();
});

test('last year 1,212 of Ekhaga’s 1,707 new visits were asked, and 84 said yes', async () => {
  const { rows } = await sql<{ visits: number; asked: number; yes: number }>`
    select count(*)::int as visits, count(*) filter (where v.outcome <> 'not_asked')::int as asked, count(*) filter (where v.outcome = 'yes')::int as yes
    from screening.visit v join organisation.organisation m on m.id = v.municipality_id and m.name = 'Ekhaga kommun'
    where date_trunc('year', v.counted_month) = date_trunc('year', current_date) - interval '1 year'`.execute(db);
  expect(rows[0]).toEqual({ visits: 1707, asked: 1212, yes: 84 });
});

test('a copy whose origin has changed, a draft with steps and a second reader at the centre are there to be shown', async () => {
  const { rows } = await sql<{ behind: number; drafts: number; others: number }>`select
    (select count(*)::int from handbook.origin g join handbook.origin_base b on b.routine_id = g.routine_id
      join handbook.version v on v.routine_id = g.origin_routine_id and v.published_at is not null and v.replaced_at is null
      where v.number > b.number) as behind,
    (select count(*)::int from handbook.version v where v.state = 'draft' and jsonb_array_length(v.steps) > 1) as drafts,
    (select count(*)::int from handbook.review w join organisation.employment e on e.person_id = w.person_id
      join organisation.organisation o on o.id = e.unit_id and o.kind = 'centre') as others`.execute(db);
  expect(rows).toEqual([{ behind: 1, drafts: 1, others: 2 }]);
});
