import { emptyForm, type FormState, filled } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, Confirm, DateField, ErrorSummary, Facts, Form, Page, Radios, Section, TextArea } from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import { type Activity, type ActivityChange, activityStates, type Owner } from './activities.queries.ts';
import { ActivityMark, NextStep, sayOwner, sayTitle } from './activity-list.tsx';
import { HandOverPart } from './hand-over-part.tsx';
import { t } from './texts.ts';

type Props = {
  activity: Activity;
  changes: readonly ActivityChange[];
  /** Whom it can be handed over to, for who may. */
  owners: readonly Owner[];
  refused: { form: FormState; which: 'move' | 'owner' } | null;
};

export function ActivityPage({ activity, changes, owners, refused }: Props) {
  const { id, network_id, network, due_on, decision_id, moves, withdrawn_at, takes_away, hands_over } = activity;
  const { state, owner_id, owner_function } = activity;
  const form = refused?.which === 'move' ? refused.form : filled({ state, due_on });
  const owns = refused?.which === 'owner' ? refused.form : filled({ owner: owner_id ?? '', owner_function });
  return (
    <Page
      title={sayTitle(activity)}
      tab={t.title()}
      trail={networkTrail({ id: network_id, name: network }, [{ href: `/networks/${network_id}/activities`, label: t.title() }])}
      action={<NextStep activity={activity} />}
    >
      <ErrorSummary form={refused?.form ?? emptyForm} prefix={refused?.which === 'owner' ? 'owner' : undefined} />
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
          {hands_over && <HandOverPart activity={activity} owners={owners} form={owns} open={refused?.which === 'owner'} />}
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
              {sayNewOwner(change) && <p>{t.ownerNow({ name: sayNewOwner(change) })}</p>}
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

const sayNewOwner = ({ owner, owner_id, owner_function }: ActivityChange): string =>
  owner_function === null ? '' : sayOwner({ owner, owner_id, owner_function });

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
          yes={t.withdrawNoteYes()}
          action={`/networks/activities/${activity}/changes/${id}/withdraw`}
        />
      )}
    </>
  );
}
