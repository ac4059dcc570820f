import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Form, Section, TextArea } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import type { Incident, Step } from './incidents.queries.ts';
import { t } from './texts.ts';

/** What was done, the latest first; nothing here is changed afterwards. */
export function TimelineSection({ incident, steps, form }: { incident: Incident; steps: readonly Step[]; form: FormState }) {
  return (
    <Section title={t.timeline()} lead={t.timelineLead()}>
      {!incident.closed_at && (
        <Form action={`/incidents/${incident.id}/notes`}>
          <TextArea name="note" label={t.newNote()} rows={2} required maxlength={4000} form={form} />
          <Button variant="secondary">{t.addNote()}</Button>
        </Form>
      )}
      <ol class="steps">
        {steps.map(({ at, who, kind, words }) => (
          <li>
            <p class="look-over">
              {formatWhen(at)}, {sayWho(who)}
            </p>
            <p>
              <strong>{t[`step_${kind}`]()}</strong>
              {words && <span class="look-said">{words}</span>}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
