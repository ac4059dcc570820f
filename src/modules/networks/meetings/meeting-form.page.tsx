import type { FormState } from '#platform/http/form-state.ts';
import { formatDay, localDate } from '#platform/i18n/dates.ts';
import { Button, DateField, ErrorSummary, Field, Fieldset, Form, Page, TextArea, TimeField } from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Meeting } from './meetings.queries.ts';
import { t } from './texts.ts';

type Props = { form: FormState; network: { id: string; name: string } } & ({ id: string } | { meeting: Meeting });

/** A single meeting, or one that is moved. */
export function MeetingFormPage(props: Props) {
  const { form, network } = props;
  const meeting = 'meeting' in props ? props.meeting : null;
  const trail = networkTrail(
    network,
    meeting ? [{ label: formatDay(meeting.starts_at), href: `/networks/meetings/${meeting.id}` }] : [],
  );
  return (
    <Page title={meeting ? t.editTitle() : t.newTitle()} lead={meeting ? t.editLead() : t.newLead()} trail={trail}>
      <ErrorSummary form={form} />
      <Form
        action={meeting ? `/networks/meetings/${meeting.id}/edit` : `/networks/${network.id}/meetings`}
        hidden={
          meeting
            ? { day_was: localDate(meeting.starts_at), answer_was: meeting.answer_by ?? '' }
            : 'id' in props
              ? { id: props.id }
              : {}
        }
        offerAgain
      >
        <DateField name="day" label={t.day()} form={form} required />
        <Fieldset label={t.time()}>
          <TimeField name="from" label={t.from()} form={form} required />
          <TimeField name="to" label={t.to()} form={form} required />
        </Fieldset>
        {meeting && <TextArea name="reason" label={t.moveReason()} help={t.reasonHelp()} rows={2} maxlength={500} form={form} />}
        <WhereFields form={form} />
        <Field name="host" label={t.host()} help={t.hostHelp()} maxlength={120} form={form} />
        <DateField name="answer_by" label={t.lastDay()} help={meeting ? t.lastDayMoves() : t.lastDayHelp()} form={form} />
        <Button>{meeting ? t.save() : t.plan()}</Button>
      </Form>
    </Page>
  );
}

export const WhereFields = ({ form }: { form: FormState }) => (
  <>
    <Field name="title" label={t.titleLabel()} help={t.titleHelp()} maxlength={200} form={form} />
    <Field name="place" label={t.place()} maxlength={200} form={form} />
    <Field name="online_link" label={t.link()} help={t.linkHelp()} type="url" maxlength={500} form={form} />
  </>
);
