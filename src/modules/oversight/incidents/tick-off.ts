import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import { formatWhen, instant } from '#platform/i18n/dates.ts';
import { kinds } from './clocks.ts';
import { lockOpen, step } from './keep-incident.ts';
import { t } from './texts.ts';

export const noticeForm = z
  .object({
    kind: field.choice(kinds),
    sentDay: field.day(),
    sentTime: field.time(),
    reference: field.text({ max: 120, required: t.writeReference }),
  })
  .transform(({ sentDay, sentTime, ...rest }) => ({ ...rest, sent: instant(sentDay, sentTime) }))
  .refine(({ sent }) => sent.getTime() <= Date.now() + 30_000, { path: ['sentTime'], error: () => `\u0001${t.notYet()}` });

/** Ticks off a report that has been sent. Once: of two at once the first stands, and a late one shows as late. */
export async function tickOff(
  tx: Tx,
  id: string,
  { kind, sent, reference }: z.output<typeof noticeForm>,
  me: string,
): Promise<void> {
  await lockOpen(tx, id);
  const done = await tx
    .insertInto('oversight.notice')
    .values({ incident_id: id, kind, sent_at: sent, reference, entered_by: me })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return;
  await step(tx, id, me, 'sent', `${t[`kind_${kind}`]()}, ${formatWhen(sent)}, ${reference}`, { kind });
}
