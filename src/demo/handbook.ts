// Ekhaga's binder: routines in force, one that has just changed, one being reviewed, one whose follow-up is near; who shall have
// read them and who has; the emergency card; and what the region offers.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { ekhaga, type Found, person } from './found.ts';
import { addCountyReader, draftTalking, tallmora, tieToCounty } from './handbook-copied.ts';
import type { DemoRoutine } from './handbook-steps.ts';
import { chapters, countyRoutine, routines } from './handbook-texts.ts';

/** Writes the handbooks of Ekhaga and of the region, with reviews, follow-ups, readers and the card. */
export async function writeHandbooks(tx: Tx): Promise<void> {
  const book = await writeBook(tx, 'Ekhaga kommun', 'Handbok mot våld i nära relationer', chapters, 'coordinator');
  for (const [i, routine] of routines.entries())
    await writeRoutine(tx, book, routine, { since: 300 - 40 * i, followedUp: i === 3 ? 330 : 120 - 10 * i });
  await changeSuspected(tx);
  await reviewShelter(tx);
  await askReaders(tx);
  const county = await writeBook(tx, 'länet', 'Länets gemensamma handbok', ['Upptäcka våld'], 'regional-lead');
  const reader = await addCountyReader(tx);
  const origin = await writeRoutine(tx, county, countyRoutine, { since: 200, followedUp: 60, reader: sql`${reader}::uuid` });
  await sql`insert into handbook.offer (routine_id, offered_to, note, offered_by)
    select r.id, 'everybody', 'Ta den som den är, eller bygg vidare.', ${person('regional-lead')} from handbook.routine r where r.handbook_id = ${county}::uuid`.execute(
    tx,
  );
  const theirs = await writeBook(tx, 'Tallmora kommun', 'Tallmoras handbok', ['Upptäcka våld'], 'neighbour-coordinator');
  const eyes = { reader: person('neighbour-caseworker') };
  await tieToCounty(tx, await writeRoutine(tx, theirs, tallmora, { since: 90, followedUp: 20, ...eyes }), origin, reader);
  await draftTalking(tx, book);
  await fillCard(tx);
}

