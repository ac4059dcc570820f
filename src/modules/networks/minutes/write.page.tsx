import type { FormState } from '#platform/http/form-state.ts';
import { formatDay, formatWhen } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { Button, ErrorSummary, Form, Notice, Page, Section, Select, TextEditor } from '#platform/ui/index.ts';
import type { Meeting } from '../meetings/meetings.queries.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import type { Face } from '../members/members.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Minutes } from './minutes.queries.ts';
import { t } from './texts.ts';

type Props = {
  meeting: Meeting;
  faces: readonly Face[];
  revision: number;
  form: FormState;
  conflict?: Minutes;
  me: string;
  was: string;
};

/** Where minutes are written; when somebody else has saved meanwhile, with both texts. */
export function WriteMinutesPage({ meeting, faces, revision, form, conflict, me, was }: Props) {
  const trail = networkTrail({ id: meeting.network_id, name: meeting.network }, [
    { label: formatDay(meeting.starts_at), href: `/networks/meetings/${meeting.id}` },
  ]);
  return (
    <Page title={t.writeTitle()} lead={sayWhen(meeting)} trail={trail}>
      {conflict && (
        <Notice kind="waiting" title={conflict.approved_at ? t.conflictApproved() : t.conflictTitle()}>
          <p>
            {conflict.approved_at
              ? t.conflictApprovedBody()
              : t.conflictBody({ who: conflict.writer ?? t.someone(), when: formatWhen(conflict.written_at) })}
          </p>
        </Notice>
      )}
      <ErrorSummary form={form} />
      <Form
        action={`/networks/meetings/${meeting.id}/minutes`}
        hidden={{ revision, approver_was: was }}
        keep={t.keep()}
        offerAgain
      >
        <TextEditor name="body" label={t.body()} help={t.bodyHelp()} rows={22} maxlength={100_000} form={form} required />
        <Select
          name="approver_id"
          label={t.approver()}
          help={t.approverHelp()}
          empty={t.approverNone()}
          options={faces
            .filter(({ person_id }) => person_id !== me)
            .map(({ person_id, name, stands_for }) => ({
              value: person_id,
              label: [name ?? t.nameHidden(), stands_for].filter(Boolean).join(', '),
            }))}
          form={form}
        />
        {!conflict?.approved_at && <Button>{t.save()}</Button>}
      </Form>
      {conflict && (
        <Section title={t.theirs()}>
          <p>{conflict.approver_id ? t.theirApprover({ who: conflict.asked ?? t.someone() }) : t.theirApproverNone()}</p>
          <Prose text={conflict.body} under={2} prefix="theirs-" />
        </Section>
      )}
    </Page>
  );
}
