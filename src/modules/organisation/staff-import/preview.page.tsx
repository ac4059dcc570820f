import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Checkbox, ErrorSummary, Form, LinkButton, Notice, Page } from '#platform/ui/index.ts';
import { Abandon, OtherOpen } from './columns.page.tsx';
import { endsMany } from './decide-import.ts';
import { trail } from './import-parts.tsx';
import { Counts, Rows, type RowsProps } from './import-rows.tsx';
import type { findOtherOpen, Import } from './imports.queries.ts';
import { actions } from './tell-changes.ts';
import { t } from './texts.ts';

type Props = RowsProps & { one: Import; form: FormState; other: Awaited<ReturnType<typeof findOtherOpen>> };

/** What the file would do, before it is done: the numbers, the rows of one kind, and the one button. */
export function PreviewPage({ one, action, rows, page, pages, form, other }: Props) {
  const { counts } = one;
  const faults = counts.fault ?? 0;
  const nothing = actions.every((kind) => kind === 'same' || !counts[kind]);
  const inFile = one.rows_total;
  return (
    <Page
      title={t.previewTitle()}
      tab={t.title()}
      lead={nothing ? t.previewNothing() : t.previewSentence({ rows: inFile })}
      trail={trail()}
      wide
      shy
    >
      <ErrorSummary form={form} />
      <Troubles one={one} other={other} />
      <Counts one={one} action={action} />
      {(counts.units ?? 0) > 0 && <p>{t.newUnits({ n: counts.units ?? 0 })}</p>}
      {(counts.untouched ?? 0) > 0 && <p>{t.untouched({ n: counts.untouched ?? 0 })}</p>}
      {faults === 0 && !nothing && (
        <Form action={`/organisation/import/${one.id}/apply`}>
          {endsMany(counts) && (
            <Notice kind="late" title={t.endsMany({ n: counts.missing ?? 0, staff: counts.staff ?? 0 })}>
              <p>{t.endsManyBody()}</p>
              <Checkbox name="ends" label={t.endsConfirm({ n: counts.missing ?? 0 })} form={form} required />
            </Notice>
          )}
          <p>{t.applyLead()}</p>
          <ButtonRow>
            <Button>{t.applyButton()}</Button>
            <LinkButton href={`/organisation/import/${one.id}/columns`}>{t.changeColumns()}</LinkButton>
          </ButtonRow>
        </Form>
      )}
      {(faults > 0 || nothing) && (
        <ButtonRow>
          <LinkButton href="/organisation/import" variant="primary">
            {t.newImport()}
          </LinkButton>
          <LinkButton href={`/organisation/import/${one.id}/columns`}>{t.changeColumns()}</LinkButton>
        </ButtonRow>
      )}
      <Rows action={action} rows={rows} page={page} pages={pages} />
      <Abandon id={one.id} />
    </Page>
  );
}

function Troubles({ one, other }: Pick<Props, 'one' | 'other'>) {
  const faults = one.counts.fault ?? 0;
  const changed = one.trouble === 'changedMeanwhile';
  return (
    <>
      {changed && (
        <Notice kind="late" title={t.changedMeanwhile()}>
          <p>{t.changedMeanwhileBody()}</p>
        </Notice>
      )}
      {one.trouble === 'applyFailed' && (
        <Notice kind="late" title={t.applyFailed()}>
          <p>{t.applyFailedBody()}</p>
        </Notice>
      )}
      {other && <OtherOpen file={other.file_name} when={formatWhen(other.created_at)} />}
      {faults > 0 && (
        <Notice kind="late" title={t.previewFaults({ n: faults })}>
          <p>{t.previewFaultsBody()}</p>
          <p>
            <a href={`/organisation/import/${one.id}?action=fault&format=xlsx`}>{t.faultsExport()}</a>
            {' · '}
            <a href={`/organisation/import/${one.id}?action=fault&format=csv`}>{t.faultsExportCsv()}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
