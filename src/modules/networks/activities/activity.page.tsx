import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, Confirm, DateField, ErrorSummary, Facts, Form, Page, Radios, Section, TextArea } from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import { type Activity, type ActivityChange, activityStates } from './activities.queries.ts';
import { ActivityMark, NextStep, sayOwner, sayTitle } from './activity-list.tsx';
import { t } from './texts.ts';

type Props = { activity: Activity; changes: readonly ActivityChange[]; form: FormState };

export function ActivityPage({ activity, changes, form }: Props) {
  const { id, network_id, network, due_on, decision_id, moves, withdrawn_at, takes_away } = activity;
  return (
    <Page
      title={sayTitle(activity)}
      tab={t.title()}
      trail={networkTrail({ id: network_id, name: network }, [{ href: `/networks/${network_id}/activities`, label: t.title() }])}
      action={<NextStep activity={activity} />}
    >
      <ErrorSummary form={form} />
      {withdrawn_at && <p>{t.withdrawnWords({ day: formatDate(withdrawn_at) })}</p>}
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
              <Note activity={id} change={change} />
            </li>
          ))}
        </ol>
      </Section>
      {takes_away && !withdrawn_at && (
        <Confirm
          label={t.withdraw()}
          question={t.withdrawAsk()}
          yes={t.withdrawYes()}
          action={`/networks/activities/${id}/withdraw`}
        />
      )}
    </Page>
  );
}

/** What was said about a change, with the way to take it away. */
function Note({ activity, change }: { activity: string; change: ActivityChange }) {
  const { id, note, withdrawn_at, takes_away } = change;
  if (withdrawn_at) return <p class="question-soft">{t.noteWithdrawn({ day: formatDate(withdrawn_at) })}</p>;
  if (!note) return null;
  return (
    <>
      <p>{note}</p>
      {takes_away && (
        <Confirm
          label={t.withdrawNote()}
          question={t.withdrawNoteAsk()}
          yes={t.withdrawYes()}
          action={`/networks/activities/${activity}/changes/${id}/withdraw`}
        />
      )}
    </>
  );
}
