// Three years of asking in the county: last year 1,212 of Ekhaga's 1,707 new visits were asked and 84 said yes. Closed visits
// hold no code; who is to be asked again is made beside them.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { type Random, random } from './random.ts';

type Place = { id: string; name: string; municipality_id: string; ekhaga: boolean };
type Year = { year: number; visits: number; asked: number; yes: number; from?: number; to?: number };

/** Unit → share of Ekhaga's visits, and how far it has come with asking. */
const EKHAGA: Record<string, readonly [share: number, habit: number]> = {
  'Ekonomiskt bistånd 1': [0.2, 0.66],
  'Ekonomiskt bistånd 2': [0.18, 0.58],
  'Mottagning barn och unga': [0.16, 0.74],
  Vuxenenheten: [0.14, 0.88],
  Öppenvården: [0.08, 0.7],
  Samtalsmottagningen: [0.08, 0.93],
  Socialpsykiatrin: [0.06, 0.62],
  Familjerätten: [0.05, 0.72],
  Etableringsenheten: [0.05, 0.6],
};
const NEIGHBOURS: Record<string, readonly [share: number, habit: number]> = {
  'Barn och familj': [0.55, 0.6],
  Vuxenenheten: [0.45, 0.75],
};
const CHANNELS = ['visit', 'visit', 'visit', 'visit', 'call', 'call', 'assessment'] as const;
const REASONS = ['company', 'company', 'company', 'child', 'child', 'acute', 'interpreter', 'other', 'other'] as const;

/** Writes visits, their counts and whom to ask again, for Ekhaga and its neighbours. Returns how many visits. */
export async function askTheCounty(tx: Tx, today: string): Promise<number> {
  const { rows: places } = await sql<Place>`
    select u.id, u.name, u.municipality_id, m.name = 'Ekhaga kommun' as ekhaga
    from organisation.organisation u join organisation.organisation m on m.id = u.municipality_id
    where u.kind = 'unit' and u.sector = 'social_services'
      and not exists (select from organisation.organisation b where b.parent_id = u.id) order by u.id`.execute(tx);
  const visits = [...Map.groupBy(places, ({ municipality_id }) => municipality_id).values()].flatMap((units) =>
    yearsOf(units, today).flatMap((year) => imagineYear(units, year, today)),
  );
  for (let at = 0; at < visits.length; at += 5_000) await write(tx, visits.slice(at, at + 5_000));
  await count(tx);
  await openSome(tx);
  return visits.length;
}

function yearsOf(units: readonly Place[], today: string): Year[] {
  const now = Number(today.slice(0, 4));
  // So much of this year has gone.
  const gone = (Date.parse(today) - Date.UTC(now, 0, 1)) / (366 * 86_400_000);
  if (units[0]!.ekhaga) {
    const visits = Math.round(1_780 * gone);
    return [
      { year: now - 2, visits: 1_484, asked: 786, yes: 49 },
      { year: now - 1, visits: 1_707, asked: 1_212, yes: 84 },
      { year: now, visits, asked: Math.round(visits * 0.84), yes: Math.round(106 * gone) },
    ];
  }
  const by = random(`asking ${units[0]!.municipality_id}`);
  const most = by.whole(140, 420);
  return [now - 1, now].map((year, i) => {
    const visits = Math.round(most * (i === 0 ? 1 : gone));
    const asked = Math.round(visits * (0.5 + by.next() * 0.4));
    return { year, visits, asked, yes: Math.round(asked * (0.04 + by.next() * 0.04)) };
  });
}

type Imagined = {
  municipality_id: string;
  unit_id: string;
  channel: string;
  closed_at: string;
  outcome: string;
  reason: string | null;
  children: boolean | null;
  offered: boolean | null;
  accepted: boolean | null;
};

function imagineYear(units: readonly Place[], { year, visits, asked, yes }: Year, today: string): Imagined[] {
  const by = random(`asking ${units[0]!.municipality_id} ${year}`);
  const habits = units[0]!.ekhaga ? EKHAGA : NEIGHBOURS;
  const known = units.filter(({ name }) => habits[name]);
  const last = String(year) === today.slice(0, 4) ? Date.parse(today) : Date.UTC(year + 1, 0, 1);
  const met = Array.from({ length: visits }, () => {
    const unit = drawUnit(known, habits, by);
    const at = workingTime(Date.UTC(year, 0, 2), last, by);
    // Later in the year more are asked: the habit grows.
    const habit = habits[unit.name]![1] + (at.getTime() - Date.UTC(year, 0, 1)) / (366 * 86_400_000) / 4;
    return { unit, at, likely: habit + by.next() };
  }).sort((a, b) => b.likely - a.likely);
  const saidYes = new Set(by.shuffle(Array.from({ length: asked }, (_, i) => i)).slice(0, yes));
  return met.map(({ unit, at }, i) => {
    const outcome = i >= asked ? 'not_asked' : saidYes.has(i) ? 'yes' : by.chance(0.04) ? 'declined' : 'no';
    const offered = outcome === 'yes' ? by.chance(0.93) : null;
    return {
      ...{
        municipality_id: unit.municipality_id,
        unit_id: unit.id,
        channel: by.pick(CHANNELS),
        closed_at: at.toISOString(),
        outcome,
      },
      ...{ reason: outcome === 'not_asked' ? by.pick(REASONS) : null, children: outcome === 'yes' ? by.chance(0.55) : null },
      ...{ offered, accepted: offered ? by.chance(0.45) : null },
    };
  });
}

function drawUnit(units: readonly Place[], habits: Record<string, readonly [number, number]>, by: Random): Place {
  let left = by.next();
  for (const unit of units) {
    left -= habits[unit.name]![0];
    if (left <= 0) return unit;
  }
  return units.at(-1)!;
}

