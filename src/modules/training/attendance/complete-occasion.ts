import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { newCode } from '../certificates/code.ts';
import { type OccasionRecord, readOccasionRecord } from './completion.queries.ts';
import { judgeCompletions } from './judge-completions.ts';

/**
 * Makes completions follow from attendance: writes those that are earned, takes back those that no longer are, and tells
 * each person. Nothing changes when it is run again. The caller holds the occasion's lock. `reason` is told to those who
 * lose their certificate; without one nothing is taken back. Returns how many were written and how many taken back.
 */
export async function completeOccasion(
  tx: Tx,
  occasionId: string,
  reason: string,
): Promise<{ completed: number; revoked: number }> {
  const occasion = await readOccasionRecord(tx, occasionId);
  const judged = judgeCompletions(occasion);
  if (!judged) return { completed: 0, revoked: 0 };
  if (!occasion.settled_at) await settleRule(tx, occasion);
  for (const entry of judged.earned) await complete(tx, occasion, entry);
  const lost = reason ? judged.lost : [];
  for (const { id, person_id } of lost) {
    await tx
      .updateTable('training.completion')
      .set({ state: 'revoked', reason, ...decidedNow })
      .where('id', '=', id)
      .execute();
    await record(tx, 'completion.revoked', { type: 'completion', id, person: person_id, details: { occasion: occasionId } });
    await writeLetter(tx, 'training.completion_revoked', person_id, { completion: id });
  }
  return { completed: judged.earned.length, revoked: lost.length };
}

const decidedNow = { decided_by: sql<string>`access.person()`, decided_at: sql<Date>`now()` };

/** The course's rule of today is this occasion's from now on. */
async function settleRule(tx: Tx, { id, rule }: OccasionRecord): Promise<void> {
  await tx
    .insertInto('training.completion_rule')
    .values({
      ...{ occasion_id: id, parts_to_complete: rule.partsToComplete },
      ...{ late_counts: rule.lateCounts, partial_counts: rule.partialCounts },
    })
    .execute();
}

async function complete(tx: Tx, occasion: OccasionRecord, entry: OccasionRecord['entries'][number]): Promise<void> {
  const about = { type: 'completion', person: entry.person_id, details: { occasion: occasion.id } };
  // Taken back by mistake: the same certificate holds again, so that the one she has printed is not worth less for it.
  const before = occasion.completions.find(({ person_id, state }) => person_id === entry.person_id && state === 'revoked');
  if (before) {
    await tx
      .updateTable('training.completion')
      .set({ state: 'approved', reason: null, ...decidedNow })
      .where('id', '=', before.id)
      .execute();
    await record(tx, 'completion.restored', { ...about, id: before.id });
    return writeLetter(tx, 'training.completed', entry.person_id, { completion: before.id });
  }
  const day = occasion.parts.at(-1)!.day;
  const { id } = await tx
    .insertInto('training.completion')
    .values({
      ...{ person_id: entry.person_id, course_id: occasion.course_id, occasion_id: occasion.id, completed_on: day },
      ...{ source: 'occasion', state: 'approved', code: newCode() },
      valid_until: sql`(${day}::date + make_interval(months => ${occasion.validity_months}))::date`,
      earned_at_employer: sql`coalesce(training.employer_on(${entry.person_id}, ${day}), ${entry.employer_id})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(tx, 'completion.written', { ...about, id });
  await writeLetter(tx, 'training.completed', entry.person_id, { completion: id });
}
