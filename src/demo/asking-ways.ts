// How the county's units ask, and how Ekhaga's heads ask their own: protocols in force, one about to run out, one being
// written; staff talks as numbers.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { random } from './random.ts';

const TEXTS = {
  whom: 'Alla vuxna som besöker oss första gången, oavsett ärende. Vi säger att vi frågar alla: ingen är utpekad.',
  when_asked: 'Vid det första besöket, och igen efter sex månader. Alltid när något gör oss oroliga.',
  alone:
    'Vi frågar bara i enrum. Har personen sällskap ber vi att få tala enskilt en stund; går det inte bestämmer vi en ny dag.\nTolk är aldrig en anhörig. Barn över två år väntar utanför.',
  how: 'Vi säger: ”Våld är vanligt och påverkar hur man mår. Därför frågar vi alla som kommer hit.” Vi frågar rakt, lyssnar klart och tackar för svaret, vilket det än blir.',
  at_yes:
    'Fråga om det är säkert att gå hem i dag, och om det finns barn.\nErbjud ett samtal med VIN-handläggaren samma dag.\nAnmäl oro för barn genast. Skriv i akten, aldrig i kallelsen.',
  at_no: 'Tacka för svaret. Berätta vart man kan vända sig, och att vi frågar igen om ett halvår.',
  at_declined: 'Det är personens val. Säg att dörren står öppen och att vi frågar igen.',
  at_suspicion: 'Tala med VIN-handläggaren samma dag. Bestäm tillsammans hur ni möts tryggt nästa gång. Gäller det barn: anmäl.',
  at_acute: 'Ring 112. Lämna inte personen ensam. Socialjouren nås kvällar och helger. Enhetschefen får veta genast.',
  owner: 'Enhetschefen',
  decided_by: 'Socialnämnden, § 47',
  routine_name: 'Fråga vid första besöket',
};

type Wanted = {
  municipality: string;
  place: string;
  number?: number;
  from: number;
  until: number;
  draft?: boolean;
  instrument?: boolean;
};

const PROTOCOLS: readonly Wanted[] = [
  { municipality: 'Ekhaga kommun', place: 'Socialförvaltningen', from: -300, until: 430 },
  { municipality: 'Ekhaga kommun', place: 'Vuxenenheten', from: -260, until: 470, instrument: true },
  { municipality: 'Ekhaga kommun', place: 'Vuxenenheten', number: 2, from: 20, until: 750, instrument: true, draft: true },
  { municipality: 'Ekhaga kommun', place: 'Samtalsmottagningen', from: -330, until: 35 },
  { municipality: 'Tallmora kommun', place: 'Socialförvaltningen', from: -120, until: 610 },
];

export async function settleWays(tx: Tx): Promise<void> {
  for (const { municipality, place, number = 1, from, until, draft = false, instrument = false } of PROTOCOLS) {
    const texts = JSON.stringify(TEXTS);
    await sql`
      insert into screening.protocol (municipality_id, organisation_id, number, whom, when_asked, alone, how, at_yes, at_no, at_declined,
        at_suspicion, at_acute, owner, decided_by, routine_name, instrument_version_id, decided_on, valid_from, valid_until, in_force_at, written_at, changed_at)
      select m.id, o.id, ${number}, t.whom, t.when_asked, t.alone, t.how, t.at_yes, t.at_no, t.at_declined, t.at_suspicion, t.at_acute, t.owner,
        t.decided_by, t.routine_name, (select v.id from screening.instrument_version v where ${instrument} and v.kind = 'scored' order by v.loaded_at limit 1),
        current_date + ${Math.min(-2, from - 14)}::int, current_date + ${from}::int, current_date + ${until}::int,
        case when not ${draft} then now() + make_interval(days => ${from}) end, now() + make_interval(days => ${Math.min(0, from) - 20}),
        now() + make_interval(days => ${Math.min(0, from) - 14})
      from organisation.organisation o join organisation.organisation m on m.id = o.municipality_id and m.name = ${municipality},
        json_to_record(${texts}::json) as t (whom text, when_asked text, alone text, how text, at_yes text, at_no text, at_declined text,
          at_suspicion text, at_acute text, owner text, decided_by text, routine_name text)
      where o.name = ${place}`.execute(tx);
  }
  await tickTalks(tx);
}

type Ticked = {
  municipality_id: string;
  unit_id: string;
  period: string;
  held: number;
  asked: number;
  meeting_on: string | null;
  attended: number | null;
};

/** Two years of staff talks; the half-year that runs has been ticked by some. Seventeen employees were helped last year. */
async function tickTalks(tx: Tx): Promise<void> {
  const by = random('staff talks');
  const { rows: units } = await sql<{ id: string; municipality_id: string; heads: number; name: string }>`
    select u.id, u.municipality_id, u.name, count(e.person_id)::int as heads
    from organisation.organisation u join organisation.organisation m on m.id = u.municipality_id and m.name = 'Ekhaga kommun'
      join organisation.employment e on e.unit_id = u.id and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    where u.kind = 'unit' group by u.id order by u.id`.execute(tx);
  const { rows: periods } = await sql<{ period: string; now: boolean }>`
    select p::date::text as period, p::date > current_date - interval '6 months' as now
    from generate_series(date_trunc('year', current_date) - interval '1 year', current_date, interval '6 months') p order by 1`.execute(
    tx,
  );
  const ticked = periods.flatMap(({ period, now }, i) =>
    units
      .filter(({ name }) => by.chance(now ? 0.45 : 0.82) && !(now && name === 'Hemtjänst Norr'))
      .map(({ id, municipality_id, heads }): Ticked => {
        const held = Math.round(heads * (0.3 + by.next() * 0.5));
        const raised = by.chance(0.6);
        return {
          ...{
            municipality_id,
            unit_id: id,
            period,
            held,
            asked: Math.round(held * Math.min(1, 0.45 + i * 0.12 + by.next() * 0.3)),
          },
          meeting_on: raised ? period.replace(/-01$/, '-14') : null,
          attended: raised ? Math.round(heads * 0.7) : null,
        };
      }),
  );
  await sql`
    insert into screening.staff_talk (municipality_id, unit_id, period, number, held, asked, meeting_on, attended)
    select municipality_id, unit_id, period, 1, held, asked, meeting_on, attended
    from json_to_recordset(${JSON.stringify(ticked)}::json) as t (municipality_id uuid, unit_id uuid, period date, held int, asked int,
      meeting_on date, attended int)`.execute(tx);
  // Last year nine and eight; this year's spring ten, where it is over.
  for (const [i, { period }] of periods.slice(0, 3).entries())
    await sql`insert into screening.support_count (municipality_id, period, number, offered)
      select id, ${period}, 1, ${[9, 8, 10][i]} from organisation.organisation where name = 'Ekhaga kommun'`.execute(tx);
  await sql`insert into screening.talk_course (municipality_id, kind, course_id)
    select m.id, 'half_day', c.id from organisation.organisation m, training.course c
    where m.name = 'Ekhaga kommun' and c.title = 'Fråga och följ upp' limit 1`.execute(tx);
}
