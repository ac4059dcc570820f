// Ekhaga's networks and the county's: their rhythm, what has been said and decided, the decision that became a paragraph in the
// binder, and what is asked between members.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { keepMeetings } from '../modules/networks/series/keep-meetings.ts';
import { listSeries } from '../modules/networks/series/series.queries.ts';

const person = (persona: string) => sql`(select person_id from platform.demo_persona where persona = ${persona})`;
const ekhaga = sql`(select id from organisation.organisation where name = 'Ekhaga kommun' and kind = 'municipality')`;
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
    weekday: 3,
    time: '09:00',
    minutes: 60,
    place: 'Stadshuset, rum Linden',
  });

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
  await sql`update networks.network set rotates = true, hosts = ${GROUP.slice(0, 5)}::text[] where id = ${group}::uuid`.execute(
    tx,
  );
  await meets(tx, group, {
    rule: 'FREQ=WEEKLY;INTERVAL=6;BYDAY=TH',
    weekday: 4,
    time: '13:00',
    minutes: 120,
    place: 'Socialkontoret',
  });
  await rememberGroup(tx, group);

  const representatives = await found(tx, 'VIN-ombud', 'En på varje enhet i vård, omsorg och skola.', ekhaga, true);
  await byFunction(tx, representatives, ekhaga, 'vin_representative');
  await byName(tx, representatives, person('coordinator'), true);
  await meets(tx, representatives, {
    rule: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU',
    weekday: 2,
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
    weekday: 2,
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
    weekday: 4,
    time: '09:00',
    minutes: 360,
    place: 'Regionens hus',
  });
  await askCounty(tx, county);
  for (const series of await listSeries(tx, null)) await keepMeetings(tx, series, null, '');
}

type Place = ReturnType<typeof sql>;

async function found(tx: Tx, name: string, purpose: string, keeper: Place, open: boolean): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into networks.network (municipality_id, organisation_id, name, purpose, is_open, founded_by, founded_at)
    select organisation.controller(o.id), o.id, ${name}, ${purpose}, ${open}, ${person('coordinator')}, now() - interval '500 days'
    from organisation.organisation o where o.id = ${keeper} returning id`.execute(tx);
  return rows[0]!.id;
}

const byFunction = (tx: Tx, network: string, place: Place, name: string) =>
  sql`insert into networks.member (network_id, organisation_id, function, joined_on) values (${network}::uuid, ${place}, ${name}, current_date - 500)`.execute(
    tx,
  );
const byName = (tx: Tx, network: string, who: Place, leads: boolean) =>
  sql`insert into networks.member (network_id, person_id, leads, joined_on) values (${network}::uuid, ${who}, ${leads}, current_date - 500) on conflict do nothing`.execute(
    tx,
  );

type Rhythm = { rule: string; weekday: number; time: string; minutes: number; place: string };

/** The series began on such a weekday most of a year ago; the rule says when it meets since. */
const meets = (tx: Tx, network: string, { rule, weekday, time, minutes, place }: Rhythm) =>
  sql`insert into networks.series (id, network_id, starts_at, minutes, rule, place, made_by)
    select gen_random_uuid(), ${network}::uuid, (d + ${time}::time), ${minutes}::int, ${rule}, ${place}, ${person('coordinator')}
    from generate_series(current_date - 336, current_date - 330, interval '1 day') d where extract(isodow from d) = ${weekday}::int`.execute(
    tx,
  );

/** The meeting in October decided what stands in the binder since; an activity came of another decision, a question upward of a third. */
async function rememberGroup(tx: Tx, group: string): Promise<void> {
  const meeting = await held(
    tx,
    group,
    33,
    `## Kvällar och helger i hemtjänsten

Två enheter har väntat till måndag med att berätta. Jourchefen vill hellre bli ringd.

## Barnets kontaktperson

Skolorna frågar vem de ska tala med.

## Skyddade personuppgifter

