import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Field, Form, Page, Section, Select, Table, TextArea } from '#platform/ui/index.ts';
import { t as module } from '../../texts.ts';
import { t } from '../texts.ts';
import type { ListedSystem } from './case-systems.queries.ts';

type Props = {
  systems: readonly ListedSystem[];
  places: readonly { id: string; name: string; depth: number }[];
  /** Made when the form is shown, so that sending it twice enters one system. */
  newId: string;
  form: FormState;
};

export function CaseSystemsPage({ systems, places, newId, form }: Props) {
  return (
    <Page title={t.title()} lead={t.lead()} trail={[{ href: '/screening', label: module.menu() }]}>
      <ErrorSummary form={form} />
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.system() },
          { label: t.speaksFor() },
          { label: t.lastCall() },
          { label: t.faultsWeek(), numeric: true },
        ]}
        rows={systems.map((one) => [
          <a href={`/screening/case-systems/${one.id}`}>{one.label}</a>,
          one.place,
          one.last_call ? formatWhen(one.last_call) : t.never(),
          one.faults,
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      <Section title={t.addSystem()}>
        <Form action="/screening/case-systems" hidden={{ id: newId }}>
          <Field name="label" label={t.label()} help={t.labelHelp()} form={form} required />
          <Select
            name="organisation"
            label={t.place()}
            help={t.placeHelp()}
            form={form}
            required
            options={places.map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }))}
          />
          <TextArea name="origins" label={t.origins()} help={t.originsHelp()} form={form} rows={3} />
          <Button variant={systems.length === 0 ? 'primary' : 'secondary'}>{t.add()}</Button>
        </Form>
      </Section>
    </Page>
  );
}
