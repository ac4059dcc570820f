import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Instrument } from '../format/schema.ts';
import { titleOf } from '../instruments.queries.ts';
import { openState, type State } from './state.ts';

export type AssessedVisit = { id: string; municipality_id: string; unit: string; protocol_version_id: string | null };
export type Assessment = {
  id: string;
  title: string;
  version: string;
  instrument: Instrument;
  state: State;
  finished_at: Date | null;
};

/** A visit of the reader's own that is open, with the instrument its protocol asks with. @throws {NotFound} for any other */
export async function getAssessedVisit(db: Read, id: string): Promise<AssessedVisit> {
  const { rows } = await sql<AssessedVisit>`
    select v.id, v.municipality_id, u.name as unit, p.instrument_version_id as protocol_version_id
    from screening.visit v join organisation.organisation u on u.id = v.unit_id left join screening.protocol p on p.id = v.protocol_id
    where v.id = ${id} and v.opened_by = access.person() and v.closed_at is null`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** What is filled in at the visit; null where nothing is begun. The only way to the answers: it writes who came in. */
export async function openAssessment(tx: Tx, visit: string, secret: string): Promise<Assessment | null> {
  const { rows } = await sql<Omit<Assessment, 'state'> & { sealed: Buffer; seen: boolean }>`
    select a.id, ${titleOf()} as title, v.version, v.document as instrument, a.finished_at, a.sealed,
      coalesce(a.seen_at > now() - interval '30 minutes', false) as seen
    from screening.assessment a join screening.instrument_version v on v.id = a.instrument_version_id
    where a.visit_id = ${visit}`.execute(tx);
  if (!rows[0]) return null;
  const { sealed, seen, ...assessment } = rows[0];
  if (!seen) {
    await sql`update screening.assessment set seen_at = now() where id = ${assessment.id}`.execute(tx);
    await record(tx, 'assessment.opened', { type: 'assessment', id: assessment.id });
  }
  return { ...assessment, state: openState(sealed, secret, assessment.id) };
}

export type AssessmentAt = { visit: string; title: string | null; begun: boolean; finished: boolean };

/** For a visit's page: which instrument, and whether it is begun. Opens nothing. */
export async function findAssessmentAt(db: Read, visit: { id: string; protocol_id: string | null }): Promise<AssessmentAt> {
  const { rows } = await sql<{ title: string; begun: boolean; finished: boolean }>`
    select ${titleOf()} as title, a.id is not null as begun, a.finished_at is not null as finished
    from screening.instrument_version v left join screening.assessment a on a.instrument_version_id = v.id and a.visit_id = ${visit.id}
    where a.id is not null or v.id = (select p.instrument_version_id from screening.protocol p where p.id = ${visit.protocol_id})
    order by a.id is null limit 1`.execute(db);
  const [found] = rows;
  return { visit: visit.id, title: found?.title ?? null, begun: found?.begun ?? false, finished: found?.finished ?? false };
}
