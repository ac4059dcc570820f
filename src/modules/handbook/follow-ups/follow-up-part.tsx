import { type FormState, named } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, DateField, ErrorSummary, Form, LinkButton, Page, Radios, Section, State, TextArea } from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import type { Version } from '../versions/versions.queries.ts';
import type { FollowUp } from './follow-up.ts';
import { t } from './texts.ts';

type PartProps = { routine: string; followUps: readonly FollowUp[]; due: string | null; today: string; mine: boolean };

/** Whether it has been followed up, what was found, and when the next time is. */
export function FollowUpPart({ routine, followUps, due, today, mine }: PartProps) {
  const action = mine ? <LinkButton href={`/handbook/routines/${routine}/follow-up`}>{t.enter()}</LinkButton> : undefined;
  return (
    <Section title={t.title()} action={action}>
      {due && (
        <p>
          <State kind={due <= today ? 'late' : 'info'}>
            {due <= today ? t.late({ day: formatDate(due) }) : t.due({ day: formatDate(due) })}
          </State>
        </p>
      )}
      {followUps.length === 0 && <p>{t.none()}</p>}
      <ul class="follow-ups">
        {followUps.map(({ followed_up_on, is_used, works, note, version_number, by }) => (
          <li>
            <p class="follow-up-head">{t.head({ day: formatDate(followed_up_on), n: version_number, by: by ?? t.somebody() })}</p>
            <p class="follow-up-marks">
              <State kind={is_used ? 'done' : 'late'}>{is_used ? t.used() : t.notUsed()}</State>{' '}
              <State kind={works ? 'done' : 'late'}>{works ? t.working() : t.notWorking()}</State>
            </p>
            <p class="follow-up-note">{note}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The form: checked that it is used and works, with how that was seen. */
export function FollowUpPage({ version, form, id }: { version: Version; form: FormState; id: string }) {
  const options = [
    { value: 'yes', label: t.yes() },
    { value: 'no', label: t.no() },
  ];
  return (
    <Page title={t.formTitle({ title: version.title })} lead={t.formLead()} trail={routineTrail(version, true)}>
      <ErrorSummary
        form={named(form, {
          ...{ followed_up_on: t.followed_up_on(), is_used: t.is_used(), works: t.works(), note: t.note() },
        })}
      />
      <Form action={`/handbook/routines/${version.routine_id}/follow-up`} hidden={{ id }}>
        <DateField name="followed_up_on" label={t.followed_up_on()} form={form} required />
        <Radios name="is_used" label={t.is_used()} options={options} form={form} required />
        <Radios name="works" label={t.works()} help={t.worksHelp()} options={options} form={form} required />
        <TextArea name="note" label={t.note()} help={t.noteHelp()} rows={6} maxlength={4000} form={form} required />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}
