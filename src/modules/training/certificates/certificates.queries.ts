import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Presence } from '../attendance/completion-rule.ts';

export type OwnCertificate = Awaited<ReturnType<typeof listCertificatesOf>>[number];

/** Everything a person has completed, here and elsewhere, and what she has asked to have approved; newest first. */
export const listCertificatesOf = (db: Read, personId: string) =>
  db
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .select([
      'k.id',
      'c.title',
      'k.completed_on',
      'k.valid_until',
      'k.source',
      'k.state',
      'k.code',
      'k.issuer',
      'k.reason',
      'k.file_id',
    ])
    .select(sql<boolean>`coalesce(k.valid_until < current_date, false)`.as('lapsed'))
    .select(sql<boolean>`coalesce(k.valid_until between current_date and current_date + 60, false)`.as('lapsing'))
    .where('k.person_id', '=', personId)
    .where('k.state', '<>', 'revoked')
    .orderBy('k.completed_on', 'desc')
    .orderBy('k.created_at', 'desc')
    .execute();

/**
 * What stands on a certificate, for its holder and those who ran the course. Only the parts she was at: a certificate
 * vouches for what was seen. For everybody else, and when it has been taken back, NotFound.
 */
export async function getCertificate(db: Read, id: string) {
  const certificate = await db
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .innerJoin('training.occasion as o', 'o.id', 'k.occasion_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .innerJoin('organisation.person as p', 'p.id', 'k.person_id')
    .leftJoin('training.completion_rule as r', 'r.occasion_id', 'o.id')
    .select(['k.id', 'k.person_id', 'k.code', 'k.created_at', 'k.valid_until', 'k.occasion_id', 'c.title', 'x.name as organiser'])
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('name'))
    .where('k.id', '=', id)
    .where('k.state', '=', 'approved')
    .where((is) => is.or([is('k.person_id', '=', sql<string>`access.person()`), sql<boolean>`training.runs(o.id)`]))
    .executeTakeFirst();
  if (!certificate?.code) throw new NotFound();
  const parts = await listAttended(db, certificate.occasion_id!, certificate.person_id);
  const { rows } = await sql<{ name: string }>`select name from training.signed_by(${id})`.execute(db);
  return { ...certificate, code: certificate.code, parts, signers: rows.map(({ name }) => name) };
}

/** Parts at which she is noted as anything but absent, in order. */
const listAttended = (db: Read, occasionId: string, personId: string) =>
  db
    .selectFrom('training.attendance as a')
    .innerJoin('training.enrolment as e', 'e.id', 'a.enrolment_id')
    .innerJoin('training.part as p', 'p.id', 'a.part_id')
    .select(['p.number', 'p.starts_at', 'p.ends_at', sql<Presence>`a.presence`.as('presence')])
    .where('e.occasion_id', '=', occasionId)
    .where('e.person_id', '=', personId)
    .where('a.presence', '<>', 'absent')
    .orderBy('p.starts_at')
    .execute();
