import { formatDay, formatTime, localDate } from '#platform/i18n/dates.ts';
import { type Locale, locale } from '#platform/i18n/locale.ts';

const tags: Record<Locale, string> = { sv: 'sv-SE', en: 'en-GB' };
const named = (what: 'weekday' | 'month', at: Date): string =>
  new Intl.DateTimeFormat(tags[locale()], { timeZone: 'Europe/Stockholm', [what]: 'short' }).format(at).replace('.', '');

type Sitting = { starts_at: Date; ends_at: Date; room?: string };

/** When to come, as tear-off leaves of a calendar: the day large, then the time and where. */
export function Sittings({ parts, place }: { parts: readonly Sitting[]; place: string }) {
  return (
    <ol class="sittings">
      {parts.map((part) => (
        <li class={part.ends_at < new Date() ? 'sitting sitting-past' : 'sitting'}>
          <DayLeaf at={part.starts_at} />
          <span class="sitting-words">
            <span class="ds-sr-only">{formatDay(part.starts_at)} </span>
            <strong>
              {formatTime(part.starts_at)}–{formatTime(part.ends_at)}
            </strong>
            <span>{part.room || place}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** One day as a leaf; what it says is read out by the text beside it. */
export function DayLeaf({ at }: { at: Date }) {
  return (
    <span class="leaf" aria-hidden="true">
      <span class="leaf-month">{named('month', at)}</span>
      <span class="leaf-day">{Number(localDate(at).slice(8))}</span>
      <span class="leaf-weekday">{named('weekday', at)}</span>
    </span>
  );
}
