// Coverage over a million employments: 290 municipalities with a hundred units each, beside the bare limit, which is the
// same count as one plain statement that asks nobody's leave, knows one rule and cannot tell proof that moved in.

import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { AccessRules } from '../platform/access/assurance.ts';
import { withClient } from '../platform/db/with-client.ts';
import { inScratchDatabase } from './scratch-database.ts';

export type CoverageRow = { what: string; ms: number; barest: number; ratio: number };

const DAY = '2026-11-21';

/**
 * Generates the country into a database of its own on the owner's server, measures, and drops it. Times are the median of
 * `runs`, in milliseconds. `employments` is 1,000,000 unless said; `rules` as the modules state them.
 */
export async function benchCoverage(
  ownerUrl: string,
  rules: AccessRules,
  say: (sentence: string) => void,
  { employments = 1_000_000, runs = 7 } = {},
): Promise<CoverageRow[]> {
  return await inScratchDatabase(ownerUrl, 'coverage', rules, async (url) => {
    return await withClient(url, async (client) => {
      say(`generating ${employments.toLocaleString('en-GB')} employments in 290 municipalities`);
      await generate(client, employments);
      return measure(client, runs, say);
    });
  });
}

async function measure(client: pg.Client, runs: number, say: (sentence: string) => void): Promise<CoverageRow[]> {
  const { rows } = await client.query<{ town: string; region: string; course: string; target: string }>(`
    select m.id as town, m.parent_id as region, t.course_id as course, t.group_id as target
    from organisation.organisation m join training.target_group g on g.organisation_id = m.id
      join training.course_target t on t.group_id = g.id where m.kind = 'municipality' order by m.code limit 1`);
  const { town, region, course, target } = rows[0]!;
  const { rows: all } = await client.query<{ id: string }>(`select id from training.target_group where name = 'Alla'`);
  const median = async (text: string, values: unknown[]) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      await client.query(text, values);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
  };
  const pairs: [string, [string, unknown[]], [string, unknown[]]][] = [
    [
      'one municipality, one group, every unit',
      ['select * from training.coverage($1, $2, $3, $4, 9)', [course, target, town, DAY]],
      [bare('u.municipality_id = $3', 'e.unit_id'), [course, DAY, town]],
    ],
    [
      'one municipality, everyone in it',
      ['select * from training.coverage($1, $2, $3, $4, 9)', [course, all[0]!.id, town, DAY]],
      [bare('u.municipality_id = $3', 'e.unit_id', 'true'), [course, DAY, town]],
    ],
    [
      'one municipality, every group, a year ago',
      [`select * from training.coverage($1, null, $2, $3::date - 365, 1)`, [course, town, DAY]],
      [bare('u.municipality_id = $3', 'u.municipality_id'), [course, DAY, town]],
    ],
    [
      'one region, its municipalities',
      ['select * from training.coverage($1, null, $2, $3, 1)', [course, region, DAY]],
      [bare('u.path[1] = $3', 'u.municipality_id'), [course, DAY, region]],
    ],
    [
      'all 290 municipalities',
      [
        `select c.* from organisation.organisation m, training.coverage($1, null, m.id, $2, 0) c where m.kind = 'municipality'`,
        [course, DAY],
      ],
      [bare('$3::text is null', 'u.municipality_id'), [course, DAY, null]],
    ],
  ];
  const measured: CoverageRow[] = [];
  for (const [what, [text, values], [plain, given]] of pairs) {
    const ms = await median(text, values);
    const barest = await median(plain, given);
    measured.push({ what, ms, barest, ratio: ms / barest });
    say(
      `${what.padEnd(45)} ${ms.toFixed(1).padStart(9)} ms   bare ${barest.toFixed(1).padStart(9)} ms   × ${(ms / barest).toFixed(1)}`,
    );
  }
  return measured;
}

/** The bare limit: how many people, and how many of them have a valid course, by place. */
const bare = (where: string, by: string, who = "u.sector = 'elderly_care'"): string => `
  select ${by}, count(distinct e.person_id), count(distinct e.person_id) filter (where exists (
    select from training.completion c where c.course_id = $1 and c.person_id = e.person_id and c.state = 'approved'
      and c.completed_on <= $2 and (c.valid_until is null or c.valid_until >= $2)))
  from organisation.employment e join organisation.organisation u on u.id = e.unit_id
  where ${where} and ${who} and e.starts_on <= $2 and (e.ended_on is null or e.ended_on > $2) group by 1`;

