import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { type Frame, lookAtFrame, readsLog } from './incidents.queries.ts';
import { lockOpen, step } from './keep-incident.ts';
import { t } from './texts.ts';

/** More than this in one copy is asked for in parts: a request has thirty seconds. */
const MOST = 50_000;

/** Copies the chosen entries of the log, whole, with a digest. A second click finds its own copy and makes none. */
export async function freezeEvidence(tx: Tx, incident: string, id: string, frame: Frame, me: string): Promise<void> {
  await lockOpen(tx, incident);
  if (!(await readsLog(tx, incident))) throw new Refused(t.reviewerFreezes());
  const there = await tx.selectFrom('oversight.evidence').select('id').where('id', '=', id).executeTakeFirst();
  if (there) return;
  const { entries } = await lookAtFrame(tx, incident, frame);
  if (entries === 0) throw new Refused(t.nothingToFreeze());
  if (entries > MOST) throw new Refused(t.tooMuchToFreeze({ most: MOST }));
  const { rows } = await sql<{ n: number | null }>`
    select oversight.freeze(${id}::uuid, ${incident}::uuid, ${frame.from}, ${frame.until}, ${frame.person}::uuid, ${frame.act}::text) as n`.execute(
    tx,
  );
  const said = t.frozenWords({ n: rows[0]?.n ?? 0, from: formatWhen(frame.from), until: formatWhen(frame.until) });
  await step(tx, incident, me, 'frozen', said, { evidence: id, entries: rows[0]?.n ?? 0 });
}
