import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, DateField, ErrorSummary, Facts, Form, Page, Radios, Section, TextArea } from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import { type Activity, type ActivityChange, activityStates } from './activities.queries.ts';
import { ActivityMark, NextStep, sayOwner } from './activity-list.tsx';
import { t } from './texts.ts';

type Props = { activity: Activity; changes: readonly ActivityChange[]; form: FormState };

export function ActivityPage({ activity, changes, form }: Props) {
  const { id, network_id, network, title, due_on, decision_id, moves } = activity;
  return (
    <Page
      title={title}
      tab={t.title()}
      trail={networkTrail({ id: network_id, name: network }, [{ href: `/networks/${network_id}/activities`, label: t.title() }])}
      action={<NextStep activity={activity} />}
    >
      <ErrorSummary form={form} />
      <div id={`activity-${id}`}>
        <Facts
          items={[
            { term: t.colState(), value: <ActivityMark activity={activity} /> },
            { term: t.colOwner(), value: sayOwner(activity) },
            { term: t.colDue(), value: formatDate(due_on) },
            { term: t.source(), value: decision_id && <a href={`/networks/decisions/${decision_id}`}>{t.fromDecision()}</a> },
          ]}
        />
      </div>
      {moves && (
        <Section title={t.move()}>
          <Form action={`/networks/activities/${id}`}>
            <Radios
              name="state"
              label={t.colState()}
              options={activityStates.map((value) => ({ value, label: t[value]() }))}
              form={form}
              required
            />
            <DateField name="due_on" label={t.dueOn()} form={form} required />
            <TextArea name="note" label={t.note()} help={t.noteHelp()} rows={3} maxlength={1000} form={form} />
            <Button variant="secondary">{t.saveMove()}</Button>
          </Form>
        </Section>
      )}
      <Section title={t.history()}>
        <ol class="question-list">
          {changes.map((change) => (
            <li>
              <p class="question-facts">
                <ActivityMark activity={{ state: change.state, late: false }} />
                <span>{t.until({ day: formatDate(change.due_on) })}</span>
                <span>{t.changedBy({ name: change.changer ?? t.aMember(), day: formatWhen(change.changed_at) })}</span>
              </p>
              {change.note && <p>{change.note}</p>}
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  );
}
