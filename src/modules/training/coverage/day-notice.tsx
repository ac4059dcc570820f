import { formatDate, localDate } from '#platform/i18n/dates.ts';
import { asked, Notice } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** Says when the day asked for is not the day counted, and what a day to come leaves out. */
export function DayNotice({ on }: { on: string }) {
  const typed = asked('on');
  const words =
    typed && typed !== on
      ? t.dayRefused({ on: formatDate(on) })
      : on > localDate(new Date())
        ? t.dayToCome({ on: formatDate(on) })
        : null;
  return words ? (
    <Notice kind="waiting">
      <p>{words}</p>
    </Notice>
  ) : null;
}
