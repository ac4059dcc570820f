import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen, number } from '#platform/i18n/dates.ts';
import {
  addressWith,
  Button,
  ButtonRow,
  Checkbox,
  Empty,
  ErrorSummary,
  Form,
  LinkButton,
  Notice,
  Page,
  Pager,
  Section,
  State,
  Table,
} from '#platform/ui/index.ts';
import { Abandon, OtherOpen } from './columns.page.tsx';
import { endsMany } from './decide-import.ts';
import { faultSentence, reasonSentence } from './faults.ts';
import { actionName, trail } from './import-parts.tsx';
import type { findOtherOpen, Import, PreviewRow } from './imports.queries.ts';
import { type Action, actions } from './tell-changes.ts';
import { t } from './texts.ts';

type Props = {
  one: Import;
  action: Action | null;
  rows: readonly PreviewRow[];
  page: number;
  pages: number;
  form: FormState;
  other: Awaited<ReturnType<typeof findOtherOpen>>;
};

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

export function Counts({ one, action }: Pick<Props, 'one' | 'action'>) {
  return (
    <ul class="import-counts">
      {actions.map((kind) => {
        const n = one.counts[kind] ?? 0;
        return (
          <li>
            {n === 0 ? (
              <div class="import-none">
                <b>0</b>
                <span>{actionName(kind)}</span>
              </div>
            ) : (
              <a
                class={`import-${kind}`}
                href={addressWith({ action: action === kind ? null : kind, format: null })}
                aria-current={action === kind ? 'true' : undefined}
              >
                <b>{number(n)}</b>
                <span>{actionName(kind)}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function Rows({ action, rows, page, pages }: Pick<Props, 'action' | 'rows' | 'page' | 'pages'>) {
  const title = action === null ? t.all() : actionName(action);
  return (
    <Section title={title}>
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: t.rowColumn() },
          { label: t.nameColumn() },
          { label: t.workplaceColumn() },
          { label: t.professionColumn() },
          { label: action === 'fault' ? t.faultColumn() : t.whatColumn() },
        ]}
        rows={rows.map((row) => [
          row.row_number > 0 ? String(row.row_number) : t.notInFile(),
          <span>
            {row.name ?? '–'} <span class="import-examples">{row.number}</span>
          </span>,
          row.hidden ? <State kind="info">{t.hidden()}</State> : row.workplace,
          row.profession,
          <Why row={row} />,
        ])}
        empty={<Empty title={t.nothingHere()} body={t.nothingHereBody()} />}
      />
      <Pager page={page} pages={pages} />
    </Section>
  );
}

function Why({ row }: { row: PreviewRow }) {
  const sentences = saysWhy(row);
  if (sentences.length === 1) return <>{sentences[0]}</>;
  return (
    <ul class="import-why">
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}

/** In whole sentences, what a row would do or why it cannot. */
export function saysWhy(row: PreviewRow): string[] {
  if (row.action === 'fault') return row.faults.map(faultSentence);
  const told = row.reasons.map(reasonSentence);
  if (row.action === 'add') return [t.reasonAdd(), ...told];
  return told.length > 0 ? told : [t.reasonSame()];
}