/** Twenty-one regions, 290 municipalities, four administrations and a hundred units each; every third employment has ended. */
async function generate(client: pg.Client, employments: number): Promise<void> {
  const reader = randomUUID();
  const statements = [
    'set session_replication_role = replica', // paths and flags are written out here: triggers would do it row by row
    `create temporary table town as select n, gen_random_uuid() as id, n % 21 as region from generate_series(1, 290) n`,
    `create temporary table region as select n, gen_random_uuid() as id from generate_series(0, 20) n`,
    `insert into organisation.organisation (id, kind, name, code, path) select id, 'region', 'Region ' || n, 'r' || n, array[id] from region`,
    `insert into organisation.organisation (id, parent_id, kind, name, code, path, municipality_id)
       select t.id, r.id, 'municipality', 'Kommun ' || t.n, lpad(t.n::text, 4, '0'), array[r.id, t.id], t.id from town t join region r on r.n = t.region`,
    `create temporary table office as select gen_random_uuid() as id, t.id as town, r.id as region, s.k,
       (array['elderly_care', 'school', 'social_services', 'technical'])[s.k] as sector
       from town t join region r on r.n = t.region, generate_series(1, 4) s (k)`,
    `insert into organisation.organisation (id, parent_id, kind, name, path, municipality_id, sector)
       select id, town, 'administration', 'Förvaltning ' || k, array[region, town, id], town, sector from office`,
    `create temporary table ward as select gen_random_uuid() as id, o.id as office, o.town, o.region, o.sector, s.k,
       row_number() over () as n from office o, generate_series(1, 25) s (k)`,
    `insert into organisation.organisation (id, parent_id, kind, name, path, municipality_id, sector)
       select id, office, 'unit', 'Enhet ' || k, array[region, town, office, id], town, sector from ward`,
    `create index on ward (n)`,
    `create temporary table staff as select n, gen_random_uuid() as id, date '2014-01-01' + (n * 7919 % 4600)::int as starts,
       case when n % 3 = 0 then date '2014-01-01' + (n * 7919 % 4600)::int + 200 + (n * 104729 % 1500)::int end as ends,
       1 + (n::bigint * 48271 % (select count(*) from ward)) as ward
       from generate_series(1::bigint, ${Math.round(employments)}) n`,
    `insert into organisation.person (id, given_name, family_name) select id, 'Anställd', n::text from staff`,
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on, ended_on)
       select w.town, w.id, s.id, (array['Undersköterska', 'Sjuksköterska', 'Lärare', 'Handläggare'])[1 + s.n % 4], s.starts, s.ends
       from staff s join ward w on w.n = s.ward`,
    `insert into training.course (title, level, organisation_id, validity_months, published_at)
       select 'Grundkurs', 'basic', id, 36, now() from region where n = 0`,
    `insert into training.target_group (organisation_id, name) select id, 'Äldreomsorgen' from town`,
    `insert into training.target_rule (group_id, sector) select id, 'elderly_care' from training.target_group`,
    // One more group, of a whole municipality and without a target: the largest that a planner may ask about.
    `insert into training.target_group (organisation_id, name) select id, 'Alla' from town where n = 1`,
    `insert into training.target_rule (group_id, sector) select g.id, s.sector from training.target_group g,
       unnest(array['elderly_care', 'school', 'social_services', 'technical']) s (sector) where g.name = 'Alla'`,
    `insert into training.course_target (course_id, group_id, share, due_on)
       select c.id, g.id, 0.8, '2027-06-30' from training.course c, training.target_group g where g.name <> 'Alla'`,
    `insert into training.occasion (id, course_id, organiser_id, seats) select t.id, c.id, t.id, 5000 from town t, training.course c`,
    `insert into training.completion (person_id, course_id, occasion_id, completed_on, valid_until, source, earned_at_employer, code)
       select s.id, c.id, t.id, d.day, d.day + 1095, 'occasion', case when s.n % 11 = 0 then t.id else w.town end,
         regexp_replace(lpad(upper(to_hex(s.n)), 12, '0'), '(.{4})(.{4})(.{4})', '\\1-\\2-\\3')
       from staff s join ward w on w.n = s.ward join town t on t.n = 1 + s.n % 290, training.course c,
         lateral (select s.starts + 100 + (s.n * 31 % 900)::int as day) d where s.n % 10 < 7 and d.day < '2026-11-01'`,
    `insert into organisation.person (id, given_name, family_name) values ('${reader}', 'Leser', 'Allt')`,
    `insert into access.role_grant (person_id, role, organisation_id, valid_from)
       select '${reader}', r.role, region.id, '2020-01-01' from region, unnest(array['regional_lead', 'admin']) r (role)`,
    'set session_replication_role = origin',
    'vacuum analyze',
    `select set_config('app.person', '${reader}', false)`,
  ];
  for (const statement of statements) await client.query(statement);
}
