import type { Child } from 'hono/jsx';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  addressWith,
  type Cell,
  Empty,
  Figure,
  LinkButton,
  Page,
  SeatPicture,
  Section,
  State,
  Table,
} from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import { sayRoom } from '../occasions/say-kept.ts';
import { pictured } from '../occasions/say-seats.ts';
import { formatDeadline } from './deadline.ts';
import { describeKept } from './kept-words.ts';
import type { Participant, Participants } from './participants.queries.ts';
import { describeState } from './state-words.ts';
import { t } from './texts.ts';

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
      <Figure sentence={sayRoom(counts, all.parts.length > 0)}>
        <SeatPicture {...pictured(counts)} />
      </Figure>
      <Group
        title={t.placedTitle({ n: all.placed.length })}
        people={all.placed}
        empty={<Empty title={t.nobodyPlaced()} body={t.nobodyPlacedBody()} />}
      />
      <Group title={t.offeredTitle({ n: all.offered.length })} people={all.offered} last={answerBy()} />
      <Group title={t.queueTitle({ n: all.waiting.length })} lead={whyTheyWait(all)} people={all.waiting} />
      <Group title={t.restingListTitle({ n: all.resting.length })} lead={t.restingLead()} people={all.resting} />
      <Group title={t.requestedListTitle({ n: all.requested.length })} people={all.requested} />
      <Group title={t.interestedListTitle({ n: all.interested.length })} people={all.interested} />
      {children}
      {all.ended.length > 0 && (
        <details class="more">
          <summary>{t.endedTitle({ n: all.ended.length })}</summary>
          <People title={t.endedTitle({ n: all.ended.length })} people={all.ended} last={ending()} />
        </details>
      )}
      <p>
        <a href={addressWith({ format: 'csv' })}>{t.exportCsv()}</a>
      </p>
    </Page>
  );
}

type LastColumn = { label: string; cell: (person: Participant) => Cell };

const answerBy = (): LastColumn => ({
  label: t.colAnswerBy(),
  cell: ({ expires_at }) => (expires_at ? formatDeadline(expires_at) : null),
});

const ending = (): LastColumn => ({
  label: t.colState(),
  cell: (person) => {
    const { kind, text } = describeState(person);
    return (
      <>
        <State kind={kind}>{text}</State>
        {person.reason && `: ${person.reason}`}
      </>
    );
  },
});

function whyTheyWait(all: Participants): string {
  if (all.begun) return t.whyQueueStarted();
  if (all.final_call_at) return t.whyQueueCall();
  const free = all.counts.seats - all.counts.placed - all.counts.offered;
  return free > 0 && all.kept.length > 0 ? t.whyQueueKept({ kept: all.kept.map(describeKept).join(', ') }) : t.whyQueueFull();
}

type PeopleProps = { title: string; people: readonly Participant[]; last?: LastColumn; empty?: Child };

/** One part of the list under its heading; nothing where nobody is and nothing need be said of it. */
function Group({ lead, ...people }: PeopleProps & { lead?: string }) {
  if (people.people.length === 0 && !people.empty) return null;
  return (
    <Section title={people.title} lead={lead}>
      <People {...people} />
    </Section>
  );
}

/** Someone with protected identity is in the list by her seat alone. */
export const participantName = ({ name, protected: hidden }: Pick<Participant, 'name' | 'protected'>): string =>
  name ?? (hidden ? t.protectedParticipant() : t.nameHidden());

/** What one does with somebody (remove her, answer for her) is done on her entry's page, behind the name. */
function People({ title, people, last, empty }: PeopleProps) {
  return (
    <div class="participants">
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: t.colName() },
          { label: t.colNumber(), numeric: true },
          { label: t.colEmployer() },
          { label: t.colUnit() },
          { label: t.colProfession() },
          { label: last?.label ?? t.colSignedUp() },
        ]}
        rows={people.map((person) => [
          <a href={`/training/enrolments/${person.id}`}>{participantName(person)}</a>,
          person.number,
          person.protected ? t.protectedPerson() : person.employer,
          person.left && !person.protected ? t.hasLeft() : person.unit,
          person.profession,
          last ? last.cell(person) : formatDate(person.signed_up_at),
        ])}
        {...(empty ? { empty } : {})}
      />
    </div>
  );
}
