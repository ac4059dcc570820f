import { randomUUID } from 'node:crypto';
import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { Button, Empty, ErrorSummary, Field, Form, Page, Section, Select, Table } from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import { t } from './texts.ts';
import { EXTERNAL, type listExternal } from './units.queries.ts';
import { kindName } from './words.ts';

type Props = { organisations: Awaited<ReturnType<typeof listExternal>>; mayAdd: boolean; form?: FormState };

export function ExternalPage({ organisations, mayAdd, form = emptyForm }: Props) {
  return (
    <Page title={t.external()} lead={t.externalLead()} tabs={organisationTabs()}>
      <ErrorSummary form={form} />
      <Table
        caption={t.external()}
        captionHidden
        columns={[{ label: t.name() }, { label: t.kind() }]}
        rows={organisations.map(({ id, name, kind }) => [<a href={`/organisation/${id}`}>{name}</a>, kindName(kind)])}
        empty={<Empty title={t.noExternal()} body={t.noExternalBody()} />}
      />
      {mayAdd && (
        <Section title={t.addExternal()}>
          <Form action="/organisation/external" hidden={{ id: randomUUID() }}>
            <Field name="name" label={t.name()} form={form} required maxlength={200} />
            <Select
              name="kind"
              label={t.kind()}
              form={form}
              required
              options={EXTERNAL.map((value) => ({ value, label: kindName(value) }))}
            />
            <Button variant="secondary">{t.add()}</Button>
          </Form>
        </Section>
      )}
    </Page>
  );
}
