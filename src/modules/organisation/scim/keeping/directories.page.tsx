import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Field, Form, Page, Section, Select, Table } from '#platform/ui/index.ts';
import { organisationTabs } from '../../tabs.ts';
import { t } from '../texts.ts';
import type { listDirectories, listMunicipalities } from './directories.queries.ts';

type Props = {
  directories: Awaited<ReturnType<typeof listDirectories>>;
  municipalities: Awaited<ReturnType<typeof listMunicipalities>>;
  /** Made when the form is shown, so that sending it twice enters one directory. */
  newId: string;
  form?: FormState;
};

export function DirectoriesPage({ directories, municipalities, newId, form = emptyForm }: Props) {
  const only = municipalities.length === 1 ? municipalities[0] : undefined;
  return (
    <Page title={t.directories()} lead={t.directoriesLead()} tabs={organisationTabs()}>
      <ErrorSummary form={form} />
      <Table
        caption={t.directories()}
        captionHidden
        columns={[
          { label: t.directory() },
          { label: t.municipality() },
          { label: t.peopleIn(), numeric: true },
          { label: t.peopleOut(), numeric: true },
          { label: t.groups(), numeric: true },
          { label: t.lastCall() },
        ]}
        rows={directories.map((one) => [
          <a href={`/organisation/directories/${one.id}`}>{one.label}</a>,
          one.municipality,
          one.active,
          one.inactive,
          one.groups,
          one.last_call ? formatWhen(one.last_call) : t.never(),
        ])}
        empty={<Empty title={t.noDirectories()} body={t.noDirectoriesBody()} />}
      />
      <Section title={t.addDirectory()}>
        <Form action="/organisation/directories" hidden={{ id: newId, ...(only ? { organisation: only.id } : {}) }}>
          {!only && (
            <Select
              name="organisation"
              label={t.municipality()}
              form={form}
              required
              options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Field name="label" label={t.label()} help={t.labelHelp()} form={form} required />
          <Button variant={directories.length === 0 ? 'primary' : 'secondary'}>{t.add()}</Button>
        </Form>
      </Section>
    </Page>
  );
}
