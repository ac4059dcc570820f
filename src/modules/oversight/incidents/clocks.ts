// The clocks of an incident. Cybersäkerhetslagen (2025:1506) 2 kap. 5–10 §§: a significant incident is told to the CSIRT (at
// MCF) within 24 hours of becoming aware, notified within 72 hours, and reported finally within a month of the notification.
// GDPR art. 33: a personal data breach is notified to IMY within 72 hours of becoming aware.
import { DateTime } from 'luxon';

export const kinds = ['early_notice', 'notification', 'final_report', 'data_breach'] as const;
export type NoticeKind = (typeof kinds)[number];

export type Judged = {
  aware_at: Date;
  cyber: 'unjudged' | 'significant' | 'not_significant';
  personal_data: 'unjudged' | 'high_risk' | 'risk' | 'no_risk' | 'none';
};
export type Sent = { kind: NoticeKind; sent_at: Date };

export type Clock = {
  kind: NoticeKind;
  due: Date;
  sent: Date | null;
  /** While it is not judged whether the report is owed, the clock runs all the same. */
  certain: boolean;
  /** calm: more than a third of the time is left, and over six hours; soon: less; late: past; done: sent in time; done_late. */
  state: 'calm' | 'soon' | 'late' | 'done' | 'done_late';
  /** Whole hours left; negative when past, -1 at once. */
  hours: number;
};

const HOUR = 3_600_000;
const months = (at: Date, n: number): Date =>
  DateTime.fromJSDate(at, { zone: 'Europe/Stockholm' }).plus({ months: n }).toJSDate();

/** Those that run for this incident, in the order they fall due. None for what is judged to need no report. */
export function clocksOf({ aware_at, cyber, personal_data }: Judged, sent: readonly Sent[], now = new Date()): Clock[] {
  const told = new Map(sent.map((one) => [one.kind, one.sent_at]));
  const after = (hours: number) => new Date(aware_at.getTime() + hours * HOUR);
  const notification = after(72);
  // From the notification; a late one does not buy more time.
  const last = new Date(Math.min(told.get('notification')?.getTime() ?? notification.getTime(), notification.getTime()));
  const due: Record<NoticeKind, Date> = {
    early_notice: after(24),
    notification,
    data_breach: after(72),
    final_report: months(last, 1),
  };
  const owed = (kind: NoticeKind) =>
    told.has(kind) ||
    (kind === 'data_breach' ? personal_data !== 'no_risk' && personal_data !== 'none' : cyber !== 'not_significant');
  return kinds
    .filter(owed)
    .map((kind) =>
      clock(
        kind,
        aware_at,
        due[kind],
        told.get(kind) ?? null,
        now,
        kind === 'data_breach' ? personal_data !== 'unjudged' : cyber !== 'unjudged',
      ),
    )
    .sort((a, b) => a.due.getTime() - b.due.getTime() || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function clock(kind: NoticeKind, from: Date, due: Date, sent: Date | null, now: Date, certain: boolean): Clock {
  const left = due.getTime() - now.getTime();
  const hours = left >= 0 ? Math.floor(left / HOUR) : -Math.max(1, Math.floor(-left / HOUR));
  const soon = left < Math.max(6 * HOUR, (due.getTime() - from.getTime()) / 3);
  const state = sent ? (sent > due ? 'done_late' : 'done') : left < 0 ? 'late' : soon ? 'soon' : 'calm';
  return { kind, due, sent, certain, state, hours };
}
