// What the networks of the demo county have said, decided and asked.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { ekhaga, person } from './found.ts';

/** The meeting in October decided what stands in the binder since; an activity came of another decision, a question upward of a third. */
export async function rememberGroup(tx: Tx, group: string, county: string): Promise<void> {
  const meeting = await held(
    tx,
    group,
    33,
    `## Kvällar och helger i hemtjänsten

Två enheter har väntat till måndag med att berätta. Jourchefen vill hellre bli ringd.

## Barnets kontaktperson

Skolorna frågar vem de ska tala med.

## Skyddade personuppgifter

Vi behöver veta hur andra kommuner gör med kallelser till elevhälsan.`,
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
  await sql`insert into networks.raised_question (network_id, decision_id, level, to_network_id, addressee, title, words, raised_by, raised_at)
    values (${group}::uuid, ${upward}::uuid, 'county', ${county}::uuid, 'Länets samordnare', 'Kallelser till barn med skyddade uppgifter',
      'Hur gör ni när elevhälsan kallar ett barn som bor på skyddat boende?', ${person('coordinator')}, now() - interval '32 days')`.execute(
    tx,
  );
}

/** A meeting that has been, with who came and what was said; its minutes approved, or still to be. */
export async function held(tx: Tx, network: string, daysAgo: number, minutes: string, approved = true): Promise<string> {
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
    select ${id}::uuid, ${minutes}, ${person('coordinator')}, m.ends_at, case when ${approved} then ${person('manager')} end,
      case when ${approved} then ${person('manager')} end, case when ${approved} then m.ends_at + interval '2 days' end
    from networks.meeting m where m.id = ${id}::uuid`.execute(tx);
  return id;
}

/** What coordinators who are alone in their role ask each other. */
export async function askCounty(tx: Tx, county: string): Promise<void> {
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
