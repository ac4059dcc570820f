import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  ErrorSummary,
  Facts,
  Field,
  Form,
  Notice,
  Page,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import type { Passage } from '../receipts/passages.ts';
import { routineTrail } from '../routines/trail.ts';
import type { Version } from '../versions/versions.queries.ts';
import { isInDraft, NEW, type Proposal } from './settle.ts';
import { t } from './texts.ts';

type Props = {
  proposal: Proposal;
  /** Where it names none: those it may be taken into. */
  routines: readonly { id: string; label: string }[];
  /** The routine it is for, or that has been chosen for it, with what its draft has or begins with. */
  into: { routine: string; passages: readonly Passage[] } | null;
  form: FormState;
};

/** One proposal: what it says, where it comes from, and what became of it or is to become of it. */
export function ProposalPage({ proposal, routines, into, form }: Props) {
  const { id, routine, routine_id, book, place, text, proposed_at, mine, settled_at, version_number } = proposal;
  const moving = isInDraft(proposal);
  return (
    <Page
      title={routine ? t.title({ routine }) : t.titleNew({ book })}
      lead={sayState(proposal)}
      trail={[{ href: '/handbook', label: t.handbook() }, ...(mine ? [{ href: '/handbook/writing', label: t.writing() }] : [])]}
    >
      <ErrorSummary form={form} />
      <blockquote class="proposal-text">{text}</blockquote>
      <Facts
        items={[
          { term: t.where(), value: place },
          { term: t.source(), value: <Source proposal={proposal} /> },
          { term: t.proposedOn(), value: formatDate(proposed_at) },
          { term: t.routine(), value: routine_id && <a href={`/handbook/routines/${routine_id}`}>{routine}</a> },
        ]}
      />
      {mine && (!settled_at || moving) && (
        <Section
          title={moving ? t.moveTitle() : t.answerTitle()}
          lead={moving ? t.moveLead({ n: version_number ?? 0 }) : t.answerLead()}
        >
          {into ? <TakeForm {...{ proposal, into, form }} /> : <ChooseRoutine {...{ proposal, routines, form }} />}
          <Confirm
            label={t.decline()}
            question={t.declineQuestion()}
            yes={t.declineYes()}
            action={`/handbook/proposals/${id}/decline`}
            open={Boolean(form.errors['note'])}
          >
            <TextArea name="note" label={t.declineWhy()} rows={3} maxlength={1000} form={form} required />
          </Confirm>
        </Section>
      )}
    </Page>
  );
}

/** Everybody who reads the routine is told where it comes from; who may open that is said before she tries. */
const Source = ({ proposal: { source_label, source_href } }: { proposal: Proposal }) =>
  source_href ? (
    <>
      <a href={source_href}>{source_label}</a>
      <span class="proposal-members">{t.membersOnly()}</span>
    </>
  ) : (
    source_label || t.aColleague()
  );

/** What a routine has to choose among is known only when the routine is: first the one, then the other. */
const ChooseRoutine = ({ proposal, routines, form }: Pick<Props, 'proposal' | 'routines' | 'form'>) => (
  <Form action={`/handbook/proposals/${proposal.id}`} method="get">
    <Select
      name="routine_id"
      label={t.intoRoutine()}
      help={t.intoHelp()}
      options={routines.map((one) => ({ value: one.id, label: one.label }))}
      form={form}
      required
    />
    <Button>{t.choosePlace()}</Button>
  </Form>
);

type TakeProps = { proposal: Proposal; into: NonNullable<Props['into']>; form: FormState };

const TakeForm = ({ proposal, into: { routine, passages }, form }: TakeProps) => (
  <Form action={`/handbook/proposals/${proposal.id}/take-in`} hidden={{ routine_id: routine }}>
    <Select
      name="passage"
      label={t.passage()}
      help={t.passageHelp()}
      options={[
        ...passages.map(({ key, kind, label }) => ({ value: key, label, group: kind === 'step' ? t.steps() : t.headings() })),
        { value: NEW, label: t.newPassage() },
      ]}
      form={form}
      required
    />
    <Field name="section" label={t.section()} help={t.sectionHelp()} maxlength={200} form={form} />
    <Button>{isInDraft(proposal) ? t.move() : t.takeIn()}</Button>
  </Form>
);

function sayState({ settled_how, settled_at, version_number: n, version_state, section, settle_note }: Proposal): string {
  if (!settled_at || !settled_how) return t.waits();
  if (settled_how === 'declined') return t.declined({ day: formatDate(settled_at), note: settle_note });
  if (settled_how === 'taken_away') return t.takenAway({ day: formatDate(settled_at) });
  if (n === null) return t.onItsWayUnseen({ section });
  return version_state === 'published' || version_state === 'replaced' ? t.takenIn({ n, section }) : t.onItsWay({ n, section });
}

/** A reader proposes a change to what she has just read. */
export function ProposePage({ version, form }: { version: Version; form: FormState }) {
  return (
    <Page title={t.proposeTitle({ title: version.title })} lead={t.proposeLead()} trail={routineTrail(version, true)}>
      <ErrorSummary form={form} />
      <Notice>{t.noPersonsHint()}</Notice>
      <Form action={`/handbook/routines/${version.routine_id}/propose`}>
        <Field name="place" label={t.where()} help={t.whereHelp()} maxlength={200} form={form} />
        <TextArea name="text" label={t.text()} rows={6} maxlength={8000} form={form} required />
        <Button>{t.send()}</Button>
      </Form>
    </Page>
  );
}
