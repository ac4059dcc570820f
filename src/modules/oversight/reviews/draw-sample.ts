import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { type Db, lock, type Tx } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { looks, rules } from './rules.ts';

/** Days into the next month within which a review should be signed. */
const DUE_DAYS = 20;

/** Draws last month's sample for every controller that has none yet: on the 1st, or when the server next is up. Returns how many. */
export async function drawSamples(worker: Db): Promise<number> {
  const { rows } = await sql<{ id: string; month: string }>`
    select o.id, m.first::text as month from organisation.organisation o,
      (select (date_trunc('month', now() at time zone 'Europe/Stockholm') - interval '1 month')::date as first) m
    where o.id = coalesce(o.municipality_id, o.path[1]) and not exists (select from oversight.sample s where s.controller_id = o.id and s.month = m.first)
      and exists (select from audit.entry e where e.chain = o.id and e.at >= m.first::timestamp at time zone 'Europe/Stockholm'
        and e.at < (m.first + interval '1 month') at time zone 'Europe/Stockholm')`.execute(worker);
  let drawn = 0;
  for (const { id, month } of rows) if (await worker.transaction().execute((tx) => drawSample(tx, id, month))) drawn++;
  return drawn;
}

/**
 * One controller's sample of a month ('2026-10-01'), once: a second run finds it there and changes nothing. The same seed over
 * the same log draws the same entries. Each entry goes to the head of who made it; to the log reviewers where there is no
 * head, or where it is the head who was looked at or she is walled off from whom it is about.
 */
export async function drawSample(tx: Tx, controller: string, month: string, seed: string = randomUUID()): Promise<boolean> {
  await lock(tx, 'oversight.sample', controller);
  const { rows: begun } = await sql`
    insert into oversight.sample (controller_id, month, seed, random_size, risk_size, rules, entries)
    select ${controller}::uuid, ${month}::date, ${seed}, coalesce(max(s.random_size), 5), coalesce(max(s.risk_size), 15), ${rules.map(({ name }) => name)}::text[],
      (select count(*)::int from (${looks(controller, month)}) l)
    from oversight.sample_size s where s.controller_id = ${controller}::uuid
    on conflict do nothing returning seed`.execute(tx);
  if (begun.length === 0) return false;
  const { rows } = await sql<{ reviewer_id: string | null; entries: number }>`
    with chosen as materialized (${choice(controller, month)}),
    begun as (insert into oversight.review (controller_id, month, reviewer_id, due_on)
      select distinct ${controller}::uuid, ${month}::date, c.head, greatest((${month}::date + interval '1 month')::date, current_date) + ${DUE_DAYS - 1}::int from chosen c
      returning id, reviewer_id),
    placed as (insert into oversight.drawn_entry (review_id, entry_id, place, person_id, unit_id, about_person_id, reasons)
      select b.id, c.id, row_number() over (partition by b.id order by c.always desc, c.by_risk desc, c.weight desc, c.by_chance), c.person_id, c.unit, c.about, c.reasons
      from chosen c join begun b on b.reviewer_id is not distinct from c.head returning review_id)
    select b.reviewer_id, (select count(*)::int from placed where review_id = b.id) as entries from begun b`.execute(tx);
  for (const { reviewer_id } of rows) {
    for (const reader of reviewer_id ? [reviewer_id] : await followersOf(tx, controller))
      await writeLetter(tx, 'oversight.review_ready', reader, { controller, month });
  }
  const entries = rows.reduce((sum, row) => sum + row.entries, 0);
  await record(tx, 'sample.drawn', { type: 'organisation', id: controller, details: { month, entries, reviews: rows.length } });
  return true;
}

/** What would be drawn, entry by entry; also asked by the test that makes a sample again. */
const choice = (controller: string, month: string) => sql`
  with size as (select seed, random_size, risk_size from oversight.sample where controller_id = ${controller}::uuid and month = ${month}::date),
  looks as materialized (${looks(controller, month)}),
  heads as materialized (select u.person_id, u.unit, oversight.head_of(u.person_id, u.unit, ${controller}::uuid) as head
    from (select distinct person_id, unit from looks) u),
  judged as materialized (select l.id, l.person_id, l.unit, l.about, case when h.head is distinct from l.about and not oversight.walled_from(h.head, l.about) then h.head end as head,
      sha256(convert_to(size.seed || ':' || l.id, 'UTF8')) as by_chance,
      array_remove(array[${sql.join(rules.map(({ name, when }) => sql`case when ${when} then ${name}::text end`))}], null) as reasons,
      ${sql.join(
        rules.map(({ weight, when }) => sql`case when ${when} then ${weight}::int else 0 end`),
        sql` + `,
      )} as weight,
      ${sql.join(
        rules.filter(({ always }) => always).map(({ when }) => sql`coalesce(${when}, false)`),
        sql` or `,
      )} as always
    from looks l join heads h on h.person_id = l.person_id and h.unit is not distinct from l.unit cross join size),
  -- Variety first: of one person's looks at another, two are worth more than fifteen.
  varied as (select j.*, row_number() over (partition by head, person_id, about, always order by weight desc, by_chance) as nth,
      row_number() over (partition by head order by by_chance) as chance_place from judged j),
  ranked as (select v.*, row_number() over (partition by head, always, weight = 0 order by (nth > 2), weight desc, by_chance) as risk_place from varied v)
  select r.id, r.person_id, r.unit, r.about, r.head, r.by_chance, r.weight, r.always, x.by_risk,
    case when r.chance_place <= size.random_size then array['random'] else '{}' end || r.reasons as reasons
  from ranked r cross join size cross join lateral (select not r.always and r.weight > 0 and r.risk_place <= size.risk_size as by_risk) x
  where r.always or x.by_risk or r.chance_place <= size.random_size`;

async function followersOf(tx: Tx, controller: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from oversight.holders('reviews.follow', ${controller}::uuid) h (id)`.execute(tx);
  return rows.map(({ id }) => id);
}
