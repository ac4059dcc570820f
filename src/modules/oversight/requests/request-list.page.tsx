import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Empty, Page, Table } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import { oversightTabs } from '../tabs.ts';
import type { Request } from './requests.queries.ts';
import { t } from './texts.ts';
import { RequestState } from './who-looked.page.tsx';

/** Requests to decide, what waits first. */
export function RequestListPage({ requests }: { requests: readonly Request[] }) {
  const n = requests.filter(({ decided_at, withdrawn_at }) => !decided_at && !withdrawn_at).length;
  return (
    <Page title={t.listTitle()} lead={n > 0 ? t.listLead({ n }) : t.listNone()} tabs={oversightTabs()} shy>
      <Table
        caption={t.listTitle()}
        captionHidden
        columns={[
          { label: t.colAsker() },
          { label: t.colMade() },
          { label: t.colDays() },
          { label: t.colTaken() },
          { label: t.colState() },
        ]}
        rows={requests.map((request) => [
          <a href={`/requests/${request.id}`}>{sayWho(request.name)}</a>,
          formatWhen(request.made_at),
          `${formatDate(request.from_on)} – ${formatDate(request.until_on)}`,
          request.taken_at ? sayWho(request.taken_by) : null,
          <RequestState request={request} />,
        ])}
        empty={<Empty title={t.noRequests()} body={t.noRequestsBody()} />}
      />
    </Page>
  );
}
