import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, FileField, Form, Page, Pager, Section, Select, State, Table } from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import { actionCount, stateName } from './import-parts.tsx';
import type { ImportState, listEmployers, listImports } from './imports.queries.ts';
import { actions, type Counts } from './tell-changes.ts';
import { t } from './texts.ts';

type Props = {
  /** Made when the form is shown, so that sending it twice begins one import. */
  newId: string;
  employers: Awaited<ReturnType<typeof listEmployers>>;
  imports: Awaited<ReturnType<typeof listImports>>;
  page: number;
  pages: number;
  form: FormState;
};

export function ImportListPage({ newId, employers, imports, page, pages, form }: Props) {
  const only = employers.length === 1 ? employers[0] : undefined;
  return (
    <Page
      title={only ? t.forOrganisation({ organisation: only.name }) : t.title()}
      tab={t.title()}
      lead={t.lead()}
      tabs={organisationTabs()}
    >
      <ErrorSummary form={form} />
      <Section title={t.upload()}>
        <Form
          action="/organisation/import"
          enctype="multipart/form-data"
          hidden={{ id: newId, ...(only ? { organisation: only.id } : {}) }}
        >
          {!only && (
            <Select
              name="organisation"
              label={t.organisation()}
              form={form}
              required
              width="medium"
              options={employers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <FileField name="file" label={t.file()} help={t.fileHelp()} accept=".csv,.txt,.xlsx" form={form} required />
          <Button>{t.uploadButton()}</Button>
        </Form>
      </Section>
      <Section title={t.earlier()}>
        <Table
          caption={t.earlier()}
          captionHidden
          columns={[t.columnFile(), t.columnWhen(), t.columnBy(), t.columnState(), t.columnResult()].map((label) => ({ label }))}
          rows={imports.map((one) => [
            <>
              <a href={`/organisation/import/${one.id}`}>{one.file_name}</a>
              {employers.length > 1 && <> · {one.organisation}</>}
            </>,
            formatWhen(one.created_at),
            one.person,
            <StateOf state={one.state as ImportState} />,
            one.state === 'applied' || one.state === 'previewed' ? summary(one.counts as Partial<Counts>) : null,
          ])}
          empty={<Empty title={t.noEarlier()} body={t.noEarlierBody()} />}
        />
        <Pager page={page} pages={pages} />
      </Section>
    </Page>
  );
}

function StateOf({ state }: { state: ImportState }) {
  const { kind, word } = stateName(state);
  return <State kind={kind}>{word}</State>;
}

/** 12 nya · 5 flyttar: what there is of, and nothing of what there is not. */
function summary(counts: Partial<Counts>): string {
  const told = actions.filter((action) => action !== 'same' && (counts[action] ?? 0) > 0);
  return told.length === 0 ? t.reasonSame() : told.map((action) => actionCount(action, counts[action] ?? 0)).join(' · ');
}
