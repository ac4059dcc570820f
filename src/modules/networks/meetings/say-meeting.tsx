import { formatDay, formatSpan, isoWeek, localDate } from '#platform/i18n/dates.ts';
import { State } from '#platform/ui/index.ts';
import { holidayOf } from '../series/holidays.ts';
import type { Meeting } from './meetings.queries.ts';
import { t } from './texts.ts';

/** tis 10 nov 2026 13.00–15.00, v. 46 */
export const sayWhen = ({ starts_at, ends_at }: Pick<Meeting, 'starts_at' | 'ends_at'>): string =>
  t.whenWeek({ when: formatSpan(starts_at, ends_at), week: isoWeek(starts_at) });

export const sayHoliday = ({ starts_at }: Pick<Meeting, 'starts_at'>): string => {
  const holiday = holidayOf(localDate(starts_at));
  return holiday ? t[`holiday_${holiday}`]() : '';
};

/** Where a meeting stands for the reader: cancelled, moved, what she answered. */
export function MeetingState({ meeting }: { meeting: Meeting }) {
  const { cancelled_at, moved_from, my_answer, member, answers_over, answer_by, over, minutes_state, called } = meeting;
  if (cancelled_at) return <State kind="late">{t.stateCancelled()}</State>;
  if (over)
    return minutes_state === 'approved' ? (
      <State kind="done">{t.stateMinutes()}</State>
    ) : (
      <State kind="neutral">{t.stateHeld()}</State>
    );
  if (!member || (!called && !my_answer)) return moved_from ? <State kind="info">{t.stateMoved()}</State> : null;
  if (my_answer) return <State kind={my_answer === 'no' ? 'neutral' : 'done'}>{t[`mine_${my_answer}`]()}</State>;
  if (answers_over) return <State kind="neutral">{t.noAnswer()}</State>;
  return <State kind="waiting">{answer_by ? t.answerBy({ day: formatDay(answer_by) }) : t.answerNow()}</State>;
}

/** Rows of a list of meetings, each a link. */
export const MeetingRows = ({ meetings }: { meetings: readonly Meeting[] }) => (
  <ul class="meeting-list">
    {meetings.map((meeting) => (
      <li>
        <div>
          <a href={`/networks/meetings/${meeting.id}`}>{sayWhen(meeting)}</a>
          <p class="network-soft">
            {[meeting.own_title, meeting.place, meeting.host && t.hostIs({ host: meeting.host }), sayHoliday(meeting)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <MeetingState meeting={meeting} />
      </li>
    ))}
  </ul>
);
