import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import { formatWhen, instant } from '#platform/i18n/dates.ts';
import type { NoticeKind } from './clocks.ts';
import { lockOpen, step } from './keep-incident.ts';
import { t } from './texts.ts';

/** Fields carry the report's kind: there are several on the page. */
export const noticeForm = (kind: NoticeKind) =>
  z
    .object({
      [`day-${kind}`]: field.day(),
      [`time-${kind}`]: field.time(),
      [`reference-${kind}`]: field.text({ max: 120, required: t.writeReference }),
    })
    .transform((form) => ({
      kind,
      sent: instant(form[`day-${kind}`] ?? '', form[`time-${kind}`] ?? ''),
      reference: form[`reference-${kind}`] ?? '',
    }))
    .refine(({ sent }) => sent.getTime() <= Date.now() + 30_000, { path: [`time-${kind}`], error: () => `\u0001${t.notYet()}` });

type Ticked = { kind: NoticeKind; sent: Date; reference: string };

/** Ticks off a report that has been sent. Once: of two at once the first stands, and a late one shows as late. */
export async function tickOff(tx: Tx, id: string, { kind, sent, reference }: Ticked, me: string): Promise<void> {
  await lockOpen(tx, id);
  const done = await tx
    .insertInto('oversight.notice')
    .values({ incident_id: id, kind, sent_at: sent, reference, entered_by: me })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return;
  await step(tx, id, me, 'sent', `${t[`kind_${kind}`]()}, ${formatWhen(sent)}, ${reference}`, { kind });
}