/** The region's own name is imagined with the county: it is found by its kind. */
async function writeBook(tx: Tx, place: string, title: string, heads: readonly string[], by: string): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into handbook.handbook (municipality_id, organisation_id, title, intro, created_by, public_at)
    select organisation.controller(o.id), o.id, ${title}, 'Så här arbetar vi. Varje rutin är granskad av fyra ögon, beslutad och följs upp varje år.', ${person(by)},
      case when o.kind = 'region' then now() end
    from organisation.organisation o where case when ${place} = 'länet' then o.kind = 'region' else o.name = ${place} and o.kind = 'municipality' end
    returning id`.execute(tx);
  const book = rows[0]?.id ?? '';
  for (const [i, head] of heads.entries())
    await sql`insert into handbook.chapter (handbook_id, position, title) values (${book}::uuid, ${i + 1}, ${head})`.execute(tx);
  return book;
}

async function writeRoutine(
  tx: Tx,
  book: string,
  routine: DemoRoutine,
  { since, followedUp, reader = person('caseworker') }: { since: number; followedUp: number; reader?: Found },
): Promise<string> {
  const { number, chapter, areas = [], covers = [], appliesTo = [] } = routine;
  const { rows } = await sql<{ id: string }>`
    insert into handbook.routine (handbook_id, chapter_id, municipality_id, organisation_id, number, areas, covers, owner_id, created_by)
    select h.id, c.id, h.municipality_id, h.organisation_id, ${number}, ${[...areas]}::text[], ${[...covers]}::text[], h.created_by, h.created_by
    from handbook.handbook h join handbook.chapter c on c.handbook_id = h.id and c.position = ${chapter} where h.id = ${book}::uuid returning id`.execute(
    tx,
  );
  const id = rows[0]?.id ?? '';
  const at = sql`now() - make_interval(days => ${since}::int)`;
  await sql`insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, summary, body, steps, applies_to, owner_function,
      reviser_function, follower_function, replaces, decided_by_body, decision_reference, decided_on, publish_on, written_by, changed_by, submitted_by,
      written_at, changed_at, submitted_at, reviewed_at, decided_at, published_at)
    select r.id, r.municipality_id, r.organisation_id, 1, ${routine.title}, ${routine.summary}, ${routine.body}, ${JSON.stringify(routine.steps)}::jsonb,
      array(select o.id from organisation.organisation o where o.municipality_id = r.municipality_id and o.name = any (${[...appliesTo]}::text[])),
      ${routine.owner}, ${routine.reviser}, ${routine.follower}, ${routine.replaces ?? ''}, ${routine.decidedBy}, ${routine.reference},
      (${at})::date, (${at})::date, r.created_by, r.created_by, r.created_by,
      ${at} - interval '30 days', ${at} - interval '21 days', ${at} - interval '20 days', ${at} - interval '14 days', ${at} - interval '7 days', ${at}
    from handbook.routine r where r.id = ${id}::uuid`.execute(tx);
  await sql`insert into handbook.writer (version_id, person_id) select v.id, v.written_by from handbook.version v where v.routine_id = ${id}::uuid`.execute(
    tx,
  );
  await sql`insert into handbook.review (version_id, person_id, asked_by, asked_at, verdict, note, answered_at, revision)
    select v.id, ${reader}, v.written_by, v.submitted_at, 'approved', 'Tydligt. Så gör vi.', v.reviewed_at, 1
    from handbook.version v where v.routine_id = ${id}::uuid`.execute(tx);
  await sql`insert into handbook.follow_up (routine_id, version_id, followed_up_on, is_used, works, note, followed_up_by)
    select v.routine_id, v.id, current_date - ${followedUp}::int, true, true,
      'Genomgången på arbetsplatsträffar vid fyra enheter. Alla hittade rutinen; två frågor ledde till tydligare ord om kvällar och helger.', v.written_by
    from handbook.version v where v.routine_id = ${id}::uuid and ${followedUp}::int <= ${since}::int`.execute(tx);
  return id;
}

/** As `passagesOf` calls the part that is new. */
const eveningsKey = 'heading:kvallar-och-helger';

/** The home care's routine got a new version last week: who had read the first one reads only what changed. */
async function changeSuspected(tx: Tx): Promise<void> {
  const old = sql`(select v.id from handbook.version v join handbook.routine r on r.id = v.routine_id
    where r.number = '1.2' and v.number = 1 and r.municipality_id = ${ekhaga})`;
  const { rows } = await sql<{
    id: string;
  }>`insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, summary, body, steps, applies_to,
      owner_function, reviser_function, follower_function, change_note, decided_by_body, decision_reference, decided_on, publish_on, written_by, changed_by,
      submitted_by, written_at, changed_at, submitted_at, reviewed_at, decided_at)
    select v.routine_id, v.municipality_id, v.organisation_id, 2, v.title, v.summary,
      v.body || ${'\n\n## Kvällar och helger\n\nJourchefen har samma uppgift som enhetschefen. Numret står på akutkortet. Vänta inte till måndag.'}, v.steps, v.applies_to,
      v.owner_function, v.reviser_function, v.follower_function, 'Kvällar och helger har fått ett eget avsnitt: jourchefen får veta samma dag, och du väntar inte till måndag.',
      v.decided_by_body, '§ 66', current_date - 9, current_date - 7, v.written_by, v.written_by, v.written_by,
      now() - interval '30 days', now() - interval '21 days', now() - interval '20 days', now() - interval '14 days', now() - interval '9 days'
    from handbook.version v where v.id = ${old} returning id`.execute(tx);
  const version = rows[0]?.id ?? '';
  await sql`update handbook.version set replaced_at = now() - interval '7 days' where id = ${old}`.execute(tx);
  await sql`update handbook.version set published_at = now() - interval '7 days' where id = ${version}::uuid`.execute(tx);
  await sql`insert into handbook.writer (version_id, person_id) values (${version}::uuid, ${person('coordinator')})`.execute(tx);
  await sql`insert into handbook.review (version_id, person_id, asked_by, verdict, note, answered_at, revision)
    values (${version}::uuid, ${person('manager')}, ${person('coordinator')}, 'approved', 'Det här saknade vi i helgen.', now() - interval '14 days', 1)`.execute(
    tx,
  );
  await sql`insert into handbook.check_question (version_id, position, question, options, right_option, explanation, passage) values
    (${version}::uuid, 1, 'Det är lördag kväll och du är orolig. Vem berättar du för?',
      array['Jourchefen, samma kväll', 'Enhetschefen, på måndag', 'Ingen, förrän jag är säker'], 1,
      'Jourchefen har samma uppgift som enhetschefen. Du behöver inte vara säker.', ${eveningsKey}),
    (${version}::uuid, 2, 'Var står jourchefens nummer?', array['I personens pärm', 'På akutkortet', 'På en lapp hemma hos personen'], 2,
      'Numret står på akutkortet. Lämna inga papper hemma som kan hittas.', ${eveningsKey})`.execute(tx);
}

/** The shelter's routine has a new version that waits for the case worker's eyes. */
async function reviewShelter(tx: Tx): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, summary, body, steps, applies_to,
      owner_function, reviser_function, follower_function, change_note, editorial, written_by, changed_by, submitted_by, written_at, changed_at, submitted_at)
    select v.routine_id, v.municipality_id, v.organisation_id, 2, v.title, v.summary,
      replace(v.body, 'Skolan får veta', 'Barnets kontaktperson talar med skolan. Skolan får veta'), v.steps, v.applies_to, v.owner_function, v.reviser_function,
      v.follower_function, 'Barnets kontaktperson talar med skolan.', true, v.written_by, v.written_by, v.written_by,
      now() - interval '6 days', now() - interval '3 days', now() - interval '2 days'
    from handbook.version v join handbook.routine r on r.id = v.routine_id where r.number = '2.1' and r.municipality_id = ${ekhaga} returning id`.execute(
    tx,
  );
  await sql`insert into handbook.writer (version_id, person_id) values (${rows[0]?.id ?? ''}::uuid, ${person('coordinator')})`.execute(
    tx,
  );
  await sql`insert into handbook.review (version_id, person_id, asked_by, asked_at)
    values (${rows[0]?.id ?? ''}::uuid, ${person('caseworker')}, ${person('coordinator')}, now() - interval '2 days')`.execute(
    tx,
  );
}

