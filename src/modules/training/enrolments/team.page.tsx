import { formatDate } from '#platform/i18n/dates.ts';
import {
  ButtonRow,
  Confirm,
  Empty,
  LinkButton,
  Notice,
  Page,
  PostButton,
  Section,
  State,
  type StateKind,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { trainingTabs } from '../courses/tabs.ts';
import { describeResult, type PersonResult } from './sign-up-people.ts';
import { SignUpPeople, type SignUpPeopleProps } from './sign-up-people.tsx';
import { describeState } from './state-words.ts';
import type { TeamEntry } from './team.queries.ts';
import { t } from './texts.ts';

/** A manager's page: what waits for her yes, whom she signs up, who is signed up. */
export function TeamPage({ entries, signUp }: { entries: readonly TeamEntry[]; signUp: SignUpPeopleProps }) {
  const requests = entries.filter(({ state }) => state === 'requested');
  const others = entries.filter(({ state }) => state !== 'requested');
  return (
    <Page title={t.teamTitle()} lead={t.teamLead()} tabs={trainingTabs()} shy>
      <Section title={t.approvalsTitle()}>
        {requests.length === 0 ? (
          <Empty title={t.approvalsNone()} body={t.approvalsNoneBody()} />
        ) : (
          <ol class="entries">
            {requests.map((entry) => (
              <Request entry={entry} />
            ))}
          </ol>
        )}
      </Section>
      <Section title={t.signUpTitle()} lead={t.signUpLead()}>
        <SignUpPeople {...signUp} />
      </Section>
      <Section title={t.entriesTitle()}>
        <Table
          caption={t.entriesTitle()}
          captionHidden
          columns={[
            { label: t.colName() },
            { label: t.colUnit() },
            { label: t.colCourse() },
            { label: t.colWhen() },
            { label: t.colState() },
          ]}
          rows={others.map((entry) => [
            <a href={`/training/enrolments/${entry.id}`}>{entry.name}</a>,
            entry.unit,
            courseName(entry),
            entry.starts_at ? formatDate(entry.starts_at) : t.noDate(),
            <EntryState entry={entry} />,
          ])}
          empty={<Empty title={t.entriesNone()} />}
        />
      </Section>
    </Page>
  );
}

const courseName = ({ title, label }: { title: string; label: string }): string => (label ? `${title}, ${label}` : title);

function EntryState({ entry }: { entry: TeamEntry }) {
  const { kind, text } = describeState(entry);
  return <State kind={kind}>{text}</State>;
}

function Request({ entry }: { entry: TeamEntry }) {
  const about = `request-${entry.id}`;
  return (
    <li class="request">
      <div class="entry-words">
        <h3 id={about}>
          <a href={`/training/enrolments/${entry.id}`}>{entry.name}</a>, {courseName(entry)}
        </h3>
        <p class="entry-when">
          {[
            entry.unit,
            entry.starts_at ? formatDate(entry.starts_at) : t.noDate(),
            t.askedAt({ day: formatDate(entry.signed_up_at) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>{entry.free ? t.approvalSeat() : t.approvalQueue({ number: entry.number })}</p>
      </div>
      <ButtonRow>
        <PostButton
          action={`/training/enrolments/${entry.id}/approve`}
          label={t.approve()}
          variant="primary"
          describedBy={about}
        />
        <Confirm
          label={t.refuse()}
          question={t.refuseQuestion({ name: entry.name })}
          yes={t.refuseYes()}
          action={`/training/enrolments/${entry.id}/refuse`}
          prefix={entry.id}
        >
          <TextArea name="reason" label={t.reasonLabel()} help={t.reasonHelp()} rows={2} maxlength={500} required />
        </Confirm>
      </ButtonRow>
    </li>
  );
}

const shapes: Readonly<Record<PersonResult['answer']['outcome'], StateKind>> = {
  placed: 'done',
  waiting: 'waiting',
  requested: 'waiting',
  interested: 'info',
  already: 'neutral',
  clash: 'late',
  refused: 'late',
};

/** What came of signing up several, one by one. Sending the form again changes nothing. */
export function ResultsPage({ results, occasion }: { results: readonly PersonResult[]; occasion: string }) {
  const clashed = results.some(({ answer }) => answer.outcome === 'clash');
  return (
    <Page
      title={t.resultTitle()}
      lead={t.resultLead({ n: results.length })}
      trail={[{ href: '/training/team', label: t.teamTitle() }]}
      shy
    >
      <Table
        caption={t.resultTitle()}
        captionHidden
        columns={[{ label: t.colName() }, { label: t.colResult() }]}
        rows={results.map((result) => [
          result.name,
          <State kind={shapes[result.answer.outcome]}>{describeResult(result)}</State>,
        ])}
      />
      {clashed && <Notice>{t.clashLeadOther()}</Notice>}
      <p>
        <LinkButton href={`/training/team?occasion=${occasion}`}>{t.backToTeam()}</LinkButton>
      </p>
    </Page>
  );
}
