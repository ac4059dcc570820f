import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Notice, Page, State, Table } from '#platform/ui/index.ts';
import { FormatLinks } from './format-links.tsx';
import type { InstrumentRow } from './instruments.queries.ts';
import { t } from './texts.ts';

/** What one may ask with here: the municipality's own copies, and what Samfrid brings. */
export function InstrumentListPage({ versions }: { versions: readonly InstrumentRow[] }) {
  return (
    <Page
      title={t.title()}
      lead={t.lead()}
      trail={[{ href: '/screening', label: t.trail() }]}
      action={
        <LinkButton href="/screening/instruments/load" variant="primary">
          {t.load()}
        </LinkButton>
      }
      wide
    >
      {!versions.some(({ municipality }) => municipality) && (
        <Notice title={t.noneOwn()}>
          <p>{t.noneOwnBody()}</p>
        </Notice>
      )}
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.colName() },
          { label: t.colVersion() },
          { label: t.colKind() },
          { label: t.colState() },
          { label: t.colUsed() },
          { label: t.colLoaded() },
        ]}
        rows={versions.map((row) => [
          <a href={`/screening/instruments/${row.id}`}>{row.title}</a>,
          row.version,
          t[row.kind](),
          <VersionState withdrawnAt={row.withdrawn_at} />,
          row.used.length > 0 ? row.used.join(', ') : t.notUsed(),
          row.municipality ? `${formatDate(row.loaded_at)}, ${row.municipality}` : t.fromSamfrid(),
        ])}
        empty={<Empty title={t.empty()} body={t.emptyBody()} />}
      />
      <p class="help">
        <FormatLinks />
      </p>
    </Page>
  );
}

export const VersionState = ({ withdrawnAt }: { withdrawnAt: Date | null }) =>
  withdrawnAt ? <State kind="neutral">{t.gone()}</State> : <State kind="done">{t.inUse()}</State>;
