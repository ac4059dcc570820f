// The local layer from the start: Tallmora has made the county's routine its own, the county has changed it since, and a colleague
// at the centre has been its other eyes. And a draft in Ekhaga that nobody has sent to review.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { person } from './found.ts';
import { type DemoRoutine, DOKUMENTERA, end, on, step } from './handbook-steps.ts';
import { countyRoutine } from './handbook-texts.ts';

const inForce = (routine: string) =>
  sql`(select v.id from handbook.version v where v.routine_id = ${routine}::uuid and v.published_at is not null and v.replaced_at is null)`;

/** Tallmora's own words about its own contacts: that part stays when the county's changes are taken over. */
export const tallmora: DemoRoutine = {
  ...countyRoutine,
  number: '1.1',
  title: 'Misstänkt våld i Tallmora',
  body: countyRoutine.body.replace(
    'Fyll i vem som är VIN-handläggare och hur jouren nås.',
    'VIN-handläggaren finns på Vuxenenheten. Jouren når du genom kommunens växel, också på helger.',
  ),
  ...{ owner: 'Socialchef', reviser: 'Samordnare', follower: 'Enhetschef', decidedBy: 'Socialnämnden', reference: '§ 19' },
};

/** Someone at the region's centre who can read with other eyes than the regional lead's. Returns her id. */
export async function addCountyReader(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation.person (given_name, family_name) values ('Helena', 'Nyström') returning id`.execute(tx);
  const id = rows[0]?.id ?? '';
  await sql`insert into organisation.employment (municipality_id, unit_id, person_id, profession, share, starts_on)
    select e.municipality_id, e.unit_id, ${id}::uuid, 'Utvecklingsledare', 1, current_date - 700
    from organisation.employment e where e.person_id = ${person('regional-lead')} order by e.starts_on desc limit 1`.execute(tx);
  return id;
}

/** `copy` builds on the first version of `origin`, which has come with a second one since. */
export async function tieToCounty(tx: Tx, copy: string, origin: string, reader: string): Promise<void> {
  await sql`insert into handbook.origin (routine_id, origin_routine_id, organisation_id, copied_by, copied_at)
    select ${copy}::uuid, r.id, r.organisation_id, ${person('neighbour-coordinator')}, now() - interval '130 days'
    from handbook.routine r where r.id = ${origin}::uuid`.execute(tx);
  await sql`insert into handbook.origin_base (routine_id, version_id, number, title, summary, body, steps, in_version, set_by, set_at)
    select ${copy}::uuid, v.id, v.number, v.title, v.summary, v.body, v.steps, ${inForce(copy)}, ${person('neighbour-coordinator')},
      now() - interval '130 days' from handbook.version v where v.id = ${inForce(origin)}`.execute(tx);
  await changeOrigin(tx, origin, reader);
}

async function changeOrigin(tx: Tx, origin: string, reader: string): Promise<void> {
  const { rows } = await sql<{ id: string; old: string }>`
    insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, summary, body, steps, applies_to,
      owner_function, reviser_function, follower_function, change_note, decided_by_body, decision_reference, decided_on, publish_on,
      written_by, changed_by, submitted_by, written_at, changed_at, submitted_at, reviewed_at, decided_at)
    select v.routine_id, v.municipality_id, v.organisation_id, 2, v.title, v.summary,
      replace(v.body, '4. Skriv det du har sett och hört.', ${'4. Fråga om det finns barn.\n5. Skriv det du har sett och hört.'}), v.steps, v.applies_to,
      v.owner_function, v.reviser_function, v.follower_function, 'Ett nytt steg: fråga om det finns barn.', v.decided_by_body, '§ 41',
      current_date - 14, current_date - 12, v.written_by, v.written_by, v.written_by,
      now() - interval '40 days', now() - interval '30 days', now() - interval '29 days', now() - interval '20 days', now() - interval '14 days'
    from handbook.version v where v.id = ${inForce(origin)} returning id, ${inForce(origin)} as old`.execute(tx);
  const { id = '', old = '' } = rows[0] ?? {};
  await sql`update handbook.version set replaced_at = now() - interval '12 days' where id = ${old}::uuid`.execute(tx);
  await sql`update handbook.version set published_at = now() - interval '12 days' where id = ${id}::uuid`.execute(tx);
  await sql`insert into handbook.writer (version_id, person_id) values (${id}::uuid, ${person('regional-lead')}) on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into handbook.review (version_id, person_id, asked_by, asked_at, verdict, note, answered_at, revision)
    values (${id}::uuid, ${reader}::uuid, ${person('regional-lead')}, now() - interval '29 days', 'approved', 'Bra att barnen syns.',
      now() - interval '20 days', 1)`.execute(tx);
}

const steps = [
  step('ring', 'Ring från en säker telefon', 'Ring bara den tid och det nummer ni har kommit överens om.', {
    ...{ who: 'Handläggaren', when: 'Samma dag', next: on('vem') },
  }),
  step('vem', 'Hör vem som svarar', 'Säg bara ditt förnamn tills du vet.', {
    next: [
      { situation: 'own', label: 'Hon svarar själv', to: 'prata' },
      { situation: 'own', label: 'Någon annan svarar', to: 'avsluta' },
    ],
  }),
  step('prata', 'Fråga om det går att tala', 'Bestäm nästa samtal innan ni lägger på.', {
    ...{ who: 'Handläggaren', law: DOKUMENTERA, next: end },
  }),
  step('avsluta', 'Säg att du har slagit fel', 'Ring inte igen samma dag. Berätta för enhetschefen.', { next: end }),
];

/** New, written by the coordinator, with nothing left out that one needs to try the forms. */
export async function draftTalking(tx: Tx, book: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into handbook.routine (handbook_id, chapter_id, municipality_id, organisation_id, number, areas, covers, owner_id, created_by)
    select h.id, c.id, h.municipality_id, h.organisation_id, '2.2', '{}', '{}', h.created_by, h.created_by
    from handbook.handbook h join handbook.chapter c on c.handbook_id = h.id and c.position = 2 where h.id = ${book}::uuid returning id`.execute(
    tx,
  );
  await sql`insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, summary, body, steps, owner_function,
      reviser_function, follower_function, written_by, changed_by, written_at, changed_at)
    select r.id, r.municipality_id, r.organisation_id, 1, 'Ringa den som är utsatt', 'Så ringer du utan att någon annan märker det.',
      ${'## Syfte\n\nEtt samtal vid fel tillfälle kan skada. Den som ringer vet därför när, vart och vad man säger om någon annan svarar.'},
      ${JSON.stringify(steps)}::jsonb, 'Verksamhetschef individ- och familjeomsorg', 'Samordnare mot våld', '', r.created_by, r.created_by,
      now() - interval '4 days', now() - interval '1 day'
    from handbook.routine r where r.id = ${rows[0]?.id ?? ''}::uuid`.execute(tx);
  await sql`insert into handbook.writer (version_id, person_id) select v.id, v.written_by from handbook.version v
    where v.routine_id = ${rows[0]?.id ?? ''}::uuid on conflict do nothing`.execute(tx);
}
