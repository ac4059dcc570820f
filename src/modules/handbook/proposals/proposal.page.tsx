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
import { routineTrail } from '../routines/trail.ts';
import type { Version } from '../versions/versions.queries.ts';
import type { Proposal } from './settle.ts';
import { t } from './texts.ts';

type Props = { proposal: Proposal; routines: readonly { id: string; label: string }[]; form: FormState };

/** One proposal: what it says, where it comes from, and what became of it or is to become of it. */
export function ProposalPage({ proposal, routines, form }: Props) {
  const { id, routine, routine_id, book, place, text, source_label, source_href, proposed_at, mine } = proposal;
  return (
    <Page
      title={routine ? t.title({ routine }) : t.titleNew({ book })}
      lead={sayState(proposal)}
      trail={[
        { href: '/handbook', label: t.handbook() },
        { href: '/handbook/writing', label: t.writing() },
      ]}
    >
      <ErrorSummary form={form} />
      <blockquote class="proposal-text">{text}</blockquote>
      <Facts
        items={[
          { term: t.where(), value: place },
          { term: t.source(), value: source_href ? <a href={source_href}>{source_label}</a> : source_label || t.aColleague() },
          { term: t.proposedOn(), value: formatDate(proposed_at) },
          { term: t.routine(), value: routine_id && <a href={`/handbook/routines/${routine_id}`}>{routine}</a> },
        ]}
      />
      {mine && !proposal.settled_at && (
        <Section title={t.answerTitle()} lead={t.answerLead()}>
          <Form action={`/handbook/proposals/${id}/take-in`}>
            {!routine_id && (
              <Select
                name="routine_id"
                label={t.intoRoutine()}
                help={t.intoHelp()}
                options={routines.map((one) => ({ value: one.id, label: one.label }))}
                form={form}
                required
              />
            )}
            <Field name="section" label={t.section()} help={t.sectionHelp()} maxlength={200} form={form} required />
            <Button>{t.takeIn()}</Button>
          </Form>
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

function sayState({ settled_how, settled_at, version_number, section, settle_note }: Proposal): string {
  if (!settled_at || !settled_how) return t.waits();
  const day = formatDate(settled_at);
  if (settled_how === 'declined') return t.declined({ day, note: settle_note });
  return version_number === null ? t.takenIntoDraft({ day, section }) : t.takenIn({ day, n: version_number, section });
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
