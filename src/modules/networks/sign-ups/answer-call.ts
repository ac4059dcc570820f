import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { lockMeeting } from '../meetings/lock-meeting.ts';
import { listAttending } from '../meetings/meetings.queries.ts';
import { t } from '../meetings/texts.ts';

export const answers = ['yes', 'remotely', 'no'] as const;
export const answerForm = z.object({ answer: field.choice(answers), person_id: field.optionalId() });

/** Answers the call to a meeting: oneself until the last day, and who keeps the network for anybody until minutes are approved. */
export async function answerCall(
  tx: Tx,
  id: string,
  { answer, person_id }: z.output<typeof answerForm>,
  me: string,
): Promise<void> {
  const meeting = await lockMeeting(tx, id);
  const person = person_id ?? me;
  const own = person === me && meeting.member;
  if (!own && !meeting.keeps) throw new NotFound();
  if (meeting.cancelled_at) throw new Refused(t.isCancelled());
  if (meeting.closed) throw new Refused(t.networkClosed());
  if (meeting.answers_over && !meeting.keeps) throw new Refused(t.answersOver());
  if (meeting.minutes_state === 'approved') throw new Refused(t.minutesApproved());
  const before = (await listAttending(tx, meeting)).find((one) => one.person_id === person);
  if (!before?.member) throw new NotFound();
  if (before.answer === answer) return;
  await tx
    .insertInto('networks.sign_up')
    .values({ meeting_id: id, person_id: person, answer, answered_by: me })
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'person_id']).doUpdateSet({ answer, answered_by: me, answered_at: sql`now()` }),
    )
    .execute();
  await record(tx, 'meeting.answered', { type: 'meeting', id, person, details: { answer } });
}
