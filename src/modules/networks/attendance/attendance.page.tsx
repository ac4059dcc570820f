import type { FormState } from '#platform/http/form-state.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { Button, Checkboxes, ErrorSummary, Form, Page, TextArea } from '#platform/ui/index.ts';
import type { Attending, Meeting } from '../meetings/meetings.queries.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import { t } from '../meetings/texts.ts';
import { networkTrail } from '../networks/trail.ts';

/** Who came: those who said yes are ticked from the start. */
export function AttendancePage({ meeting, people, form }: { meeting: Meeting; people: readonly Attending[]; form: FormState }) {
  const trail = networkTrail({ id: meeting.network_id, name: meeting.network }, [
    { label: formatDay(meeting.starts_at), href: `/networks/meetings/${meeting.id}` },
  ]);
  const options = people
    .filter((one) => one.member || one.came)
    .map(({ person_id, name, stands_for }) => ({
      value: person_id,
      label: [name ?? t.nameHidden(), stands_for].filter(Boolean).join(', '),
    }));
  return (
    <Page title={t.attendance()} lead={sayWhen(meeting)} trail={trail} shy>
      <ErrorSummary form={form} />
      <Form action={`/networks/meetings/${meeting.id}/attendance`}>
        {options.length > 0 && (
          <Checkboxes name="came" label={t.whoCame()} help={t.whoCameHelp()} options={options} form={form} />
        )}
        <TextArea name="guests" label={t.guests()} help={t.guestsHelp()} rows={3} maxlength={4000} form={form} />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}
