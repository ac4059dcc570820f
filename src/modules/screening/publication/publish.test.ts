import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown, type Town } from '../../../../test/help/town.ts';
import { publicationInvariants } from './invariants.ts';
import { publishDue, publishQuarter } from './publish-quarter.ts';

const ground = await openTown();
const { db } = ground.house.worker;
const Q3 = '2025-07-01';

type Answer = { outcome: string; month: string; unit: string; channel?: string; reason?: string };

/** Closes visits as the door does: each row counted by the closing's own function. */
async function close(town: Town, answers: readonly Answer[]): Promise<void> {
  for (const { outcome, month, unit, channel = 'visit', reason = null } of answers) {
    await town.owner(
      `with v as (insert into screening.visit (municipality_id, unit_id, channel, closed_at, counted_month, outcome, reason, children, offered, accepted)
         values ($1, $2, $3, $4::date + interval '9 hours', $4, $5, $6, case when $5 = 'yes' then true end, case when $5 = 'yes' then true end,
           case when $5 = 'yes' then true end) returning *)
       select screening.count_visit(v::screening.visit) from v`,
      [town.id, unit, channel, month, outcome, reason ?? (outcome === 'not_asked' ? 'company' : null)],
    );
  }
}
const times = (n: number, answer: Answer): Answer[] => Array.from({ length: n }, () => answer);

const published = (town: Town, organisation = town.id) =>
  town.owner<{ span: string; family: string; measure: string; value: number; starts_on: string }>(
    `select c.span, c.family, c.measure, c.value, c.starts_on::text from screening.published_cell c
     where c.organisation_id = $1 and c.channel = 'all' order by 1, 2, 3, 5`,
    [organisation],
  );

test('the share asked that is published is the one a hand counts from the raw rows', async () => {
  const town = await ground.municipality();
  const other = await town.newUnit('Hemtjänst Söder');
  const month = '2025-08-01';
  for (const unit of [town.unit, other]) {
    await close(town, [
      ...times(9, { unit, month, outcome: 'no' }),
      ...times(6, { unit, month, outcome: 'yes', channel: 'call' }),
      ...times(7, { unit, month, outcome: 'not_asked' }),
    ]);
  }
  await publishQuarter(db, town.id, { quarter: Q3 });

  const raw = await town.owner<{ unit_id: string; outcome: string }>(
    `select unit_id, outcome from screening.visit where municipality_id = $1 and closed_at >= '2025-07-01' and closed_at < '2025-10-01'`,
    [town.id],
  );
  let visits = 0;
  let asked = 0;
  for (const row of raw) {
    visits++;
    if (row.outcome === 'yes' || row.outcome === 'no' || row.outcome === 'declined') asked++;
  }
  const counted = await town.owner<{ visits: number; asked: number }>(
    'select sum(visits)::int as visits, sum(asked)::int as asked from screening.month_count where municipality_id = $1',
    [town.id],
  );
  expect(counted).toEqual([{ visits, asked }]);
  const told = Object.fromEntries(
    (await published(town)).filter(({ span }) => span === 'quarter').map((c) => [c.measure, c.value]),
  );
  expect(told).toMatchObject({ visits, asked, not_asked: visits - asked });
  expect(told['asked']! / told['visits']!).toBe(asked / visits);
  for (const unit of [town.unit, other]) {
    const there = raw.filter((row) => row.unit_id === unit);
    const cell = (await published(town, unit)).find(({ span, measure }) => span === 'quarter' && measure === 'asked');
    expect(cell?.value).toBe(there.filter(({ outcome }) => outcome !== 'not_asked').length);
  }
});

test('a unit with few not asked is hidden, and another with it so that nobody can subtract', async () => {
  const town = await ground.municipality();
  const units = [town.unit, await town.newUnit('Två'), await town.newUnit('Tre')];
  const month = '2025-09-01';
  await close(town, [
    ...units.flatMap((unit, i) => times(10 + i, { unit, month, outcome: 'no' })),
    ...times(2, { unit: units[0]!, month, outcome: 'not_asked' }),
    ...times(8, { unit: units[1]!, month, outcome: 'not_asked' }),
    ...times(9, { unit: units[2]!, month, outcome: 'not_asked' }),
  ]);
  await publishQuarter(db, town.id, { quarter: Q3 });
  expect(await published(town, units[0]!)).toEqual([]);
  expect(await published(town, units[1]!)).toEqual([]);
  expect((await published(town, units[2]!)).length).toBeGreaterThan(0);
});

