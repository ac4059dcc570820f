import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { DB } from '#platform/db/schema.gen.ts';
import type { County, Row } from './county.ts';

/** What others refer to comes first. */
const order = [
  'organisation.staff_number',
  'organisation.assignment',
  'organisation.disclosure',
  'access.role_grant',
  'platform.demo_persona',
  'training.course',
  'training.prerequisite',
  'training.target_group',
  'training.target_rule',
  'training.course_target',
  'training.trainer_approval',
  'training.occasion',
  'training.part',
  'training.audience',
  'training.seat_share',
  'training.occasion_trainer',
  'training.enrolment',
  'training.offer',
  'training.invitation',
  'training.attendance',
  'training.completion_rule',
  'platform.file',
  'training.completion',
  'training.reminder',
] as const satisfies readonly (keyof DB)[];

/** Writes the imagined county: as few statements as PostgreSQL's 65,535 parameters allow. Returns rows a table. */
export async function writeCounty(tx: Tx, county: County): Promise<Map<keyof DB, number>> {
  const written = new Map<keyof DB, number>();
  const write = async <T extends keyof DB>(table: T, rows: readonly Row<T>[]) => {
    const columns = Math.max(1, ...rows.map((row) => Object.keys(row).length));
    const most = Math.min(1000, Math.floor(60_000 / columns));
    for (let at = 0; at < rows.length; at += most) {
      await tx
        .insertInto(table)
        .values(rows.slice(at, at + most) as never)
        .execute();
    }
    written.set(table, rows.length);
  };
  const employed = county.people.flatMap((person) => person.jobs.map((job) => ({ person, job })));
  await write('organisation.organisation', county.units.map(organisationRow));
  await write(
    'organisation.person',
    county.people.map((p) => ({
      id: p.id,
      given_name: p.given,
      family_name: p.family,
      language: p.language,
      protected_at: p.protected ? new Date() : null,
    })),
  );
  await write(
    'organisation.contact',
    county.people.filter((p) => p.email).map((p) => ({ person_id: p.id, email: p.email, phone: null })),
  );
  await write(
    'organisation.employment',
    employed.map(({ person, job }) => ({
      municipality_id: job.unit.employer.id,
      unit_id: job.unit.id,
      person_id: person.id,
      profession: job.profession,
      share: job.share,
      starts_on: job.from,
      ended_on: job.until,
      leads: job.leads,
    })),
  );
  for (const table of order) await write(table, (county.rows[table] ?? []) as readonly Row<typeof table>[]);
  // Their managers have got their roles only now.
  await sql`select organisation.name_first_readers(id) from organisation.person where protected_at is not null`.execute(tx);
  await tellHistory(tx, county);
  return written;
}

/** What happened to the entries after they arrived: the trigger keeps the history, which then gets the story's own times. */
async function tellHistory(tx: Tx, county: County): Promise<void> {
  await sql`update training.enrolment e set state = x.state, changed_at = x.changed_at
    from jsonb_to_recordset(${JSON.stringify(county.changes)}::jsonb) as x (id uuid, state text, changed_at timestamptz)
    where e.id = x.id`.execute(tx);
  await sql`update training.enrolment_change c set at = case when c.id = first.id then e.signed_up_at else e.changed_at end, by = e.signed_up_by
    from training.enrolment e, lateral (select min(h.id) as id from training.enrolment_change h where h.enrolment_id = e.id) first
    where c.enrolment_id = e.id`.execute(tx);
  // Their real traces would be years old; the log tells truthfully that they were written now, by the demo.
  await sql`insert into audit.entry (chain, act, subject_type, subject_id, about_person_id, details)
    select audit.chain_of_actor(), 'demo.entered', 'enrolment', id, person_id, '{}' from training.enrolment`.execute(tx);
  for (const id of county.freed) await sql`select training.settle(${id})`.execute(tx);
}

const organisationRow = (unit: County['units'][number]) => ({
  id: unit.id,
  parent_id: unit.above.at(-2)?.id ?? null,
  kind: unit.kind,
  name: unit.name,
  code: unit.code,
  sector: unit.sector,
});
