import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { safeName } from '#platform/files/safe-name.ts';
import { field } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { type ProofKind, recogniseProof } from './recognise-proof.ts';
import { t } from './texts.ts';

export const claimSchema = z.object({
  id: field.id(),
  course: field.id(),
  completed_on: field.day(),
  issuer: field.text({ max: 200 }),
});
export type ClaimForm = z.output<typeof claimSchema>;
export type Proof = { name: string; bytes: Uint8Array };

export const MOST_BYTES = 10 * 1024 * 1024;

/** A field and what is wrong with it. */
export type Fault = { field: 'course' | 'completed_on' | 'file' | ''; sentence: string };

/** What is wrong with a claim before it is written; null when nothing is. */
export async function findFault(tx: Tx, { id, course, completed_on }: ClaimForm, proof: Proof | null): Promise<Fault | null> {
  if (completed_on > localDate(new Date())) return { field: 'completed_on', sentence: t.claimFuture() };
  // NCK's course began in 2011; a proof older than that is a wrong year.
  if (completed_on < '2000-01-01') return { field: 'completed_on', sentence: t.claimTooOld() };
  if (!proof) return { field: 'file', sentence: t.claimNoFile() };
  if (proof.bytes.length > MOST_BYTES) return { field: 'file', sentence: t.claimTooLarge() };
  if (!recogniseProof(proof.bytes)) return { field: 'file', sentence: t.claimNotProof() };
  const accepted = await tx
    .selectFrom('training.course')
    .select('id')
    .where('id', '=', course)
    .where('accepts_external', '=', true)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!accepted) return { field: 'course', sentence: t.claimNoCourse() };
  const same = await tx
    .selectFrom('training.completion')
    .select('id')
    .where('person_id', '=', sql<string>`access.person()`)
    .where('course_id', '=', course)
    .where('completed_on', '=', completed_on)
    .where('source', '=', 'external')
    .where('state', 'in', ['claimed', 'approved'])
    .where('id', '<>', id)
    .executeTakeFirst();
  return same ? { field: 'completed_on', sentence: t.claimTwice() } : null;
}

/**
 * Hands in a certificate from elsewhere: the file and the claim in one, and a letter to those who decide. Sent twice, it
 * is handed in once. Returns what is wrong with it, or null.
 */
export async function handInClaim(tx: Tx, personId: string, form: ClaimForm, proof: Proof | null): Promise<Fault | null> {
  await lock(tx, 'training.claims_of', personId);
  const fault = await findFault(tx, form, proof);
  if (fault || !proof) return fault;
  const known = await tx.selectFrom('training.completion').select('id').where('id', '=', form.id).executeTakeFirst();
  if (known) return null;
  const { rows: deciders } = await sql<{ id: string }>`select id from training.claim_deciders(${personId}) d (id)`.execute(tx);
  if (deciders.length === 0) return { field: '', sentence: t.claimNobodyDecides() };

  const { id, course, completed_on, issuer } = form;
  const file = await keepProof(tx, personId, proof, recogniseProof(proof.bytes)!);
  await tx
    .insertInto('training.completion')
    .values({
      ...{
        id,
        person_id: personId,
        course_id: course,
        completed_on,
        issuer,
        file_id: file,
        source: 'external',
        state: 'claimed',
      },
      valid_until: sql`(select (${completed_on}::date + make_interval(months => c.validity_months))::date from training.course c where c.id = ${course})`,
      earned_at_employer: sql`training.employer_on(${personId}, ${completed_on})`,
    })
    .execute();
  await record(tx, 'claim.handed_in', { type: 'completion', id, person: personId });
  for (const decider of deciders) await writeLetter(tx, 'training.claim_wanted', decider.id, { completion: id });
  return null;
}

async function keepProof(tx: Tx, personId: string, { name, bytes }: Proof, { type, ending }: ProofKind): Promise<string> {
  const { id } = await tx
    .insertInto('platform.file')
    .values({
      // The ending follows the content: what is opened later is what was recognised.
      ...{ name: `${safeName(name).replace(/\.[^.]*$/, '')}.${ending}`, type, uploaded_by: personId },
      ...{ bytes: Buffer.from(bytes), sha256: createHash('sha256').update(bytes).digest() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
