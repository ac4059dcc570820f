import { number } from '#platform/i18n/dates.ts';
import { addressWith, Empty, Pager, Section, State, Table } from '#platform/ui/index.ts';
import { faultSentence, reasonSentence } from './faults.ts';
import { actionName } from './import-parts.tsx';
import type { Import, PreviewRow } from './imports.queries.ts';
import { type Action, actions } from './tell-changes.ts';
import { t } from './texts.ts';

/** The rows of one kind, a page of them. */
export type RowsProps = { action: Action | null; rows: readonly PreviewRow[]; page: number; pages: number };

/** One number a kind of change, each leading to its rows. */
export function Counts({ one, action }: { one: Import; action: Action | null }) {
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

export function Rows({ action, rows, page, pages }: RowsProps) {
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
            {row.name ?? (row.hidden ? t.hiddenName() : '–')} <span class="import-examples">{row.number}</span>
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
