import type { Child } from 'hono/jsx';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  addressWith,
  type Cell,
  Confirm,
  Empty,
  Figure,
  LinkButton,
  Page,
  SeatPicture,
  Section,
  State,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import { pictured } from '../occasions/say-seats.ts';
import { formatDeadline } from './deadline.ts';
import type { Participant, Participants } from './participants.queries.ts';
import { describeState } from './state-words.ts';
import { t } from './texts.ts';
import { describeKept } from './why.tsx';

type ParticipantsPageProps = {
  all: Participants;
  /** For those who plan: finding and adding people, and inviting organisations. */
  children?: Child;
};

/** Everyone in an occasion: who has a seat, who is offered one, the queue in its order and why it waits. */
export function ParticipantsPage({ all, children }: ParticipantsPageProps) {
  const { counts } = all;
  const at = `/training/occasions/${all.id}`;
  return (
    <Page
      title={t.participantsTitle()}
      lead={`${all.label ? `${all.title}, ${all.label}` : all.title}. ${describeOccasion(all.parts)}`}
      trail={[{ href: at, label: all.title }]}
      action={<LinkButton href={addressWith({ format: 'xlsx' })}>{t.exportExcel()}</LinkButton>}
      wide
      shy
    >
      <Figure
        sentence={t.participantsSentence({
          placed: counts.placed,
          seats: counts.seats,
          offered: counts.offered,
          waiting: counts.waiting,
        })}
      >
        <SeatPicture {...pictured(counts)} />
      </Figure>
      <Section title={t.placedTitle({ n: all.placed.length })}>
        <People all={all} people={all.placed} empty={<Empty title={t.nobodyPlaced()} body={t.nobodyPlacedBody()} />} />
      </Section>
      {all.offered.length > 0 && (
        <Section title={t.offeredTitle({ n: all.offered.length })}>
          <People all={all} people={all.offered} last={{ label: t.colAnswerBy(), cell: answerBy }} />
        </Section>
      )}
      {all.waiting.length > 0 && (
        <Section title={t.queueTitle({ n: all.waiting.length })} lead={whyTheyWait(all)}>
          <People all={all} people={all.waiting} />
        </Section>
      )}
      {all.resting.length > 0 && (
        <Section title={t.restingListTitle({ n: all.resting.length })} lead={t.restingLead()}>
          <People all={all} people={all.resting} />
        </Section>
      )}
      {all.requested.length > 0 && (
        <Section title={t.requestedListTitle({ n: all.requested.length })}>
          <People all={all} people={all.requested} />
        </Section>
      )}
      {all.interested.length > 0 && (
        <Section title={t.interestedListTitle({ n: all.interested.length })}>
          <People all={all} people={all.interested} />
        </Section>
      )}
      {children}
      {all.ended.length > 0 && (
        <details class="more">
          <summary>{t.endedTitle({ n: all.ended.length })}</summary>
          <People all={all} people={all.ended} last={{ label: t.colState(), cell: ending }} />
        </details>
      )}
      <p>
        <a href={addressWith({ format: 'csv' })}>{t.exportCsv()}</a>
      </p>
    </Page>
  );
}

const answerBy = (person: Participant): Cell => (person.expires_at ? formatDeadline(person.expires_at) : null);
const ending = (person: Participant): Cell => {
  const { kind, text } = describeState(person);
  return (
    <>
      <State kind={kind}>{text}</State>
      {person.reason && `: ${person.reason}`}
    </>
  );
};

function whyTheyWait(all: Participants): string {
  if (all.begun) return t.whyQueueStarted();
  if (all.final_call_at) return t.whyQueueCall();
  const free = all.counts.seats - all.counts.placed - all.counts.offered;
  return free > 0 && all.kept.length > 0 ? t.whyQueueKept({ kept: all.kept.map(describeKept).join(', ') }) : t.whyQueueFull();
}

type PeopleProps = {
  all: Participants;
  people: readonly Participant[];
  last?: { label: string; cell: (person: Participant) => Cell };
  empty?: Child;
};

function People({ all, people, last, empty }: PeopleProps) {
  const removes =
    all.plans && people.some(({ state }) => !['withdrawn', 'declined', 'refused', 'removed', 'cancelled'].includes(state));
  return (
    <Table
      caption={t.participantsTitle()}
      captionHidden
      columns={[
        { label: t.colName() },
        { label: t.colNumber(), numeric: true },
        { label: t.colEmployer() },
        { label: t.colUnit() },
        { label: t.colProfession() },
        { label: t.colSignedUp() },
        ...(last ? [{ label: last.label }] : []),
        ...(removes ? [{ label: t.colDo(), hidden: true }] : []),
      ]}
      rows={people.map((person) => [
        <a href={`/training/enrolments/${person.id}`}>{person.name ?? t.nameHidden()}</a>,
        person.number,
        person.protected ? t.protectedPerson() : person.employer,
        person.left && !person.protected ? t.hasLeft() : person.unit,
        person.profession,
        formatDate(person.signed_up_at),
        ...(last ? [last.cell(person)] : []),
        ...(removes ? [<Remove person={person} />] : []),
      ])}
      {...(empty ? { empty } : {})}
    />
  );
}

function Remove({ person }: { person: Participant }) {
  return (
    <Confirm
      label={t.remove()}
      question={t.removeQuestion({ name: person.name ?? t.nameHidden() })}
      yes={t.removeYes()}
      action={`/training/enrolments/${person.id}/remove`}
    >
      <TextArea name="reason" label={t.reasonLabel()} help={t.reasonHelp()} rows={2} maxlength={500} required />
    </Confirm>
  );
}
