import { type FileFault, UnreadableFile } from '#platform/files/unreadable-file.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { LinkButton, Notice, Page } from '#platform/ui/index.ts';
import { trail } from './import-parts.tsx';
import { Counts, Rows, type RowsProps } from './import-rows.tsx';
import type { Import } from './imports.queries.ts';
import { t } from './texts.ts';

type Props = RowsProps & { one: Import };

/** What an import did: the same numbers and rows as the preview had. */
export function AppliedPage({ one, action, rows, page, pages }: Props) {
  const when = one.finished_at ? formatWhen(one.finished_at) : '';
  const { organisation } = one;
  const lead = one.person ? t.appliedLead({ when, by: one.person, organisation }) : t.appliedLeadNobody({ when, organisation });
  return (
    <Page
      title={t.appliedTitle()}
      tab={t.title()}
      lead={lead}
      trail={trail()}
      wide
      shy
      action={
        <LinkButton href="/organisation/people" variant="primary">
          {t.toPeople()}
        </LinkButton>
      }
    >
      <Counts one={one} action={action} />
      {(one.counts.untouched ?? 0) > 0 && <p>{t.untouched({ n: one.counts.untouched ?? 0 })}</p>}
      <Rows action={action} rows={rows} page={page} pages={pages} />
    </Page>
  );
}

/** The file could not be read, or the import was given up: nothing has changed, and one may begin again. */
export function EndedPage({ one }: { one: Import }) {
  const unreadable = one.state === 'unreadable';
  return (
    <Page
      title={unreadable ? t.unreadableTitle() : t.abandonedTitle()}
      tab={t.title()}
      lead={unreadable ? t.unreadableLead() : t.abandonedLead()}
      trail={trail()}
      action={
        <LinkButton href="/organisation/import" variant="primary">
          {t.newImport()}
        </LinkButton>
      }
    >
      {unreadable && (
        <Notice kind="late" title={one.file_name}>
          <p>{troubleSentence(one.trouble)}</p>
        </Notice>
      )}
    </Page>
  );
}

/** Kept as a key, so that it is told in the reader's language. */
function troubleSentence(trouble: string | null): string {
  if (trouble === 'fileGone') return t.fileGone();
  if (trouble?.startsWith('{')) return new UnreadableFile(JSON.parse(trouble) as FileFault).sentence();
  return t.readFailed();
}