/** Some weekday between eight and half past four. */
function workingTime(from: number, to: number, by: Random): Date {
  for (;;) {
    const day = new Date(from + by.next() * Math.max(1, to - from - 86_400_000));
    if (day.getUTCDay() % 6 === 0 || (day.getUTCMonth() === 6 && by.chance(0.6))) continue;
    day.setUTCHours(7, by.whole(0, 8 * 60), 0, 0);
    return day;
  }
}

async function write(tx: Tx, visits: readonly Imagined[]): Promise<void> {
  await sql`
    insert into screening.visit (municipality_id, unit_id, channel, opened_at, closed_at, counted_month, outcome, reason, children, offered, accepted)
    select municipality_id, unit_id, channel, closed_at - interval '40 minutes', closed_at, screening.month_of(closed_at), outcome, reason, children, offered, accepted
    from json_to_recordset(${JSON.stringify(visits)}::json) as v (municipality_id uuid, unit_id uuid, channel text, closed_at timestamptz,
      outcome text, reason text, children boolean, offered boolean, accepted boolean)`.execute(tx);
}

async function count(tx: Tx): Promise<void> {
  await sql`
    insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company, interpreter, child, acute, other,
      yes, no, declined, children, offered, accepted)
    select municipality_id, counted_month, unit_id, channel, count(*), count(*) filter (where outcome <> 'not_asked'),
      count(*) filter (where reason = 'company'), count(*) filter (where reason = 'interpreter'), count(*) filter (where reason = 'child'),
      count(*) filter (where reason = 'acute'), count(*) filter (where reason = 'other'), count(*) filter (where outcome = 'yes'),
      count(*) filter (where outcome = 'no'), count(*) filter (where outcome = 'declined'), count(*) filter (where children),
      count(*) filter (where offered), count(*) filter (where accepted)
    from screening.visit where closed_at is not null group by 1, 2, 3, 4`.execute(tx);
}

/** Whom the units of Ekhaga and the nearest neighbour are to ask again, and what the case workers have open just now. */
async function openSome(tx: Tx): Promise<void> {
  const by = random('asking again');
  const { rows: askers } = await sql<{ persona: string; person_id: string; unit_id: string; municipality_id: string }>`
    select d.persona, d.person_id, e.unit_id, e.municipality_id from platform.demo_persona d join organisation.employment e on e.person_id = d.person_id
    where d.persona in ('caseworker', 'counsellor', 'neighbour-caseworker') and e.starts_on <= current_date
      and (e.ended_on is null or e.ended_on > current_date)`.execute(tx);
  for (const { unit_id, municipality_id } of askers)
    for (let i = 0; i < 9; i++) {
      const code = by.uuid().replaceAll('-', '').slice(0, 20);
      // Two are late, one is due, the rest is to come; every third could not be asked.
      const due = [-12, -3, 0, 6, 15, 31, 48, 90, 140][i]!;
      const notAsked = i % 3 === 1;
      await sql`
        insert into screening.re_ask (municipality_id, unit_id, pseudonym, known, channel, made_on, due_on, because)
        values (${municipality_id}, ${unit_id}, decode(${code}, 'hex'), ${!notAsked}, ${by.pick(CHANNELS)},
          current_date + ${due - (notAsked ? 14 : 183)}::int, current_date + ${due}::int, ${notAsked ? 'not_asked' : 'asked'})`.execute(
        tx,
      );
    }
  await askedAgain(tx, by);
  await sql`
    insert into screening.re_ask_count (municipality_id, month, unit_id, due, done, dropped)
    select municipality_id, date_trunc('month', due_on)::date, unit_id, count(*), count(*) filter (where ended_how = 'asked'),
      count(*) filter (where ended_how = 'dropped') from screening.re_ask group by 1, 2, 3`.execute(tx);
  const asker = askers.find(({ persona }) => persona === 'caseworker')!;
  await sql`
    insert into screening.visit (municipality_id, unit_id, channel, protocol_id, pseudonym, opened_at, opened_by)
    values (${asker.municipality_id}, ${asker.unit_id}, 'visit', screening.protocol_for(${asker.unit_id}),
      decode(${by.uuid().replaceAll('-', '').slice(0, 20)}, 'hex'), now() - interval '35 minutes', ${asker.person_id})`.execute(
    tx,
  );
}

/** Those of Ekhaga's re-asks that are done with: a year of them. */
async function askedAgain(tx: Tx, by: Random): Promise<void> {
  const { rows: units } = await sql<{ id: string; municipality_id: string }>`
    select u.id, u.municipality_id from organisation.organisation u join organisation.organisation m on m.id = u.municipality_id
    where m.name = 'Ekhaga kommun' and u.name = any (${Object.keys(EKHAGA)}::text[]) order by u.id`.execute(tx);
  const done = units.flatMap(({ id, municipality_id }) =>
    Array.from({ length: by.whole(40, 70) }, () => {
      const ago = by.whole(5, 360);
      return {
        municipality_id,
        unit_id: id,
        ago,
        known: by.chance(0.7),
        how: by.pick(['asked', 'asked', 'asked', 'asked', 'not_asked', 'dropped']),
      };
    }),
  );
  await sql`
    insert into screening.re_ask (municipality_id, unit_id, known, channel, made_on, due_on, because, ended_on, ended_how)
    select municipality_id, unit_id, known, 'visit', current_date - ago - case when known then 183 else 14 end, current_date - ago,
      case when known then 'asked' else 'not_asked' end, current_date - ago + 3, how
    from json_to_recordset(${JSON.stringify(done)}::json) as d (municipality_id uuid, unit_id uuid, ago integer, known boolean, how text)`.execute(
    tx,
  );
}
