// Something to oversee in Ekhaga: traces that a head must judge, someone who asks who has looked at her, and an incident with
// its clocks running. The log tells truthfully that the traces were made now: nobody can write in it at another time.
import { sql } from 'kysely';
import { drawSample } from '#oversight';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { random } from './random.ts';

type Someone = { id: string; family: string };

export async function overseeEkhaga(tx: Tx): Promise<void> {
  const { rows } = await sql<{ persona: string; id: string; ekhaga: string }>`
    select persona, person_id as id, organisation.controller_of(person_id) as ekhaga from platform.demo_persona`.execute(tx);
  const persona = (name: string) => rows.find((row) => row.persona === name)!;
  const [alva, manager, planner, coordinator, admin] = ['employee', 'manager', 'course-planner', 'coordinator', 'admin'].map(
    (name) => persona(name).id,
  ) as [string, string, string, string, string];
  const { ekhaga } = persona('manager');
  const unit = await colleaguesOf(tx, manager);
  const others = await strangersTo(tx, manager);
  const [first, second, third, fourth] = unit.filter(({ id }) => id !== alva && id !== manager) as [
    Someone,
    Someone,
    Someone,
    Someone,
  ];
  const namesake = others.find(({ family }) => family === first.family) ?? others[0]!;
  const looks: readonly [who: string, about: string | null, act: string, permission: string][] = [
    [first.id, namesake.id, 'person.opened', 'organisation.browse'],
    [first.id, others[1]!.id, 'person.opened', 'organisation.browse'],
    [second.id, first.id, 'person.opened', 'organisation.browse'],
    [second.id, others[2]!.id, 'person.opened', 'organisation.browse'],
    [third.id, alva, 'person.opened', 'organisation.browse'],
    [third.id, others[3]!.id, 'certificate.fetched', 'training.browse'],
    [fourth.id, third.id, 'person.opened', 'organisation.browse'],
    [fourth.id, null, 'participants.exported', 'training.browse'],
    [manager, alva, 'person.opened', 'people.see'],
    [manager, null, 'late_list.exported', 'training.team'],
    [planner, alva, 'person.opened', 'people.see'],
    [coordinator, alva, 'person.opened', 'people.see'],
    [admin, others[0]!.id, 'person.opened', 'people.see'],
    [admin, null, 'people.exported', 'people.see'],
  ];
  for (const [who, about, act, permission] of looks)
    await asIfBy(tx, who, permission, () => record(tx, act, about ? { type: 'person', id: about, person: about } : {}));
  const { rows: month } = await sql<{ first: string }>`
    select date_trunc('month', now() at time zone 'Europe/Stockholm')::date::text as first`.execute(tx);
  await drawSample(tx, ekhaga, month[0]!.first, 'Ekhaga');
  await askAndReport(tx, ekhaga, alva, coordinator);
}

async function askAndReport(tx: Tx, ekhaga: string, alva: string, coordinator: string): Promise<void> {
  const by = random('oversight');
  await tx
    .insertInto('oversight.request')
    .values({
      ...{
        id: by.uuid(),
        person_id: alva,
        controller_id: ekhaga,
        wish: 'Jag undrar om någon utanför min enhet har läst om mig.',
      },
      ...{
        from_on: sql<string>`current_date - 365`,
        until_on: sql<string>`current_date`,
        due_on: sql<string>`current_date + 30`,
        made_at: sql<Date>`clock_timestamp()`, // after the looks, which lie in the same transaction
      },
    })
    .execute();
  const id = by.uuid();
  await tx
    .insertInto('oversight.incident')
    .values({
      ...{ id, controller_id: ekhaga, reported_by: coordinator, title: 'Deltagarlista skickad till fel adress' },
      story: 'En lista med 14 deltagare skickades till en leverantör med liknande adress. Listan hade namn, enhet och e-post.',
      aware_at: sql<Date>`now() - interval '20 hours'`,
    })
    .execute();
  await tx.insertInto('oversight.step').values({ incident_id: id, person_id: coordinator, kind: 'reported' }).execute();
  await tx
    .insertInto('oversight.measure')
    .values({ id: by.uuid(), incident_id: id, what: 'Be leverantören radera listan och bekräfta det', added_by: coordinator })
    .execute();
  await tx
    .insertInto('oversight.step')
    .values({ incident_id: id, person_id: coordinator, kind: 'planned', words: 'Be leverantören radera listan och bekräfta det' })
    .execute();
}

/** The log finds itself as which role and from which unit, as for anyone who acts. */
async function asIfBy(tx: Tx, person: string, permission: string, work: () => Promise<void>): Promise<void> {
  const become = (who: string, level: string, by: string) =>
    sql`select set_config('app.person', ${who}, true), set_config('app.level', ${level}, true), set_config('app.permission', ${by}, true)`.execute(
      tx,
    );
  await become(person, '3', permission);
  await work();
  await become('', '', '');
}

async function colleaguesOf(tx: Tx, person: string): Promise<Someone[]> {
  const { rows } = await sql<Someone>`
    select p.id, p.family_name as family from organisation.person p join organisation.employment e on e.person_id = p.id
    where e.unit_id = (select unit_id from organisation.employment where person_id = ${person} and ended_on is null limit 1)
      and e.ended_on is null and p.protected_at is null order by p.id`.execute(tx);
  return rows;
}

async function strangersTo(tx: Tx, person: string): Promise<Someone[]> {
  const { rows } = await sql<Someone>`
    select p.id, p.family_name as family from organisation.person p join organisation.employment e on e.person_id = p.id
      join organisation.organisation o on o.id = e.unit_id
    where e.municipality_id = organisation.controller_of(${person}::uuid) and o.sector = 'school' and e.ended_on is null and p.protected_at is null
    order by p.id limit 400`.execute(tx);
  return rows;
}