Vi behöver veta hur andra kommuner gör med kallelser till skolhälsovården.`,
  );
  const decision = async (number: number, words: string, owner: string) => {
    const { rows } = await sql<{
      id: string;
    }>`insert into networks.decision (id, meeting_id, number, words, owner, written_by, written_at)
      values (gen_random_uuid(), ${meeting}::uuid, ${number}::int, ${words}, ${owner}, ${person('coordinator')}, now() - interval '33 days') returning id`.execute(
      tx,
    );
    return rows[0]!.id;
  };
  const evenings = await decision(
    1,
    'Rutin 1.2 får ett avsnitt om kvällar och helger: jourchefen får veta samma dag.',
    'Samordnare mot våld',
  );
  const talks = await decision(
    2,
    'Varje enhet går igenom den nya versionen på arbetsplatsträffen före årets slut.',
    'Enhetschefer',
  );
  const upward = await decision(
    3,
    'Vi frågar länets nätverk hur kallelser till barn med skyddade uppgifter går till.',
    'Samordnare mot våld',
  );
  await sql`insert into handbook.proposal (municipality_id, handbook_id, routine_id, place, text, source_kind, source_id, source_label, source_href, proposed_by,
      proposed_at, version_id, section, settled_at, settled_by, settled_how)
    select r.municipality_id, r.handbook_id, r.id, 'Efter samtalet', 'Ett avsnitt om kvällar och helger: jourchefen får veta samma dag.', 'decision', ${evenings}::uuid,
      'Referensgrupp våld ' || (current_date - 33)::text || ', beslut 1', '/networks/decisions/' || ${evenings}::text, ${person('coordinator')},
      now() - interval '33 days', v.id, 'Kvällar och helger', now() - interval '30 days', ${person('coordinator')}, 'taken_in'
    from handbook.routine r join handbook.version v on v.routine_id = r.id and v.number = 2 where r.number = '1.2' and r.municipality_id = ${ekhaga}`.execute(
    tx,
  );
  const { rows } = await sql<{
    id: string;
  }>`insert into networks.activity (network_id, decision_id, title, owner_function, owner_id, due_on, state, created_by, created_at)
    values (${group}::uuid, ${talks}::uuid, 'Gå igenom rutin 1.2 på arbetsplatsträffen', 'Enhetschefer', ${person('manager')}, current_date + 25, 'under_way',
      ${person('coordinator')}, now() - interval '33 days') returning id`.execute(tx);
  await sql`insert into networks.activity_change (activity_id, network_id, state, due_on, note, changed_by, changed_at)
    values (${rows[0]!.id}::uuid, ${group}::uuid, 'under_way', current_date + 25, 'Fyra av elva enheter klara.', ${person('manager')}, now() - interval '6 days')`.execute(
    tx,
  );
  await sql`insert into networks.raised_question (network_id, decision_id, level, addressee, title, words, raised_by, raised_at)
    values (${group}::uuid, ${upward}::uuid, 'county', 'Länets samordnare', 'Kallelser till barn med skyddade uppgifter',
      'Hur gör ni när skolhälsovården kallar ett barn som bor på skyddat boende?', ${person('coordinator')}, now() - interval '32 days')`.execute(
    tx,
  );
}

async function held(tx: Tx, network: string, daysAgo: number, minutes: string): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into networks.meeting (id, network_id, starts_at, ends_at, place, host, call_on, attendance_at, agenda_closed_at, made_by)
    select gen_random_uuid(), ${network}::uuid, d.at, d.at + interval '2 hours', 'Socialkontoret', 'Vuxenenheten', d.at::date - 14, d.at + interval '3 hours', d.at, ${person('coordinator')}
    from (select ((current_date - ${daysAgo}::int) + time '13:00') at time zone 'Europe/Stockholm' as at) d returning id`.execute(
    tx,
  );
  const id = rows[0]!.id;
  await sql`insert into networks.attendance (meeting_id, person_id, noted_by) select ${id}::uuid, m.person_id, ${person('coordinator')}
    from networks.member m where m.network_id = ${network}::uuid and m.person_id is not null and mod(abs(hashtext(m.person_id::text)), 6) > 0`.execute(
    tx,
  );
  await sql`insert into networks.minutes (meeting_id, body, written_by, written_at, approver_id, approved_by, approved_at)
    select ${id}::uuid, ${minutes}, ${person('coordinator')}, m.ends_at, ${person('manager')}, ${person('manager')}, m.ends_at + interval '2 days'
    from networks.meeting m where m.id = ${id}::uuid`.execute(tx);
  return id;
}

/** What coordinators who are alone in their role ask each other. */
async function askCounty(tx: Tx, county: string): Promise<void> {
  const ask = async (
    title: string,
    body: string,
    daysAgo: number,
    answers: readonly (readonly [persona: string, body: string])[],
  ) => {
    const { rows } = await sql<{ id: string }>`insert into networks.question (network_id, title, body, asked_by, asked_at)
      values (${county}::uuid, ${title}, ${body}, ${person('neighbour-coordinator')}, now() - make_interval(days => ${daysAgo}::int)) returning id`.execute(
      tx,
    );
    for (const [persona, said] of answers)
      await sql`insert into networks.answer (question_id, network_id, body, answered_by, answered_at)
        values (${rows[0]!.id}::uuid, ${county}::uuid, ${said}, ${person(persona)}, now() - make_interval(days => ${daysAgo - 1}::int))`.execute(
        tx,
      );
    return rows[0]!.id;
  };
  const apartments = await ask(
    'Hur når ni den som bara har en delad telefon?',
    'Vi behöver boka ett samtal utan att partnern ser det. Hur gör ni?',
    40,
    [
      [
        'coordinator',
        'Vi frågar alltid: när och hur kan jag nå dig tryggt? Svaret skrivs som en egen rad i akten. Vi ringer aldrig från ett nummer som visas.',
      ],
      ['regional-lead', 'Tre kommuner bokar via vårdcentralen i stället. Då syns bara ett vanligt besök.'],
    ],
  );
  await sql`update networks.question q set accepted_id = a.id, accepted_by = ${person('regional-lead')}, accepted_at = now() - interval '30 days'
    from networks.answer a where q.id = ${apartments}::uuid and a.question_id = q.id and a.answered_by = ${person('coordinator')}`.execute(
    tx,
  );
  await ask('Vem betalar resan till ett skyddat boende i en annan kommun?', 'Frågan kommer varje gång det är bråttom.', 5, []);
}
