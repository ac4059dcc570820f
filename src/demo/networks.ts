// Ekhaga's networks and the county's: their rhythm, what has been said and decided, the decision that became a paragraph in the
// binder, and what is asked between members.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { keepMeetings } from '../modules/networks/series/keep-meetings.ts';
import { ordinalOf, readWeekday, weekdayOf } from '../modules/networks/series/rhythm.ts';
import { listSeries } from '../modules/networks/series/series.queries.ts';
import { plusDays } from './days.ts';
import { ekhaga, type Found, person } from './found.ts';
import { askCounty, held, rememberGroup } from './networks-said.ts';

const region = sql`(select id from organisation.organisation where kind = 'region')`;

/** Heads of these units sit in the reference group. */
const GROUP = [
  ...['Hemtjänst Norr', 'Ekgården', 'Biståndsenheten', 'Vuxenenheten', 'Mottagning barn och unga', 'Samtalsmottagningen'],
  ...['Skyddat boende', 'Ekonomiskt bistånd 1', 'Familjerätten', 'Socialpsykiatrin', 'LSS-handläggning'],
];

/** Writes networks, members, series with their meetings ahead, and what the last meetings left behind. */
export async function writeNetworks(tx: Tx): Promise<void> {
  const handlers = await found(tx, 'VIN-handläggare', 'Vi som stöder kollegor på de beslutande enheterna.', ekhaga, false);
  await byFunction(tx, handlers, ekhaga, 'vin_handler');
  await byName(tx, handlers, person('coordinator'), true);
  await meets(tx, handlers, {
    rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=WE',
    time: '09:00',
    minutes: 60,
    place: 'Stadshuset, rum Linden',
  });

  await held(tx, handlers, 4, '## Sedan sist\n\nTvå rådfrågningar från hemtjänsten. Båda hade läst rutinen.', false);

  const group = await found(
    tx,
    'Referensgrupp våld',
    'Alla socialtjänstens enheter. Det vi bestämmer här blir det som står i pärmen.',
    ekhaga,
    true,
  );
  await byName(tx, group, person('coordinator'), true);
  await sql`insert into networks.member (network_id, person_id, organisation_id, stands_for, joined_on)
    select distinct on (u.id) ${group}::uuid, e.person_id, u.id, u.name, current_date - 400 from organisation.organisation u
      join organisation.employment e on e.unit_id = u.id and e.leads and (e.ended_on is null or e.ended_on > current_date) and e.starts_on <= current_date
      join organisation.person p on p.id = e.person_id and p.protected_at is null
    where u.municipality_id = ${ekhaga} and u.name = any (${GROUP}::text[]) order by u.id, e.starts_on on conflict do nothing`.execute(
    tx,
  );
  await byName(tx, group, person('manager'), false);
  await sql`update networks.network set hosts = ${GROUP.slice(0, 5)}::text[] where id = ${group}::uuid`.execute(tx);
  await meets(tx, group, {
    rule: 'FREQ=WEEKLY;INTERVAL=6;BYDAY=TH',
    time: '13:00',
    minutes: 120,
    place: 'Socialkontoret',
  });

  const representatives = await found(tx, 'VIN-ombud', 'En på varje enhet i vård, omsorg och skola.', ekhaga, true);
  await byFunction(tx, representatives, ekhaga, 'vin_representative');
  await byName(tx, representatives, person('coordinator'), true);
  await meets(tx, representatives, {
    rule: 'FREQ=YEARLY;BYMONTH=2,5,9,12;BYDAY=1TU',
    time: '14:30',
    minutes: 90,
    place: 'Aulan',
  });

  const council = await found(
    tx,
    'Samverkansråd',
    'Polis, vård, kvinnojour, bostadsbolag, skola och socialtjänst.',
    ekhaga,
    false,
  );
  for (const [persona, leads] of [
    ['coordinator', true],
    ['external-partner', false],
    ['counsellor', false],
    ['shelter-staff', false],
  ] as const)
    await byName(tx, council, person(persona), leads);
  await meets(tx, council, {
    rule: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU',
    time: '10:00',
    minutes: 120,
    place: 'Polishuset',
  });

  const county = await found(
    tx,
    'Länets samordnare',
    'Vi som är ensamma i vår roll. Fyra gånger om året, och frågor däremellan.',
    region,
    false,
  );
  await byFunction(tx, county, region, 'coordinator');
  await byName(tx, county, person('regional-lead'), true);
  await meets(tx, county, {
    rule: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH',
    time: '09:00',
    minutes: 360,
    place: 'Regionens hus',
  });
  await rememberGroup(tx, group, county);
  await askCounty(tx, county);
  for (const series of await listSeries(tx, null)) await keepMeetings(tx, series, null, '');
}

async function found(tx: Tx, name: string, purpose: string, keeper: Found, open: boolean): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into networks.network (municipality_id, organisation_id, name, purpose, is_open, founded_by, founded_at)
    select organisation.controller(o.id), o.id, ${name}, ${purpose}, ${open}, ${person('coordinator')}, now() - interval '500 days'
    from organisation.organisation o where o.id = ${keeper} returning id`.execute(tx);
  return rows[0]!.id;
}

const byFunction = (tx: Tx, network: string, place: Found, name: string) =>
  sql`insert into networks.member (network_id, organisation_id, function, joined_on) values (${network}::uuid, ${place}, ${name}, current_date - 500)`.execute(
    tx,
  );
const byName = (tx: Tx, network: string, who: Found, leads: boolean) =>
  sql`insert into networks.member (network_id, person_id, leads, joined_on) values (${network}::uuid, ${who}, ${leads}, current_date - 500) on conflict do nothing`.execute(
    tx,
  );

type Rhythm = { rule: string; time: string; minutes: number; place: string };

/** The series began most of a year ago, on a day of its rule's; the rule says when it meets since. */
async function meets(tx: Tx, network: string, { rule, time, minutes, place }: Rhythm): Promise<void> {
  const { rows } = await sql<{ day: string }>`select (current_date - 336)::text as day`.execute(tx);
  const { day } = rows[0]!;
  const weekly = rule.startsWith('FREQ=WEEKLY');
  const from = weekly ? day : `${day.slice(0, 8)}01`;
  const months = /BYMONTH=([\d,]+)/.exec(rule)?.[1]?.split(',').map(Number);
  const first = Array.from({ length: 200 }, (_, i) => plusDays(from, i)).find((one) => {
    const { weekday, ordinal } = readWeekday(rule, one);
    if (weekdayOf(one) !== weekday || (months && !months.includes(Number(one.slice(5, 7))))) return false;
    return weekly || ordinalOf(one) === ordinal;
  });
  await sql`insert into networks.series (id, network_id, starts_at, minutes, rule, place, made_by)
    values (gen_random_uuid(), ${network}::uuid, ${`${first}T${time}`}::timestamp, ${minutes}::int, ${rule}, ${place}, ${person('coordinator')})`.execute(
    tx,
  );
}
