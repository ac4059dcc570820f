import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { ErrorSummary, Notice, Page, Section } from '#platform/ui/index.ts';
import { type Period, sayPeriod } from './period.ts';
import type { TalkUnit, Told } from './talks.queries.ts';
import { t } from './texts.ts';
import { TickForm } from './tick-form.tsx';
import { talksTrail } from './trail.ts';

type Props = { unit: TalkUnit; period: Period; form: FormState /** Somebody ticked meanwhile. */; conflict?: boolean };

/** One unit and half-year: what was told, and by whom it was changed. */
export function TalkUnitPage({ unit, period, form, conflict = false }: Props) {
  const [last] = unit.told;
  return (
    <Page title={t.unitTitle({ unit: unit.name, period: sayPeriod(period) })} lead={t.unitLead()} trail={talksTrail(true)}>
      {conflict && last && (
        <Notice kind="waiting" title={t.meanwhileTitle()}>
          <p>{t.meanwhile({ held: last.held, asked: last.asked })}</p>
        </Notice>
      )}
      <ErrorSummary form={form} />
      <TickForm unit={unit.id} period={period} seen={last?.number ?? 0} form={form} autofocus />
      {unit.told.length > 0 && (
        <Section title={t.history()}>
          <ol class="talks-history">
            {unit.told.map((told) => (
              <li>
                {sayTold(told)}
                <span class="talks-soft">{t.byWhom({ when: formatWhen(told.ticked_at), who: told.who ?? t.someHead() })}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </Page>
  );
}

const sayTold = ({ held, asked, meeting_on, attended }: Told): string =>
  t.historyLine({ held, asked }) + (meeting_on ? t.historyMeeting({ day: formatDate(meeting_on), n: attended ?? 0 }) : '');
