import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, ButtonRow, Empty, LinkButton, Page, Pager, Table } from '#platform/ui/index.ts';
import { t } from '../meetings/texts.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Attended } from './overview.queries.ts';

type Props = { network: Network; held: number; attended: readonly Attended[]; page: number; pages: number };

/** How often the members come, for who calls the meetings: whom to ask how it goes. */
export function AttendanceOverviewPage({ network, held, attended, page, pages }: Props) {
  return (
    <Page title={t.overviewTitle()} lead={t.overviewLead({ n: held })} trail={networkTrail(network)} shy>
      {held === 0 ? (
        <Empty title={t.overviewNone()} body={t.overviewNoneBody()} />
      ) : (
        <>
          <Table
            caption={t.overviewTitle()}
            captionHidden
            columns={[
              { label: t.columnName(), sort: 'name' },
              { label: t.columnStandsFor() },
              { label: t.columnTimes(), numeric: true, sort: 'came' },
              { label: t.columnLast(), sort: 'last' },
            ]}
            rows={attended.map(({ name, stands_for, came, last }) => [
              name ?? t.nameHidden(),
              stands_for ?? '',
              t.timesOf({ came, held }),
              last ? formatDate(last) : '',
            ])}
          />
          <Pager page={page} pages={pages} />
          <ButtonRow>
            <LinkButton href={addressWith({ format: 'xlsx' })}>Excel</LinkButton>
            <LinkButton href={addressWith({ format: 'csv' })}>CSV</LinkButton>
          </ButtonRow>
        </>
      )}
    </Page>
  );
}
