import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, DateField, Field, Form, PostButton, Section, State, Table } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import type { Incident, Measure } from './incidents.queries.ts';
import { t } from './texts.ts';

type Props = { incident: Incident; measures: readonly Measure[]; form: FormState; measure: string };

export function MeasuresSection({ incident, measures, form, measure }: Props) {
  return (
    <Section title={t.measures()}>
      {measures.length > 0 && (
        <Table
          caption={t.measures()}
          captionHidden
          columns={[{ label: t.colMeasure() }, { label: t.colState() }, { label: t.colDo(), hidden: true }]}
          rows={measures.map((one) => [
            one.what,
            <MeasureState one={one} />,
            one.done_at || incident.closed_at ? null : (
              <PostButton action={`/incidents/${incident.id}/measures/${one.id}/done`} label={t.markDone()} />
            ),
          ])}
        />
      )}
      {!incident.closed_at && (
        <details class="more" open={form.values['what'] !== undefined || measures.length === 0}>
          <summary>{t.newMeasure()}</summary>
          <Form action={`/incidents/${incident.id}/measures`} hidden={{ measure }}>
            <Field name="what" label={t.measureWhat()} required maxlength={500} form={form} />
            <DateField name="due" label={t.measureDue()} form={form} />
            <Button variant="secondary">{t.addMeasure()}</Button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function MeasureState({ one: { done_at, done_by, due_on, late } }: { one: Measure }) {
  if (done_at) return <State kind="done">{t.doneBy({ when: formatWhen(done_at), who: sayWho(done_by) })}</State>;
  if (!due_on) return <State kind="neutral">{t.noDay()}</State>;
  const day = formatDate(due_on);
  return late ? <State kind="late">{t.measureLate({ day })}</State> : <State kind="waiting">{t.measureBy({ day })}</State>;
}
