import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Period } from './period.ts';
import { sayPeriod } from './period.ts';
import type { Top, UnitLine } from './talks.queries.ts';
import { t } from './texts.ts';

const columns = (period: Period): Column<UnitLine>[] => [
  { title: t.colUnit(), type: 'text', width: 34, value: ({ unit }) => unit },
  { title: t.colBelow(), type: 'text', width: 34, value: ({ below }) => below },
  { title: t.colPeriod(), type: 'text', width: 16, value: () => sayPeriod(period) },
  { title: t.colHeld(), type: 'number', value: ({ held }) => held },
  { title: t.colAsked(), type: 'number', value: ({ asked }) => asked },
  {
    title: t.colShare(),
    type: 'percent',
    value: ({ held, asked }) => (held ? Math.round(((asked ?? 0) / held) * 1000) / 1000 : null),
  },
  { title: t.colMeeting(), type: 'date', value: ({ meeting_on }) => meeting_on },
  { title: t.colAttended(), type: 'number', value: ({ attended }) => attended },
  { title: t.colTicked(), type: 'date', value: ({ ticked_at }) => (ticked_at ? localDate(ticked_at) : null) },
];

/** Unit by unit as a file; that it was taken out is written in the log. */
export async function exportTalks(c: Ctx, format: Format, top: Top, period: Period, units: readonly UnitLine[]) {
  await record(c.var.tx, 'talks.exported', {
    ...{ type: 'organisation', id: top.id },
    details: { period, rows: units.length, format },
  });
  return sendTable(c, format, t.fileName({ period: period.slice(0, 7) }), columns(period), units);
}
