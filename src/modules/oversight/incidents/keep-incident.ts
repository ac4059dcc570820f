import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { cut } from '#platform/i18n/cut.ts';
import { getIncident, type Incident, type StepKind } from './incidents.queries.ts';
import { t } from './texts.ts';

/** Locks an incident that the asker keeps; what is closed is refused. */
export async function lockOpen(tx: Tx, id: string): Promise<Incident> {
  await lock(tx, 'oversight.incident', id);
  const incident = await getIncident(tx, id);
  if (incident.closed_at) throw new Refused(t.closedAlready());
  return incident;
}

/** What was done, on the incident's own time line and in the log: words on the first, facts in the second. */
export async function step(
  tx: Tx,
  incident: string,
  me: string,
  kind: StepKind,
  words = '',
  facts: Record<string, string | number | null> = {},
) {
  await tx.insertInto('oversight.step').values({ incident_id: incident, person_id: me, kind, words }).execute();
  await record(tx, kind === 'frozen' ? 'evidence.frozen' : `incident.${kind}`, {
    type: 'incident',
    id: incident,
    details: facts,
  });
}

/** Answers for it from now; may be taken over from a colleague, which the time line shows. */
export async function takeIncident(tx: Tx, id: string, me: string): Promise<void> {
  await lockOpen(tx, id);
  await tx.updateTable('oversight.incident').set({ taken_by: me, taken_at: sql`now()` }).where('id', '=', id).execute();
  await step(tx, id, me, 'taken');
}

export const judgementForm = z.object({
  cyber: field.choice(['unjudged', 'significant', 'not_significant']),
  personal_data: field.choice(['unjudged', 'high_risk', 'risk', 'no_risk', 'none']),
  why: field.text({ max: 2000, required: t.writeWhy }),
});

/** Significant or not (CSL 2:5), and what it means for those whose data it is (GDPR 33–34). May be judged anew: all stays on the time line. */
export async function judgeIncident(
  tx: Tx,
  id: string,
  { cyber, personal_data, why }: z.output<typeof judgementForm>,
  me: string,
): Promise<void> {
  await lockOpen(tx, id);
  await tx
    .updateTable('oversight.incident')
    .set({ cyber, personal_data, judged_by: me, judged_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  const said = [t[`cyber_${cyber}`](), t[`personal_data_${personal_data}`](), why].join('. ');
  await step(tx, id, me, 'judged', cut(said, 4000), { cyber, personal_data });
}

export const noteForm = z.object({ note: field.text({ max: 4000, required: t.writeNote }) });

export async function noteIncident(tx: Tx, id: string, { note }: z.output<typeof noteForm>, me: string): Promise<void> {
  await lockOpen(tx, id);
  await step(tx, id, me, 'noted', note);
}

export const closeForm = z.object({ lessons: field.text({ max: 4000, required: t.writeLessons }) });

/** Closed when it is judged, and every report that is owed is sent. Returns what is missing; null when it is closed. */
export async function closeIncident(
  tx: Tx,
  id: string,
  { lessons }: z.output<typeof closeForm>,
  me: string,
  owed: number,
): Promise<string | null> {
  const incident = await lockOpen(tx, id);
  if (incident.cyber === 'unjudged' || incident.personal_data === 'unjudged') return t.judgeFirst();
  if (owed > 0) return t.sendFirst();
  await tx
    .updateTable('oversight.incident')
    .set({ lessons, closed_by: me, closed_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  await step(tx, id, me, 'closed');
  return null;
}
