// A version's way from draft to in force, step by step. The database's functions have the last word (sql/functions.sql); what
// they refuse is said here in a sentence.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { pointAtPassages } from '../proposals/taken-into.queries.ts';
import { tellReviewers } from '../reviews/review-version.ts';
import { findFaults } from './faults.ts';
import { takeMine, takeMyDraft } from './my-draft.ts';
import { t } from './texts.ts';
import { getVersion, type Version } from './versions.queries.ts';

/** `now`: the version as it has become. */
type Done = { ok: true; now: Version };
type Wrong = { ok: false; field: string; said: string };
/** `stale`: it has been saved or moved on since the one who decides read it; nothing was entered, and her words are still there. */
type Decided = Done | Wrong | { ok: false; stale: true };

export const submitForm = z.object({ revision: field.whole({ min: 1, max: 1_000_000 }) });

/** Sends the draft to review as the sender saw it, and writes to those who are asked. The second click finds it sent and is done. */
export async function submitVersion(tx: Tx, id: string, seen: number): Promise<void> {
  const version = await takeMine(tx, id);
  if (version.state === 'review') return;
  if (version.state !== 'draft') throw new Refused(t.refusedNotDraft());
  if (version.revision !== seen) throw new Refused(t.refusedSavedSince());
  if ((await findFaults(tx, version)).length > 0) throw new Refused(t.refusedNotWhole());
  await pointAtPassages(tx, version);
  if (!(await asks(tx, sql`handbook.submit(${id}::uuid, ${seen}::int)`))) throw new Refused(t.refusedNotWhole());
  await record(tx, 'version.submitted', { type: 'version', id, details: { revision: seen } });
  await tellReviewers(tx, id);
}

/** Takes it back to be written on: what has been read and decided is then read and decided anew. */
export async function takeBackVersion(tx: Tx, id: string): Promise<void> {
  const version = await takeMine(tx, id);
  if (version.state === 'draft') return;
  if (!(await asks(tx, sql`handbook.take_back(${id}::uuid)`))) throw new Refused(t.refusedPublished());
  await record(tx, 'version.taken_back', { type: 'version', id });
}

/** Throws a draft away. A routine that has had no other version goes with it; then null, else the routine's id. */
export async function discardVersion(tx: Tx, id: string): Promise<string | null> {
  const version = await takeMyDraft(tx, id);
  if (!(await asks(tx, sql`handbook.discard(${id}::uuid)`))) throw new NotFound();
  await record(tx, 'version.discarded', { type: 'version', id, details: { routine: version.routine_id } });
  return version.number > 1 ? version.routine_id : null;
}

export const decideForm = z.object({
  revision: field.whole({ min: 1, max: 1_000_000 }),
  decided_by_body: field.text({ max: 200, required: t.needsBody }),
  decided_on: field.day(),
  decision_reference: field.optionalText({ max: 100 }),
  publish_on: field.day(),
});

/** Enters the decision on the version as she saw it. A publication day that has come puts it in force at once. */
export async function decideVersion(tx: Tx, id: string, decision: z.output<typeof decideForm>): Promise<Decided> {
  await lock(tx, 'handbook.version', id);
  const version = await getVersion(tx, id);
  if (!version.decides) throw new NotFound();
  if (isDecided(version, decision)) return { ok: true, now: version };
  const { revision, decided_by_body, decided_on, decision_reference, publish_on } = decision;
  if (version.revision !== revision || version.state !== 'reviewed' || version.ended_at) return { ok: false, stale: true };
  if (decided_on > version.today) return { ok: false, field: 'decided_on', said: t.decidedInFuture() };
  const wrong = refuseDay(version, publish_on);
  if (wrong) return wrong;
  const done = await asks(
    tx,
    sql`handbook.decide(${id}::uuid, ${revision}::int, ${decided_by_body}, ${decided_on}::date, ${decision_reference}, ${publish_on}::date)`,
  );
  if (!done) return { ok: false, stale: true };
  await record(tx, 'version.decided', { type: 'version', id, details: { publish_on, decided_on } });
  return { ok: true, now: await tellIfPublished(tx, id) };
}

/** The second click: this very decision stands there already. Another's decision is not hers. */
const isDecided = (version: Version, decision: z.output<typeof decideForm>): boolean =>
  version.decided_on !== null &&
  (['decided_by_body', 'decided_on', 'decision_reference', 'publish_on'] as const).every(
    (name) => version[name] === decision[name],
  );

/** The same day the year after, to compare with. */
const aYearOn = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

function refuseDay(version: Version, day: string): Wrong | null {
  if (day < version.today) return { ok: false, field: 'publish_on', said: t.publishInPast() };
  if (day > aYearOn(version.today)) return { ok: false, field: 'publish_on', said: t.publishTooLate() };
  if (version.valid_until && version.valid_until < day) return { ok: false, field: 'publish_on', said: t.publishAfterEnd() };
  return null;
}

export const dayForm = z.object({ publish_on: field.day() });

/** Another day for what is decided and waits; nothing in it has changed, so it is not decided anew. Today publishes at once. */
export async function publishAnotherDay(tx: Tx, id: string, day: string): Promise<Done | Wrong> {
  await lock(tx, 'handbook.version', id);
  const version = await getVersion(tx, id);
  if (!version.decides) throw new NotFound();
  if (version.state !== 'decided') throw new Refused(version.published_at ? t.refusedPublished() : t.refusedNotDecided());
  if (version.ended_at) throw new Refused(t.refusedEnded());
  const wrong = refuseDay(version, day);
  if (wrong) return wrong;
  if (version.publish_on === day) return { ok: true, now: version };
  if (!(await asks(tx, sql`handbook.publish_another_day(${id}::uuid, ${day}::date)`))) throw new NotFound();
  await record(tx, 'version.day_changed', { type: 'version', id, details: { publish_on: day } });
  return { ok: true, now: await tellIfPublished(tx, id) };
}

async function tellIfPublished(tx: Tx, id: string): Promise<Version> {
  const now = await getVersion(tx, id);
  if (now.published_at) await record(tx, 'version.published', { type: 'version', id, details: { number: now.number } });
  return now;
}

async function asks(tx: Tx, call: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql<{ done: SqlBool }>`select ${call} as done`.execute(tx);
  return Boolean(rows[0]?.done);
}
