import { Confirm, LinkButton, Page, PublicPage, Section, TextArea } from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import type { EntryView } from './entry.queries.ts';
import { isActive } from './entry.ts';
import { History } from './history.tsx';
import { Stand } from './stand.tsx';
import { t } from './texts.ts';
import { Why } from './why.tsx';

/** An entry, to herself, her manager and those who run the occasion. */
export function EntryPage({ view }: { view: EntryView }) {
  const { self, leads, plans, runs } = view.relation;
  const trail = self
    ? { href: '/training/mine', label: t.mineTitle() }
    : runs
      ? { href: `/training/occasions/${view.occasion_id}/participants`, label: t.participantsTitle() }
      : { href: '/training/team', label: t.teamTitle() };
  return (
    <Page
      title={self ? courseName(view) : t.entryOf({ name: view.name })}
      tab={t.entryTab()}
      lead={self ? describeOccasion(view.parts) : `${courseName(view)}. ${describeOccasion(view.parts)}`}
      trail={[trail]}
      action={<LinkButton href={`/training/occasions/${view.occasion_id}`}>{t.seeOccasion()}</LinkButton>}
      shy={!self}
    >
      <EntryBody view={view} at={`/training/enrolments/${view.id}`} may={self || leads || plans} />
      {plans && !self && isActive(view.state) && <RemoveIt view={view} />}
    </Page>
  );
}

/** The same for someone without an account; the secret in the address is her key. */
export function GuestEntryPage({ view, at }: { view: EntryView; at: string }) {
  return (
    <PublicPage title={courseName(view)} lead={describeOccasion(view.parts)} tab={t.entryTab()}>
      <EntryBody view={view} at={at} may />
      <p class="help">{t.keepLink()}</p>
    </PublicPage>
  );
}

/** For those who plan: off the list, with a reason she is told. */
function RemoveIt({ view }: { view: EntryView }) {
  const name = view.name || t.nameHidden();
  return (
    <Section title={t.removeTitle()} lead={t.removeLead()}>
      <Confirm
        label={t.remove()}
        question={t.removeQuestion({ name })}
        yes={t.removeYes()}
        action={`/training/enrolments/${view.id}/remove`}
      >
        <TextArea name="reason" label={t.reasonLabel()} help={t.reasonHelp()} rows={2} maxlength={500} required />
      </Confirm>
    </Section>
  );
}

const courseName = ({ title, label }: EntryView): string => (label ? `${title}, ${label}` : title);

function EntryBody(props: { view: EntryView; at: string; may: boolean }) {
  return (
    <>
      <Stand {...props} />
      <Section title={t.whyTitle()}>
        <Why view={props.view} />
      </Section>
      <Section title={t.historyTitle()}>
        <History events={props.view.history} />
      </Section>
    </>
  );
}
