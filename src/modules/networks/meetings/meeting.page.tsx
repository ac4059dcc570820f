import type { FormState } from '#platform/http/form-state.ts';
import { emptyForm } from '#platform/http/form-state.ts';
import { formatDate, formatDay, formatTime, formatWhen } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import {
  ButtonRow,
  Confirm,
  ErrorSummary,
  Facts,
  LinkButton,
  Notice,
  Page,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import { AgendaPart } from '../agenda/agenda-part.tsx';
import type { Decision } from '../decisions/decisions.queries.ts';
import { DecisionsPart } from '../decisions/decisions-part.tsx';
import type { Minutes } from '../minutes/minutes.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { SignUpPart } from '../sign-ups/sign-up-part.tsx';
import type { Attending, Guest, Item, Meeting } from './meetings.queries.ts';
import { sayHoliday, sayWhen } from './say-meeting.tsx';
import { t } from './texts.ts';

type Props = {
  meeting: Meeting;
  agenda: readonly Item[];
  people: readonly Attending[];
  guests: readonly Guest[];
  minutes: Minutes | null;
  decisions: readonly Decision[];
  /** May the reader approve the minutes? */
  approves: boolean;
  /** Coming meetings to change hosts with. */
  others: readonly Meeting[];
  itemId: string;
  decisionId: string;
  form?: FormState;
  which?: 'item' | 'cancel' | 'decision';
};

/** One meeting: when and where, what is on the agenda, who comes, what was said and decided. */
export function MeetingPage(props: Props) {
  const { meeting, agenda, people, guests, minutes, decisions, form = emptyForm, which } = props;
  const { id, network_id, network, keeps, cancelled_at, begun, over } = meeting;
  const on = !cancelled_at && !meeting.closed;
  return (
    <Page
      title={meeting.title}
      lead={sayWhen(meeting)}
      trail={networkTrail({ id: network_id, name: network })}
      action={keeps && on && !begun ? <LinkButton href={`/networks/meetings/${id}/edit`}>{t.edit()}</LinkButton> : null}
    >
      <ErrorSummary form={form} prefix={which} />
      <Told meeting={meeting} />
      <Facts
        items={[
          { term: t.place(), value: meeting.place },
          { term: t.link(), value: meeting.online_link ? <a href={meeting.online_link}>{meeting.online_link}</a> : null },
          { term: t.host(), value: meeting.host },
          { term: t.holiday(), value: sayHoliday(meeting) },
          { term: t.lastDay(), value: meeting.answer_by && !begun ? formatDay(meeting.answer_by) : null },
        ]}
      />
      {on && <SignUpPart meeting={meeting} people={people} />}
      <AgendaPart meeting={meeting} agenda={agenda} itemId={props.itemId} form={which === 'item' ? form : emptyForm} />
      {begun && on && <Came meeting={meeting} people={people} guests={guests} />}
      {on && (begun || minutes || decisions.length > 0) && (
        <MinutesPart meeting={meeting} minutes={minutes} approves={props.approves} />
      )}
      {on && (begun || decisions.length > 0) && (
        <DecisionsPart {...{ meeting, decisions, people }} id={props.decisionId} form={which === 'decision' ? form : emptyForm} />
      )}
      {keeps && on && !over && !begun && (
        <Acts meeting={meeting} others={props.others} form={which === 'cancel' ? form : emptyForm} open={which === 'cancel'} />
      )}
    </Page>
  );
}

function Told({ meeting }: { meeting: Meeting }) {
  if (meeting.cancelled_at)
    return (
      <Notice kind="late" title={t.isCancelled()}>
        <p>{meeting.cancel_reason}</p>
      </Notice>
    );
  if (!meeting.moved_from) return null;
  return (
    <Notice kind="info" title={t.wasMoved({ when: formatWhen(meeting.moved_from) })}>
      <p>{meeting.move_reason}</p>
    </Notice>
  );
}

function Came({ meeting, people, guests }: { meeting: Meeting; people: readonly Attending[]; guests: readonly Guest[] }) {
  const came = people.filter((one) => one.came);
  const number = guests.reduce((sum, guest) => sum + guest.number, 0);
  return (
    <Section
      title={t.attendance()}
      lead={
        meeting.attendance_at
          ? [t.cameLead({ n: came.length }), number > 0 ? t.cameGuests({ n: number }) : ''].filter(Boolean).join(' ')
          : meeting.minutes_state === 'approved'
            ? t.neverNoted()
            : t.notNoted()
      }
      action={
        meeting.keeps && meeting.minutes_state !== 'approved' ? (
          <LinkButton href={`/networks/meetings/${meeting.id}/attendance`}>{t.noteAttendance()}</LinkButton>
        ) : null
      }
    >
      {meeting.attendance_at && (
        <ul class="meeting-people">
          {came.map(({ name, stands_for }) => (
            <li>{[name ?? t.nameHidden(), stands_for].filter(Boolean).join(', ')}</li>
          ))}
          {guests.map((guest) => (
            <li>{t.guestsOf({ n: guest.number, who: guest.stands_for })}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function MinutesPart({ meeting, minutes, approves }: { meeting: Meeting; minutes: Minutes | null; approves: boolean }) {
  const at = `/networks/meetings/${meeting.id}/minutes`;
  const lead = !minutes
    ? t.minutesNone()
    : minutes.approved_at
      ? t.minutesApprovedOn({ day: formatDate(minutes.approved_at), who: minutes.approver ?? t.someone() })
      : t.minutesDraft({ when: `${formatDate(minutes.written_at)} ${formatTime(minutes.written_at)}` });
  return (
    <Section title={t.minutes()} lead={lead}>
      {minutes?.approved_at && <Prose text={minutes.body} under={2} prefix="minutes-" />}
      <ButtonRow>
        {!minutes?.approved_at && <LinkButton href={`${at}/edit`}>{minutes ? t.writeOn() : t.write()}</LinkButton>}
        {minutes && (
          <LinkButton href={at}>{minutes.approved_at ? t.readWhole() : approves ? t.readApprove() : t.read()}</LinkButton>
        )}
      </ButtonRow>
    </Section>
  );
}

function Acts({ meeting, others, form, open }: { meeting: Meeting; others: readonly Meeting[]; form: FormState; open: boolean }) {
  const at = `/networks/meetings/${meeting.id}`;
  const swaps = others.filter((one) => one.id !== meeting.id && one.host && one.host !== meeting.host);
  return (
    <ButtonRow>
      {meeting.host && swaps.length > 0 && (
        <Confirm label={t.swap()} question={t.swapQuestion()} yes={t.swapYes()} action={`${at}/host`} variant="primary">
          <Select
            name="with"
            label={t.swapWith()}
            options={swaps.map((one) => ({ value: one.id, label: `${sayWhen(one)}, ${one.host}` }))}
            required
          />
        </Confirm>
      )}
      <Confirm
        label={t.cancel()}
        question={t.cancelQuestion()}
        yes={t.cancelYes()}
        action={`${at}/cancel`}
        prefix="cancel"
        open={open}
      >
        <TextArea name="reason" label={t.cancelReason()} help={t.reasonHelp()} rows={2} maxlength={500} form={form} required />
      </Confirm>
    </ButtonRow>
  );
}
