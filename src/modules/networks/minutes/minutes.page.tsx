import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatDate, formatDay, formatWhen } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import {
  Button,
  ButtonRow,
  Confirm,
  ErrorSummary,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  TextArea,
} from '#platform/ui/index.ts';
import { DecisionList } from '../decisions/decision-list.tsx';
import type { Decision } from '../decisions/decisions.queries.ts';
import type { Attending, Guest, Meeting } from '../meetings/meetings.queries.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import { networkTrail } from '../networks/trail.ts';
import type { Addendum, Minutes } from './minutes.queries.ts';
import { sayCame } from './say-came.ts';
import { t } from './texts.ts';

type Props = {
  meeting: Meeting;
  minutes: Minutes;
  decisions: readonly Decision[];
  addenda: readonly Addendum[];
  people: readonly Attending[];
  guests: readonly Guest[];
  /** May the reader approve them? */
  approves: boolean;
  addendumId: string;
  form?: FormState;
};

/** Minutes as a page to read, and to approve. */
export function MinutesPage(props: Props) {
  const { meeting, minutes, decisions, addenda, people, guests, approves, addendumId, form = emptyForm } = props;
  const at = `/networks/meetings/${meeting.id}/minutes`;
  const nobodyThere = guests.length === 0 && !people.some(({ came }) => came);
  const trail = networkTrail({ id: meeting.network_id, name: meeting.network }, [
    { label: formatDay(meeting.starts_at), href: `/networks/meetings/${meeting.id}` },
  ]);
  return (
    <Page
      title={t.title({ meeting: meeting.title })}
      lead={sayWhen(meeting)}
      trail={trail}
      action={<LinkButton href={`${at}.pdf`}>{t.pdf()}</LinkButton>}
    >
      <ErrorSummary form={form} />
      {minutes.approved_at ? (
        <Notice kind="done">
          {t.approvedOn({ day: formatDate(minutes.approved_at), who: minutes.approver ?? t.someone() })}
        </Notice>
      ) : (
        <Notice kind="waiting" title={t.draft()}>
          <p>{t.draftBody({ when: formatWhen(minutes.written_at), who: minutes.writer ?? t.someone() })}</p>
          {minutes.approver_id && <p>{t.waitsFor({ who: minutes.asked ?? t.someone() })}</p>}
        </Notice>
      )}
      {meeting.attendance_at && <p>{sayCame(people, guests)}</p>}
      <Prose text={minutes.body} under={1} prefix="m-" />
      {decisions.length > 0 && (
        <Section title={t.decisions()}>
          <DecisionList decisions={decisions} />
        </Section>
      )}
      {addenda.length > 0 && (
        <Section title={t.addenda()}>
          {addenda.map((one) => (
            <article class="addendum">
              <p class="network-soft">{formatDate(one.written_at)}</p>
              <Prose text={one.body} under={2} prefix={`a-${one.id}-`} />
            </article>
          ))}
        </Section>
      )}
      {!minutes.approved_at && (
        <ButtonRow>
          {approves && (
            <Confirm
              label={t.approve()}
              question={nobodyThere ? t.approveQuestionNobody() : t.approveQuestion()}
              yes={t.approveYes()}
              action={`${at}/approve`}
              hidden={{ revision: minutes.revision }}
              variant="primary"
            />
          )}
          <LinkButton href={`${at}/edit`}>{t.writeOn()}</LinkButton>
          {nobodyThere && meeting.keeps && meeting.begun && !meeting.closed && (
            <LinkButton href={`/networks/meetings/${meeting.id}/attendance`}>{t.noteAttendance()}</LinkButton>
          )}
        </ButtonRow>
      )}
      {minutes.approved_at && meeting.keeps && !meeting.closed && (
        <details class="more" open={Object.keys(form.errors).length > 0}>
          <summary>{t.correct()}</summary>
          <Form action={`${at}/addendum`} hidden={{ id: addendumId }} offerAgain>
            <TextArea name="body" label={t.addendum()} help={t.addendumHelp()} maxlength={10_000} form={form} required />
            <Button>{t.addAddendum()}</Button>
          </Form>
        </details>
      )}
    </Page>
  );
}
