import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Confirm, ErrorSummary, Facts, Form, Page, PostButton, Radios, Section, TextArea } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import { AffectedSection } from './affected-section.tsx';
import { ClocksSection } from './clocks-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import type { Dossier, Incident } from './incidents.queries.ts';
import { MeasuresSection } from './measures-section.tsx';
import { t } from './texts.ts';
import { TimelineSection } from './timeline-section.tsx';

type Props = { incident: Incident; dossier: Dossier; form: FormState; measure: string };

/** Everything about one incident on one page: the clocks first, since they run. */
export function IncidentPage({ incident, dossier, form, measure }: Props) {
  const { id, closed_at } = incident;
  return (
    <Page
      title={incident.title}
      tab={t.listTitle()}
      lead={sayWhere(incident)}
      trail={[{ href: '/incidents', label: t.listTitle() }]}
      wide
      shy
    >
      <ErrorSummary form={form} />
      <ClocksSection incident={incident} dossier={dossier} form={form} />
      <Section title={t.happened()}>
        <p class="look-said">{incident.story}</p>
        <Facts
          items={[
            { term: t.aware(), value: formatWhen(incident.aware_at) },
            { term: t.reportedBy(), value: `${sayWho(incident.reported_by)}, ${formatWhen(incident.reported_at)}` },
            {
              term: t.colTaken(),
              value: incident.taken_at ? `${sayWho(incident.taken_by)}, ${formatWhen(incident.taken_at)}` : t.nobodyYet(),
            },
            { term: t.cyberTerm(), value: t[`cyber_${incident.cyber}`]() },
            { term: t.dataTerm(), value: t[`personal_data_${incident.personal_data}`]() },
          ]}
        />
        {!closed_at && !incident.mine && (
          <PostButton action={`/incidents/${id}/take`} label={incident.taken_at ? t.takeOver() : t.take()} />
        )}
        {!closed_at && <Judgement incident={incident} form={form} />}
      </Section>
      <EvidenceSection incident={incident} evidence={dossier.evidence} frozen={dossier.frozen} />
      <AffectedSection incident={incident} dossier={dossier} form={form} />
      <MeasuresSection incident={incident} measures={dossier.measures} form={form} measure={measure} />
      <TimelineSection incident={incident} steps={dossier.steps} form={form} />
      {!closed_at && (
        <Confirm
          label={t.close()}
          question={t.closeQuestion()}
          yes={t.closeYes()}
          action={`/incidents/${id}/close`}
          variant="primary"
          open={form.errors['lessons'] !== undefined}
        >
          <TextArea name="lessons" label={t.lessons()} help={t.lessonsHelp()} required rows={4} maxlength={4000} form={form} />
        </Confirm>
      )}
    </Page>
  );
}

function sayWhere({ closed_at, closed_by, taken_by, taken_at, lessons }: Incident): string {
  if (closed_at) return t.closedLead({ when: formatWhen(closed_at), who: sayWho(closed_by), lessons: lessons ?? '' });
  return taken_at ? t.openLead({ who: sayWho(taken_by) }) : t.untakenLead();
}

function Judgement({ incident, form }: { incident: Incident; form: FormState }) {
  const tried = form.values['cyber'] !== undefined;
  const state = tried ? form : filled({ cyber: incident.cyber, personal_data: incident.personal_data });
  return (
    <details class="more" open={tried || incident.cyber === 'unjudged' || incident.personal_data === 'unjudged'}>
      <summary>{t.judge()}</summary>
      <Form action={`/incidents/${incident.id}/judge`}>
        <Radios
          name="cyber"
          label={t.cyberTerm()}
          help={t.cyberHelp()}
          required
          form={state}
          options={(['unjudged', 'significant', 'not_significant'] as const).map((value) => ({
            value,
            label: t[`cyber_${value}`](),
          }))}
        />
        <Radios
          name="personal_data"
          label={t.dataTerm()}
          help={t.dataHelp()}
          required
          form={state}
          options={(['unjudged', 'high_risk', 'risk', 'no_risk', 'none'] as const).map((value) => ({
            value,
            label: t[`personal_data_${value}`](),
          }))}
        />
        <TextArea name="why" label={t.why()} required rows={3} maxlength={2000} form={state} />
        <Button variant="secondary">{t.saveJudgement()}</Button>
      </Form>
    </details>
  );
}