test('published once: again, and twice at the same time, nothing is done twice', async () => {
  const town = await ground.municipality();
  await close(town, times(20, { unit: town.unit, month: '2025-07-01', outcome: 'no' }));
  const made = await Promise.all([1, 2, 3].map(() => publishQuarter(db, town.id, { quarter: Q3 })));
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect(await publishQuarter(db, town.id, { quarter: Q3 })).toBeNull();
  expect(await publishQuarter(db, town.id, { quarter: '2025-04-01' })).toBeNull(); // before what is published: too late
});

test('what arrives after the publication counts in the current month, and changes nothing published', async () => {
  const town = await ground.municipality();
  await close(town, times(20, { unit: town.unit, month: '2025-07-01', outcome: 'no' }));
  const at = '2025-07-15T10:00:00Z';
  const counted = () =>
    town.owner<{ m: string; now: string }>(
      'select screening.counted_in($1, $2)::text as m, screening.month_of(now())::text as now',
      [town.id, at],
    );
  expect((await counted())[0]!.m).toBe('2025-07-01');
  await publishQuarter(db, town.id, { quarter: Q3 });
  const [{ m, now }] = (await counted()) as [{ m: string; now: string }];
  expect(m).toBe(now);
});

test('a closing that is being counted is waited for', async () => {
  const town = await ground.municipality();
  await close(town, times(20, { unit: town.unit, month: '2025-07-01', outcome: 'no' }));
  let published: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    await sql`select screening.counted_in(${town.id}, '2025-07-15T10:00:00Z')`.execute(tx);
    published = publishQuarter(db, town.id, { quarter: Q3 });
    const done = await Promise.race([
      published.then(() => 'published'),
      new Promise((resolve) => setTimeout(() => resolve('waits'), 300)),
    ]);
    expect(done).toBe('waits');
    await sql`update screening.month_count set visits = visits + 6, asked = asked + 6, no = no + 6 where municipality_id = ${town.id}`.execute(
      tx,
    );
  });
  await published;
  expect(
    (await town.owner('select 1 from screening.published_cell where organisation_id = $1 and value = 26', [town.id])).length,
  ).toBeGreaterThan(0);
});

test('missed quarters are made up in order; a raised threshold stays raised; the year is told with its last quarter', async () => {
  const town = await ground.municipality();
  for (const month of ['2024-01-01', '2024-05-01', '2024-08-01', '2024-11-01']) {
    await close(town, [
      ...times(12, { unit: town.unit, month, outcome: 'no' }),
      ...times(12, { unit: town.unit, month, outcome: 'yes' }),
    ]);
  }
  const first = await publishQuarter(db, town.id, { quarter: '2024-01-01', threshold: 8 });
  expect(first?.threshold).toBe(8);
  const made = (await publishDue(db)).filter(({ top }) => top === town.id);
  expect(made.slice(0, 3).map(({ quarter, threshold }) => [quarter, threshold])).toEqual([
    ['2024-04-01', 8],
    ['2024-07-01', 8],
    ['2024-10-01', 8],
  ]);
  const year = (await published(town)).filter(({ span, family }) => span === 'year' && family === 'answers');
  expect(year.map(({ measure, value, starts_on }) => [measure, value, starts_on])).toEqual([
    ['not_yes', 48, '2024-01-01'],
    ['yes', 48, '2024-01-01'],
  ]);
  expect(await publishDue(db).then((again) => again.filter(({ top }) => top === town.id))).toEqual([]);
});

test('a dry run says the same numbers and writes nothing', async () => {
  const town = await ground.municipality();
  await close(town, times(20, { unit: town.unit, month: '2025-07-01', outcome: 'no' }));
  const dry = await publishQuarter(db, town.id, { quarter: Q3, dryRun: true });
  expect(await published(town)).toEqual([]);
  expect(await publishQuarter(db, town.id, { quarter: Q3 })).toEqual(dry);
});

test('a quarter that has not ended is not published', async () => {
  const town = await ground.municipality();
  await expect(publishQuarter(db, town.id, { quarter: '2999-01-01' })).rejects.toThrow('has not ended');
});

test('what must always be true of what is published is, and is found where it is not', async () => {
  const faults = async () => (await Promise.all(publicationInvariants.map((one) => one.faults(db)))).map((list) => list.length);
  expect(await faults()).toEqual([0, 0]);
  const town = await ground.municipality();
  await close(town, times(30, { unit: town.unit, month: '2025-07-01', outcome: 'no' }));
  await publishQuarter(db, town.id, { quarter: Q3 });
  await town.owner(
    `update screening.published_cell set value = 3 where organisation_id = $1 and span = 'quarter' and measure = 'visits'`,
    [town.unit],
  );
  const [small, wrong] = await faults();
  expect([small! > 0, wrong]).toEqual([true, 1]);
});