/** Elderly care reads the home care's routine, all of social services the shelter's; most have, and not all in time. */
async function askReaders(tx: Tx): Promise<void> {
  const groups = [
    ['1.2', 'Äldreomsorgen', 30],
    ['1.1', 'Socialförvaltningen', 30],
    ['3.1', 'Socialförvaltningen', 30],
  ] as const;
  for (const [number, place, days] of groups) {
    await sql`insert into handbook.readership (routine_id, municipality_id, organisation_id, days, set_by, set_at)
      select r.id, r.municipality_id, o.id, ${days}::int, ${person('coordinator')}, now() - interval '190 days'
      from handbook.routine r join organisation.organisation o on o.municipality_id = r.municipality_id and o.name = ${place}
      where r.number = ${number} and r.municipality_id = ${ekhaga}`.execute(tx);
    // Six of seven have read the first version; nobody but a few the one that came last week.
    await sql`insert into handbook.receipt (person_id, version_id, municipality_id, routine_id, number, readership_id, unit_id, extent, read_at)
      select distinct on (e.person_id) e.person_id, v.id, v.municipality_id, v.routine_id, v.number, s.id, e.unit_id, 'whole',
        least(now() - interval '8 days', greatest(v.published_at, e.starts_on) + make_interval(days => 1 + mod(abs(hashtext(e.person_id::text)), 60)))
      from handbook.readership s join handbook.routine r on r.id = s.routine_id join handbook.version v on v.routine_id = r.id and v.number = 1
        join organisation.organisation u on u.path @> array[s.organisation_id] join organisation.employment e on e.unit_id = u.id
      where r.number = ${number} and r.municipality_id = ${ekhaga} and e.starts_on <= current_date - 20 and (e.ended_on is null or e.ended_on > current_date)
        and mod(abs(hashtext(e.person_id::text || ${number})), 7) > 0
      order by e.person_id, e.share desc on conflict do nothing`.execute(tx);
  }
}

/** Numbers from the series that are kept for fiction. */
async function fillCard(tx: Tx): Promise<void> {
  const lines = [
    [
      'Socialjouren',
      '08-465 004 00',
      'Kvällar 16.30–02.00, helger dygnet runt',
      'När någon behöver skydd och kontoret är stängt',
      10,
      20,
    ],
    ['Jourchef hemtjänst', '08-465 004 05', 'Kvällar och helger', 'När du är orolig för någon du hjälper hemma', 20, 20],
    [
      'VIN-handläggare, Vuxenenheten',
      '08-465 004 12',
      'Vardagar 8.00–16.30',
      'Råd om risk och skydd. Fråga gärna utan namn',
      30,
      45,
    ],
    ['Mottagning barn och unga', '08-465 004 30', 'Vardagar 8.00–16.30', 'När du är orolig för ett barn', 40, 45],
    ['Kvinnojouren i Ekhaga', '08-465 004 50', 'Alla dagar 9.00–21.00', 'Stöd och skyddat boende, också utan beslut', 50, 210],
  ] as const;
  for (const [name, telephone, hours, purpose, position, checked] of lines)
    await sql`insert into handbook.emergency_line (municipality_id, organisation_id, name, telephone, hours, purpose, position, checked_on, checked_by, entered_by)
      select ${ekhaga}, ${ekhaga}, ${name}, ${telephone}, ${hours}, ${purpose}, ${position}::int, current_date - ${checked}::int, ${person('coordinator')}, ${person('coordinator')}`.execute(
      tx,
    );
}
