import type { FormState } from '#platform/http/form-state.ts';
import { formatDay, formatTime, localDate, number } from '#platform/i18n/dates.ts';
import { Button, DateField, Field, Form, Notice, Section, State, TimeField } from '#platform/ui/index.ts';
import { type Clock, clocksOf, type NoticeKind } from './clocks.ts';
import { draftOf } from './draft.ts';
import type { Dossier, Incident } from './incidents.queries.ts';
import { t } from './texts.ts';

type Props = { incident: Incident; dossier: Dossier; form: FormState };

/** Both laws' clocks side by side: how long is left in words and shape, the text to send, and the tick when it is sent. */
export function ClocksSection({ incident, dossier, form }: Props) {
  const clocks = clocksOf(incident, dossier.notices);
  return (
    <Section title={t.clocks()} lead={t.clocksLead()}>
      {clocks.length === 0 && <Notice kind="done">{t.noClocks()}</Notice>}
      <ol class="clocks">
        {clocks.map((clock) => (
          <One clock={clock} incident={incident} dossier={dossier} form={form} />
        ))}
      </ol>
    </Section>
  );
}

const shape = { calm: 'info', soon: 'waiting', late: 'late', done: 'done', done_late: 'late' } as const;

export function ClockState({ clock }: { clock: Clock }) {
  return <State kind={shape[clock.state]}>{sayLeft(clock)}</State>;
}

function sayLeft({ state, hours, sent }: Clock): string {
  if (state === 'done') return t.sentInTime();
  if (state === 'done_late' && sent) return t.sentLate();
  const n = Math.abs(hours);
  if (state === 'late') return n < 72 ? t.hoursLate({ n }) : t.daysLate({ n: Math.floor(n / 24) });
  const left = n < 1 ? t.underAnHour() : n < 97 ? t.hoursLeft({ n }) : t.daysLeft({ n: Math.floor(n / 24) });
  return state === 'soon' ? t.hurry({ left }) : left;
}

function One({ clock, incident, dossier, form }: Props & { clock: Clock }) {
  const { kind, due, certain } = clock;
  const notice = dossier.notices.find((one) => one.kind === kind);
  return (
    <li class={`clock clock-${clock.state}`} id={`clock-${kind}`} tabindex={-1}>
      <p class="look-over">{t[`to_${kind}`]()}</p>
      <h3>{t[`kind_${kind}`]()}</h3>
      <p class="clock-left">
        <ClockState clock={clock} />
      </p>
      <p class="look-from">{t.dueBy({ when: `${formatDay(due)}, ${formatTime(due)}` })}</p>
      <p class="look-from">{t[`law_${kind}`]()}</p>
      {!certain && !notice && <p class="look-from">{t.uncertain()}</p>}
      {notice ? (
        <p>
          {t.tickedOff({
            when: `${formatDay(notice.sent_at)}, ${formatTime(notice.sent_at)}`,
            who: notice.entered_by ?? '–',
            reference: notice.reference,
          })}
        </p>
      ) : (
        !incident.closed_at && <Work kind={kind} incident={incident} dossier={dossier} form={form} />
      )}
    </li>
  );
}

function Work({ kind, incident, dossier, form }: Props & { kind: NoticeKind }) {
  return (
    <>
      <details class="more">
        <summary>{t.draft()}</summary>
        <Draft kind={kind} text={draftOf(kind, incident, dossier)} />
      </details>
      <details class="more" open={form.values[`reference-${kind}`] !== undefined}>
        <summary>{t.tick()}</summary>
        <Form action={`/incidents/${incident.id}/notices/${kind}`}>
          <div class="fieldset-fields">
            <DateField name={`day-${kind}`} label={t.sentDay()} required form={form} max={localDate(new Date())} />
            <TimeField name={`time-${kind}`} label={t.time()} required form={form} />
          </div>
          <Field
            name={`reference-${kind}`}
            label={t.reference()}
            help={t.referenceHelp()}
            required
            maxlength={120}
            width="medium"
            form={form}
          />
          <Button variant="secondary">{t.tickNow()}</Button>
        </Form>
      </details>
    </>
  );
}

/** A text to take along to the authority's own form. Without script it can be marked and copied. */
function Draft({ kind, text }: { kind: NoticeKind; text: string }) {
  const id = `draft-${kind}`;
  return (
    <div class="ds-field field copy">
      <label class="ds-label" for={id}>
        {t.draftFor({ what: t[`kind_${kind}`]() })}
      </label>
      <p class="help">{t.draftHelp({ n: number(text.length) })}</p>
      <textarea class="ds-input" id={id} rows={12} readonly>{`\n${text}`}</textarea>
      <button class="ds-button" data-variant="secondary" type="button" data-copy={id} data-copied={t.copied()} hidden>
        {t.copy()}
      </button>
      <span class="ds-sr-only" role="status" />
    </div>
  );
}
