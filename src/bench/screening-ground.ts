// A country that asks: 21 regions, 290 municipalities of four administrations and forty units, and visits in three channels.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

const MONTHS = 36;

/** Visits spread evenly over units, channels and months; counted by one group by; published quarter by quarter from what was counted. */
export async function generateAsking(client: pg.Client, size: number) {
  const begun = performance.now();
  const reader = randomUUID();
  const cells = 290 * 40 * 3 * MONTHS;
  // With fewer visits than cells, some units only; with more, several in each.
  const wards = Math.max(1, Math.min(40, Math.round((40 * size) / cells)));
  const each = Math.max(1, Math.round(size / (290 * wards * 3 * MONTHS)));
  for (const statement of [
    'set session_replication_role = replica', // paths and flags are written out here: triggers would do it row by row
    'set synchronous_commit = off',
    `set maintenance_work_mem = '512MB'`,
    ...tree,
    ...asked(wards, each, size),
    ...published,
    `insert into organisation.person (id, given_name, family_name) values ('${reader}', 'Leser', 'Allt')`,
    `insert into access.role_grant (person_id, role, organisation_id, valid_from) select '${reader}', 'coordinator', id, '2020-01-01' from town where n = 1`,
    `insert into auth."user" ("name", "email", "emailVerified", "personId") values ('x', 'leser@bench.example', true, '${reader}')`,
    'set session_replication_role = origin',
    'vacuum analyze',
  ])
    await client.query(statement);
  const { rows } = await client.query<{ town: string; visits: string; cells: string }>(
    `select (select id from town where n = 1) as town, (select count(*) from screening.visit) as visits, (select count(*) from screening.published_cell) as cells`,
  );
  const { town, visits, cells: numbers } = rows[0]!;
  return { town, reader, visits: Number(visits), cells: Number(numbers), seconds: (performance.now() - begun) / 1000 };
}

const tree = [
  `create temporary table town as select n, gen_random_uuid() as id, n % 21 as region from generate_series(1, 290) n`,
  `create temporary table region as select n, gen_random_uuid() as id from generate_series(0, 20) n`,
  `insert into organisation.organisation (id, kind, name, code, path) select id, 'region', 'Region ' || n, 'r' || n, array[id] from region`,
  `insert into organisation.organisation (id, parent_id, kind, name, code, path, municipality_id)
     select t.id, r.id, 'municipality', 'Kommun ' || t.n, lpad(t.n::text, 4, '0'), array[r.id, t.id], t.id from town t join region r on r.n = t.region`,
  `create temporary table office as select gen_random_uuid() as id, t.id as town, r.id as region, s.k from town t join region r on r.n = t.region, generate_series(1, 4) s (k)`,
  `insert into organisation.organisation (id, parent_id, kind, name, path, municipality_id)
     select id, town, 'administration', 'Förvaltning ' || k, array[region, town, id], town from office`,
  `create temporary table ward as select gen_random_uuid() as id, o.id as office, o.town, o.region, (o.k - 1) * 10 + s.k as n from office o, generate_series(1, 10) s (k)`,
  `insert into organisation.organisation (id, parent_id, kind, name, path, municipality_id)
     select id, office, 'unit', 'Enhet ' || n, array[region, town, office, id], town from ward`,
];

/** Indexes after the rows; then every month counted as the closings would have. */
const asked = (wards: number, each: number, size: number) => [
  'alter table screening.visit drop constraint visit_pkey cascade, drop constraint visit_id_key cascade',
  `insert into screening.visit (municipality_id, unit_id, channel, opened_at, closed_at, counted_month, outcome, reason, children, offered, accepted)
     select w.town, w.id, c.channel, m.month + interval '9 hours', m.month + interval '10 hours', m.month, o.outcome,
       case when o.outcome = 'not_asked' then (array['company', 'interpreter', 'child', 'acute', 'other'])[1 + (w.n + i) % 5] end,
       case when o.outcome = 'yes' then i % 3 = 0 end, case when o.outcome = 'yes' then true end, case when o.outcome = 'yes' then i % 2 = 0 end
     from ward w, unnest(array['visit', 'call', 'assessment']) c (channel), generate_series(1, ${each}) i,
       lateral (select (date_trunc('month', current_date) - make_interval(months => k))::date as month from generate_series(0, ${MONTHS - 1}) k) m,
       lateral (select case (w.n * 7 + i * 13 + extract(month from m.month)::int * 5) % 20 when 0 then 'not_asked' when 1 then 'declined'
         when 2 then 'yes' when 3 then 'yes' else 'no' end as outcome) o
     where w.n <= ${wards} limit ${Math.round(size * 1.05)}`,
  'alter table screening.visit add primary key (municipality_id, id), add unique (id)',
  `insert into screening.visit (municipality_id, unit_id, channel, opened_at) select town, id, 'visit', now() - interval '3 days' from ward where n % 10 = 0`,
  `insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company, interpreter, child, acute, other, yes, no, declined, children, offered, accepted)
     select municipality_id, counted_month, unit_id, channel, count(*), count(*) filter (where outcome <> 'not_asked'),
       count(*) filter (where reason = 'company'), count(*) filter (where reason = 'interpreter'), count(*) filter (where reason = 'child'),
       count(*) filter (where reason = 'acute'), count(*) filter (where reason = 'other'), count(*) filter (where outcome = 'yes'),
       count(*) filter (where outcome = 'no'), count(*) filter (where outcome = 'declined'), count(*) filter (where children),
       count(*) filter (where offered), count(*) filter (where accepted)
     from screening.visit where closed_at is not null group by 1, 2, 3, 4`,
  `insert into screening.re_ask_count (municipality_id, month, unit_id, due, done)
     select municipality_id, month, unit_id, sum(asked), sum(asked) / 2 from screening.month_count group by 1, 2, 3`,
];

/** As many numbers as a publication may hold at most: every place, every span, whatever their size. Which are hidden is not measured here. */
const published = [
  `insert into screening.publication (top_id, quarter, threshold, method)
     select r.id, q::date, 5, 'bench' from region r, generate_series(date_trunc('quarter', current_date) - interval '33 months',
       date_trunc('quarter', current_date) - interval '3 months', interval '3 months') q`,
  `insert into screening.published_organisation (publication_id, organisation_id, parent_id, kind)
     select p.id, o.id, o.parent_id, o.kind from screening.publication p join organisation.organisation o on o.path[1] = p.top_id`,
  `create temporary table counted as select o.id as place, u.path[1] as region, c.month, sum(c.visits)::int as visits, sum(c.asked)::int as asked, sum(c.yes)::int as yes
     from screening.month_count c join organisation.organisation u on u.id = c.unit_id join organisation.organisation o on o.id = any (u.path) group by 1, 2, 3`,
  `insert into screening.published_cell (publication_id, organisation_id, span, starts_on, family, measure, value)
     select p.id, z.place, z.span, z.starts, f.family, f.measure, f.value
     from (select place, region, span, date_trunc(span, month)::date as starts, sum(visits)::int as visits, sum(asked)::int as asked, sum(yes)::int as yes
             from counted, unnest(array['month', 'quarter', 'year']) span group by 1, 2, 3, 4) z
       join screening.publication p on p.top_id = z.region
         and p.quarter = date_trunc('quarter', case z.span when 'year' then z.starts + 280 else z.starts end)::date,
       lateral (values ('asked', 'visits', visits), ('asked', 'asked', asked), ('asked', 'not_asked', visits - asked),
         ('answers', 'yes', yes), ('answers', 'not_yes', asked - yes)) f (family, measure, value)
     where f.family = 'asked' or z.span <> 'month'`,
];
