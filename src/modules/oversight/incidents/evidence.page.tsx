import type { FormState } from '#platform/http/form-state.ts';
import { Button, DateField, ErrorSummary, Fieldset, Filters, Form, Notice, Page, Select, TimeField } from '#platform/ui/index.ts';
import { sayDeed, sayWho } from '../look.tsx';
import type { Incident } from './incidents.queries.ts';
import { t } from './texts.ts';

type Found = {
  acts: readonly { act: string; entries: number }[];
  people: readonly { person_id: string; name: string | null; entries: number }[];
  entries: number;
};
type Props = { incident: Incident; form: FormState; found: Found | null; id: string };

/** Chooses what to freeze: look first, then freeze just that. */
export function EvidencePage({ incident, form, found, id }: Props) {
  const value = (name: string) => String(form.values[name] ?? '');
  const hidden = Object.fromEntries(
    ['fromDay', 'fromTime', 'untilDay', 'untilTime', 'person', 'act'].map((name) => [name, value(name)]),
  );
  return (
    <Page
      title={t.freezeTitle()}
      lead={t.freezeLead()}
      trail={[
        { href: '/incidents', label: t.listTitle() },
        { href: `/incidents/${incident.id}`, label: incident.title },
      ]}
      shy
    >
      <ErrorSummary form={form} />
      <Filters action={`/incidents/${incident.id}/evidence`}>
        <Fieldset label={t.frameFrom()}>
          <DateField name="fromDay" label={t.day()} required form={form} />
          <TimeField name="fromTime" label={t.time()} required form={form} />
        </Fieldset>
        <Fieldset label={t.frameUntil()}>
          <DateField name="untilDay" label={t.day()} required form={form} />
          <TimeField name="untilTime" label={t.time()} required form={form} />
        </Fieldset>
        {found && (
          <>
            <Select
              name="person"
              label={t.onlyPerson()}
              empty={t.everybody()}
              form={form}
              options={found.people.map(({ person_id, name, entries }) => ({
                value: person_id,
                label: `${sayWho(name)} (${entries})`,
              }))}
            />
            <Select
              name="act"
              label={t.onlyAct()}
              empty={t.everyAct()}
              form={form}
              options={found.acts.map(({ act, entries }) => ({ value: act, label: `${sayDeed(act, null)} (${entries})` }))}
            />
          </>
        )}
      </Filters>
      {found && found.entries === 0 && <Notice>{t.nothingToFreeze()}</Notice>}
      {found && found.entries > 0 && (
        <Form action={`/incidents/${incident.id}/evidence`} hidden={{ ...hidden, id }}>
          <p>{t.wouldFreeze({ n: found.entries })}</p>
          <Button>{t.freezeNow()}</Button>
        </Form>
      )}
    </Page>
  );
}
