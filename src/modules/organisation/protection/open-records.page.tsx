import { may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, Table } from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import type { Kept, Open } from './protection.queries.ts';
import { referenceOf } from './protection.queries.ts';
import { t } from './texts.ts';
import { strengthShort } from './words.ts';

/** The records open to the reader of the page: her own first. */
export const OpenRecordsPage = ({ records, me }: { records: readonly Open[]; me: string }) => (
  <Page
    title={t.title()}
    lead={t.lead()}
    tabs={organisationTabs()}
    action={may('people.protect') && <LinkButton href="/organisation/protection/records">{t.toRecords()}</LinkButton>}
    shy
  >
    <Table
      caption={t.openTitle()}
      captionHidden
      columns={[{ label: t.openTitle() }, { label: t.strength() }, { label: t.since() }]}
      rows={records.map((one) => [
        <a href={`/organisation/protection/${one.person_id}`}>{one.person_id === me ? t.you() : one.name}</a>,
        strengthShort(one.protection),
        formatDate(one.protected_at),
      ])}
      empty={<Empty title={t.noneOpen()} body={t.noneOpenBody()} />}
    />
  </Page>
);

/** The records one answers for, without names. */
export const KeptRecordsPage = ({ records }: { records: readonly Kept[] }) => (
  <Page
    title={t.recordsTitle()}
    lead={t.recordsLead()}
    trail={[{ href: '/organisation/protection', label: t.title() }]}
    tabs={organisationTabs()}
    shy
  >
    <Table
      caption={t.recordsTitle()}
      captionHidden
      columns={[
        { label: t.reference() },
        { label: t.strength() },
        { label: t.since() },
        { label: t.readersCount(), numeric: true },
        { label: t.proposedCount(), numeric: true },
      ]}
      rows={records.map((one) => [
        <a href={`/organisation/protection/${one.person_id}`}>{one.name ?? referenceOf(one.person_id)}</a>,
        strengthShort(one.protection),
        formatDate(one.protected_at),
        one.readers,
        one.proposed,
      ])}
      empty={<Empty title={t.noRecords()} body={t.noRecordsBody()} />}
    />
  </Page>
);
