import { formatDay } from '#platform/i18n/dates.ts';
import { Button, Section, State } from '#platform/ui/index.ts';
import { t as meeting } from '../meetings/texts.ts';
import type { Preview, PreviewDay } from './preview-series.ts';
import { sayMonth } from './say-series.ts';
import { t } from './texts.ts';

/** So many days are shown at once; the rest lie folded. */
const SHOWN = 12;

/** The days of a series that is not laid in yet, how many are written to, and the button that does it. */
export function PreviewPart({ preview, callDays }: { preview: Preview; callDays: number }) {
  const { days, meetings, soon, members, seen } = preview;
  const [first, rest] = [days.slice(0, SHOWN), days.slice(SHOWN)];
  return (
    <Section title={t.previewTitle()} lead={t.previewLead({ n: meetings })}>
      <ul class="meeting-list">{first.map(row)}</ul>
      {rest.length > 0 && (
        <details class="more">
          <summary>{t.previewMore({ n: rest.length })}</summary>
          <ul class="meeting-list">{rest.map(row)}</ul>
        </details>
      )}
      <p>
        {t.previewLetter({ n: members })}{' '}
        {soon > 0 ? t.previewSoon({ n: soon, days: callDays }) : t.previewLater({ days: callDays })} {t.previewChange()}
      </p>
      <Button name="seen" value={seen}>
        {t.make()}
      </Button>
    </Section>
  );
}

const row = ({ day, holiday, falls }: PreviewDay) => (
  <li class={falls ? 'network-soft' : undefined}>
    <span>{formatDay(day)}</span>
    {falls ? (
      <span>{falls === 'rests' ? t.falls_rests({ month: sayMonth(Number(day.slice(5, 7))) }) : t[`falls_${falls}`]()}</span>
    ) : (
      holiday && <State kind="waiting">{meeting[`holiday_${holiday}`]()}</State>
    )}
  </li>
);
